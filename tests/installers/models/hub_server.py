"""A hub on loopback that speaks the real one's protocol, and can be told to go wrong in every way that networks do.

`/OWNER/REPO/resolve/REVISION/PATH` answers small files itself, with git's name as ETag, and sends to its store
(`/cdn/…`, on another host name) for large ones, with the pointer's facts in `X-Linked-Etag` and `X-Linked-Size`.
Below `/mirror` it answers the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import unquote, urlsplit

LARGE: Final = 100_000
"""Bytes from which on a file is in the store."""
_RESOLVE: Final = re.compile(r"/(?P<repository>[^/]+/[^/]+)/resolve/(?P<revision>[^/]+)/(?P<path>.+)")


@dataclass
class Fault:
    """What happens to one GET of one file instead of what should."""

    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    """What is sent instead of the content, with all the right headers."""
    cut_after: int | None = None
    """Bytes after which the connection ends."""
    pause_after: int | None = None
    """Bytes after which nothing comes until `HubServer.go_on` is set."""
    drip: int | None = None
    """Bytes a piece; each is sent when the test takes a step (`HubServer.step`)."""
    ignores_range: bool = False
    at: str = "content"
    """`content`: where the bytes are; `hub`: at the address that was asked first; `look`: at a HEAD."""


@dataclass
class Seen:
    """A request, and the bytes of content that were sent for it."""

    method: str
    path: str
    headers: dict[str, str]
    sent: int = 0


class HubServer:
    """The server; `files` by (repository, revision, path)."""

    def __init__(self, *, tls: ssl.SSLContext | None = None) -> None:
        self.files: dict[tuple[str, str, str], bytes] = {}
        self.faults: dict[str, list[Fault]] = {}
        self.seen: list[Seen] = []
        self.go_on = threading.Event()
        self.paused = threading.Event()
        self.step = threading.Semaphore(0)
        self.extra_headers: dict[str, str] = {}
        self.without_pointers = False
        handler = type("Handler", (_Handler,), {"hub": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._scheme = "https" if tls else "http"
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def address(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self.port}"

    @property
    def store(self) -> str:
        return f"{self._scheme}://localhost:{self.port}"

    def fail(self, name: str, *faults: Fault) -> None:
        """The next GETs of the file called `name` meet these, one each."""
        self.faults.setdefault(name, []).extend(faults)

    def content_requests(self, name: str) -> list[Seen]:
        """The GETs of the content of `name` that there were."""
        return [s for s in self.seen if s.method == "GET" and s.path.rsplit("/", 1)[-1] == name and s.sent]

    @contextlib.contextmanager
    def running(self) -> Iterator[HubServer]:
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield self
        finally:
            self.go_on.set()
            self.step.release(1_000_000)
            self._server.shutdown()
            thread.join()
            self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    hub: HubServer
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        pass

    def handle(self) -> None:
        with contextlib.suppress(OSError):  # clients go away, and some do not like our certificate
            super().handle()

    def do_HEAD(self) -> None:
        self._answer(with_content=False)

    def do_GET(self) -> None:
        self._answer(with_content=True)

    def _answer(self, *, with_content: bool) -> None:
        path = unquote(urlsplit(self.path).path).removeprefix("/mirror")
        seen = Seen(self.command, path, {name.lower(): value for name, value in self.headers.items()})
        self.hub.seen.append(seen)
        found = _RESOLVE.fullmatch(path.removeprefix("/cdn"))
        key = (found["repository"], found["revision"], found["path"]) if found else None
        content = self.hub.files.get(key) if key else None
        if content is None or key is None:
            self._send(404, {"X-Error-Code": "EntryNotFound"}, b"Entry not found")
            return
        is_large, at_store = len(content) >= LARGE, path.startswith("/cdn/")
        fault = self._fault(path.rsplit("/", 1)[-1], "content" if at_store or not is_large else "hub")
        if fault and fault.status is not None:
            self._send(fault.status, fault.headers, fault.body or b"")
            return
        facts = {} if at_store else self._facts(key, content, is_large=is_large)
        if is_large and not at_store:
            self._send(302, facts | {"Location": f"{self.hub.store}/cdn{path}"}, b"")
        else:
            self._content(content, facts, fault or Fault(), seen, with_content=with_content)

    def _fault(self, name: str, place: str) -> Fault | None:
        waiting = self.hub.faults.get(name, [])
        if waiting and waiting[0].at == (place if self.command == "GET" else "look"):
            return waiting.pop(0)
        return None

    def _facts(self, key: tuple[str, str, str], content: bytes, *, is_large: bool) -> dict[str, str]:
        if self.hub.without_pointers:
            return {}
        facts = {"X-Repo-Commit": key[1], **self.hub.extra_headers}
        if is_large:
            sha256 = hashlib.sha256(content).hexdigest()
            return {"X-Linked-Size": str(len(content)), "X-Linked-Etag": f'"{sha256}"', "ETag": '"pointer"'} | facts
        return {"ETag": f'"{hashlib.sha1(b"blob %d" % len(content) + bytes(1) + content).hexdigest()}"'} | facts

    def _content(self, content: bytes, facts: dict[str, str], fault: Fault, seen: Seen, *, with_content: bool) -> None:
        content = content if fault.body is None else fault.body
        start, status, headers = 0, 200, {**facts, "Accept-Ranges": "bytes", **fault.headers}
        asked = re.fullmatch(r"bytes=(\d+)-", seen.headers.get("range", ""))
        if asked and not fault.ignores_range:
            start, status = int(asked[1]), 206
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
            if start >= len(content):
                self._send(416, {"Content-Range": f"bytes */{len(content)}"}, b"")
                return
        self._head(status, headers, len(content) - start)
        if with_content:
            self._bytes(content[start:], fault, seen)

    def _bytes(self, content: bytes, fault: Fault, seen: Seen) -> None:
        end = len(content) if fault.cut_after is None else fault.cut_after
        piece = fault.drip or 16_384
        for at in range(0, end, piece):
            if fault.drip:
                self.hub.step.acquire()
            if fault.pause_after is not None and at >= fault.pause_after:
                self.hub.paused.set()
                self.hub.go_on.wait()
            chunk = content[at : min(at + piece, end)]
            seen.sent += len(chunk)  # before: a client that has it all may look at once
            self.wfile.write(chunk)
        if fault.cut_after is not None:
            self.close_connection = True

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self._head(status, headers, len(body))
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: int, headers: dict[str, str], length: int) -> None:
        self.send_response(status)
        for name, value in (
            {"Content-Length": str(length), "Content-Type": "application/octet-stream"} | headers
        ).items():
            self.send_header(name, value)
        self.end_headers()
