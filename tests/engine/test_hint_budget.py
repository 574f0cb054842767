"""How much of what a recogniser can be told the names take: counted by a model, or an estimate that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from audio_engine.engine import TranscriptionRequest
from audio_engine.engine.hint_budget import hint_budget
from audio_engine.engine.recogniser_choice import choose_recogniser
from audio_engine.errors import CancelledError
from audio_engine.names.entry import Name, Scope
from audio_engine.names.hints import recognition_hints
from audio_engine.names.store import change_names
from audio_engine.settings.folders import home_folder
from audio_engine.settings.resolver import read_settings, save_setting
from audio_engine.settings.schema import NAMES_SHARED, NARRATION_PUBLICATION

MODELS = Path(__file__).parents[1] / "data" / "models"
FEW = [Name("Dupont"), Name("Élysée", "fr"), Name("Xi Jinping", hint=False)]
MANY = [Name(f"Saint-Pierre-de-Chandieu {number}") for number in range(60)]


@pytest.fixture
def _model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(MODELS))


@pytest.mark.usefixtures("_model")
def test_the_installed_model_counts_as_the_recogniser_does(whisper_micro: Path) -> None:
    from audio_engine.transcription.whisper import WhisperRecogniser

    recogniser = WhisperRecogniser(whisper_micro, model="micro", device="cpu", compute_type="int8", threads=1)
    expected = recognition_hints(MANY, "fr", recogniser.count_tokens, recogniser.context_budget())
    total = recogniser.context_budget()
    recogniser.close()

    budget = hint_budget(MANY, "fr")

    assert (budget.hints, budget.budget, budget.model, budget.is_estimate) == (expected, total, "micro", False)
    assert 0 < len(budget.hints.left_out) < len(MANY)


@pytest.mark.usefixtures("_model")
def test_names_for_another_language_and_names_that_nobody_is_told_of_take_nothing() -> None:
    assert hint_budget(FEW, "fr").hints.fitted == ("Élysée", "Dupont")
    assert hint_budget(FEW, "en").hints.fitted == ("Dupont",)
    assert hint_budget([], "en").hints.tokens == 0


def test_without_a_model_the_answer_says_that_it_is_an_estimate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(tmp_path))

    budget = hint_budget(MANY, "fr")

    assert budget.is_estimate
    assert 0 < len(budget.hints.left_out) < len(MANY)


def test_a_tokenizer_that_kills_its_reader_leaves_an_estimate(tmp_path: Path) -> None:
    folder = tmp_path / "whisper" / "broken"
    folder.mkdir(parents=True)
    for file in (MODELS / "whisper" / "micro").iterdir():
        if file.is_file():
            (folder / file.name).symlink_to(file)
    (folder / "tokenizer.json").unlink()
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")

    assert hint_budget(FEW, "fr", str(folder)).is_estimate


@pytest.mark.usefixtures("_model")
def test_counting_can_be_cancelled() -> None:
    with pytest.raises(CancelledError):
        hint_budget(FEW, "fr", is_stopped=lambda: True)


@pytest.mark.usefixtures("_model")
def test_a_job_is_told_of_ones_own_names_the_publications_and_the_shared_ones(tmp_path: Path) -> None:
    home = home_folder()
    own = [
        Name("Dupont"),
        Name("Here", scope=Scope.PUBLICATION, publication="Le Matin"),
        Name("Elsewhere", scope=Scope.PUBLICATION, publication="Le Soir"),
    ]
    change_names(home, lambda _: own)
    (tmp_path / "desk.txt").write_text("Kharkiv\n", encoding="utf-8")
    save_setting(NAMES_SHARED, str(tmp_path / "desk.txt"))
    save_setting(NARRATION_PUBLICATION, "Le Matin")
    request = TranscriptionRequest(tmp_path / "a.wav", language="fr")

    settings, notices = choose_recogniser(request, read_settings(home), home)
    (tmp_path / "desk.txt").unlink()
    later, told = choose_recogniser(request, read_settings(home), home)

    assert [entry["written"] for entry in settings.names] == ["Here", "Dupont", "Kharkiv"]
    assert notices == []
    assert later.names == settings.names
    assert len(told) == 1
    assert "The copy of" in told[0]
