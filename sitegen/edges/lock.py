"""A lock that one process at a time can hold, and that a killed process gives back."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sitegen.faults import Fault

if sys.platform == "win32":  # pragma: no cover - the tests run on POSIX
    import msvcrt
else:
    import fcntl

_PAUSE = 0.05
_BUSY = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})
_OPEN = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_NONBLOCK", 0)  # a pipe in the place of the file must not hang us
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


@contextmanager
def only_one(path: Path, *, patience: float) -> Iterator[bool]:
    """Hold the lock file `path` while the body runs; waits `patience` seconds for another holder.

    Gives False, without the lock, where the other one is still busy then. The operating
    system frees the lock of a process that dies, so a lock file that lies about is only
    untidy, and the next holder removes it. Raises OSError where the file cannot be made, and
    Fault where something else has its name, such as a link or a folder from a pull request.
    """
    end = time.monotonic() + patience
    handle = _acquire(path)
    while handle is None and time.monotonic() < end:
        time.sleep(_PAUSE)
        handle = _acquire(path)
    if handle is None:
        yield False
        return
    try:
        yield True
    finally:
        _release(path, handle)


def _acquire(path: Path) -> int | None:
    _see_that_it_may_be(path)
    handle = os.open(path, _OPEN, 0o666)
    try:
        is_held = _lock(handle) and _is_still(path, handle)
    except BaseException:
        os.close(handle)
        raise
    if is_held:
        return handle
    os.close(handle)
    return None


def _see_that_it_may_be(path: Path) -> None:
    """Refuse what is no ordinary file; a link put there a moment later is not opened either."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise Fault(
            f"{path} is in the way: a build needs a file of this name, to keep other builds out. "
            "Delete it, and build again."
        )


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":  # pragma: no cover - the tests run on POSIX
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some network drives know no locks: then there is nothing to wait for.
        return error.errno not in _BUSY
    return True


def _is_still(path: Path, handle: int) -> bool:
    """Whether the file locked is the one at `path`; its last holder may have removed it."""
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def _release(path: Path, handle: int) -> None:
    """Remove the file while it is held, so that nobody else can hold it and lose it to us."""
    with suppress(OSError):  # Windows lets nobody remove an open file
        path.unlink()
    os.close(handle)
