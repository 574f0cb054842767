"""What a network can answer instead of a file, in sentences for a person, and which of it is worth another try."""

from __future__ import annotations

import re
import ssl
from typing import Final

import httpx2

from audio_engine.errors import JobFailedError, UserFacingError
from audio_engine.text import tr, trn

__all__ = [
    "Cut",
    "html_instead",
    "refusal_of_exception",
    "refusal_of_status",
]

_ERRNO: Final = re.compile(r"^\[Errno -?\d+\] ")
_WORTH_ANOTHER_TRY: Final = frozenset({408, 425, 429, 500, 502, 503, 504})


class Cut(JobFailedError):  # noqa: N818 - not an error until the tries are used up
    """The network or the server gave up for the moment. `wait_s` is what the server asked to wait, where it did."""

    def __init__(self, what: str, to_do: str = "", wait_s: float | None = None) -> None:
        self.wait_s = wait_s
        super().__init__(what, to_do)


def refusal_of_status(response: httpx2.Response, host: str) -> UserFacingError:
    """The sentence for an answer that is no file."""
    status = response.status_code
    if status in _WORTH_ANOTHER_TRY:
        return _for_the_moment(response, host)
    if status == 401:
        return JobFailedError(
            tr("{host} wants to know who asks (401).", host=host),
            tr("A mirror of your organisation may need a token in the variable HF_TOKEN: ask your administrator."),
        )
    if status == 403:
        return JobFailedError(
            tr("{host} does not allow it (403).", host=host),
            tr("A proxy or a rule of your network may forbid it: ask your administrator to allow {host}.", host=host),
        )
    if status == 407:
        return _proxy_wants_login()
    return JobFailedError(
        tr("{host} answers with the error {status}.", host=host, status=status),
        tr("Try again later; if it stays so, tell your administrator."),
    )


def refusal_of_exception(problem: Exception, host: str) -> UserFacingError:
    """The sentence for a request that got no answer."""
    if certificate := _certificate_problem(problem):
        return JobFailedError(
            tr("The certificate of {host} is not trusted by this computer ({why}).", host=host, why=certificate),
            tr(
                "If your network inspects encrypted traffic, its certificate must be in the system’s store, or in the "
                "file that SSL_CERT_FILE names: ask your administrator. Nothing was downloaded over this connection."
            ),
        )
    if isinstance(problem, httpx2.ProxyError):
        if "407" in str(problem):
            return _proxy_wants_login()
        return JobFailedError(
            tr("The proxy refuses to connect to {host}: {why}.", host=host, why=_short(problem)),
            tr("Ask your administrator to allow {host}.", host=host),
        )
    if isinstance(problem, httpx2.TooManyRedirects):
        return JobFailedError(
            tr("{host} sends us round in circles.", host=host),
            tr("A login page of your network may be in the way: open any page in a browser, then try again."),
        )
    if isinstance(problem, httpx2.TransportError) and not isinstance(
        problem, httpx2.UnsupportedProtocol | httpx2.LocalProtocolError
    ):
        return _no_connection(problem, host)
    return JobFailedError(
        tr("{host} cannot be asked: {why}.", host=host, why=_short(problem)),
        tr("Check the address of the models’ server (HF_ENDPOINT, or the policy ModelsMirror)."),
    )


def html_instead(host: str, name: str) -> JobFailedError:
    """The sentence for a page where a file should be."""
    return JobFailedError(
        tr("{host} sent a web page instead of {file}: a proxy or a login page of your network.", host=host, file=name),
        tr("Open any page in a browser and log in, or ask your administrator to allow the download; then try again."),
    )


def _for_the_moment(response: httpx2.Response, host: str) -> Cut:
    said = response.headers.get("retry-after", "").strip()
    wait_s = float(said) if said.isdecimal() else None
    later = (
        trn("Try again in a minute.", "Try again in {count} minutes.", max(1, -(-int(wait_s) // 60)))
        if wait_s is not None
        else tr("Try again in some minutes.")
    )
    if response.status_code == 429:
        what = tr("{host} has been asked too often from your network (429).", host=host)
    else:
        what = tr("{host} is out of order for the moment ({status}).", host=host, status=response.status_code)
    return Cut(what, f"{later} {_kept()}", wait_s)


def _no_connection(problem: Exception, host: str) -> Cut:
    if isinstance(problem, httpx2.TimeoutException):
        what = tr("{host} does not answer.", host=host)
    elif isinstance(problem, httpx2.ConnectError):
        what = tr("There is no connection to {host}: {why}.", host=host, why=_short(problem))
    else:
        what = tr("The connection to {host} was cut.", host=host)
    return Cut(what, f"{tr('Check the network, then try again.')} {_kept()}")


def _kept() -> str:
    return tr("What has come so far is kept.")


def _proxy_wants_login() -> JobFailedError:
    return JobFailedError(
        tr("The proxy of your network wants a login (407)."),
        tr("Put it into HTTPS_PROXY as http://NAME:PASSWORD@HOST:PORT, or ask your administrator."),
    )


def _certificate_problem(problem: BaseException | None) -> str | None:
    """What the verification said, wherever in the chain of causes it stands."""
    while problem is not None:
        if isinstance(problem, ssl.SSLCertVerificationError):
            return problem.verify_message or _short(problem)
        problem = problem.__cause__ or problem.__context__
    return None


def _short(problem: BaseException) -> str:
    return _ERRNO.sub("", str(problem)).removesuffix(".") or type(problem).__name__
