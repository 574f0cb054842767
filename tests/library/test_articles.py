from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import ArticleState, JobState, Library
from audio_engine.library.connection import connect
from audio_engine.library.migrations import SCHEMA_FOLDER, migrate

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


def test_what_was_read_stays_beside_what_was_made_of_it(library: Library, home: Path) -> None:
    article = library.add_article(
        {"paragraphs": [], "title": "A"},
        title="A",
        source_name="a.md",
        text="un deux",
        language="fr",
        source_path=Path("/articles/a.md"),
    )
    assert library.article(article).draft == library.article(article).document

    library.update_article(
        article,
        draft={"paragraphs": [1], "title": "B"},
        settings={"speed": 1.5},
        names=[{"written": "Xi"}],
        title="B\0",
        text="Le xylographe.",
        words=2,
    )

    with Library.open(home) as again:
        row = again.article(article)
        assert (row.document["title"], row.draft["title"], row.title) == ("A", "B", "B")
        assert (row.settings, row.names, row.words) == ({"speed": 1.5}, ({"written": "Xi"},), 2)
        assert row.source_path == Path("/articles/a.md")
        assert row.edited_at is not None
        assert [hit.article_id for hit in again.search_articles("xylographe")] == [article]
        assert again.search_articles("deux") == []
        assert again.check() == []


def test_one_part_is_stored_without_touching_the_others(library: Library) -> None:
    article = add(library)
    library.update_article(article, settings={"speed": 2})
    row = library.update_article(article, names=[{"written": "Xi"}])

    assert (row.settings, row.names, row.title) == ({"speed": 2}, ({"written": "Xi"},), "Le marché")


def test_nothing_is_stored_of_an_article_that_is_not_there(library: Library) -> None:
    with pytest.raises(LibraryError):
        library.update_article(4711, settings={})


def test_an_edit_after_the_narration_shows_until_it_is_taken_back(library: Library) -> None:
    article = add(library)
    original = library.article(article).document
    narrated(library, article)
    states = [library.article(article).is_changed]
    for draft in ({"paragraphs": [], "title": "Autre"}, original):
        library.update_article(article, draft=draft)
        states.append(library.article(article).is_changed)

    assert states == [False, True, False]


def test_a_narration_is_of_the_version_that_was_queued(library: Library) -> None:
    article = add(library)
    version = library.article(article).version
    job = library.add_job("narrate", None, {}, article_id=article)
    library.update_article(article, settings={"speed": 2})
    narration = library.add_narration(article, job, path=Path("/tmp/a.mp3"), report=REPORT, version=version)

    assert library.narration(narration).version == version
    assert library.article(article).is_changed
    assert (library.article(article).narration_id, library.article(article).job_id) == (narration, job)


def test_a_narration_that_is_not_there_is_told(library: Library) -> None:
    with pytest.raises(LibraryError):
        library.narration(4711)


def test_articles_of_an_older_program_are_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "home" / "library" / "library.db"
    path.parent.mkdir(parents=True, mode=0o700)
    older = tmp_path / "schema"
    older.mkdir()
    for file in SCHEMA_FOLDER.glob("000[1-3]_*.sql"):
        (older / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    connection = connect(path)
    migrate(connection, path, keep_copy=lambda _: None, schema_folder=older)
    connection.execute(
        "INSERT INTO article (title, source_name, sha256, document, text, language, created_at)"
        " VALUES ('A', 'a.md', '', '{}', 'un deux trois', 'fr', '2026-01-01T00:00:00+00:00')"
    )
    connection.execute(
        "INSERT INTO narration (article_id, path, path_text, sha256, report, created_at)"
        " VALUES (1, x'2f61', '/a', '', '{}', '2026-01-01T00:00:00+00:00')"
    )
    connection.close()

    with Library.open(tmp_path / "home") as library:
        row = library.article(1)
        assert (row.words, row.draft, row.settings, row.is_changed) == (3, {}, {}, False)
        assert library.check() == []
        library.update_article(1, settings={"speed": 2})
        assert library.article(1).is_changed
