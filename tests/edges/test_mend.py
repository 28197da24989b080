"""Mended files, some under new names: all are written, or everything is as it was."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from sitegen.edges.mend import Mended, is_free, is_own_file, mend
from sitegen.faults import Fault
from sitegen.source import RawFile

GOAL = "goals/frontline/faster.md"
WRONG = "goals/frontline/faster/2026-1-6-note-chen"
RIGHT = "goals/frontline/faster/2026-01-06-note-chen.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / WRONG).parent.mkdir(parents=True)
    (tmp_path / GOAL).write_bytes(b"due: 1.2.2026\r\n")
    (tmp_path / WRONG).write_bytes(b"Thanks")
    return tmp_path


EDITED = Mended(RawFile(GOAL, b"due: 1.2.2026\r\n"), RawFile(GOAL, b"due: 2026-02-01\r\n"))
RENAMED = Mended(RawFile(WRONG, b"Thanks"), RawFile(RIGHT, b"Thank you"))


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


BEFORE = {GOAL: b"due: 1.2.2026\r\n", WRONG: b"Thanks"}


def test_all_is_written_and_nothing_else_stays(root: Path) -> None:
    mend(root, (EDITED, RENAMED))
    assert files(root) == {GOAL: b"due: 2026-02-01\r\n", RIGHT: b"Thank you"}


def test_files_stay_as_readable_as_they_were(root: Path) -> None:
    (root / GOAL).chmod(0o640)
    (root / WRONG).chmod(0o600)
    mend(root, (EDITED, RENAMED))
    assert stat.S_IMODE((root / GOAL).stat().st_mode) == 0o640
    assert stat.S_IMODE((root / RIGHT).stat().st_mode) == 0o600


@pytest.mark.parametrize("fails_at", [1, 2])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_at_any_step_leaves_everything_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, fails_at: int
) -> None:
    replace, unlink, calls = Path.replace, Path.unlink, []

    def step(name: str) -> None:
        calls.append(name)
        if len(calls) == fails_at:
            raise error

    def replacing(self: Path, target: Path) -> Path:
        step("replace")
        return replace(self, target)

    def unlinking(self: Path, *, missing_ok: bool = False) -> None:
        if self.name == Path(WRONG).name:
            step("unlink")
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "replace", replacing)
    monkeypatch.setattr(Path, "unlink", unlinking)
    with pytest.raises((Fault, KeyboardInterrupt)):
        mend(root, (EDITED, RENAMED))
    assert files(root) == BEFORE
    assert calls[:fails_at] == ["replace", "unlink"][:fails_at]


def test_what_others_wrote_meanwhile_is_kept(root: Path) -> None:
    (root / WRONG).write_bytes(b"Thanks a lot")
    with pytest.raises(Fault, match=r"2026-1-6-note-chen has changed meanwhile\. Nothing was"):
        mend(root, (EDITED, RENAMED))
    assert files(root) == {**BEFORE, WRONG: b"Thanks a lot"}


def test_a_name_that_somebody_took_meanwhile_is_kept(root: Path) -> None:
    (root / RIGHT).write_bytes(b"mine")
    with pytest.raises(Fault, match=r"is there already, and is left as it is\. Nothing was"):
        mend(root, (EDITED, RENAMED))
    assert files(root) == {**BEFORE, RIGHT: b"mine"}


def test_a_file_stays_in_its_folder(root: Path) -> None:
    astray = Mended(RENAMED.before, RawFile("../2026-01-06-note-chen.md", b""))
    with pytest.raises(Fault, match="would leave its folder"):
        mend(root, (astray,))
    assert files(root) == BEFORE


@pytest.mark.parametrize("is_folder", [True, False])
def test_nothing_is_written_over_a_link(root: Path, *, is_folder: bool) -> None:
    linked = root / GOAL if not is_folder else (root / GOAL).parent
    linked.rename(root / "elsewhere")
    linked.symlink_to(root / "elsewhere")
    with pytest.raises(Fault, match=r"faster\.md is no ordinary file of the board"):
        mend(root, (EDITED,))
    assert linked.is_symlink()
    assert not is_own_file(root, GOAL)


def test_a_file_that_is_gone_is_named(root: Path) -> None:
    (root / GOAL).unlink()
    with pytest.raises(Fault, match=r"faster\.md is no ordinary file"):
        mend(root, (EDITED,))


def test_a_name_is_free_where_nothing_has_it(root: Path) -> None:
    assert is_own_file(root, WRONG)
    assert is_free(root, WRONG, RIGHT)
    (root / RIGHT).hardlink_to(root / WRONG)  # the same file, and yet another name
    assert not is_free(root, WRONG, RIGHT)
