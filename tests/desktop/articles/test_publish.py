"""Publishing: the choices, what is remembered, what is refused, the run with its report, and approval."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from audio_engine.library import Library
from audio_engine.narration.choices import OFF, NarrationChoices
from desktop.articles.approve_dialog import ApproveDialog
from desktop.articles.opening import ShowArticle
from desktop.articles.publish_dialog import PUBLISH_PREFERENCE, PublishDialog
from desktop.articles.publish_disclosure import DisclosureChoice
from desktop.articles.report_texts import doubtful_sentences, measures
from desktop.articles.report_view import ReportView
from desktop.bridge.article_values import NarrationItem
from desktop.bridge.publish_offer import LoudnessPreset, PublishOffer, look_at_cover, publish_offer, taken_names
from tests.desktop.articles.conftest import LONG_MS, add_article, an_article, published
from tests.desktop.walking import clipped, nameless, unreachable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.articles.workspace import ArticlesWorkspace
    from desktop.theme import Theme
    from tests.desktop.interviews.context import Host

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40) + b"IEND\xaeB`\x82"
OFFER = PublishOffer(
    formats=("wav", "flac", "mp3", "m4a", "opus"),
    presets=(LoudnessPreset("podcast-stereo", -16.0, 2), LoudnessPreset("podcast-mono", -19.0, 1)),
    format="mp3",
    loudness="podcast-stereo",
    disclosure="",
    publication="",
    voice="",
    speed=1.0,
    spoken="A machine reads this.",
    listener="",
    folder=Path("/"),
    locked=frozenset(),
)


def report(**changes: object) -> dict[str, object]:
    made: dict[str, object] = {
        "duration_s": 124.2,
        "voice": "espeak",
        "loudness": {"integrated_lufs": -15.8, "range_lu": 2.0, "true_peak_dbtp": -1.4},
        "loudness_target": {"name": "podcast-stereo", "lufs": -16.0},
        "coverage": {"spoken": 2, "skipped": 1, "failed": 0},
        "chapters": [],
        "disclosure": {"state": "on", "spoken": "A machine reads this."},
        "warnings": [],
        "files": ["/out/a.report.json"],
        "sentences": [
            {"text": "Un.", "state": "spoken", "reason": ""},
            {"text": "Deux.", "state": "spoken", "reason": ""},
            {"text": "Trois.", "state": "skipped", "reason": "It is a byline."},
        ],
    }
    return {**made, **changes}


def narration(**changes: object) -> NarrationItem:
    made = NarrationItem(
        1, 1, Path("/out/a.mp3"), True, report(), None, "unapproved", "", "", "2026-03-01T10:00:00+00:00", False
    )
    return replace(made, **changes)


@pytest.fixture
def dialog(host: Host, home: Path, tmp_path: Path) -> PublishDialog:
    return open_dialog(host, home, tmp_path)


def open_dialog(host: Host, home: Path, folder: Path, offer: PublishOffer | None = None) -> PublishDialog:
    article = an_article("Une phrase.", title="Le budget : 1/2")
    article_id = add_article(home, article)
    offer = offer or replace(publish_offer(home, "fr", [folder]), listener="")
    host.show()
    made = PublishDialog(host.context, article_id, host, draft=article, choices=NarrationChoices(), offer=offer)
    made.open()
    return made


def test_it_can_be_used_without_a_mouse(dialog: PublishDialog, qtbot: QtBot) -> None:
    assert (nameless(dialog), unreachable(dialog)) == ([], [])
    qtbot.waitUntil(lambda: clipped(dialog) == [])


def test_the_file_is_called_as_the_article(dialog: PublishDialog, tmp_path: Path) -> None:
    assert dialog.output() == tmp_path / "Le budget 1 2.mp3"

    dialog.sound.set_format("opus")

    assert dialog.output().suffix == ".opus"


def test_publishing_queues_what_was_chosen_and_remembers_it_for_the_format(
    dialog: PublishDialog, host: Host, qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    dialog.sound.set_format("m4a")
    dialog.sound.set_loudness("podcast-mono")
    dialog.sound.subtitles.setChecked(True)
    dialog.tags.author.setText("Jeanne Martin")
    dialog.tags.date.setText("2026-03-14")

    with qtbot.waitSignal(dialog.queued, timeout=LONG_MS) as queued:
        dialog.publish.click()

    with Library.open(home) as library:
        settings = library.job(queued.args[0].job_id).settings
        stored = library.article(1).settings
    assert (settings["format"], settings["loudness"], settings["subtitles"]) == ("m4a", "podcast-mono", True)
    assert (settings["article"]["author"], stored["author"]) == ("Jeanne Martin", "Jeanne Martin")
    assert settings["article"]["date"] == "2026-03-14"
    kept = host.context.bridge.preferences.get(PUBLISH_PREFERENCE)
    assert kept["format"] == "m4a"
    assert kept["by_format"]["m4a"] == {"loudness": "podcast-mono", "subtitles": True}
    again = open_dialog(host, home, tmp_path)
    assert (again.sound.format, again.sound.loudness) == ("m4a", "podcast-mono")
    again.sound.set_format("mp3")
    assert (again.sound.loudness, again.sound.subtitles.isChecked()) == ("podcast-stereo", False)


def test_a_name_that_is_taken_is_asked_about(dialog: PublishDialog, qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    (tmp_path / "Le budget 1 2.report.json").write_text("{}")

    dialog.publish.click()
    qtbot.waitUntil(dialog._question.isVisible)
    with Library.open(home) as library:
        assert library.jobs() == []

    with qtbot.waitSignal(dialog.queued, timeout=LONG_MS):
        dialog._question.keep.click()


def test_what_cannot_be_written_says_why_and_the_dialog_stays(
    dialog: PublishDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    dialog._set_folder(tmp_path / "file" / "inside")

    dialog.publish.click()

    qtbot.waitUntil(dialog._problem.isVisible, timeout=LONG_MS)
    assert dialog.isVisible()
    assert dialog.publish.isEnabled()


def test_a_date_that_is_none_is_not_published(dialog: PublishDialog) -> None:
    dialog.tags.date.setText("yesterday")

    assert not dialog.publish.isEnabled()
    assert dialog.tags._wrong.isVisible()
    dialog.tags.date.setText("2026-03")
    assert dialog.publish.isEnabled()


def test_another_loudness_is_a_number(dialog: PublishDialog) -> None:
    dialog.sound.set_loudness("-20.5")

    assert dialog.sound.loudness == "-20.5"
    assert dialog.sound.lufs.isVisible()


def test_a_picture_is_checked_before_it_is_taken(dialog: PublishDialog, qtbot: QtBot, tmp_path: Path) -> None:
    picture = QImage(30, 20, QImage.Format.Format_RGB888)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(tmp_path / "good.png"))
    (tmp_path / "bad.png").write_bytes(b"no picture")
    (tmp_path / "broken.png").write_bytes(PNG)

    dialog.tags.set_cover(tmp_path / "bad.png")
    qtbot.waitUntil(lambda: "no complete JPEG or PNG" in dialog.tags._about.text())
    dialog.tags.set_cover(tmp_path / "broken.png")
    qtbot.waitUntil(lambda: "broken" in dialog.tags._about.text(), timeout=20_000)
    assert not dialog.tags.picture.isVisible()
    dialog.tags.set_cover(tmp_path / "good.png")
    qtbot.waitUntil(lambda: dialog.tags._about.text().startswith("PNG"), timeout=20_000)

    assert dialog.tags.picture.isVisible()
    assert not dialog.tags.picture.pixmap().isNull()
    assert dialog.choices.cover == str(tmp_path / "good.png")


def test_a_policy_locks_what_it_decides(host: Host, home: Path, tmp_path: Path) -> None:
    offer = replace(
        OFFER,
        folder=tmp_path,
        loudness="podcast-mono",
        disclosure="Our words.",
        locked=frozenset({"loudness", "disclosure", "publication"}),
    )

    dialog = open_dialog(host, home, tmp_path, offer)

    assert not dialog.sound._loudness.isEnabled()
    assert dialog.sound.loudness == "podcast-mono"
    assert not dialog.disclosure.on.isEnabled()
    assert not dialog.tags.publication.isEnabled()
    assert (dialog.disclosure.value, dialog.disclosure.words.text()) == ("", "Our words.")


@pytest.mark.parametrize(
    ("standard", "chosen", "on", "words"),
    [
        ("", "", True, "A machine reads this."),
        ("", OFF, False, None),
        (OFF, "", False, None),
        ("Own.", "", True, "Own."),
    ],
)
def test_the_disclosure_shows_what_holds(qtbot: QtBot, standard: str, chosen: str, on: bool, words: str | None) -> None:
    choice = DisclosureChoice(replace(OFFER, disclosure=standard), chosen)
    qtbot.addWidget(choice)
    choice.show()

    assert choice.on.isChecked() is on
    assert choice.warning.isVisible() is not on
    assert choice.value == chosen
    if words is not None:
        assert choice.words.text() == words


def test_switching_the_disclosure_off_warns_and_is_stored(qtbot: QtBot) -> None:
    choice = DisclosureChoice(OFFER, "")
    qtbot.addWidget(choice)
    choice.show()

    choice.on.setChecked(False)

    assert choice.value == OFF
    assert choice.warning.isVisible()


def test_taken_names_include_what_stands_beside_the_sound(tmp_path: Path) -> None:
    for name in ("a.srt", "a.report.json"):
        (tmp_path / name).touch()

    assert [p.name for p in taken_names(tmp_path / "a.mp3", subtitles=False)] == ["a.report.json"]
    assert len(taken_names(tmp_path / "a.mp3", subtitles=True)) == 2


def test_a_cover_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert look_at_cover(tmp_path / "away.png").problem is not None


def test_what_is_off_target_is_marked() -> None:
    quiet = report(loudness={"integrated_lufs": -17.2, "range_lu": 2.0, "true_peak_dbtp": -0.4})

    off = [line.name for line in measures(quiet) if line.is_off]

    assert off == ["Loudness", "True peak"]
    assert [line.name for line in measures(report()) if line.is_off] == []


def test_sentences_to_listen_to_are_those_that_failed_or_were_heard_otherwise() -> None:
    sentences = [{"text": "Un.", "state": "failed", "reason": "No voice."}, *report()["sentences"][1:]]
    heard = ({"index": 1, "text": "Deux.", "spoken": "Deux.", "heard": "Dieu", "error": 1.0},)

    found = doubtful_sentences(narration(report=report(sentences=sentences), heard_otherwise=heard))

    assert found == [(0, "Un.", "No voice."), (1, "Deux.", "Heard: “Dieu”")]


def test_a_click_on_such_a_sentence_goes_to_it(theme: Theme, qtbot: QtBot) -> None:
    view = ReportView(theme)
    qtbot.addWidget(view)
    heard = ({"index": 1, "heard": "Dieu"},)
    view.show_narrations([narration(heard_otherwise=heard)])

    with qtbot.waitSignal(view.sentence_wanted) as wanted:
        view.doubtful.itemActivated.emit(view.doubtful.item(0))

    assert wanted.args == [1]


def test_a_file_that_is_away_cannot_be_approved(theme: Theme, qtbot: QtBot) -> None:
    view = ReportView(theme)
    qtbot.addWidget(view)

    view.show_narrations([narration(is_there=False, is_changed_since=True)])

    assert not view.approve.isEnabled()
    assert "/out/a.mp3" in view._away.text()
    assert not view.changed.isHidden()


def test_approving_asks_who_and_shows_it(
    home: Path, tmp_path: Path, host: Host, qtbot: QtBot, workspace: ArticlesWorkspace
) -> None:
    article_id = published(home, tmp_path)
    workspace.list.read_all()
    workspace.open_article(article_id, published=True)
    qtbot.waitUntil(lambda: workspace.open_id == article_id and workspace.page.isVisible(), timeout=LONG_MS)
    report_view = workspace.page.side.report
    assert report_view.approval.text().startswith("Not approved")

    report_view.approve.click()
    dialog = workspace.findChild(ApproveDialog)
    assert not dialog.approve.isEnabled()
    dialog.initials.setText("JM")
    with qtbot.waitSignal(dialog.approved, timeout=LONG_MS):
        dialog.approve.click()

    qtbot.waitUntil(lambda: report_view.approval.text().startswith("Approved by JM"), timeout=LONG_MS)
    assert json.loads((tmp_path / "court.report.json").read_text())["approval"]["by"] == "JM"
    assert host.context.bridge.preferences.get("initials") == "JM"
    qtbot.waitUntil(lambda: "Approved" in workspace.page._state.text())


def test_a_file_that_was_changed_since_cannot_be_approved(
    home: Path, tmp_path: Path, qtbot: QtBot, workspace: ArticlesWorkspace
) -> None:
    article_id = published(home, tmp_path)
    with (tmp_path / "court.mp3").open("ab") as stream:
        stream.write(b"x")
    workspace.hands.approve_newest(article_id)
    qtbot.waitUntil(lambda: workspace.findChild(ApproveDialog) is not None)
    dialog = workspace.findChild(ApproveDialog)
    dialog.initials.setText("JM")

    dialog.approve.click()

    qtbot.waitUntil(dialog._problem.isVisible, timeout=LONG_MS)
    assert "changed since" in dialog._problem.text()


def test_a_publication_runs_in_place_and_shows_its_report(
    home: Path, tmp_path: Path, qtbot: QtBot, workspace: ArticlesWorkspace, host: Host
) -> None:
    article_id = add_article(home, an_article("Une phrase courte.", title="Court"))
    host.context.bridge.preferences.set(PUBLISH_PREFERENCE, {"folder": str(tmp_path), "format": "wav"})
    host.context.bridge.jobs.start_queue()
    workspace.list.read_all()
    workspace.open_article(article_id, publish=True)
    qtbot.waitUntil(lambda: workspace.findChild(PublishDialog) is not None, timeout=LONG_MS)

    workspace.findChild(PublishDialog).publish.click()

    page = workspace.page
    qtbot.waitUntil(page.progress.isVisible, timeout=LONG_MS)
    qtbot.waitUntil(lambda: page.side.currentWidget() is page.side.report, timeout=LONG_MS)
    assert (tmp_path / "Court.wav").exists()
    assert page.side.report.narration is not None
    qtbot.waitUntil(lambda: not page.progress.isVisible(), timeout=LONG_MS)
    assert "Not approved" in page._state.text()
    news = [notice for notice in host.notices.shown() if notice.what == "“Court” is published."]
    assert len(news) == 1
    news[0].actions[0].run()
    assert host.opened == [("articles", ShowArticle(article_id, published=True))]
