"""The lock, tried from inside a real locked child; and that it changes nothing about what is decoded."""

from __future__ import annotations

import platform
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from audio_engine.media import lock, lock_landlock
from audio_engine.media.decoder import decode
from audio_engine.media.decoder_child import decoder_command
from audio_engine.media.decoding import DecoderProcess
from audio_engine.media.lock import LockDescription, lock_in_force
from audio_engine.media.locked_child import child_surroundings
from audio_engine.media.pcm_protocol import Message, encode

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
ROOT = Path(__file__).resolve().parents[2]


def inside(locking: str, attempt: str) -> subprocess.CompletedProcess[str]:
    """Run `attempt` in a child after `locking`; both are Python."""
    program = f"import ctypes, errno, mmap, os, threading\nfrom audio_engine.media import lock, lock_linux\n{locking}\n"
    return subprocess.run(
        [sys.executable, "-c", program + textwrap.dedent(attempt)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def refuses(locking: str, call: str) -> None:
    done = inside(
        locking,
        f"""
        try:
            {call}
        except OSError as problem:
            print(errno.errorcode[problem.errno])
        else:
            print("done")
        """,
    )
    assert done.stdout == "EPERM\n", done.stderr


DECODER_LOCK = "lock.engage(60)"


@linux_only
@pytest.mark.parametrize(
    "call",
    [
        "os.open('/etc/passwd', os.O_RDONLY)",
        "os.open('/tmp/new', os.O_WRONLY | os.O_CREAT)",
        "os.listdir('/')",
        "os.stat('/')",
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "os.kill(os.getppid(), 0)",
        "os.unlink('/tmp/nothing')",
        "os.pipe()",
        "os.memfd_create('code')",
        "os.setuid(0)",
        "os.chdir('/')",
    ],
)
def test_the_decoder_can_touch_nothing_outside_itself(call: str) -> None:
    refuses(DECODER_LOCK, call)


@linux_only
@pytest.mark.parametrize(
    "call",
    [
        "libc.socket(2, 1, 0)",
        "libc.socket(10, 2, 0)",
        "libc.socket(1, 1, 0)",
        "libc.ptrace(16, os.getppid(), 0, 0)",
        "libc.process_vm_readv(os.getppid(), None, 0, None, 0, 0)",
        "libc.mprotect(page, 4096, 5)",
        "libc.syscall(425, 8, 0)",
        "libc.syscall(321, 0, 0, 0)",
        "libc.prctl(38, 0, 0, 0, 0)",
    ],
    ids=["inet", "inet6", "unix", "ptrace", "read-parent", "executable-page", "io_uring", "bpf", "prctl"],
)
def test_the_decoder_can_make_no_dangerous_call_through_the_c_library(call: str) -> None:
    done = inside(
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "libc.mmap.restype = ctypes.c_void_p\n"
        "page = ctypes.c_void_p(libc.mmap(None, 4096, 3, 0x22, -1, 0))\n" + DECODER_LOCK,
        f"print({call}, errno.errorcode[ctypes.get_errno()])",
    )

    assert done.stdout == "-1 EPERM\n", done.stderr


OTHER_TABLE = """
page = mmap.mmap(-1, 4096, prot=7)
page.write(bytes.fromhex("b814000000cd80c3"))  # mov eax, 20; int 0x80; ret: getpid by the 32-bit table
call = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
"""


@linux_only
@pytest.mark.skipif(platform.machine() != "x86_64", reason="it has a second table of system calls")
@pytest.mark.parametrize("locking", ["lock.engage(60)", "lock.deny_network()"])
def test_a_call_through_another_architectures_table_kills(locking: str) -> None:
    if inside(OTHER_TABLE, "print(call() > 0)").stdout != "True\n":
        pytest.skip("this kernel has no 32-bit table")

    done = inside(OTHER_TABLE + locking, "print(call())")

    assert done.returncode == -signal.SIGSYS


@linux_only
def test_the_decoder_can_start_no_thread() -> None:
    done = inside(DECODER_LOCK, "threading.Thread(target=print).start()")

    assert "can't start new thread" in done.stderr


@linux_only
def test_the_decoder_may_not_eat_all_memory() -> None:
    done = inside(DECODER_LOCK, "bytearray(3 << 30)")

    assert "MemoryError" in done.stderr


@linux_only
def test_a_real_locked_decoder_is_asked_what_it_is_denied() -> None:
    denied = ("open", "write", "execute", "fork", "network")
    layers = ("rlimits", *(["landlock"] if lock_landlock.version() else []), "seccomp")

    assert lock_in_force() == LockDescription("seccomp", denied, layers)


def test_a_decoder_that_cannot_be_asked_is_described_as_unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audio_engine.media.decoder_child.decoder_command", lambda: [sys.executable, "-c", "pass"])

    assert lock_in_force() == LockDescription("none", ())


REFUSING_KERNEL = """
import runpy, sys
from audio_engine.media import lock_linux
def refuse(*_):
    raise OSError(1, "refused")
lock_linux.install = refuse
sys.argv = ["decoder"]
runpy.run_module("audio_engine.media.decoder", run_name="__main__")
"""


@linux_only
def test_the_decoder_does_not_go_on_when_the_kernel_refuses_the_lock() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            REFUSING_KERNEL,
        ],
        **(child_surroundings() | {"process_group": None}),  # type: ignore[arg-type]
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert done.returncode != 0
    assert done.stdout == b""


@pytest.mark.recordings
@pytest.mark.parametrize(
    "name",
    [
        "damaged/jfk_video.mp4",
        "damaged/jfk_5.1_48k.flac",
        "damaged/middle_garbage.mp3",
        "damaged/jfk_2audio_tracks.mkv",
        "real/mutagen_silence-44-s.wv",
        "real/exo_sample_with_srt.mkv",
        "real/exo_sample_wb.amr",
        "real/tinytag_lossless.wma",
    ],
)
def test_decoding_is_byte_identical_with_and_without_the_lock(name: str, recordings: Path) -> None:
    path = recordings / "odd-media" / name
    unlocked: list[Message] = []
    with path.open("rb") as file:
        decode(file.fileno(), unlocked.append)

    with DecoderProcess(path) as decoder:
        locked = list(decoder.messages())

    assert b"".join(map(encode, locked)) == b"".join(map(encode, unlocked))


@pytest.mark.recordings
@linux_only
def test_the_decoder_has_nothing_open_but_the_recording_and_its_voice(recordings: Path) -> None:
    """Whatever the parent has open (a library, a socket) stays its own."""
    with (recordings / "en" / "jfk.wav").open("rb") as recording, (ROOT / "pyproject.toml").open("rb") as other:
        child = subprocess.Popen(
            [*decoder_command()],
            **child_surroundings(),
            stdin=recording,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        with child:
            assert child.stdout is not None
            child.stdout.read(1)
            names = {path.name for path in Path(f"/proc/{child.pid}/fd").iterdir()}
            child.kill()

    assert other.closed
    assert names <= {"0", "1", "2"}


class TestDenyNetwork:
    LOCK = "lock.deny_network()\nlibc = ctypes.CDLL(None, use_errno=True)"

    @linux_only
    @pytest.mark.parametrize("family", [2, 10])
    def test_refuses_internet_sockets_also_in_children_and_threads(self, family: int) -> None:
        done = inside(
            f"ready, go = threading.Event(), threading.Event()\n"
            f"def late():\n    ready.set(); go.wait(); print(ctypes.CDLL(None).socket({family}, 1, 0), flush=True)\n"
            f"thread = threading.Thread(target=late); thread.start(); ready.wait()\n{self.LOCK}",
            f"""
            go.set()
            thread.join()
            print(libc.socket({family}, 1, 0), errno.errorcode[ctypes.get_errno()], flush=True)
            if os.fork() == 0:
                print(libc.socket({family}, 2, 0), flush=True)
                os._exit(0)
            os.wait()
            """,
        )

        assert done.stdout == "-1\n-1 EPERM\n-1\n", done.stderr

    @linux_only
    def test_leaves_no_family_but_unix(self) -> None:
        """Netlink, packets, Bluetooth, virtual machines, those that do not exist yet: each answer is the filter’s."""
        done = inside(
            self.LOCK,
            """
            answers = set()
            for family in range(64):
                if family != 1:
                    answers.add((libc.socket(family, 2, 0), errno.errorcode[ctypes.get_errno()]))
            pair = (ctypes.c_int * 2)()
            print(answers, libc.socketpair(2, 1, 0, pair), libc.socketpair(1, 1, 0, pair), libc.socket(1, 1, 0) >= 0)
            """,
        )

        assert done.stdout == "{(-1, 'EPERM')} -1 0 True\n", done.stderr

    @linux_only
    def test_lets_everything_else_through(self) -> None:
        done = inside(
            self.LOCK,
            """
            print(libc.socket(1, 1, 0) >= 0, os.open("/dev/null", os.O_RDONLY) >= 0, os.system("exit 7") >> 8)
            threading.Thread(target=print, args=("thread",)).start()
            """,
        )

        assert done.stdout == "True True 7\nthread\n", done.stderr

    @linux_only
    def test_what_holds_is_found_out_by_trying(self) -> None:
        done = inside("print(lock.network_lock_in_force())", "lock.deny_network()\nprint(lock.network_lock_in_force())")

        none, seccomp = LockDescription("none", ()), LockDescription("seccomp", ("network",))
        assert done.stdout == f"{none}\n{seccomp}\n"

    @linux_only
    def test_a_kernel_that_refuses_stops_a_child_but_neither_window_nor_command_line(self) -> None:
        refusing = (
            "from audio_engine.media import lock_network\n"
            "def refuse(*_):\n    raise OSError(22, 'refused')\n"
            "lock_network.install = refuse\n"
        )

        ours = inside(refusing, "lock.try_to_deny_network()\nprint(lock.network_lock_in_force().provider)")
        child = inside(refusing, "from audio_engine.jobs.child import become_child\nbecome_child()")

        assert ours.stdout == "none\n", ours.stderr
        assert child.returncode != 0
        assert "refused" in child.stderr

    def test_does_nothing_where_there_is_no_filter(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("platform.machine", lambda: "riscv64")

        lock.deny_network()

        assert lock.network_lock_in_force() == LockDescription("none", ())
