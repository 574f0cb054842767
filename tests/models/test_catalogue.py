"""The catalogue is complete in itself: what it says can be fetched and compared."""

from __future__ import annotations

import re

import pytest

from audio_engine.models.catalogue import CatalogueEntry, catalogue, catalogue_entry
from audio_engine.models.kinds import ModelKind
from audio_engine.models.manifest import is_plain_name

WHISPER = catalogue(ModelKind.WHISPER)
PIPER = catalogue(ModelKind.PIPER)


@pytest.mark.parametrize("entry", [*WHISPER, *PIPER], ids=lambda entry: entry.name)
def test_every_entry_has_names_languages_and_checksums_of_the_right_shape(entry: CatalogueEntry) -> None:
    assert is_plain_name(entry.name)
    assert entry.languages
    assert re.fullmatch(r"[\w.-]+/[\w.-]+", entry.repository)
    assert entry.revision is None or re.fullmatch(r"[0-9a-f]{40}", entry.revision)
    for file in entry.files:
        assert is_plain_name(file.name)
        assert file.size_bytes > 0
        assert (file.sha256 is None) != (file.md5 is None)
        assert re.fullmatch(r"[0-9a-f]{64}|[0-9a-f]{32}", file.sha256 or file.md5 or "")


@pytest.mark.parametrize("entry", [entry for entry in WHISPER if entry.files], ids=lambda entry: entry.name)
def test_a_published_whisper_model_has_every_file_that_a_complete_one_needs(entry: CatalogueEntry) -> None:
    names = {file.name for file in entry.files}

    assert {"model.bin", "config.json", "tokenizer.json"} < names
    assert names & {"vocabulary.json", "vocabulary.txt"}


def test_no_two_entries_answer_to_one_name() -> None:
    for entries in (WHISPER, PIPER):
        names = [name for entry in entries for name in {entry.name, *entry.aliases}]
        assert len(set(names)) == len(names)


def test_english_only_models_say_so_and_do_not_translate() -> None:
    english = {entry.name for entry in WHISPER if entry.languages == ("en",)}

    assert english == {entry.name for entry in WHISPER if entry.name.endswith(".en") or "distil" in entry.name}
    assert not [entry.name for entry in WHISPER if entry.name in english and entry.translates]
    assert all(entry.revision for entry in WHISPER)


def test_the_best_comes_first_and_french_and_english_voices_before_the_others() -> None:
    names = [entry.name for entry in WHISPER]
    assert names.index("large-v3") < names.index("medium") < names.index("small") < names.index("tiny")
    assert list(dict.fromkeys(entry.languages[0][:2] for entry in PIPER))[:2] == ["fr", "en"]


def test_names_that_people_use_are_known() -> None:
    for asked, name in [
        ("turbo", "large-v3-turbo"),
        ("large", "large-v3"),
        ("faster-whisper-small", "small"),
        ("536b0662742c02347bc0e980a01041f333bce120", "small"),
        ("small", "small"),
    ]:
        entry = catalogue_entry(ModelKind.WHISPER, asked)
        assert entry is not None
        assert entry.name == name
    assert catalogue_entry(ModelKind.WHISPER, "gigantic") is None
    assert catalogue_entry(ModelKind.SPEAKERS, "small") is None
