"""Every way in which the engine can fail, and whose fault it is.

Exception
├── UserFacingError        the world's fault: a sentence, what to do, an exit code
│   ├── UsageError             2   the command was called with words it does not know
│   ├── NotAllowedError        2   a policy of the organisation forbids it
│   ├── UnusableInputError     3   this file cannot be used
│   ├── ModelMissingError      4   no model here can do this
│   ├── JobFailedError         5   the work was started and could not be finished
│   └── LibraryError           5   the library cannot be read or written
├── CancelledError         somebody asked to stop: not an error
└── anything else          our fault: a report, kept on this machine
"""

from __future__ import annotations

__all__ = [
    "EXIT_CANCELLED",
    "CancelledError",
    "JobFailedError",
    "LibraryError",
    "ModelMissingError",
    "NotAllowedError",
    "UnusableInputError",
    "UsageError",
    "UserFacingError",
]

EXIT_CANCELLED = 130


class UserFacingError(Exception):
    """A failure that a person can do something about.

    `what` says what happened and `to_do` what to do, each a whole sentence that `tr()` has already put
    into the reader's language.
    """

    exit_code = 5

    def __init__(self, what: str, to_do: str = "") -> None:
        self.what = what
        self.to_do = to_do
        super().__init__(f"{what} {to_do}".strip())

    def __reduce__(self) -> tuple[type[UserFacingError], tuple[str, str]]:
        return type(self), (self.what, self.to_do)


class UsageError(UserFacingError):
    """The command was called with words that it does not know."""

    exit_code = 2


class NotAllowedError(UserFacingError):
    """A policy of the person's organisation forbids what was asked."""

    exit_code = 2


class UnusableInputError(UserFacingError):
    """A file that was given cannot be used."""

    exit_code = 3


class ModelMissingError(UserFacingError):
    """No installed model can do what was asked."""

    exit_code = 4


class JobFailedError(UserFacingError):
    """A job was started and could not be finished."""

    exit_code = 5


class LibraryError(UserFacingError):
    """The library cannot be read or written."""

    exit_code = 5


class CancelledError(Exception):
    """Somebody asked to stop. Not an error."""
