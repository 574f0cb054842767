"""Downloads of models: each is a run of `souffleur-models`, one after the other.

Whoever asks does it on the GUI thread, and what is known of each download is kept there. A thread of its own reads
what a run tells. The window may end at any moment: the program then stops, and what has come is kept.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from audio_engine.errors import EXIT_CANCELLED, JobFailedError, UserFacingError
from audio_engine.models.kinds import ModelKind
from audio_engine.text import tr
from desktop.bridge.models_program import ModelsProgram, ModelsRun
from desktop.bridge.models_values import Download, DownloadState

__all__ = ["ModelsDownloads"]

_WORKED: Final = ("--yes", "--progress", "json", "--stop-with-parent")

_Key = tuple[ModelKind, str]


class ModelsDownloads(QObject):
    """What is on its way, in the order in which it was asked for."""

    changed = Signal(object)
    """A `Download` has another state, or has come further."""
    ended = Signal(object, object)
    """A kind and a name: the download is over. It was installed, or what had come of it was removed."""
    installed = Signal(object, str)
    """A kind and a name: that download came to its end."""
    unexpected = Signal(object)
    """An exception that is our mistake."""
    _came = Signal(object, object)

    def __init__(self, program: ModelsProgram, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._downloads: dict[_Key, Download] = {}
        self._order: list[_Order] = []
        self._running: _Order | None = None
        self._is_closing = False
        self._thread: threading.Thread | None = None
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    # --- what people ask for ----------------------------------------------------------------------------------------

    def all(self) -> tuple[Download, ...]:
        """Every download that is not over."""
        return tuple(self._downloads.values())

    def of(self, kind: ModelKind, name: str) -> Download | None:
        """The download of this model; None where there is none."""
        return self._downloads.get((kind, name))

    def install(self, kind: ModelKind, name: str, *, is_update: bool = False, kept: int = 0, total: int = 0) -> None:
        """Download and install a model whose licence was agreed to; go on with one that was begun.

        `kept` and `total` are the bytes that are here and that there are, as far as somebody knows.
        """
        now = self._downloads.get((kind, name))
        if now is not None and now.state not in {DownloadState.PAUSED, DownloadState.FAILED}:
            return
        done, size, update = (
            (now.done_bytes, now.total_bytes or total, now.is_update) if now else (kept, total, is_update)
        )
        self._set(Download(kind, name, DownloadState.WAITING, update, done, size))
        self._order.append(_Order((kind, name), is_update=update))
        self._start_next()

    def pause(self, kind: ModelKind, name: str) -> None:
        """Stop a download; what has come of it is kept."""
        now = self._downloads.get((kind, name))
        if now is None:
            return
        if now.state is DownloadState.WAITING:
            self._take_out((kind, name))
            self._set(replace(now, state=DownloadState.PAUSED))
        elif now.state is DownloadState.RUNNING and self._running is not None:
            self._set(replace(now, state=DownloadState.PAUSING))
            self._running.stop()

    def cancel(self, kind: ModelKind, name: str) -> None:
        """Stop a download, or one that an earlier window has begun, and remove what has come of it."""
        key = (kind, name)
        now = self._downloads.get(key) or Download(kind, name, DownloadState.PAUSED)
        if now.state is DownloadState.CANCELLING:
            return
        self._take_out(key)
        self._order.insert(0, _Order(key, discards=True))  # in front: what waits need not wait for its room
        self._set(replace(now, state=DownloadState.CANCELLING, problem=None, speed_bytes_s=None, left_s=None))
        if self._running is not None and self._running.key == key:
            self._running.stop()
        self._start_next()

    def close(self) -> None:
        """Stop what runs, with what has come kept. Waits some seconds at most: only for the very end."""
        self._is_closing = True
        self._order.clear()
        if self._running is not None:
            self._running.stop()
        if self._thread is not None:
            self._thread.join()

    # --- on the GUI thread ------------------------------------------------------------------------------------------

    def _start_next(self) -> None:
        if self._running is not None or not self._order or self._is_closing:
            return
        self._running = order = self._order.pop(0)
        if not order.discards:
            self._set(replace(self._downloads[order.key], state=DownloadState.RUNNING))
        self._thread = threading.Thread(target=self._work, args=(order,), name="desktop-models", daemon=True)
        self._thread.start()

    def _take_out(self, key: _Key) -> None:
        self._order = [order for order in self._order if order.key != key]

    def _set(self, download: Download) -> None:
        self._downloads[download.kind, download.name] = download
        self.changed.emit(download)

    def _deliver(self, order: _Order, message: dict[str, Any] | _End) -> None:
        if isinstance(message, _End):
            self._on_end(order, message)
            return
        now = self._downloads.get(order.key)
        if now is None or now.state is not DownloadState.RUNNING:
            return
        if message["kind"] == "notice":
            self._set(replace(now, notice=str(message.get("text", ""))))
        elif message["kind"] == "progress":
            self._set(
                replace(
                    now,
                    done_bytes=int(message.get("done_bytes") or 0),
                    total_bytes=int(message.get("total_bytes") or now.total_bytes),
                    speed_bytes_s=message.get("speed_bytes_s"),
                    left_s=message.get("left_s"),
                    notice="",
                )
            )

    def _on_end(self, order: _Order, end: _End) -> None:
        self._running = None
        now = self._downloads.get(order.key)
        if isinstance(end.problem, UserFacingError) and now is not None:
            if not any(one.key == order.key for one in self._order):
                failed = replace(now, state=DownloadState.FAILED, problem=end.problem)
                self._set(replace(failed, speed_bytes_s=None, left_s=None, notice=""))
        elif end.problem is not None:
            self._downloads.pop(order.key, None)
            self.unexpected.emit(end.problem)
            self.ended.emit(*order.key)
        if end.problem is None and now is not None:
            self._settle(order, now, was_stopped=end.was_stopped)
        self._start_next()

    def _settle(self, order: _Order, now: Download, *, was_stopped: bool) -> None:
        """After a run that came to the end which somebody wanted."""
        if was_stopped and now.state is DownloadState.CANCELLING:
            return  # what has come is removed next
        if was_stopped:
            self._set(replace(now, state=DownloadState.PAUSED, speed_bytes_s=None, left_s=None, notice=""))
            return
        self._take_out(order.key)  # it was installed before it could be stopped
        del self._downloads[order.key]
        if not order.discards:
            self.installed.emit(*order.key)
        self.ended.emit(*order.key)

    # --- on the thread of a run -------------------------------------------------------------------------------------

    def _work(self, order: _Order) -> None:
        try:
            end = self._carry_out(order)
        except Exception as problem:  # noqa: BLE001 - the one broad catch of this thread
            end = _End(problem)
        if not self._is_closing:
            self._came.emit(order, end)

    def _carry_out(self, order: _Order) -> _End:
        with self._program.start(order.arguments()) as run:
            order.began(run)
            last: dict[str, Any] = {}
            for message in _messages(run):
                if message["kind"] in {"finished", "failed", "cancelled"}:
                    last = message
                elif not self._is_closing:
                    self._came.emit(order, message)
            code = run.wait()
        if last.get("kind") == "failed":
            return _End(JobFailedError(str(last.get("what", "")), str(last.get("to_do", ""))))
        if code == 0:
            return _End(None)
        if order.is_stopped or code == EXIT_CANCELLED:
            return _End(None, was_stopped=True)
        return _End(
            JobFailedError(
                tr("The program that downloads models ended by itself ({code}).", code=code),
                tr("What has come is kept. Go on with the download."),
            )
        )


@dataclass(frozen=True, slots=True)
class _End:
    """How a run ended: `problem` is None where it was done, or stopped because somebody asked."""

    problem: Exception | None
    was_stopped: bool = False


@dataclass(slots=True)
class _Order:
    """A run that was asked for. `stop` may come before there is a process."""

    key: _Key
    is_update: bool = False
    discards: bool = False
    is_stopped: bool = False
    _run: ModelsRun | None = None
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def arguments(self) -> list[str]:
        kind, name = self.key
        if self.discards:
            return ["discard", name, "--kind", str(kind)]
        return ["update" if self.is_update else "install", name, "--kind", str(kind), *_WORKED]

    def began(self, run: ModelsRun) -> None:
        with self._turn:
            self._run = run
        if self.is_stopped:
            run.stop()

    def stop(self) -> None:
        with self._turn:
            self.is_stopped = True
            run = self._run
        if run is not None:
            run.stop()


def _messages(run: ModelsRun) -> Iterator[dict[str, Any]]:
    """The JSON lines of a run as they come; a line that begins otherwise is for people at a terminal."""
    for line in run.lines():
        try:
            message = json.loads(line)
        except ValueError:
            continue
        if isinstance(message, dict) and isinstance(message.get("kind"), str):
            yield message
