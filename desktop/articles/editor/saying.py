"""Opens “Say it like…” for a word, has it heard, and keeps what was chosen: as a mark, in the article, in the names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from audio_engine.errors import UserFacingError
from audio_engine.names.entry import Name, SayAs, Scope
from desktop.articles.editor import edits
from desktop.articles.editor.article_text import ArticleText
from desktop.articles.editor.pairing import in_paragraph, in_sentence, spoken_span, written_span
from desktop.articles.editor.said_like import Keep, Target, mark_for, name_for, names_with, names_without, target_in
from desktop.articles.editor.said_model import SaidModel
from desktop.articles.editor.say_dialog import SayDialog
from desktop.bridge.article_values import NarrationChoices
from desktop.player.player import Player
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from audio_engine.names.store import NamesChange
    from desktop.bridge.article_values import ArraySource, PlanLine

__all__ = ["Saying"]

Span = tuple[int, int]


class Saying(QObject):
    """Belongs to one editor. `hearing` is a player of its own: what is looped meanwhile goes on afterwards."""

    def __init__(self, context: WorkspaceContext, text: ArticleText, model: SaidModel, hearing: Player) -> None:
        super().__init__(text)
        self._context = context
        self._text, self._model = text, model
        self._session = text.session
        self._hearing = hearing
        self._listening: Player | None = None
        self.dialog: SayDialog | None = None

    def pauses(self, player: Player) -> None:
        """Pause this player while something is heard."""
        self._listening = player

    def ask_at_caret(self) -> None:
        """Ask about what is selected, or the word or the doubt at the caret."""
        span = self._text.selected_span()
        if span is None:
            line = self._text.line_at_caret()
            at = self._text.position_at_caret()
            if line is None:
                return
            index = self._text.textCursor().blockNumber()
            flags = self._text.underlay.flags_of(line)
            span = next(((index, start, end) for start, end, _ in flags if start <= at <= end), (index, at, at))
        self.ask(*span)

    def ask_beside(self, row: int, word: Span | None) -> None:
        """Ask about a word of what will be said; without one, about the first doubt of the sentence."""
        shown = self._model.shown
        sentence = self._model.sentence(row)
        key = None if shown is None else shown.key_of(sentence)
        index = None if key is None else self._session.lines.index_of(key)
        if shown is None or key is None or index is None:
            return
        planned, line = shown.text_of(key), self._session.lines[index]
        if word is not None:
            start, end = written_span(planned, sentence, *word)
        elif sentence.flags:
            start, end = in_paragraph(planned, sentence, sentence.flags[0].start, sentence.flags[0].end)
        else:
            start = end = sentence.start
        self.ask(index, *shown.now(line, start, end))

    def ask(self, index: int, start: int, end: int) -> None:
        """Ask how a stretch of a paragraph is to be said."""
        target = self._target(index, start, end)
        if target is None:
            self._context.notices.say(self.tr("Select a word first: there is nothing to say here."))
            return
        dialog = SayDialog(
            self._context.theme, target, self._language(), self._publication(), self._hear(target), self._text.window()
        )
        dialog.kept.connect(lambda say_as, keep: self.keep(target, say_as, keep))
        dialog.removed.connect(lambda: self.remove(target))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def keep(self, target: Target, say_as: SayAs, keep: Keep) -> None:
        """Let it be said so: here, in this article, in the publication, everywhere."""
        if keep is Keep.PLACE:
            self._session.carry_out(edits.mark(self._session.lines, target.index, mark_for(target, say_as)))
            return
        try:
            name = name_for(target, say_as, keep, language=self._language(), publication=self._publication())
        except ValueError as why:
            self._context.notices.failure(UserFacingError(f"{why}.", self.tr("Select fewer words.")))
            return
        with self._session.as_one_step(self.tr("how a name is said")):
            if target.mark is not None:  # it would win over the entry
                self._session.carry_out(edits.unmark(self._session.lines, target.index, target.mark))
            if keep is Keep.ARTICLE:
                self._session.set_names(names_with(self._session.names, name))
            else:
                for narrower in self._session.names:
                    if narrower.written == name.written and narrower.say_as is not None:
                        self._session.set_names(names_without(self._session.names, narrower))
                self._keep_in_names(name, target.name)

    def remove(self, target: Target) -> None:
        """Let the rules decide again."""
        name = target.name
        if target.mark is not None:
            self._session.carry_out(edits.unmark(self._session.lines, target.index, target.mark))
        elif name is not None and name.scope is Scope.ARTICLE:
            self._session.set_names(names_without(self._session.names, name))
        elif name is not None:
            self._forget_in_names(name)

    def _target(self, index: int, start: int, end: int) -> Target | None:
        shown = self._model.shown
        if not 0 <= index < len(self._session.lines):
            return None
        line = self._session.lines[index]
        found = target_in(index, line.paragraph, start, end, spoken="", sentence="", names=self._names())
        sentence = None if found is None or shown is None else shown.sentence_at(line, found.start)
        if found is None or shown is None or sentence is None:
            return found
        spoken = self._spoken(sentence, shown.text_of(line.key), found)
        return target_in(index, line.paragraph, start, end, spoken=spoken, sentence=sentence.text, names=self._names())

    def _spoken(self, sentence: PlanLine, planned: str, target: Target) -> str:
        start, end = spoken_span(sentence, *in_sentence(planned, sentence, target.start, target.end))
        return sentence.spoken[start:end]

    def _names(self) -> tuple[Name, ...]:
        """Everything that holds, the strongest first."""
        shown = self._model.shown
        planned = () if shown is None else shown.plan.names
        return (*self._session.names, *(name for name in planned if name.scope is not Scope.ARTICLE))

    def _language(self) -> str:
        shown = self._model.shown
        return self._session.language if shown is None else shown.plan.language

    def _publication(self) -> str:
        return self._session.choices.publication or self._session.article().publication

    def _hear(self, target: Target) -> Callable[[SayAs | None], object]:
        def hear(say_as: SayAs | None) -> None:
            if self._listening is not None:
                self._listening.pause()
            self._context.bridge.articles.hear(
                target.written,
                say_as=say_as,
                choices=self._choices(),
                names=self._session.names,
                on_problems=self._say_problems,
                on_success=self._play,
                on_failure=self._say_failure,
                owner=self,
            )

        return hear

    def _play(self, sound: ArraySource) -> None:
        self._hearing.load_source(sound)
        self._hearing.play()

    def _choices(self) -> NarrationChoices:
        """Those of the article; its language is known where nobody has chosen one."""
        choices = self._session.choices
        return choices if choices.language else replace(choices, language=self._language())

    def _say_problems(self, problems: tuple[str, ...]) -> None:
        if self.dialog is not None and problems:
            self.dialog.show_problem(" ".join(problems))

    def _say_failure(self, problem: UserFacingError) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(str(problem))
        else:
            self._context.notices.failure(problem)

    def _keep_in_names(self, name: Name, old: Name | None) -> None:
        """Put an entry into the newsroom's names; a publication's makes way for one that holds everywhere."""
        names = self._context.bridge.names
        made: list[NamesChange] = []
        makes_way = old is not None and old.scope is Scope.PUBLICATION and name.scope is Scope.APP

        def again() -> None:
            if makes_way and old is not None:
                names.edit(old, name, on_success=lambda change: made.__setitem__(slice(None), [change]))
            else:
                names.keep([name], on_success=lambda change: made.__setitem__(slice(None), [change]))

        again()
        self._session.carry_out_elsewhere(
            self.tr("how a name is said"), lambda: names.undo(made[0]) if made else None, again
        )
        self._context.notices.say(self.tr("“{0}” is in the names now.").format(name.written), undo=self._session.undo)

    def _forget_in_names(self, name: Name) -> None:
        names = self._context.bridge.names
        made: list[NamesChange] = []
        says = self.tr("“{0}” is no longer in the names.").format(name.written)
        refuses = self.tr("“{0}” is in the shared list, which cannot be changed here.").format(name.written)

        def done(change: NamesChange) -> None:
            if change.is_empty:
                self._context.notices.say(refuses)
                return
            if not made:
                self._session.carry_out_elsewhere(
                    self.tr("how a name is said"), lambda: names.undo(made[0]), lambda: names.forget([name])
                )
                self._context.notices.say(says, undo=self._session.undo)
            made[:] = [change]

        names.forget([name], on_success=done)

    def _forget_dialog(self, _result: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self._hearing.pause()
        self._text.setFocus()
