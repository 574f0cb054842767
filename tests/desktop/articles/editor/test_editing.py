"""Typing, splitting, pasting, kinds, leaving out, marks and undoing: the text, the lines and the library agree."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from audio_engine.narration.article import Article, DropReason, Kind, Mark, MarkKind, Paragraph
from desktop.articles.editor.commands import article_commands
from desktop.player import declare_player_commands
from tests.desktop.articles.editor.conftest import Make, article


def test_every_paragraph_is_a_line_of_one_text(desktop: Make) -> None:
    shown = desktop(article("Un titre", "Un texte.", kinds=(Kind.HEADLINE,)))

    assert shown.texts() == ["Un titre", "Un texte."]


def test_typing_is_shown_and_stored(desktop: Make) -> None:
    shown = desktop(article("Le ministre parle."))
    shown.put_caret(0, 11)

    QTest.keyClicks(shown.text, " nous")

    assert shown.texts() == shown.lines() == ["Le ministre nous parle."]
    assert [p.text for p in shown.stored().paragraphs] == ["Le ministre nous parle."]


def test_a_word_is_stored_without_anybody_leaving(desktop: Make) -> None:
    shown = desktop(article("Le ministre parle."))
    shown.put_caret(0, 11)

    with shown.qtbot.waitSignal(shown.session.stored, timeout=20_000):
        QTest.keyClicks(shown.text, " nous")


def test_enter_in_a_headline_begins_text_and_undo_joins_it_again(desktop: Make) -> None:
    shown = desktop(article("Un titre et un texte", kinds=(Kind.HEADLINE,)))
    shown.put_caret(0, 8)

    QTest.keyClick(shown.text, Qt.Key.Key_Return)

    assert [(line.kind, line.text) for line in shown.session.lines] == [
        (Kind.HEADLINE, "Un titre"),
        (Kind.BODY, " et un texte"),
    ]
    QTest.keyClick(shown.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.texts() == shown.lines() == ["Un titre et un texte"]


def test_backspace_joins_paragraphs_and_keeps_the_first_ones_kind(desktop: Make) -> None:
    shown = desktop(article("Titre", "Texte", kinds=(Kind.CROSSHEAD,)))
    shown.put_caret(1, 0)

    QTest.keyClick(shown.text, Qt.Key.Key_Backspace)

    assert [(line.kind, line.text) for line in shown.session.lines] == [(Kind.CROSSHEAD, "TitreTexte")]
    shown.session.undo()
    assert [(line.kind, line.text) for line in shown.session.lines] == [(Kind.CROSSHEAD, "Titre"), (Kind.BODY, "Texte")]
    assert shown.texts() == ["Titre", "Texte"]


def test_pasted_lines_are_paragraphs_and_one_step_to_undo(desktop: Make) -> None:
    shown = desktop(article("Début. Fin."))
    shown.put_caret(0, 7)
    data = QMimeData()
    data.setText("Un.\n\nDeux.\r\nTrois. ")

    shown.text.insertFromMimeData(data)

    assert shown.texts() == shown.lines() == ["Début. Un.", "Deux.", "Trois. Fin."]
    shown.session.undo()
    assert shown.texts() == shown.lines() == ["Début. Fin."]


def test_typing_over_several_paragraphs_makes_one_of_them(desktop: Make) -> None:
    shown = desktop(article("Aaa bbb", "Ccc", "Ddd eee"))
    cursor = shown.text.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(shown.text.document().findBlockByNumber(2).position() + 4, cursor.MoveMode.KeepAnchor)
    shown.text.setTextCursor(cursor)

    QTest.keyClicks(shown.text, "x")

    assert shown.texts() == shown.lines() == ["Aaa xeee"]
    shown.session.undo()
    assert shown.texts() == shown.lines() == ["Aaa bbb", "Ccc", "Ddd eee"]


def test_typing_on_is_one_step_to_undo(desktop: Make) -> None:
    shown = desktop(article("Bonjour"))
    shown.put_caret(0, 7)

    QTest.keyClicks(shown.text, " le monde")
    shown.session.undo()

    assert shown.texts() == shown.lines() == ["Bonjour"]
    shown.session.redo()
    assert shown.texts() == shown.lines() == ["Bonjour le monde"]


def test_keys_change_the_kind_and_it_is_stored(desktop: Make) -> None:
    shown = desktop(article("Un intertitre", "Un texte."))
    shown.put_caret(0)

    QTest.keyClick(shown.text, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)

    assert shown.stored().paragraphs[0].kind is Kind.CROSSHEAD
    assert shown.editor.toolbar.kind.currentText() == "Crosshead"
    assert shown.text.document().firstBlock().charFormat().font().pointSizeF() > shown.text.font().pointSizeF()


def test_one_key_leaves_a_paragraph_out_and_puts_it_back(desktop: Make) -> None:
    shown = desktop(article("Gardé.", "Barré."))
    shown.put_caret(1)

    QTest.keyClick(shown.text, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    assert shown.stored().paragraphs[1].dropped is DropReason.BY_HAND
    assert shown.text.document().lastBlock().charFormat().fontStrikeOut()
    assert shown.spoken() == ["Gardé."]
    QTest.keyClick(shown.text, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert shown.stored().paragraphs[1].dropped is None
    assert not shown.text.document().lastBlock().charFormat().fontStrikeOut()


def test_everything_left_out_for_a_reason_comes_back_in_one_step(desktop: Make) -> None:
    dropped = [Paragraph(Kind.CAPTION, f"Photo {n}", dropped=DropReason.CAPTION) for n in range(2)]
    draft = Article((dropped[0], Paragraph(Kind.BODY, "Texte."), dropped[1]), language="fr")
    shown = desktop(draft)

    shown.editor.restore_dropped(frozenset({DropReason.CAPTION}))

    assert [line.dropped for line in shown.session.lines] == [None] * 3
    shown.session.undo()
    assert [line.dropped for line in shown.session.lines] == [DropReason.CAPTION, None, DropReason.CAPTION]


def test_marks_move_with_their_words(desktop: Make) -> None:
    mark = Mark(3, 6, MarkKind.LETTERS)
    shown = desktop(Article((Paragraph(Kind.BODY, "La ONU parle.", (mark,)),), language="fr"))
    shown.put_caret(0, 0)

    QTest.keyClicks(shown.text, "Hier, ")

    (moved,) = shown.stored().paragraphs[0].marks
    assert shown.lines()[0][moved.start : moved.end] == "ONU"


def test_marks_go_with_the_half_that_has_their_words_when_a_paragraph_is_split(desktop: Make) -> None:
    mark = Mark(10, 13, MarkKind.LETTERS)
    shown = desktop(Article((Paragraph(Kind.BODY, "Il parle. ONU dit.", (mark,)),), language="fr"))
    shown.put_caret(0, 9)

    QTest.keyClick(shown.text, Qt.Key.Key_Return)

    first, second = shown.session.lines
    assert first.paragraph.marks == ()
    assert second.text[second.paragraph.marks[0].start : second.paragraph.marks[0].end] == "ONU"


def test_a_pause_is_put_where_the_caret_stands_and_taken_away_again(desktop: Make) -> None:
    shown = desktop(article("Un. Deux."))
    shown.put_caret(0, 3)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    QTest.keyClick(shown.text, Qt.Key.Key_P, keys)

    assert shown.stored().paragraphs[0].marks == (Mark(3, 3, MarkKind.PAUSE, "1"),)
    QTest.keyClick(shown.text, Qt.Key.Key_P, keys)
    assert shown.stored().paragraphs[0].marks == ()


def test_an_emoji_does_not_move_what_stands_behind_it(desktop: Make) -> None:
    mark = Mark(2, 5, MarkKind.LETTERS)
    shown = desktop(Article((Paragraph(Kind.BODY, "😀 ONU dit.", (mark,)),), language="fr"))
    shown.put_caret(0, 5)

    QTest.keyClicks(shown.text, " nous")

    assert shown.lines() == ["😀 ONU nous dit."]
    assert shown.session.lines[0].paragraph.marks == (mark,)


def test_no_two_commands_of_the_editor_have_the_same_key() -> None:
    keys = [key for command in article_commands() for key in command.keys]

    assert len(keys) == len(set(keys))


def test_the_commands_are_listed_beside_the_players(desktop: Make) -> None:
    shown = desktop(article("Texte."))
    shortcuts = shown.editor._context.shortcuts

    declare_player_commands(shortcuts)

    assert {"article.say_like", "article.next_flag", "player.slower"} <= {c.id for c in shortcuts.commands()}
