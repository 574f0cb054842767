"""A stand-in for huggingface_hub in every process that recognises: faster-whisper imports it, and it is an HTTP client.

It has the two functions that faster-whisper and tokenizers name, and both refuse. Nothing else is there, so that a
new version which needs more fails in a test and not on a newsroom's network.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from typing import Final, NoReturn

__all__ = ["HubIsAbsentError", "replace_hub"]

_NAME: Final = "huggingface_hub"
_USED: Final = ("hf_hub_download", "snapshot_download")
"""By `tokenizers.Tokenizer.from_pretrained` and by `faster_whisper.utils.download_model`."""


class HubIsAbsentError(RuntimeError):
    """A library wanted to download something. It is our mistake: only complete models are given to it."""


def replace_hub() -> None:
    """From here on `import huggingface_hub` gives the stand-in. The real one must not have been imported."""
    present = sys.modules.get(_NAME)
    assert present is None or not getattr(present, "__file__", None), "huggingface_hub is here already"
    hub = module_from_spec(ModuleSpec(_NAME, None))
    for name in _USED:
        setattr(hub, name, _refuse)
    sys.modules[_NAME] = hub


def _refuse(*_: object, **__: object) -> NoReturn:
    raise HubIsAbsentError("This program has no network code: models are installed by souffleur-models alone.")
