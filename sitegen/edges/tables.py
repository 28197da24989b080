"""Reads a table of any size line by line, without ever holding more of it than one line."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sitegen.faults import Fault
from sitegen.importing.table import BadLine

LONGEST_LINE = 1024 * 1024
_CHUNK = 64 * 1024
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_WIDE = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class TableLines:
    """The lines of an open file as text; `read` is how many bytes of `size` are behind us.

    `saved` is when the file was last changed, in seconds since 1970.
    """

    def __init__(self, stream: BinaryIO, status: os.stat_result, name: str) -> None:
        self.number = 0
        self.read = 0
        self.size = status.st_size
        self.saved = int(status.st_mtime)
        self._stream = stream
        self._name = name

    def __iter__(self) -> Iterator[str]:
        """Itself."""
        return self

    def __next__(self) -> str:
        """The next line. Raises BadLine for one that is too long, Fault for no UTF-8."""
        line = self._line()
        if not line:
            raise StopIteration
        self.number += 1
        if self.number == 1:
            line = self._start(line)
        if len(line) > LONGEST_LINE:
            self._pass_over(line)
            raise BadLine(f"has a line of more than {LONGEST_LINE:,} bytes")
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError as error:
            byte = line[error.start]
            likely = bytes([byte]).decode("cp1252", "ignore") if byte >= 0xA0 else ""
            as_latin = f"; in Latin-1 it is “{likely}”" if likely else ""
            raise Fault(
                f"{self._name}:{self.number}: The byte 0x{byte:02X} here is not UTF-8{as_latin}. "
                "Save or export the table as UTF-8."
            ) from None

    def _line(self) -> bytes:
        line = self._stream.readline(LONGEST_LINE + 1)
        self.read += len(line)
        return line

    def _start(self, line: bytes) -> bytes:
        """The first line without its mark; says so where the encoding is another one."""
        wide = _WIDE.get(line[:2], "")
        if not wide and len(line) > 3 and line[1::2].count(0) > 0.7 * len(line[1::2]):
            wide = "UTF-16 without a byte order mark"
        if wide:
            raise Fault(
                f"{self._name} is saved as {wide}. Save or export the table as UTF-8 "
                "(in a spreadsheet program: “CSV UTF-8”)."
            )
        return line.removeprefix(b"\xef\xbb\xbf")

    def _pass_over(self, line: bytes) -> None:
        while line and not line.endswith(b"\n"):
            line = self._stream.readline(_CHUNK)
            self.read += len(line)


@contextmanager
def open_table(path: Path) -> Iterator[TableLines]:
    """The lines of an ordinary file. Raises Fault where it cannot be read."""
    try:
        with os.fdopen(os.open(path, _OPEN), "rb", buffering=_CHUNK) as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Fault(f"{path} is not an ordinary file.")
            yield TableLines(stream, status, path.name)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Fault(f"{path} cannot be read: {reason}.") from error
