"""What no rule knew is found, said otherwise by the dialog, and what will be said follows; all of it can be undone."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QRadioButton

from audio_engine.names.entry import SayAs, SayWay, Scope
from audio_engine.names.store import stored_names
from audio_engine.narration.article import Mark, MarkKind
from desktop.articles.editor.said_like import Keep
from desktop.articles.editor.say_dialog import SayDialog
from desktop.bridge.article_values import NarrationChoices
from tests.desktop.articles.editor.conftest import LONG_MS, Desktop, Make, article
from tests.desktop.walking import clipped, nameless, unreachable

PASTED = "La ville reçoit 1,2 Md€.\n\nDans le XVIe, la BCEAO décide.\n\nMme Wałęsa dit non."


def answer(shown: Desktop, say_as: SayAs, keep: Keep) -> None:
    """Fill the dialog in as a person does, and press Keep."""
    dialog = shown.editor.saying.dialog
    assert dialog is not None
    dialog.ways.choose(say_as)
    dialog.choose_keep(keep)
    assert dialog._keep.isEnabled()
    QTest.mouseClick(dialog._keep, Qt.MouseButton.LeftButton)


def test_paste_find_the_doubts_fix_both_and_the_spoken_side_follows(desktop: Make) -> None:
    shown = desktop(article(""))
    data = QMimeData()
    data.setText(PASTED)

    shown.text.insertFromMimeData(data)

    assert shown.spoken() == [
        "La ville reçoit un virgule deux milliard d'euros.",
        "Dans le seizième, la Bceao décide.",
        "madame Wałęsa dit non.",
    ]
    QTest.keyClick(shown.text, Qt.Key.Key_F8)
    assert shown.text.textCursor().selectedText() == "BCEAO"
    QTest.keyClick(shown.text, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    answer(shown, SayAs(SayWay.LETTERS), Keep.ARTICLE)
    shown.select("Wałęsa")
    QTest.keyClick(shown.text, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    answer(shown, SayAs(SayWay.RESPELLING, "Vaouènsa"), Keep.ARTICLE)

    assert shown.spoken()[1:] == ["Dans le seizième, la B C E A O décide.", "madame Vaouènsa dit non."]
    assert shown.editor.planner.shown is not None
    assert shown.editor.planner.shown.flag_count == 0
    shown.settle()
    shown.session.undo()
    shown.session.undo()
    assert shown.spoken()[1:] == ["Dans le seizième, la Bceao décide.", "madame Wałęsa dit non."]


def test_only_here_is_a_mark(desktop: Make) -> None:
    shown = desktop(article("La BCEAO et la BCEAO."))
    shown.planned()
    shown.text.go_to(0, 3, 8)

    shown.editor.saying.ask_at_caret()
    answer(shown, SayAs(SayWay.LETTERS), Keep.PLACE)

    assert shown.stored().paragraphs[0].marks == (Mark(3, 8, MarkKind.LETTERS),)
    assert shown.spoken() == ["La B C E A O et la Bceao."]


def test_everywhere_is_an_entry_of_the_newsrooms_names_and_undo_takes_it_away(desktop: Make) -> None:
    shown = desktop(article("La BCEAO décide."))
    shown.planned()
    shown.select("BCEAO")

    shown.editor.saying.ask_at_caret()
    answer(shown, SayAs(SayWay.LETTERS), Keep.EVERYWHERE)

    shown.qtbot.waitUntil(lambda: shown.spoken() == ["La B C E A O décide."], timeout=LONG_MS)
    (entry,) = stored_names(shown.bridge.home)
    assert (entry.written, entry.scope, entry.language) == ("BCEAO", Scope.APP, "fr")
    shown.session.undo()
    shown.qtbot.waitUntil(lambda: shown.spoken() == ["La Bceao décide."], timeout=LONG_MS)
    assert list(stored_names(shown.bridge.home)) == []


def test_for_the_publication_names_it(desktop: Make) -> None:
    choices = NarrationChoices(language="fr", disclosure="off", publication="Le Journal")
    shown = desktop(article("La BCEAO décide."), choices)
    shown.planned()
    shown.select("BCEAO")

    shown.editor.saying.ask_at_caret()
    answer(shown, SayAs(SayWay.LETTERS), Keep.PUBLICATION)

    shown.qtbot.waitUntil(lambda: shown.spoken() == ["La B C E A O décide."], timeout=LONG_MS)
    (entry,) = stored_names(shown.bridge.home)
    assert (entry.scope, entry.publication) == (Scope.PUBLICATION, "Le Journal")


def test_an_entry_that_is_there_is_edited_and_can_be_removed(desktop: Make) -> None:
    shown = desktop(article("Xi parle."))
    shown.planned()
    shown.select("Xi")
    shown.editor.saying.ask_at_caret()
    answer(shown, SayAs(SayWay.RESPELLING, "Chi"), Keep.ARTICLE)
    assert shown.spoken() == ["Chi parle."]

    shown.select("Xi")
    shown.editor.saying.ask_at_caret()
    dialog = shown.editor.saying.dialog
    assert dialog is not None
    assert dialog.ways.proposal() == (SayAs(SayWay.RESPELLING, "Chi"), "")
    assert dialog.keep is Keep.ARTICLE
    answer(shown, SayAs(SayWay.RESPELLING, "Tchi"), Keep.ARTICLE)
    assert shown.spoken() == ["Tchi parle."]
    assert len(shown.session.names) == 1

    shown.select("Xi")
    shown.editor.saying.ask_at_caret()
    assert shown.editor.saying.dialog is not None
    shown.editor.saying.dialog._remove()
    assert shown.spoken() == ["Xi parle."]
    assert not shown.session.names


def test_a_double_click_on_what_will_be_said_asks_about_that_word(desktop: Make) -> None:
    shown = desktop(article("Le 14 juillet, M. Dupont parle."))
    row = shown.row_of("juillet")
    spoken = shown.model.sentence(row).spoken
    shown.editor.saying.ask_beside(row, (spoken.index("monsieur"), spoken.index("monsieur") + 8))

    dialog = shown.editor.saying.dialog

    assert dialog is not None
    assert dialog._target.written == "M"
    dialog.reject()
    rect = shown.said.visualRect(shown.model.index(row))
    corner = shown.said.painter.text_corner(rect) + QPointF(4, 6)
    QTest.mouseDClick(shown.said.viewport(), Qt.MouseButton.LeftButton, pos=corner.toPoint())
    assert shown.editor.saying.dialog is not None
    assert shown.editor.saying.dialog._target.written == "Le"
    shown.editor.saying.dialog.reject()


def test_enter_beside_the_text_asks_about_the_doubt(desktop: Make) -> None:
    shown = desktop(article("Tout va bien.", "La BCEAO décide."))
    shown.said.go_to(shown.row_of("BCEAO"))
    shown.said.setFocus()

    QTest.keyClick(shown.said, Qt.Key.Key_Return)

    dialog = shown.editor.saying.dialog
    assert dialog is not None
    assert dialog._target.written == "BCEAO"
    dialog.reject()


def test_a_word_is_heard_as_proposed(desktop: Make) -> None:
    shown = desktop(article("La BCEAO décide."))
    shown.planned()
    shown.select("BCEAO")
    shown.editor.saying.ask_at_caret()
    dialog = shown.editor.saying.dialog
    assert dialog is not None
    dialog.ways.choose(SayAs(SayWay.LETTERS))

    with shown.qtbot.waitSignal(shown.editor._hearing.length, timeout=LONG_MS):
        QTest.mouseClick(dialog.hear_proposed, Qt.MouseButton.LeftButton)

    assert shown.editor._hearing.length_s
    dialog.reject()


def test_what_is_no_ipa_is_told_and_cannot_be_kept(desktop: Make) -> None:
    shown = desktop(article("Xi parle."))
    shown.planned()
    shown.select("Xi")
    shown.editor.saying.ask_at_caret()
    dialog = shown.editor.saying.dialog
    assert dialog is not None

    dialog.ways.choose(SayAs(SayWay.IPA, "ʃi"))
    assert dialog._keep.isEnabled()
    dialog.ways._ipa.setText("R2D2")
    dialog._check()

    assert not dialog._keep.isEnabled()
    assert "phonetic" in dialog._problem.text()
    dialog.reject()


def test_where_nothing_can_be_said_there_is_no_dialog(desktop: Make) -> None:
    shown = desktop(article("… !"))

    shown.editor.saying.ask_at_caret()

    assert shown.editor.saying.dialog is None
    assert [notice.what for notice in shown.notices.shown()] == ["Select a word first: there is nothing to say here."]


def test_the_dialog_has_names_and_is_used_without_a_mouse(desktop: Make) -> None:
    shown = desktop(article("La BCEAO décide."))
    shown.planned()
    shown.select("BCEAO")
    shown.editor.saying.ask_at_caret()
    dialog = shown.editor.saying.dialog
    assert isinstance(dialog, SayDialog)

    assert nameless(dialog) == []
    assert unreachable(dialog) == []
    shown.qtbot.waitUntil(lambda: clipped(dialog) == [])
    dialog.reject()


def test_a_word_is_respelled_by_typing_and_enter_alone(desktop: Make) -> None:
    shown = desktop(article("Mme Szczepanska dit non."))
    shown.select("Szczepanska")
    QTest.keyClick(shown.text, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    dialog = shown.editor.saying.dialog
    assert dialog is not None
    dialog.activateWindow()

    field = dialog.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Chtchepanska")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert shown.spoken() == ["madame Chtchepanska dit non."]


def test_tab_goes_from_a_way_to_its_field(desktop: Make) -> None:
    shown = desktop(article("Mme Szczepanska dit non."))
    shown.select("Szczepanska")
    QTest.keyClick(shown.text, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    dialog = shown.editor.saying.dialog
    assert dialog is not None

    for name in ("As if written", "In phonetic letters (IPA)"):
        button = next(b for b in dialog.findChildren(QRadioButton) if b.text().replace("&", "") == name)
        button.setChecked(True)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Tab)

        assert isinstance(dialog.focusWidget(), QLineEdit)
        row = dialog.focusWidget().geometry()
        assert row.top() <= button.geometry().center().y() <= row.bottom()
