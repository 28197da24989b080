"""Diffs as git writes them, and takes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.scaffold.unified_diff import unified_diff
from sitegen.source import RawFile
from tests.repos import init


def test_a_changed_line_stands_among_its_neighbours() -> None:
    before, after = RawFile("goals/a.md", b"a\nb\nc\n"), RawFile("goals/a.md", b"a\nB\nc\n")
    assert unified_diff(before, after) == (
        "diff --git a/goals/a.md b/goals/a.md\n"
        "--- a/goals/a.md\n"
        "+++ b/goals/a.md\n"
        "@@ -1,3 +1,3 @@\n"
        " a\n"
        "-b\n"
        "+B\n"
        " c\n"
    )


def test_a_renamed_file_needs_no_lines() -> None:
    assert unified_diff(RawFile("goals/a", b"x"), RawFile("goals/b.md", b"x")) == (
        "diff --git a/goals/a b/goals/b.md\nrename from goals/a\nrename to goals/b.md\n"
    )


@pytest.mark.parametrize("name", ["a.md", "with space.md", 'quo"te\\.md', "größer 🎉.md"])
@pytest.mark.parametrize("data", [b"one\ntwo", b"\xef\xbb\xbfone\r\ntwo\r\n", "grüße\n\n".encode()])
def test_git_takes_every_diff(tmp_path: Path, name: str, data: bytes) -> None:
    before, after = RawFile(name, data), RawFile("n.md", data.replace(b"o", b"0") + b"!")
    repo = init(tmp_path / "board", tmp_path)
    repo.write(name, data)
    repo.git("apply", data=unified_diff(before, after).encode())
    assert {path.name for path in repo.root.iterdir()} == {".git", "n.md"}
    assert (repo.root / "n.md").read_bytes() == after.data
