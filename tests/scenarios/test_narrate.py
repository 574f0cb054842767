"""The command as an audio desk uses it: an article in, a file that can be published out."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import av
import mutagen
import numpy as np
import pytest
from jsonschema import Draft202012Validator

from audio_engine.narration.publishing.loudness import Meter
from audio_engine.resources import resource
from tests.scenarios.articles import ENGLISH, FRENCH, article, many_sentences, narrated
from tests.scenarios.command import MODELS, environment, error_line, souffleur, transcript_of
from tests.tone_voice import build_tone_voice

SPOKEN_BY_ITSELF = {
    "fr": "Cet article vous est lu par une voix de synthèse.",
    "en": "This article is read to you by a synthetic voice.",
}


@pytest.fixture(scope="module", params=[FRENCH, ENGLISH], ids=["fr", "en"])
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The report of a sample, published on a machine without any model."""
    out = tmp_path_factory.mktemp("out")
    report, result = narrated(
        tmp_path_factory.mktemp("home"),
        request.param,
        *("--format", "mp3", "--loudness", "podcast-stereo", "--subtitles", "--output", out),
    )
    assert "basic" in result.stderr
    assert {path.name for path in out.iterdir()} == {
        f"{request.param.stem}.{ending}" for ending in ("mp3", "srt", "vtt", "chapters.json", "report.json")
    }
    return report


def measured(path: Path) -> tuple[float, float]:
    """LUFS and true peak of what a player hears, by a meter of its own."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        meter = Meter(channels=stream.channels, rate=stream.rate)
        for frame in container.decode(stream):
            meter.add(np.ascontiguousarray(frame.to_ndarray().astype(np.float32).T))
    found = meter.finish()
    assert found.integrated_lufs is not None
    assert found.true_peak_dbtp is not None
    return found.integrated_lufs, found.true_peak_dbtp


def test_the_encoded_file_is_as_loud_as_was_asked_and_never_too_loud(sample: dict[str, Any]) -> None:
    lufs, peak = measured(Path(sample["output"]))

    assert lufs == pytest.approx(-16, abs=0.5)
    assert peak <= -1
    assert sample["loudness"]["integrated_lufs"] == pytest.approx(lufs, abs=0.1)


def test_every_sentence_of_the_sample_is_accounted_for(sample: dict[str, Any]) -> None:
    states = [sentence["state"] for sentence in sample["sentences"]]

    assert sample["coverage"] == {"spoken": states.count("spoken"), "skipped": states.count("skipped"), "failed": 0}
    assert sample["coverage"]["spoken"] > 25
    assert any("horloge" in s["text"] or "clock back" in s["text"] for s in sample["sentences"] if s["reason"])
    schema = json.loads(resource("schemas/souffleur-narration-1.schema.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(sample)) == []


def test_the_file_says_what_it_is(sample: dict[str, Any]) -> None:
    tags = mutagen.File(sample["output"]).tags
    by_name = {frame.desc: str(frame) for frame in tags.getall("TXXX")}

    assert "2027" in str(tags["TIT2"])
    assert str(tags["TPE1"]) in {"Inès Calvet", "Nell Harding"}
    assert by_name["DIGITAL_SOURCE_TYPE"].endswith("/trainedAlgorithmicMedia")
    assert by_name["APPROVAL"] == "unapproved"
    assert "espeak" in by_name["VOICE_ENGINE"].lower()
    assert len(tags.getall("CHAP")) >= 3
    with av.open(sample["output"]) as container:
        assert len(container.chapters()) == len(sample["chapters"]) == len(tags.getall("CHAP"))


def test_the_voice_says_that_it_is_one(sample: dict[str, Any]) -> None:
    assert sample["disclosure"]["state"] == "on"
    assert sample["sentences"][0]["text"] in set(SPOKEN_BY_ITSELF.values())


def test_subtitles_hold_what_is_said_at_its_time(sample: dict[str, Any]) -> None:
    vtt = Path(sample["output"]).with_suffix(".vtt").read_text(encoding="utf-8")
    last = next(s for s in reversed(sample["sentences"]) if s["state"] == "spoken")

    assert last["text"].split()[0] in vtt
    assert sample["duration_s"] >= last["end_s"]


def test_one_changed_word_makes_one_sentence_again(tmp_path: Path, tone_voice: Path) -> None:
    sentences = many_sentences(12)
    before = article(tmp_path / "article.md", *sentences)
    models = tone_voice.parent.parent
    options = ("--language", "fr", "--overwrite", "--output", tmp_path / "a.wav")
    first, _ = narrated(tmp_path / "home", before, *options, models=models)
    article(before, *sentences[:5], sentences[5].replace("maire", "préfet"), *sentences[6:])
    second, _ = narrated(tmp_path / "home", before, *options, models=models)

    assert first["voice"] == tone_voice.name
    assert not any(sentence["cached"] for sentence in first["sentences"])
    assert [s["text"] for s in second["sentences"] if not s["cached"]] == [sentences[5].replace("maire", "préfet")]


def test_a_file_that_exists_is_not_overwritten_unasked(tmp_path: Path) -> None:
    text, target = article(tmp_path / "a.md", "Le pont est fermé."), tmp_path / "a.wav"
    target.write_bytes(b"of yesterday")
    report, _ = narrated(tmp_path / "home", text, "--output", target)
    again, _ = narrated(tmp_path / "home", text, "--output", target, "--overwrite")

    assert report["output"] == str(tmp_path / "a (2).wav")
    assert again["output"] == str(target)
    assert target.read_bytes()[:4] == b"RIFF"


def test_stdin_is_an_article_too(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "audio_engine", "narrate", "-", "--output", tmp_path / "a.opus", "--json"],
        input="Les élus ont voté hier soir la fermeture du pont.".encode(),
        env=environment(tmp_path / "home"),
        capture_output=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert report["language"] == "fr"
    assert report["audio"]["format"] == "opus"


def test_what_was_left_out_can_be_said_after_all(tmp_path: Path) -> None:
    without, _ = narrated(tmp_path / "home", FRENCH, "--output", tmp_path / "a.wav")
    with_, _ = narrated(tmp_path / "home", FRENCH, "--keep", "related,byline", "--output", tmp_path / "b.wav")

    said = [s["text"] for s in with_["sentences"] if s["state"] == "spoken"]
    assert with_["coverage"]["spoken"] > without["coverage"]["spoken"]
    assert any("Inès Calvet" in text for text in said)


def test_the_disclosure_can_be_the_newsrooms_own_or_off(tmp_path: Path) -> None:
    text = article(tmp_path / "a.md", "Le pont est fermé.")
    own, _ = narrated(tmp_path / "home", text, "--disclosure", "Voix artificielle.", "--output", tmp_path / "a.mp3")
    off, _ = narrated(tmp_path / "home", text, "--disclosure", "off", "--output", tmp_path / "b.mp3")

    assert own["sentences"][0]["text"] == "Voix artificielle."
    assert (off["disclosure"]["state"], off["disclosure"]["spoken"]) == ("off", None)
    assert "trainedAlgorithmicMedia" not in str(mutagen.File(tmp_path / "b.mp3").tags.pprint())


def test_a_person_reads_the_figures_and_what_to_do(tmp_path: Path) -> None:
    result = souffleur(tmp_path / "home", "narrate", FRENCH, "--output", tmp_path / "a.mp3")

    assert result.returncode == 0, result.stderr
    assert re.search(r"LUFS.*true peak", result.stdout)
    assert "Left out:" in result.stdout
    assert "To check:" in result.stdout
    assert "unapproved until somebody has listened" in result.stdout
    assert "basic" in result.stdout
    assert "basic" not in result.stderr


def test_french_is_spoken_to_french_people(tmp_path: Path) -> None:
    missing = souffleur(tmp_path / "home", "narrate", "nulle part.md", SOUFFLEUR_LANGUAGE="fr")
    result = souffleur(tmp_path / "home", "narrate", FRENCH, "--output", tmp_path / "a.mp3", SOUFFLEUR_LANGUAGE="fr")

    assert missing.returncode == 3
    assert "existe" in error_line(missing) or "Vérifiez" in error_line(missing)
    assert "non approuvé" in result.stdout


def test_somebody_who_has_listened_approves(tmp_path: Path) -> None:
    text, target = article(tmp_path / "a.md", "Le pont est fermé."), tmp_path / "a.m4a"
    narrated(tmp_path / "home", text, "--output", target)
    approved = souffleur(tmp_path / "home", "approve", target, "--by", "Ève Martin", "--json")
    tag = bytes(mutagen.File(target).tags["----:com.apple.iTunes:APPROVAL"][0]).decode()
    twice = souffleur(tmp_path / "home", "approve", target, "--by", "Ève Martin")
    target.write_bytes(target.read_bytes() + b"\0")
    changed = souffleur(tmp_path / "home", "approve", target, "--by", "Ève Martin")

    assert json.loads(approved.stdout)["approval"]["by"] == "Ève Martin"
    assert tag.startswith("approved by Ève Martin at ")
    assert twice.returncode == 0
    assert changed.returncode == 3
    error_line(changed)


def plain(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower().replace("’", "'")))


def test_what_is_narrated_can_be_recognised_again(tmp_path: Path) -> None:
    """PocketSphinx gets most words of the built-in voice wrong; it still tells one text from another."""
    said = {
        "council": "The council voted on the bridge. The mayor opened the school. The people of the town went home.",
        "weather": "It will rain in the morning. In the evening the sky will be clear, with cold wind from the north.",
    }
    words = {name: set(plain(text).split()) for name, text in said.items()}
    how = ("--language", "en-us", "--disclosure", "off", "--speed", "0.8", "--pauses", "2", "--output")
    for name, other in (("council", "weather"), ("weather", "council")):
        source, sound = tmp_path / f"{name}.txt", tmp_path / f"{name}.flac"
        source.write_text(said[name], encoding="utf-8")
        narrated(tmp_path / "home", source, *how, sound)
        transcript = transcript_of(souffleur(tmp_path / "home", "transcribe", sound, "--model", "basic", "--json"))
        heard = set(plain(" ".join(segment["text"] for segment in transcript["segments"])).split())

        assert len(heard & (words[name] - words[other])) > len(heard & (words[other] - words[name]))


def test_the_result_is_listened_to_by_a_recogniser(tmp_path: Path, whisper_micro: Path) -> None:
    assert whisper_micro.parent.parent == MODELS
    text = article(tmp_path / "a.md", "Le pont est fermé depuis lundi.")
    report, result = narrated(tmp_path / "home", text, "--verify", "--output", tmp_path / "a.wav", models=MODELS)

    assert isinstance(report["heard_otherwise"], list)
    for heard in report["heard_otherwise"]:
        assert 0.25 < heard["error"] <= 1
        assert report["sentences"][heard["index"]]["text"] == heard["text"]
    assert ("heard otherwise" in result.stderr) == bool(report["heard_otherwise"])
    assert not list((tmp_path / "home" / "narration-work").iterdir())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2),
        (["ARTICLE", "--format", "aiff"], 2),
        (["ARTICLE", "--loudness", "loud"], 2),
        (["ARTICLE", "--loudness", "-70"], 2),
        (["ARTICLE", "--speed", "9"], 2),
        (["ARTICLE", "--speed", "nan"], 2),
        (["ARTICLE", "--pauses", "-1"], 2),
        (["ARTICLE", "--language", "tlh"], 2),
        (["ARTICLE", "--keep", "everything"], 2),
        (["ARTICLE", "--output", "/proc/a.mp3"], 2),
        (["ARTICLE", "--output", "a.wav", "--format", "mp3"], 2),
        (["ARTICLE", "--speaker", "Nobody"], 2),
        (["no such article.md"], 3),
        (["EMPTY"], 3),
        (["ARTICLE", "--cover", "ARTICLE"], 3),
        (["ARTICLE", "--intro", "nowhere.mp3"], 3),
        (["ARTICLE", "--intro", "ARTICLE"], 3),
        (["ARTICLE", "--voice", "nobody"], 4),
        (["ARTICLE", "--verify"], 4),
    ],
)
def test_what_cannot_be_is_one_line_and_its_code(tmp_path: Path, arguments: list[str], code: int) -> None:
    (tmp_path / "empty.md").touch()
    files = {"ARTICLE": article(tmp_path / "article.md", "Le pont est fermé."), "EMPTY": tmp_path / "empty.md"}
    named = [str(files.get(argument, argument)) for argument in arguments]
    result = souffleur(tmp_path / "home", "narrate", *named)

    assert result.returncode == code, result.stderr
    error_line(result)
    assert not list(tmp_path.glob("*.mp3"))
    assert not list(tmp_path.glob(".souffleur*"))


@pytest.mark.parametrize("output", ["a.mp3", "a.wav"])
def test_a_sentence_that_cannot_be_said_stops_the_publication_and_keeps_the_others(
    tmp_path: Path, mute_voice: Path, output: str
) -> None:
    """The voice has no sound for the vowel of one sentence's only word."""
    models = mute_voice.parent.parent
    text, options = tmp_path / "a.txt", ("--language", "fr", "--disclosure", "off", "--output", tmp_path / output)
    text.write_text("Le pont est fermé.\n\nOu.\n\nLa gare reste ouverte.", encoding="utf-8")
    result = souffleur(tmp_path / "home", "narrate", text, *options, SOUFFLEUR_MODELS=str(models))
    text.write_text("Le pont est fermé.\n\nLa gare reste ouverte.", encoding="utf-8")
    report, _ = narrated(tmp_path / "home", text, *options, models=models)

    assert result.returncode == 5
    assert "1 sentence could not be said" in error_line(result)
    assert "“Ou.”" in error_line(result)
    assert [sentence["cached"] for sentence in report["sentences"]] == [True, True]
    assert report["output"] == str(tmp_path / output)  # the failed run has published nothing


@pytest.fixture
def mute_voice(tmp_path: Path) -> Path:
    return build_tone_voice(tmp_path / "models", "fr_FR-mute-medium", "fr_FR", without="uˈ.")


def test_a_voice_that_is_damaged_is_refused(tmp_path: Path, tone_voice: Path) -> None:
    voice = tmp_path / tone_voice.name
    shutil.copytree(tone_voice, voice)
    network = voice / f"{voice.name}.onnx"
    network.write_bytes(network.read_bytes()[:-2000])
    text = article(tmp_path / "a.md", "Le pont est fermé.")
    result = souffleur(tmp_path / "home", "narrate", text, "--voice", voice, "--output", tmp_path / "a.mp3")

    assert result.returncode == 4
    error_line(result)
    assert not (tmp_path / "a.mp3").exists()
