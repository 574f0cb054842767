from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import ArticleState, JobState, Library

from .samples import add_recording, store

TEXT = "La mairie de Łódź ouvre un dossier. Le cœur de la ville change."
REPORT: dict[str, Any] = {"sha256": "ab", "approval": {"state": "unapproved", "by": None, "at": None}}


def add(library: Library, text: str = TEXT, title: str = "Le marché") -> int:
    document = {"paragraphs": [{"text": text}], "title": title}
    return library.add_article(document, title=title, source_name="marché.md", text=text, language="fr")


def narrated(library: Library, article_id: int) -> int:
    job = library.add_job("narrate", None, {}, article_id=article_id)
    library.set_job_state(job, JobState.RUNNING)
    library.add_narration(article_id, job, path=Path("/tmp/a.mp3"), report=REPORT)
    library.set_job_state(job, JobState.DONE)
    return job


def test_an_article_comes_back_as_it_was_stored(library: Library) -> None:
    row = library.article(add(library))

    assert (row.title, row.source_name, row.language, row.state) == ("Le marché", "marché.md", "fr", ArticleState.TEXT)
    assert row.document["paragraphs"][0]["text"] == TEXT


def test_the_same_text_a_second_time_is_the_same_article(library: Library) -> None:
    assert add(library) == add(library)
    assert add(library, text="Autre chose.") != add(library)


def test_text_that_sqlite_cannot_hold_is_stored_all_the_same(library: Library) -> None:
    row = library.article(add(library, text="a\0b \ud83d", title="\ud83d\0"))

    assert row.document["paragraphs"][0]["text"] == "a\0b \ud83d"


@pytest.mark.parametrize("query", ["lodz", "coeur", '"un dossier"', "marche", "dossi"])
def test_articles_are_found_by_their_words(library: Library, query: str) -> None:
    article = add(library)
    add(library, text="Rien à voir.", title="Ailleurs")

    assert [hit.article_id for hit in library.search_articles(query)] == [article]


def test_a_hit_shows_where_it_matches(library: Library) -> None:
    add(library)
    (hit,) = library.search_articles("dossier")
    (mark,) = hit.marks

    assert hit.snippet[slice(*mark)] == "dossier"


def test_a_search_for_nothing_finds_nothing(library: Library) -> None:
    add(library)

    assert library.search_articles("…") == []


def test_the_state_follows_the_job_and_then_the_approval(library: Library) -> None:
    article = add(library)
    job = library.add_job("narrate", None, {}, article_id=article)
    states = [library.article(article).state]
    library.set_job_state(job, JobState.RUNNING)
    library.set_job_state(job, JobState.FAILED)
    states.append(library.article(article).state)
    narrated(library, article)
    states.append(library.article(article).state)
    library.approve_narrations(
        "ab", {"sha256": "cd", "approval": {"state": "approved", "by": "Ève", "at": "2026-11-24T10:00:00+01:00"}}
    )
    states.append(library.article(article).state)

    assert states == [ArticleState.RENDERING, ArticleState.TEXT, ArticleState.UNAPPROVED, ArticleState.APPROVED]
    assert library.narrations(article)[0].approval_by == "Ève"


def test_a_job_publishes_once(library: Library) -> None:
    article = add(library)
    job = narrated(library, article)

    again = library.add_narration(article, job, path=Path("/tmp/b.mp3"), report=REPORT)

    assert [(n.id, n.path, n.job_id) for n in library.narrations(article)] == [(again, Path("/tmp/a.mp3"), job)]


def test_what_was_heard_otherwise_is_kept_with_the_narration(library: Library) -> None:
    article = add(library)
    narration = library.narration_for_job(narrated(library, article))
    assert narration is not None
    assert narration.verification is None

    library.set_verification(narration.id, [{"index": 1}])

    assert library.narrations(article)[0].verification == [{"index": 1}]


def test_a_job_works_on_a_recording_or_on_an_article_and_not_on_both(library: Library) -> None:
    for recording, article in ((None, None), (add_recording(library), add(library))):
        with pytest.raises(sqlite3.IntegrityError):
            library.add_job("narrate", recording, {}, article_id=article)


def test_jobs_of_deleted_articles_wait(library: Library) -> None:
    article = add(library)
    job = library.add_job("narrate", None, {}, article_id=article)
    library.delete_article(article)

    assert library.next_queued() is None
    assert library.articles() == []
    assert library.search_articles("dossier") == []

    library.restore_article(article)
    following = library.next_queued()
    assert following is not None
    assert following.id == job


def test_a_purge_removes_the_words_of_an_article_and_spares_what_is_at_work(library: Library) -> None:
    gone, busy = add(library, text="Le mot xylographe disparaît."), add(library)
    narrated(library, gone)
    library.set_job_state(library.add_job("narrate", None, {}, article_id=busy), JobState.RUNNING)
    for article in (gone, busy):
        library.delete_article(article)

    library.purge_deleted()

    assert [row.id for row in library.articles(include_deleted=True)] == [busy]
    assert library.narrations(gone) == []
    assert b"xylographe" not in library.path.read_bytes()
    assert library.check() == []


def test_a_running_narration_keeps_no_recording_from_being_purged(library: Library) -> None:
    library.set_job_state(library.add_job("narrate", None, {}, article_id=add(library)), JobState.RUNNING)
    recording = add_recording(library)
    library.delete_recording(recording)

    assert library.purge_deleted() == [recording]


def test_an_index_out_of_step_is_made_again(library: Library) -> None:
    store(library, "parole")
    add(library)
    with library._writing() as connection:
        connection.execute("INSERT INTO article_search (article_search) VALUES ('delete-all')")

    (problem,) = library.check()

    assert "out of step" in problem
    assert library.check() == []
    assert library.search_articles("dossier")


def test_a_backup_holds_the_articles(library: Library, tmp_path: Path) -> None:
    add(library)
    copy = sqlite3.connect(library.backup(tmp_path))

    assert copy.execute("SELECT title FROM article").fetchall() == [("Le marché",)]
    copy.close()


@pytest.mark.parametrize("method", ["article", "delete_article", "restore_article"])
def test_an_unknown_article_is_a_sentence(library: Library, method: str) -> None:
    with pytest.raises(LibraryError, match="no article number 99"):
        getattr(library, method)(99)
