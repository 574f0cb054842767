"""The one module with a network: it asks a hub, or an organisation's copy of it, for files of one commit.

Certificates are the system's, proxies too. Nothing of this machine is told to anybody: no telemetry, no list of
libraries, no account that somebody is logged in with.
"""

from __future__ import annotations

import contextlib
import os
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import httpx2
import truststore
from huggingface_hub import get_session, hf_hub_url, set_client_factory
from huggingface_hub.errors import HfHubHTTPError
from huggingface_hub.file_download import get_hf_file_metadata

from audio_engine import __version__
from audio_engine.errors import JobFailedError, UserFacingError
from audio_engine.text import tr
from installers.models.refusals import refusal_of_exception, refusal_of_status
from installers.models.sources import Source

__all__ = ["Answer", "Hub", "RemoteFile"]

_CONNECT_S: Final = 20.0
_SILENCE_S: Final = 30.0
"""Without a byte for so long, a connection is taken for dead."""
_REDIRECTS_MAX: Final = 10
"""From the hub to its store is one; a repository that was renamed adds one."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """What the hub says of a file: its pointer's SHA-256 if it is a large one, else a SHA-1."""

    size_bytes: int | None
    sha256: str | None
    sha1: str | None


class Answer:
    """An answer that is being received: what it says of itself, and its bytes."""

    def __init__(self, response: httpx2.Response) -> None:
        self._response = response
        self.status = response.status_code
        self.content_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
        self.is_compressed = response.headers.get("content-encoding", "identity").lower() != "identity"
        self.host = response.url.host
        self.remote = _remote([*response.history, response])
        self.revision = _first([*response.history, response], "x-repo-commit")

    @property
    def content_range(self) -> str:
        """`bytes 5-9/10`, or nothing."""
        return str(self._response.headers.get("content-range", ""))

    @property
    def length(self) -> int | None:
        """The bytes that will come; None where the server does not say, or packs them on the way."""
        said = self._response.headers.get("content-length", "")
        return int(said) if said.isdecimal() and not self.is_compressed else None

    def chunks(self) -> Iterator[bytes]:
        """The bytes as they come.

        Raises:
            Cut: they end before they should.
        """
        try:
            yield from self._response.iter_bytes()
        except httpx2.HTTPError as problem:
            raise _refusal(problem, self.host) from problem


class Hub:
    """A hub at `endpoint`, an address without a slash at its end; `token` is sent to it and to nobody else."""

    def __init__(self, endpoint: str, token: str | None = None) -> None:
        self.endpoint = endpoint
        self._headers = {"user-agent": f"souffleur-models/{__version__}", "accept-encoding": "identity"}
        if token:
            self._headers["authorization"] = f"Bearer {token}"
        self._has_answered = False
        set_client_factory(_client)

    @property
    def host(self) -> str:
        """Whom we ask."""
        return urlsplit(self.endpoint).hostname or self.endpoint

    def address(self, source: Source, name: str = "") -> str:
        """Where a person can look at the file `name`, or at the folder of `source`."""
        kind = "resolve" if name else "tree"
        return f"{self.endpoint}/{source.repository}/{kind}/{source.revision}/{source.folder}{name}".rstrip("/")

    def look(self, source: Source, name: str) -> RemoteFile | None:
        """What the hub says of the file `name`; None where it has none.

        Raises:
            Cut: the network said no; trying again may help.
            UserFacingError: the server said no.
        """
        try:
            said = get_hf_file_metadata(
                self._url(source, name), token=False, timeout=_SILENCE_S, headers=self._headers, endpoint=self.endpoint
            )
        except HfHubHTTPError as problem:
            if problem.response.status_code == 404:
                return None
            raise refusal_of_status(problem.response, self.host) from problem
        except (httpx2.HTTPError, httpx2.InvalidURL) as problem:
            raise self._refusal(problem) from problem
        self._has_answered = True
        return RemoteFile(said.size, *_checksums(said.etag or ""))

    @contextlib.contextmanager
    def open(self, source: Source, name: str, offset: int) -> Iterator[Answer | None]:
        """The bytes of the file `name` from `offset` on, or whatever else the server answers; None where it has none.

        Raises:
            Cut: the network said no; trying again may help.
            UserFacingError: the server said no.
        """
        headers = self._headers | ({"range": f"bytes={offset}-"} if offset else {})
        request = get_session().build_request("GET", self._url(source, name), headers=headers)
        try:
            response = get_session().send(request, stream=True, follow_redirects=True)
        except (httpx2.HTTPError, httpx2.InvalidURL) as problem:
            raise self._refusal(problem) from problem
        self._has_answered = True
        try:
            if response.status_code == 404:
                yield None
            elif response.is_success or response.status_code == 416:
                yield Answer(response)
            else:
                raise refusal_of_status(response, response.url.host)
        finally:
            response.close()

    def _refusal(self, problem: httpx2.HTTPError | httpx2.InvalidURL) -> UserFacingError:
        """A computer without a network says so at once; only who has been answered before is worth another try."""
        refusal = _refusal(problem, self.host)
        if isinstance(problem, httpx2.ConnectError | httpx2.ConnectTimeout) and not self._has_answered:
            return JobFailedError(refusal.what, refusal.to_do)
        return refusal

    def _url(self, source: Source, name: str) -> str:
        return hf_hub_url(source.repository, f"{source.folder}{name}", revision=source.revision, endpoint=self.endpoint)


def _client() -> httpx2.Client:
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if named := os.environ.get("SSL_CERT_FILE"):  # Linux's store is read from there; the others' are asked besides
        try:
            context.load_verify_locations(cafile=named)
        except OSError as problem:
            raise JobFailedError(
                tr(
                    "{file} holds no certificates that can be read: {why}.", file=named, why=problem.strerror or problem
                ),
                tr("Correct the variable SSL_CERT_FILE, or remove it."),
            ) from problem
    try:
        return httpx2.Client(
            verify=context, max_redirects=_REDIRECTS_MAX, timeout=httpx2.Timeout(_SILENCE_S, connect=_CONNECT_S)
        )
    except (ImportError, ValueError) as problem:  # SOCKS, or no address at all
        raise JobFailedError(
            tr("The proxy that this computer names cannot be used: {why}.", why=str(problem).split(".")[0]),
            tr("Name an HTTP proxy in HTTPS_PROXY, or ask your administrator."),
        ) from problem


def _refusal(problem: httpx2.HTTPError | httpx2.InvalidURL, host: str) -> UserFacingError:
    with contextlib.suppress(RuntimeError):  # it was raised before there was a request
        host = problem.request.url.host if isinstance(problem, httpx2.HTTPError) else host
    return refusal_of_exception(problem, host)


def _remote(responses: list[httpx2.Response]) -> RemoteFile:
    """What the hub said of the file before it sent us to its store."""
    size = _first(responses, "x-linked-size")
    etag = _first(responses, "x-linked-etag") or _first(responses[-1:], "etag")
    return RemoteFile(int(size) if size.isdecimal() else None, *_checksums(etag))


def _first(responses: list[httpx2.Response], header: str) -> str:
    return next((str(r.headers[header]) for r in responses if header in r.headers), "")


def _checksums(etag: str) -> tuple[str | None, str | None]:
    """SHA-256 and SHA-1 out of the hub's ETag, or a mirror's; whatever else a server puts there says neither."""
    bare = etag.removeprefix("W/").strip('"').lower()
    if not all(character in "0123456789abcdef" for character in bare):
        return None, None
    return (bare, None) if len(bare) == 64 else (None, bare) if len(bare) == 40 else (None, None)
