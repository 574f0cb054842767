"""One list of forbidden acts, tried by a real process under each lock; each says in `DENIES` what it refuses.

Locks of other systems are held to the same list there; here only their calls are looked at, by a stand-in.
"""

from __future__ import annotations

import ctypes
import importlib
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from audio_engine.limits import DECODER_MEMORY_BYTES
from audio_engine.media import lock, lock_landlock, lock_macos, lock_windows, seccomp

ROOT = Path(__file__).resolve().parents[2]
LINUX, MACOS, WINDOWS = "linux", "darwin", "win32"
ACTS = {
    "open": "os.open(__file__, os.O_RDONLY)",
    "write": "os.open(os.path.join(scratch, 'new'), os.O_WRONLY | os.O_CREAT)",
    "list": "os.scandir(scratch)",
    "remove": "os.unlink(os.path.join(scratch, 'old'))",
    "make": "os.mkdir(os.path.join(scratch, 'folder'))",
    "execute": "os.execv(sys.executable, [sys.executable, '-c', 'print(\"done\")'])",
    "fork": "fork()",
    "thread": "threading.Thread(target=int).start()",
    "network": "socket.socket(socket.AF_UNIX) if hasattr(socket, 'AF_UNIX') else socket.socket()",
    "signal": "os.kill(os.getppid(), 0)",
    "debug": "trace_parent()",
    "code": "executable_page()",
    "memory": "bytearray(3 << 30)",
}
"""Each succeeds in a process without a lock."""

BEFORE = """
import ctypes, errno, importlib, mmap, os, socket, sys, threading
scratch = sys.argv[1]
libc = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None

def fork():
    if os.name != "posix":
        os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", ""])
    elif os.fork() == 0:
        os._exit(0)

def told(result):
    if result in (-1, ctypes.c_void_p(-1).value):
        raise OSError(ctypes.get_errno(), "refused")

def trace_parent():
    libc.process_vm_readv.restype = ctypes.c_ssize_t
    here = ctypes.create_string_buffer(8)
    part = (ctypes.c_void_p * 2)(ctypes.addressof(here), 8)
    told(libc.process_vm_readv(os.getpid(), part, 1, part, 1, 0))

def executable_page():
    libc.mmap.restype = ctypes.c_void_p
    told(libc.mmap(None, 4096, 5, 0x22, -1, 0))
"""


@dataclass(frozen=True, slots=True)
class Provider:
    """A lock: the module, how it is engaged, where it can be, and its first version."""

    module: str
    engage: str
    platforms: tuple[str, ...]

    @property
    def denies(self) -> frozenset[str]:
        found: frozenset[str] = importlib.import_module(f"audio_engine.media.{self.module}").DENIES
        return found


PROVIDERS = {
    "rlimits": Provider("lock_rlimits", "module.engage(60)", (LINUX, MACOS)),
    "landlock": Provider("lock_landlock", "module.engage()", (LINUX,)),
    "seccomp": Provider("lock_linux", "module.engage()", (LINUX,)),
    "sandbox": Provider("lock_macos", "module.engage()", (MACOS,)),
    "job": Provider("lock_windows", "module.engage(60)", (WINDOWS,)),
}
CLAIMS = [(name, act) for name, provider in PROVIDERS.items() for act in ACTS if act in provider.denies]


def outcome(act: str, scratch: Path, locking: str = "") -> str:
    """`done`, or what refused the act."""
    (scratch / "old").touch()
    tried = f"""
try:
    {ACTS[act]}
except MemoryError:
    print("ENOMEM")
except (OSError, RuntimeError) as problem:
    print(errno.errorcode.get(getattr(problem, "errno", None), type(problem).__name__))
else:
    print("done")
"""
    done = subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            f"__file__ = {__file__!r}\n{BEFORE}\n{locking}\n{textwrap.dedent(tried)}",
            scratch,
        ],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()[0]


def not_here(provider: Provider) -> bool:
    return sys.platform not in provider.platforms


@pytest.mark.skipif(sys.platform != LINUX, reason="some acts are written for Linux")
@pytest.mark.parametrize("act", ACTS)
def test_an_unlocked_process_may_do_it(act: str, tmp_path: Path) -> None:
    assert outcome(act, tmp_path) == "done"


@pytest.mark.parametrize(("name", "act"), CLAIMS)
def test_a_lock_refuses_what_it_says(name: str, act: str, tmp_path: Path) -> None:
    provider = PROVIDERS[name]
    if not_here(provider):
        pytest.skip(f"not verified: {name} is a lock of {provider.platforms[0]}")
    if name == "landlock" and lock_landlock.version() < 6:
        pytest.skip("this kernel's Landlock knows no scopes")

    found = outcome(act, tmp_path, f"from audio_engine.media import {provider.module} as module\n{provider.engage}")

    assert found != "done"


@pytest.mark.skipif(sys.platform != LINUX, reason="the layers of Linux")
@pytest.mark.parametrize("act", ACTS)
def test_the_layers_together_leave_nothing(act: str, tmp_path: Path) -> None:
    assert outcome(act, tmp_path, "from audio_engine.media import lock\nlock.engage(60)") != "done"


@pytest.mark.skipif(sys.platform != LINUX, reason="the layers of Linux")
def test_each_file_act_is_refused_by_more_than_one_layer() -> None:
    layers = [PROVIDERS[name].denies for name in ("rlimits", "landlock", "seccomp")]

    for act in ("open", "write", "list", "execute", "remove", "make", "signal", "network"):
        assert sum(act in denied for denied in layers) >= 2, act


def test_every_claim_is_an_act_that_is_tried() -> None:
    assert all(provider.denies <= set(ACTS) for provider in PROVIDERS.values())


class TestLandlock:
    linux_only = pytest.mark.skipif(sys.platform != LINUX, reason="Landlock is Linux's")

    @pytest.mark.parametrize(
        ("known", "file_system", "network", "scopes"),
        [
            (1, 0x1FFF, 0, 0),
            (2, 0x3FFF, 0, 0),
            (3, 0x7FFF, 0, 0),
            (4, 0x7FFF, 3, 0),
            (5, 0xFFFF, 3, 0),
            (9, 0xFFFF, 3, 3),
        ],
    )
    def test_handles_all_that_a_version_knows(self, known: int, file_system: int, network: int, scopes: int) -> None:
        found = lock_landlock.attributes_for(known)

        assert (found.file_system, found.network, found.scopes) == (file_system, network, scopes)

    @linux_only
    @pytest.mark.parametrize("known", range(1, 7))
    def test_this_kernel_takes_what_each_older_version_would_be_told(self, known: int, tmp_path: Path) -> None:
        if lock_landlock.version() < known:
            pytest.skip("this kernel's Landlock is older")
        locking = f"from audio_engine.media import lock_landlock as module\nmodule.version = lambda: {known}\n"

        assert outcome("open", tmp_path, f"{locking}assert module.engage()") == "EACCES"

    @linux_only
    def test_a_kernel_without_it_is_told_of_and_locked_by_the_rest(self, tmp_path: Path) -> None:
        locking = (
            "from audio_engine.media import lock, lock_landlock\nlock_landlock.version = lambda: 0\n"
            "print(*lock.engage(60), sep='+')"
        )

        assert outcome("open", tmp_path, locking) == "rlimits+seccomp"

    @linux_only
    def test_a_kernel_that_refuses_stops_the_child(self) -> None:
        refusing = (
            "from audio_engine.media import lock, lock_landlock\nlock_landlock.version = lambda: 1\n"
            "lock_landlock._CREATE_RULESET = 9999\nlock.engage(60)\nprint('went on')"
        )
        done = subprocess.run(
            [sys.executable, "-c", refusing], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
        )

        assert "refused a set of Landlock's rules" in done.stderr
        assert not done.stdout

    @linux_only
    def test_what_is_open_stays_open(self) -> None:
        with Path(__file__).open("rb") as file:
            done = subprocess.run(
                [
                    sys.executable,
                    "-c",
                    "import os\nfrom audio_engine.media import lock\nlock.engage(60)\nprint(os.read(0, 3))",
                ],
                cwd=ROOT,
                stdin=file,
                capture_output=True,
                timeout=60,
                check=False,
            )

        assert done.stdout == b'b\'"""\'\n', done.stderr


class _Recorded:
    """A library whose functions succeed and are noted, but for the one that should fail."""

    def __init__(self, calls: list[tuple[str, tuple[Any, ...]]], answers: dict[str, Callable[..., int]]) -> None:
        self._calls = calls
        self._answers = answers
        self._functions: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._functions.setdefault(name, _Function(name, self._calls, self._answers))


class _Function:
    restype: Any = None
    argtypes: Any = None

    def __init__(
        self, name: str, calls: list[tuple[str, tuple[Any, ...]]], answers: dict[str, Callable[..., int]]
    ) -> None:
        self._name, self._calls, self._answers = name, calls, answers

    def __call__(self, *arguments: Any) -> int:
        self._calls.append((self._name, arguments))
        return self._answers.get(self._name, lambda *_: 1)(*arguments)


class _Windows:
    def __init__(self, failing: str = "") -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        answers: dict[str, Callable[..., int]] = {"GetTokenInformation": self._privileges}
        if failing:
            answers[failing] = lambda *_: 0
        self.kernel32 = self.advapi32 = _Recorded(self.calls, answers)

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.calls]

    @staticmethod
    def _privileges(_token: Any, _kind: int, held: Any, _size: Any, needed: Any) -> int:
        """Two privileges: the size first, then they."""
        if held is None:
            needed._obj.value = 4 + 2 * 12
            return 0
        ctypes.memmove(held, (ctypes.c_uint32 * 7)(2, 5, 0, 2, 23, 0, 3), 28)
        return 1


class TestWindows:
    """Not verified: nobody has run these calls on Windows. Sizes are those of 64-bit Windows' headers."""

    def test_structures_have_the_sizes_of_the_headers(self) -> None:
        assert ctypes.sizeof(lock_windows.BasicLimits) == 64
        assert ctypes.sizeof(lock_windows.ExtendedLimits) == 144
        assert ctypes.sizeof(lock_windows.Privilege) == 12
        assert ctypes.sizeof(lock_windows.IntegrityLabel) == 16

    def test_the_steps_come_in_the_order_that_leaves_each_possible(self) -> None:
        windows = _Windows()

        lock_windows.engage(60, windows)

        steps = [name for name in windows.names if name not in {"GetCurrentProcess", "GetTokenInformation"}]
        assert steps == [
            "CreateJobObjectW",
            *["SetInformationJobObject"] * 2,
            "AssignProcessToJobObject",
            "OpenProcessToken",
            "AdjustTokenPrivileges",
            *["SetProcessMitigationPolicy"] * 5,
            "ConvertStringSidToSidW",
            "SetTokenInformation",
            "CloseHandle",
        ]

    def test_the_job_holds_one_process_its_memory_and_its_time(self) -> None:
        windows = _Windows()

        lock_windows.engage(60, windows)

        _job, kind, limits, size = next(call for name, call in windows.calls if name == "SetInformationJobObject")
        assert kind == 9
        assert size.value == 144
        assert limits._obj.basic.active_processes == 1
        assert limits._obj.basic.process_time == 600_000_000
        assert limits._obj.process_memory == DECODER_MEMORY_BYTES
        assert limits._obj.basic.flags == 0x50A

    def test_every_privilege_is_removed(self) -> None:
        windows = _Windows()

        lock_windows.engage(60, windows)

        held = next(call[2] for name, call in windows.calls if name == "AdjustTokenPrivileges")
        assert (ctypes.c_uint32 * 7).from_buffer(held)[:] == [2, 5, 0, 4, 23, 0, 4]

    @pytest.mark.parametrize(
        "step",
        [
            "CreateJobObjectW",
            "SetInformationJobObject",
            "AssignProcessToJobObject",
            "OpenProcessToken",
            "AdjustTokenPrivileges",
            "ConvertStringSidToSidW",
            "SetTokenInformation",
        ],
    )
    def test_a_step_that_is_refused_stops_the_child(self, step: str) -> None:
        windows = _Windows(failing=step)

        with pytest.raises(OSError, match=step):
            lock_windows.engage(60, windows)

        assert ("CloseHandle" in windows.names) is ("OpenProcessToken" in windows.names and step != "OpenProcessToken")

    def test_a_mitigation_that_windows_does_not_know_is_left_out(self) -> None:
        windows = _Windows(failing="SetProcessMitigationPolicy")

        lock_windows.engage(60, windows)

        assert windows.names.count("SetProcessMitigationPolicy") == 5


class TestMacos:
    """Not verified: nobody has run this call on macOS."""

    def test_the_profile_denies_by_default_and_allows_no_file_and_no_network(self) -> None:
        calls: list[tuple[str, tuple[Any, ...]]] = []

        lock_macos.engage(_Recorded(calls, {"sandbox_init": lambda *_: 0}))

        [(name, (profile, flags, _why))] = calls
        assert (name, flags) == ("sandbox_init", 0)
        assert profile.decode() == lock_macos.PROFILE
        assert "(deny default)" in lock_macos.PROFILE
        assert [line for line in lock_macos.PROFILE.splitlines() if "(allow" in line] == [
            "(allow signal (target self))"
        ]

    def test_a_refusal_stops_the_child_with_its_reason(self) -> None:
        def refuse(_profile: bytes, _flags: int, why: Any) -> int:
            why._obj.value = b"no such operation"
            return -1

        with pytest.raises(OSError, match="no such operation"):
            lock_macos.engage(_Recorded([], {"sandbox_init": refuse}))


def test_locks_that_nobody_has_run_say_so() -> None:
    unverified = [name for name in (*PROVIDERS, "none") if not lock.LockDescription(name, ()).is_verified]

    assert unverified == ["sandbox", "job"]


@pytest.mark.skipif(not seccomp.is_supported(), reason="there is no filter for this processor")
def test_the_provider_is_the_strongest_layer() -> None:
    assert lock.lock_in_force().layers[-1] == lock.lock_in_force().provider == "seccomp"
