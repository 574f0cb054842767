"""Everything in the editor has a name, is reached from the keyboard, and fits where texts are longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from audio_engine.library import Library
from desktop.interviews.transcript.actions import transcript_commands
from desktop.interviews.transcript.side_panel import SidePage
from desktop.player import declare_player_commands
from desktop.shortcuts import Shortcuts
from desktop.theme import Theme, ThemeMode
from tests.desktop.pseudolocale import PseudoTranslator
from tests.desktop.transcript import samples
from tests.desktop.transcript.conftest import Editor
from tests.desktop.walking import clipped, nameless, unreachable
from tests.desktop.watched_application import WatchedApplication

Put = Callable[[Callable[[Library], int]], int]


@pytest.fixture
def _pseudolocale(qapp: WatchedApplication) -> Iterator[None]:
    translator = PseudoTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def everything(editor: Editor, in_library: Put) -> Editor:
    """The editor with its find bar and a page of the panel."""
    editor.open(in_library(samples.interview))
    editor.view.find_bar.open(replacing=True)
    return editor


@pytest.mark.parametrize("page", list(SidePage))
def test_every_control_has_a_name_and_is_reached_from_the_keyboard(everything: Editor, page: SidePage) -> None:
    everything.view.side.show_page(page)

    assert nameless(everything.view) == []
    assert unreachable(everything.view) == []


@pytest.mark.usefixtures("_pseudolocale")
@pytest.mark.parametrize("page", list(SidePage))
def test_longer_texts_are_not_clipped(editor: Editor, in_library: Put, page: SidePage) -> None:
    editor.open(in_library(samples.interview))
    editor.view.find_bar.open(replacing=True)
    editor.view.side.show_page(page)

    editor.qtbot.waitUntil(lambda: clipped(editor.view) == [], timeout=2_000)


def test_no_two_commands_of_the_editor_and_the_player_have_the_same_key(shortcuts: Shortcuts) -> None:
    shortcuts.declare(transcript_commands())
    declare_player_commands(shortcuts)
    keys = [key for command in shortcuts.commands() for key in command.keys]

    assert len(keys) == len(set(keys))


def test_the_caret_says_who_speaks_and_when(everything: Editor) -> None:
    everything.put_caret(3)

    assert everything.text.accessibleDescription() == "Minister, 0:12, doubtful"


@pytest.mark.parametrize("mode", [ThemeMode.DARK, ThemeMode.LIGHT])
def test_the_theme_changes_while_a_transcript_is_open(everything: Editor, theme: Theme, mode: ThemeMode) -> None:
    theme.set_mode(mode)

    everything.view.repaint()

    pixel = everything.view.gutter.grab().toImage().pixelColor(2, 2)
    assert (pixel.lightness() < 128) == (mode is ThemeMode.DARK)
    theme.set_mode(ThemeMode.SYSTEM)
