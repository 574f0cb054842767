"""The first thing that the window does: it gives up every network. The spawner, made before, starts what has one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audio_engine.jobs.spawner import Spawner as Spawner  # noqa: PLC0414 - for whoever passes it on

__all__ = ["give_up_the_network"]


def give_up_the_network() -> Spawner | None:
    """Lock this process and all that it starts; what can start `souffleur-models` from now on.

    None where the system has no such lock, and the program can be started as any other. To be called while the process
    has one thread, and before anything else is loaded.

    Raises:
        JobFailedError: the system starts no further process.
    """
    if sys.platform != "linux":
        return None
    from audio_engine.jobs.spawner import Spawner
    from audio_engine.jobs.spawner_process import Programs
    from audio_engine.media.lock import try_to_deny_network
    from audio_engine.programs import models_command, window_command

    try:
        spawner = Spawner(Programs(models_command(), window_command()))
    except OSError as problem:
        from audio_engine.errors import JobFailedError
        from audio_engine.text import tr

        raise JobFailedError(
            tr("The system could not start another program ({reason}).", reason=problem.strerror),
            tr("Close other programs or restart the computer, and try again."),
        ) from problem
    try_to_deny_network()
    return spawner
