"""Processes that end with the one that started them, however that one ended."""

import ctypes
import os
import pwd
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from typing import IO

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(how: signal.Signals = signal.SIGKILL) -> None:
    """From now on the kernel sends this process HOW when its parent ends, even when that was kill -9."""
    _libc.prctl(_PR_SET_PDEATHSIG, how)


def start(
    command: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    output: int | IO[bytes] = subprocess.PIPE,
    account: pwd.struct_passwd | None = None,
    end_with: signal.Signals = signal.SIGKILL,
    folder: str | None = None,
) -> "subprocess.Popen[bytes]":
    """Start COMMAND in a group of its own, so that Ctrl-C reaches only who started it, and tied to this process.

    Must be called from the main thread: the kernel ties a child to the thread that made it. With ACCOUNT the command
    runs as that user; END_WITH is the signal it gets when this process is gone.
    """
    return subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        cwd=folder,
        start_new_session=True,
        preexec_fn=_tie(os.getpid(), end_with),  # noqa: PLW1509  (there are no other threads yet)
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
    )


def _tie(parent: int, end_with: signal.Signals) -> Callable[[], None]:
    """What the child does between fork and exec; the change of user comes before it and would have undone it."""

    def tie() -> None:
        die_with_parent(end_with)
        if os.getppid() != parent:  # it ended in between, and the kernel will not tell us any more
            os._exit(1)

    return tie


def stop(process: "subprocess.Popen[bytes]", how: signal.Signals, seconds: float) -> bool:
    """Ask with HOW, wait, then end the whole group; True when asking was enough."""
    if process.poll() is None:
        process.send_signal(how)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        kill_group(process)
        return False
    kill_group(process)
    return True


def kill_group(process: "subprocess.Popen[bytes]") -> None:
    """End whatever is left of the process and its own children."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
    process.wait()
