"""The files of a publication: all of them or none, never over others unasked, whatever goes wrong meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest
from jsonschema import Draft202012Validator

from audio_engine.errors import CancelledError, JobFailedError
from audio_engine.narration.article import Kind
from audio_engine.narration.publishing.options import AudioFormat, Music
from audio_engine.narration.timeline import SentenceState, TimedSentence
from audio_engine.resources import resource
from tests.narration.publishing.conftest import Publish
from tests.narration.publishing.narrations import ARTICLE, TIMELINE, VOICE, stereo_music, write_music

EVERY_FORMAT = pytest.mark.parametrize("audio_format", list(AudioFormat))
SCHEMA: dict[str, Any] = json.loads(resource("schemas/souffleur-narration-1.schema.json").read_text(encoding="utf-8"))
NAMES = ["article.mp3", "article.srt", "article.vtt", "article.chapters.json", "article.report.json"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@EVERY_FORMAT
def test_everything_stands_beside_the_sound_and_the_report_says_what(
    audio_format: AudioFormat, published: Publish, tmp_path: Path
) -> None:
    done = published(audio_format, subtitles=True)

    assert [path.name for path in done.files] == [f"article.{audio_format}", *NAMES[1:]]
    assert names(tmp_path / "out") == sorted(path.name for path in done.files)
    report = json.loads((tmp_path / "out" / "article.report.json").read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(report)
    assert report == json.loads(json.dumps(done.report.to_json()))
    assert report["output"] == str(done.files[0])
    assert report["voice"] == "siwis-medium"
    assert report["coverage"] == {"spoken": 5, "skipped": 0, "failed": 0}
    assert report["sentences"][2]["spoken"] == "les voitures passent de nouveau depuis lundi matin."
    assert report["approval"] == {"state": "unapproved", "by": None, "at": None}
    assert report["disclosure"]["spoken"] == "Cet article vous est lu par une voix de synthèse."


def test_no_sentence_is_missing_from_the_report(published: Publish) -> None:
    silent = [
        TimedSentence(5, 5, None, "a", "a", 13.0, 13.0, SentenceState.SKIPPED, reason="It is a caption."),
        TimedSentence(6, 6, None, "b", "b", 13.0, 13.0, SentenceState.FAILED, reason="The voice broke."),
    ]

    report = published(timeline=[*TIMELINE, *silent], subtitles=True).report.to_json()

    Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(report)))
    assert report["coverage"] == {"spoken": 5, "skipped": 1, "failed": 1}
    assert [s["reason"] for s in report["sentences"][-2:]] == ["It is a caption.", "The voice broke."]
    assert report["disclosure"]["spoken"] == "Cet article vous est lu par une voix de synthèse."


def test_subtitles_say_the_written_form_at_the_time_of_its_sound(published: Publish, tmp_path: Path) -> None:
    intro = write_music(tmp_path / "intro.wav", stereo_music(8))

    done = published(music=Music(intro=intro), subtitles=True)

    srt, vtt = (done.files[i].read_text(encoding="utf-8") for i in (1, 2))
    assert "00:00:14,000 --> " in srt
    assert "Deux ans de travaux" in srt
    assert "Le chantier a coûté 12 millions d’euros." in srt.replace("\n", " ")
    assert vtt.startswith("WEBVTT\n\nNOTE Version audio lue par une voix de synthèse")
    assert "draft" not in srt


def test_chapters_of_podcasting_2(published: Publish) -> None:
    done = published()

    document = json.loads(done.files[1].read_text(encoding="utf-8"))
    assert document["version"] == "1.2.0"
    assert document["chapters"] == [
        {"startTime": 0.0, "endTime": 9.0, "title": "Le pont de la Loire rouvre"},
        {"startTime": 9.0, "endTime": 13.5, "title": "Deux ans de travaux"},
    ]


def test_a_region_does_not_change_the_words(published: Publish) -> None:
    belgian = replace(VOICE, language="fr-be")
    untitled = [replace(s, kind=Kind.BODY) if s.kind is Kind.HEADLINE else s for s in TIMELINE]

    done = published(voice=belgian, timeline=untitled, article=replace(ARTICLE, title=""))

    assert json.loads(done.files[1].read_text(encoding="utf-8"))["chapters"][0]["title"] == "Début"
    assert done.report.language == "fr-be"


@pytest.mark.parametrize("taken", NAMES)
def test_a_name_that_is_taken_is_left_alone(taken: str, published: Publish, tmp_path: Path) -> None:
    (tmp_path / "out" / taken).write_text("somebody's")

    files = published(subtitles=True).files

    assert (tmp_path / "out" / taken).read_text() == "somebody's"
    assert [path.name for path in files] == [name.replace("article", "article (2)") for name in NAMES]


def test_overwriting_replaces_everything(published: Publish, tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / "out" / name).write_text("old")

    published(subtitles=True, overwrite=True)

    assert names(tmp_path / "out") == sorted(NAMES)
    assert all((tmp_path / "out" / name).read_bytes() != b"old" for name in NAMES)


@pytest.mark.parametrize("name", ["concat:a|b.mp3", "http:.mp3", "-y.mp3", "été — «L’eau».mp3", "a%d.mp3", "a.b.mp3"])
def test_odd_names_are_no_obstacle(name: str, published: Publish, tmp_path: Path) -> None:
    folder = tmp_path / "file:concat:x"
    folder.mkdir()

    files = published(output=folder / name).files

    assert files[0] == folder / name
    assert files[0].stat().st_size > 10_000
    assert files[-1].name == name.removesuffix(".mp3") + ".report.json"


@EVERY_FORMAT
@pytest.mark.parametrize("stage", ["measure", "encode", "check"])
def test_cancelling_leaves_nothing_behind(
    audio_format: AudioFormat, stage: str, published: Publish, tmp_path: Path
) -> None:
    (tmp_path / "out" / f"article.{audio_format}").write_text("old")
    reached: list[str] = []

    with pytest.raises(CancelledError):
        published(
            audio_format,
            overwrite=True,
            on_progress=lambda at, _done, _total: reached.append(at),
            stopped=lambda: stage in reached,
        )

    assert names(tmp_path / "out") == [f"article.{audio_format}"]
    assert (tmp_path / "out" / f"article.{audio_format}").read_text() == "old"


def test_progress_goes_up_within_each_stage(published: Publish) -> None:
    seen: list[tuple[str, float, float]] = []

    published(on_progress=lambda *at: seen.append(at))

    stages = [stage for stage, _, _ in seen]
    assert list(dict.fromkeys(stages)) == ["measure", "encode", "check"]
    assert max(done for _, done, _ in seen) == 13.5
    assert {total for _, _, total in seen} == {13.5}


@EVERY_FORMAT
def test_a_folder_that_does_not_exist_gets_one_sentence(
    audio_format: AudioFormat, published: Publish, tmp_path: Path
) -> None:
    with pytest.raises(JobFailedError, match="There is no folder"):
        published(audio_format, output=tmp_path / "nowhere" / f"a.{audio_format}")


def test_a_wav_that_would_be_too_long_is_refused_before_anything_is_made(
    published: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audio_engine.narration.publishing.encoding.WAV_MAX_BYTES", 3_000_000)

    with pytest.raises(JobFailedError, match="too long for a WAV file") as failure:
        published(AudioFormat.WAV)

    assert "FLAC" in failure.value.to_do
    assert names(tmp_path / "out") == []
    published(AudioFormat.WAV, "podcast-mono")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Mounts a disk of so many KiB."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root on Linux may mount a small disk")
    mounted: list[Path] = []

    def mount(kib: int) -> Path:
        folder = tmp_path / f"disk{kib}"
        folder.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(folder)], check=False)
        if done.returncode != 0:
            pytest.skip("this container may not mount")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", str(folder)], check=True)


@EVERY_FORMAT
@pytest.mark.parametrize("kib", [8, 64, 120])
def test_a_full_disk_gets_one_sentence_and_nothing_is_left(
    audio_format: AudioFormat, kib: int, published: Publish, small_disk: Callable[[int], Path]
) -> None:
    folder = small_disk(kib)

    with pytest.raises(JobFailedError, match="There is no room for") as failure:
        published(audio_format, output=folder / f"article.{audio_format}")

    assert "\n" not in str(failure.value)
    assert names(folder) == []


@EVERY_FORMAT
def test_a_disk_that_is_full_when_the_tags_are_written(
    audio_format: AudioFormat, published: Publish, small_disk: Callable[[int], Path], tmp_path: Path
) -> None:
    size = published(audio_format, "podcast-mono").files[0].stat().st_size
    cover = tmp_path / "cover.jpg"
    cover.write_bytes(b"\xff\xd8\xff\xe0" + bytes(400_000) + b"\xff\xd9")
    folder = small_disk(size // 1024 + 100)

    with pytest.raises(JobFailedError, match="There is no room for"):
        published(audio_format, "podcast-mono", output=folder / f"article.{audio_format}", cover=cover)

    assert names(folder) == []


KILLED = """
import sys, threading
from pathlib import Path
from audio_engine.narration.publishing.options import *
from audio_engine.narration.publishing.publication import publish
from tests.narration.publishing.narrations import ARTICLE, TIMELINE, VOICE
waited = threading.Event()
def progress(stage, done_s, total_s):
    if stage == sys.argv[3] and done_s >= 4:
        print("now", flush=True)
        waited.wait()
options = PublishOptions(Path(sys.argv[2]), AudioFormat(Path(sys.argv[2]).suffix[1:]), subtitles=True, overwrite=True)
publish(Path(sys.argv[1]), TIMELINE, ARTICLE, options, voice=VOICE, on_progress=progress)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@EVERY_FORMAT
@pytest.mark.parametrize("stage", ["encode", "check"])
def test_a_killed_process_leaves_nothing_under_the_names(
    audio_format: AudioFormat, stage: str, track: Path, tmp_path: Path, published: Publish
) -> None:
    output = tmp_path / "out" / f"article.{audio_format}"
    output.write_text("old")

    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(track), str(output), stage], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"now\n"
        process.send_signal(signal.SIGKILL)

    assert [name for name in names(tmp_path / "out") if not name.startswith(".souffleur-")] == [output.name]
    assert output.read_text() == "old"
    assert published(audio_format, overwrite=True).files[0].stat().st_size > 10_000


def test_no_process_and_no_open_file_is_left(published: Publish, tmp_path: Path) -> None:
    before = psutil.Process().num_fds() if os.name == "posix" else 0

    published(AudioFormat.M4A, music=Music(bed=write_music(tmp_path / "bed.wav", stereo_music(2))))

    assert psutil.Process().children(recursive=True) == []
    if os.name == "posix":
        assert psutil.Process().num_fds() <= before
