"""Making new files: all or none, and never over what is there."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from sitegen.edges.create import create, in_the_way
from sitegen.faults import Fault
from sitegen.source import RawFile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and modes of POSIX")

BOARD = (
    RawFile("teams.yaml", b"format: 1\n"),
    RawFile("goals/frontline/answer-first.md", b"---\n---\n"),
    RawFile("goals/README.md", "Grüße\n".encode()),
)


def everything(folder: Path) -> dict[str, bytes | None]:
    """Path and bytes of every file below a folder, hidden ones too; None for a folder."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }


def test_files_are_made_with_their_folders_and_nothing_else(tmp_path: Path) -> None:
    create(tmp_path / "new" / "board", BOARD)
    assert everything(tmp_path / "new" / "board") == {
        "goals": None,
        "goals/README.md": "Grüße\n".encode(),
        "goals/frontline": None,
        "goals/frontline/answer-first.md": b"---\n---\n",
        "teams.yaml": b"format: 1\n",
    }


def test_what_was_there_before_stays(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_bytes(b"MIT")
    (tmp_path / "goals").mkdir()
    create(tmp_path, BOARD)
    assert (tmp_path / "LICENSE").read_bytes() == b"MIT"
    assert (tmp_path / "goals/frontline/answer-first.md").is_file()


def test_files_have_the_rights_that_the_system_gives_new_files(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    create(tmp_path, BOARD)
    made, usual = ((tmp_path / name).stat() for name in ("teams.yaml", "usual"))
    assert stat.S_IMODE(made.st_mode) == stat.S_IMODE(usual.st_mode)
    assert made.st_nlink == 1


@pytest.mark.parametrize("taken", [file.path for file in BOARD])
def test_a_file_in_the_way_is_named_and_nothing_is_written(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / taken).write_bytes(b"mine")
    before = everything(tmp_path)
    with pytest.raises(Fault, match=f"^{taken} is there already"):
        create(tmp_path, BOARD)
    assert everything(tmp_path) == before


def test_the_first_file_in_the_way_is_named(tmp_path: Path) -> None:
    for name in ("b", "c"):
        (tmp_path / name).touch()
    assert in_the_way(tmp_path, ("a", "b", "c")) == "b"
    assert in_the_way(tmp_path, ("a",)) == ""


def test_a_link_that_leads_nowhere_is_in_the_way_too(tmp_path: Path) -> None:
    (tmp_path / "teams.yaml").symlink_to("nowhere")
    with pytest.raises(Fault, match=r"^teams\.yaml is there already"):
        create(tmp_path, BOARD)
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_appears_meanwhile_is_kept_and_ours_are_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def link_later(source: Path, target: Path) -> None:
        if target.name == "answer-first.md":
            target.write_bytes(b"somebody else's")
        link(source, target)

    monkeypatch.setattr(os, "link", link_later)
    with pytest.raises(Fault, match=r"answer-first\.md is there already"):
        create(tmp_path, BOARD)
    assert everything(tmp_path) == {
        "goals": None,
        "goals/frontline": None,
        "goals/frontline/answer-first.md": b"somebody else's",
    }


def test_a_disk_without_links_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(source: Path, target: Path) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported", str(source), None, str(target))

    monkeypatch.setattr(os, "link", no_links)
    create(tmp_path, BOARD)
    assert (tmp_path / "teams.yaml").read_bytes() == b"format: 1\n"
    assert not [name for name in everything(tmp_path) if ".sitegen-new" in name]


def test_without_links_too_nothing_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken_meanwhile(source: Path, target: Path) -> None:
        target.write_bytes(b"somebody else's")
        raise OSError(errno.EPERM, "Operation not permitted", str(source), None, str(target))

    monkeypatch.setattr(os, "link", taken_meanwhile)
    with pytest.raises(Fault, match=r"teams\.yaml is there already"):
        create(tmp_path, BOARD)
    assert everything(tmp_path) == {"teams.yaml": b"somebody else's"}


@pytest.mark.parametrize("links", [True, False])
def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    written: list[int] = []

    def full(handle: int) -> None:
        written.append(handle)
        if len(written) == (2 if links else 5):
            raise OSError(errno.ENOSPC, "No space left on device")

    def no_links(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted", str(source), None, str(target))

    monkeypatch.setattr(os, "fsync", full)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(Fault, match=r"no space left on device\. Nothing was written\."):
        create(tmp_path / "new", BOARD)
    assert everything(tmp_path) == {}


def test_a_failing_disk_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(source: Path, target: Path) -> None:
        raise OSError(errno.EIO, "Input/output error", str(source), None, str(target))

    monkeypatch.setattr(os, "link", failing)
    with pytest.raises(Fault, match=r"teams\.yaml cannot be written: input/output error"):
        create(tmp_path, BOARD)
    assert everything(tmp_path) == {}


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", interrupted)
    with pytest.raises(KeyboardInterrupt):
        create(tmp_path / "new", BOARD)
    assert everything(tmp_path) == {}


def test_a_folder_that_leads_elsewhere_is_not_written_to(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    board = tmp_path / "board"
    board.mkdir()
    (board / "goals").symlink_to(elsewhere)
    with pytest.raises(Fault, match=r"^goals is a link"):
        create(board, BOARD)
    assert everything(elsewhere) == {}


def test_a_file_where_a_folder_belongs_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "goals").write_bytes(b"")
    with pytest.raises(Fault, match=r"goals cannot be written: file exists\. Nothing was written"):
        create(tmp_path, BOARD)
    assert everything(tmp_path) == {"goals": b""}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may all")
def test_a_folder_without_the_right_to_write_is_a_fault(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Fault, match="permission denied"):
        create(tmp_path, BOARD)
