"""An edited file and a new one beside it: both are there, or neither."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from sitegen.edges.replace import create_and_replace
from sitegen.faults import Fault
from sitegen.source import RawFile

GOAL = "goals/frontline/faster.md"
ENTRY = "goals/frontline/faster/2026-02-02-amend-maria.md"
BEFORE, AFTER = b"due: 2026-Q1\r\n", b"due: 2026-Q2\r\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / GOAL).parent.mkdir(parents=True)
    (tmp_path / GOAL).write_bytes(BEFORE)
    return tmp_path


def amend(root: Path, before: bytes = BEFORE) -> None:
    create_and_replace(root, (RawFile(ENTRY, b"words\n"),), RawFile(GOAL, AFTER), before)


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_both_are_written_and_nothing_else_stays(root: Path) -> None:
    amend(root)
    assert files(root) == {GOAL: AFTER, ENTRY: b"words\n"}


def test_the_file_stays_as_readable_as_it_was(root: Path) -> None:
    (root / GOAL).chmod(0o640)
    amend(root)
    assert stat.S_IMODE((root / GOAL).stat().st_mode) == 0o640


def test_what_others_wrote_meanwhile_is_kept(root: Path) -> None:
    with pytest.raises(Fault, match=r"faster\.md has changed meanwhile. Nothing was written"):
        amend(root, before=b"due: 2025-Q4\r\n")
    assert files(root) == {GOAL: BEFORE}


def test_an_entry_that_is_there_is_kept_and_the_file_too(root: Path) -> None:
    (root / ENTRY).parent.mkdir()
    (root / ENTRY).write_bytes(b"mine\n")
    with pytest.raises(Fault, match="is there already"):
        amend(root)
    assert files(root) == {GOAL: BEFORE, ENTRY: b"mine\n"}


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_at_the_end_leaves_everything_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fail(_self: Path, _target: Path) -> Path:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises((Fault, KeyboardInterrupt)):
        amend(root)
    assert files(root) == {GOAL: BEFORE}
    assert not (root / ENTRY).parent.exists()


def test_a_link_is_not_replaced(root: Path) -> None:
    (root / GOAL).rename(root / "elsewhere.md")
    (root / GOAL).symlink_to(root / "elsewhere.md")
    with pytest.raises(Fault):
        amend(root)
    assert (root / GOAL).is_symlink()
    assert not (root / ENTRY).exists()


def test_a_file_that_is_gone_is_named(root: Path) -> None:
    (root / GOAL).unlink()
    with pytest.raises(Fault, match=r"faster\.md cannot be written: no such file or directory"):
        amend(root)
    assert files(root) == {}
