"""Tables from disk, line by line: marks, encodings, and lines that no memory should hold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitegen.edges.tables import LONGEST_LINE, open_table
from sitegen.faults import Fault
from sitegen.importing.table import BadLine


def lines(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    with open_table(path) as found:
        return list(found)


def test_lines_keep_their_ends_and_lose_the_mark(tmp_path: Path) -> None:
    assert lines(tmp_path / "t.csv", b"\xef\xbb\xbfa,b\r\n\xc3\xb8,2\n") == ["a,b\r\n", "ø,2\n"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("a,b\n1,2\n".encode("utf-16"), "is saved as UTF-16. Save or export the table as UTF-8"),
        ("a,b\n1,2\n".encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (b"a,b\nJ\xf8rgen,2\n", "t.csv:2: The byte 0xF8 here is not UTF-8; in Latin-1 it is “ø”"),
    ],
)
def test_other_encodings_are_named(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(Fault) as fault:
        lines(tmp_path / "t.csv", data)
    assert words in str(fault.value)


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a\n" + b"x" * (10 * LONGEST_LINE) + b"\nb\n")
    with open_table(path) as found:
        assert next(found) == "a\n"
        with pytest.raises(BadLine, match="more than 1,048,576 bytes"):
            next(found)
        assert next(found) == "b\n"
        assert found.number == 3
        assert found.read == found.size


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Fault, match="is not an ordinary file"), open_table(tmp_path / "pipe"):
        pass


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="cannot be read"), open_table(tmp_path / "none.csv"):
        pass
