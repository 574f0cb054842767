"""A narration of an article of the library is queued as its draft, its choices and its names are stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from audio_engine.engine import NarrationRequest
from audio_engine.engine.article_publishing import choices_in_force, queue_article
from audio_engine.errors import UnusableInputError
from audio_engine.jobs.narration_settings import NarrationSettings
from audio_engine.library import Library
from audio_engine.names.entry import Name, SayAs, SayWay, Scope
from audio_engine.narration.article import Article, Kind, Paragraph
from audio_engine.narration.choices import OFF, NarrationChoices
from audio_engine.settings.folders import home_folder
from audio_engine.settings.policies import Policies
from audio_engine.settings.resolver import read_settings
from audio_engine.settings.schema import (
    NARRATION_DISCLOSURE,
    NARRATION_DISCLOSURE_REQUIRED,
    NARRATION_PUBLICATION,
    NARRATION_SPEED,
    NARRATION_VOICE,
)

ARTICLE = Article((Paragraph(Kind.BODY, "Le pont de la ville est fermé."),), title="Le pont", language="fr")


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(home_folder()) as opened:
        yield opened


def add(library: Library, article: Article = ARTICLE) -> int:
    return library.add_article(article.to_json(), title="", source_name="pont.md", text="", language="fr")


def queued(library: Library, article_id: int, folder: Path) -> NarrationSettings:
    wanted = NarrationRequest(b"", output=folder / "a.wav", format="wav", loudness="broadcast")
    home = home_folder()
    prepared = queue_article(library, article_id, wanted, read_settings(home), names_home=home, home=home)
    job = library.job(prepared.job_id)
    assert job.article_id == article_id
    return NarrationSettings.from_json(job.settings)


def test_the_draft_its_choices_and_its_names_are_narrated(library: Library, tmp_path: Path) -> None:
    article_id = add(library)
    draft = replace(ARTICLE, paragraphs=(Paragraph(Kind.BODY, "Le viaduc est ouvert."),))
    name = Name("viaduc", say_as=SayAs(SayWay.RESPELLING, "via duc"), scope=Scope.ARTICLE)
    choices = NarrationChoices(speed=1.5, pauses=2.0, author="Ève", date="2026-11-24", disclosure=OFF)
    library.update_article(
        article_id, draft=draft.to_json(), settings=choices.to_json(), names=[name.to_json()], title="Le viaduc"
    )

    settings = queued(library, article_id, tmp_path)

    assert settings.article["paragraphs"][0]["text"] == "Le viaduc est ouvert."
    assert (settings.article["author"], settings.article["date"]) == ("Ève", "2026-11-24")
    assert (settings.speed, settings.pauses, settings.declared) == (1.5, 2.0, False)
    assert [Name.from_json(entry) for entry in settings.names] == [name]
    assert (settings.format, settings.loudness) == ("wav", "broadcast")
    assert settings.article_version == library.article(article_id).version


def test_an_article_without_a_word_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError):
        queued(library, add(library, replace(ARTICLE, paragraphs=())), tmp_path)
    assert library.jobs() == []


def test_what_an_administrator_has_decided_takes_the_place_of_older_choices(tmp_path: Path) -> None:
    chosen = NarrationChoices(voice="mine", speed=1.5, publication="Mine", disclosure=OFF)
    locked = {NARRATION_VOICE.key: "espeak", NARRATION_SPEED.key: 1.25, NARRATION_PUBLICATION.key: "Ours"}
    some = read_settings(tmp_path, Policies(tmp_path / "p.json", locked=locked))
    required = read_settings(tmp_path, Policies(tmp_path / "p.json", locked={NARRATION_DISCLOSURE_REQUIRED.key: True}))
    words = read_settings(tmp_path, Policies(tmp_path / "p.json", locked={NARRATION_DISCLOSURE.key: "Synthèse."}))
    own_words = replace(chosen, disclosure="Ma voix.")

    assert choices_in_force(some, chosen) == replace(chosen, voice="", speed=1.25, publication="")
    assert choices_in_force(required, chosen) == replace(chosen, disclosure="")
    assert choices_in_force(required, own_words) == own_words
    assert choices_in_force(words, own_words) == replace(chosen, disclosure="")
    assert choices_in_force(read_settings(tmp_path, Policies(tmp_path / "p.json")), chosen) == chosen


def test_choices_come_back_as_they_were_and_those_of_another_version_are_read() -> None:
    choices = NarrationChoices(voice="x", speed=2.0)

    assert NarrationChoices.from_json(choices.to_json()) == choices
    assert NarrationChoices.from_json({"voice": "x", "speed": 2, "of_tomorrow": 1}) == choices
    with pytest.raises(ValueError, match="speed"):
        NarrationChoices.from_json({"speed": "fast"})
