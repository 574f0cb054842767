"""The sentences of the plan as rows: what will be said, and what is known of the sound of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.articles.editor.planning import ShownPlan
from desktop.articles.editor.sentence_words import accessible_sentence
from desktop.bridge.article_values import SentenceSound, SentenceState

if TYPE_CHECKING:
    from desktop.bridge.article_values import PlanLine

__all__ = ["SaidModel"]

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


class SaidModel(QAbstractListModel):
    """`sentence` and `sound` are what a row is painted from."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: ShownPlan | None = None
        self._sentences: tuple[PlanLine, ...] = ()
        self._sounds: dict[str, SentenceSound] = {}
        self._rows: dict[str, list[int]] = {}
        self._counts: Counter[SentenceState] = Counter()
        self.repainted = 0
        """How many rows were given other words: what an edit has cost."""

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        """One row a sentence."""
        return 0 if parent.isValid() else len(self._sentences)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The spoken sentence; for screen readers with its state and its flags."""
        if not index.isValid() or index.row() >= len(self._sentences):
            return None
        sentence = self._sentences[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return sentence.spoken or sentence.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return accessible_sentence(sentence, self.state(index.row()), self.reason(index.row()))
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(dict.fromkeys(flag.reason for flag in sentence.flags)) or self.reason(index.row())
            case _:
                return None

    def sentence(self, row: int) -> PlanLine:
        """What is planned in a row."""
        return self._sentences[row]

    def sentences(self, first: int, end: int) -> tuple[PlanLine, ...]:
        """What is planned in the rows from `first` on."""
        return self._sentences[first:end]

    def sound(self, row: int) -> SentenceSound | None:
        """What is known of its sound."""
        return self._sounds.get(self._sentences[row].key)

    def state(self, row: int) -> SentenceState:
        """What is known of its sound, in a word."""
        if self._sentences[row].skipped:
            return SentenceState.SKIPPED
        sound = self.sound(row)
        return SentenceState.WAITING if sound is None else sound.state

    def reason(self, row: int) -> str:
        """Why it is not said, or what the voice could not do."""
        sentence, sound = self._sentences[row], self.sound(row)
        if sentence.skipped or sound is None:
            return sentence.skipped
        return sound.reason or " ".join(sound.problems)

    def count(self, *states: SentenceState) -> int:
        """How many sentences are in one of these states."""
        return sum(self._counts[state] for state in states)

    def set_plan(self, shown: ShownPlan) -> None:
        """Show another plan: only rows that are others are told to be."""
        old, new = self._sentences, shown.sentences
        head = _alike(old, new)
        most = min(len(old), len(new)) - head
        tail = _alike(old[len(old) - most :][::-1], new[len(new) - most :][::-1]) if most else 0
        gone, come = len(old) - head - tail, len(new) - head - tail
        self.shown = shown
        both = min(gone, come)
        if gone > come:
            self.beginRemoveRows(_NO_PARENT, head + both, head + gone - 1)
            self._set(new)
            self.endRemoveRows()
        elif come > gone:
            self.beginInsertRows(_NO_PARENT, head + both, head + come - 1)
            self._set(new)
            self.endInsertRows()
        else:
            self._set(new)
        if both:
            self.repainted += both
            self.dataChanged.emit(self.index(head), self.index(head + both - 1))

    def set_sound(self, sound: SentenceSound) -> list[int]:
        """A sentence has another state; the rows that are painted anew."""
        before = self._sounds.get(sound.key)
        if before == sound or not sound.key:
            return []
        self._sounds[sound.key] = sound
        rows = self._rows.get(sound.key, [])
        self._counts[SentenceState.WAITING if before is None else before.state] -= len(rows)
        self._counts[sound.state] += len(rows)
        if rows:  # one message for all: a sentence that stands in an article a thousand times is one sound
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]), [Qt.ItemDataRole.AccessibleTextRole])
        return rows

    def _set(self, sentences: tuple[PlanLine, ...]) -> None:
        self._sentences = sentences
        self._rows = {}
        for row, sentence in enumerate(sentences):
            self._rows.setdefault(sentence.key, []).append(row)
        sounds, waiting, skipped = self._sounds, SentenceState.WAITING, SentenceState.SKIPPED
        self._counts = Counter(
            skipped if one.skipped else sounds[one.key].state if one.key in sounds else waiting for one in sentences
        )


def _alike(old: Sequence[PlanLine], new: Sequence[PlanLine]) -> int:
    """How many sentences at the beginning look the same."""
    count = 0
    for a, b in zip(old, new, strict=False):
        if a.spoken != b.spoken or a.key != b.key or a.text != b.text or a.skipped != b.skipped or a.flags != b.flags:
            break
        count += 1
    return count
