"""Reading a board from disk: its own files, and nothing that could hang, leak or flood."""

from __future__ import annotations

import os
import socket
import stat
import sys
from pathlib import Path

import pytest

from sitegen.decode.text import decode_text
from sitegen.edges import files
from sitegen.edges.files import read_tree
from sitegen.source import RawFile, Refusal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A board with its settings, a goal, and an entry of its ledger."""
    root = tmp_path / "board"
    ledger = root / "goals" / "frontline" / "answer-first"
    ledger.mkdir(parents=True)
    (root / "teams.yaml").write_text("format: 1\n", encoding="utf-8")
    (root / "goals/frontline/answer-first.md").write_text("---\n---\n", encoding="utf-8")
    (ledger / "2026-01-05-agree-maria.md").write_text("", encoding="utf-8")
    return root


def refusal(root: Path, path: str) -> tuple[Refusal | None, str]:
    [file] = [file for file in read_tree(root).files if file.path == path]
    assert file.data == b"" or file.refusal is None
    return file.refusal, file.detail


def paths(root: Path) -> list[str]:
    return [file.path for file in read_tree(root).files]


def test_settings_and_everything_below_goals_are_read_and_sorted(board: Path) -> None:
    (board / "README.md").write_text("not part of the board", encoding="utf-8")
    (board / "goals/frontline/answer-first-b.md").write_bytes(b"b")
    listing = read_tree(board)
    assert not listing.truncated
    assert listing.files == (
        RawFile("goals/frontline/answer-first-b.md", b"b"),
        RawFile("goals/frontline/answer-first.md", b"---\n---\n"),
        RawFile("goals/frontline/answer-first/2026-01-05-agree-maria.md", b""),
        RawFile("teams.yaml", b"format: 1\n"),
    )


def test_a_folder_without_a_board_has_no_files(tmp_path: Path) -> None:
    assert read_tree(tmp_path).files == ()
    assert read_tree(tmp_path / "nowhere").files == ()


def test_hidden_files_and_leftovers_of_editors_are_passed_over(board: Path) -> None:
    before = paths(board)
    for name in (".DS_Store", ".gitkeep", ".#lock.md", "a.md~", "#a.md#", "Thumbs.db", ".a.md.swp"):
        (board / "goals" / name).write_bytes(b"x")
    (board / "goals/.obsidian").mkdir()
    (board / "goals/.obsidian/a.md").write_bytes(b"x")
    assert paths(board) == before


def test_a_link_to_a_file_of_the_board_is_read(board: Path) -> None:
    (board / "goals/frontline/same.md").symlink_to("answer-first.md")
    [file] = [file for file in read_tree(board).files if file.path.endswith("same.md")]
    assert file == RawFile("goals/frontline/same.md", b"---\n---\n")


@pytest.mark.parametrize(
    ("target", "detail"),
    [
        ("/etc/passwd", "it leads out of the board"),
        ("../../outside.md", "it leads out of the board"),
        ("../../board-2/secret.md", "it leads out of the board"),
        ("../.git/config", "it leads to a hidden file"),
        ("frontline", "it leads to a folder"),
        ("nowhere.md", "it leads nowhere"),
        ("link.md", "it leads nowhere"),
        ("pipe", "it leads to a pipe"),
        ("/dev/zero", "it leads out of the board"),
    ],
)
def test_every_other_link_is_refused(board: Path, target: str, detail: str) -> None:
    (board.parent / "outside.md").write_text("secret", encoding="utf-8")
    (board.parent / "board-2").mkdir()
    (board.parent / "board-2/secret.md").write_text("secret", encoding="utf-8")
    (board / ".git").mkdir()
    (board / ".git/config").write_text("secret", encoding="utf-8")
    os.mkfifo(board / "goals/pipe")
    (board / "goals/link.md").symlink_to(target)
    assert refusal(board, "goals/link.md") == (Refusal.SYMLINK, detail)


def test_goals_itself_may_not_be_a_link(board: Path, tmp_path: Path) -> None:
    (board / "goals").rename(tmp_path / "elsewhere")
    (board / "goals").symlink_to(tmp_path / "elsewhere")
    assert paths(board) == ["goals", "teams.yaml"]
    assert refusal(board, "goals") == (Refusal.SYMLINK, "it leads out of the board")


def test_a_board_may_be_reached_through_a_link(board: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(board)
    assert read_tree(tmp_path / "link") == read_tree(board)


def test_pipes_and_sockets_are_refused_without_opening_them(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(board / "goals/pipe.md")
    monkeypatch.chdir(board / "goals")  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.md")
        assert refusal(board, "goals/pipe.md") == (Refusal.SPECIAL, "a pipe")
        assert refusal(board, "goals/socket.md") == (Refusal.SPECIAL, "a socket")


def test_a_pipe_put_in_the_place_of_a_file_does_not_hang(board: Path) -> None:
    os.mkfifo(board / "goals/swapped.md")
    file = files._read(board / "goals/swapped.md", "goals/swapped.md", 100)
    assert (file.refusal, file.detail) == (Refusal.SPECIAL, "a pipe")


def test_a_device_has_a_name() -> None:
    assert files._kind(Path("/dev/null").stat().st_mode) == "a device"


def test_a_file_that_is_too_large_is_not_read(board: Path) -> None:
    (board / "goals/a.md").write_bytes(b"a" * 70_000)
    (board / "goals/b.md").write_bytes(b"a" * 65_536)
    (board / "goals/a.csv").write_bytes(b"a" * 70_000)
    (board / "goals/b.csv").write_bytes(b"a" * (1024 * 1024 + 1))
    assert refusal(board, "goals/a.md") == (Refusal.TOO_LARGE, "70,000 bytes")
    assert refusal(board, "goals/b.md") == (None, "")
    assert refusal(board, "goals/a.csv") == (None, "")
    assert refusal(board, "goals/b.csv") == (Refusal.TOO_LARGE, "1,048,577 bytes")


def test_a_file_that_grows_while_it_is_read_is_too_large(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (board / "goals/a.md").write_bytes(b"a" * 70_000)
    small = os.stat_result((stat.S_IFREG | 0o644, 0, 0, 1, 0, 0, 0, 0, 0, 0))
    monkeypatch.setattr(os, "fstat", lambda _: small)
    file = files._read(board / "goals/a.md", "goals/a.md", 65_536)
    assert (file.refusal, file.detail) == (Refusal.TOO_LARGE, "more than 65,536 bytes")


def test_what_the_system_denies_is_unreadable(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", deny)
    assert refusal(board, "teams.yaml") == (Refusal.UNREADABLE, "permission denied")


def test_a_folder_that_the_system_denies_is_unreadable(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(*_: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", deny)
    assert refusal(board, "goals") == (Refusal.UNREADABLE, "permission denied")


def test_a_path_that_the_system_denies_is_unreadable(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(path: Path) -> os.stat_result:
        if path.name in ("teams.yaml", "answer-first.md"):
            raise PermissionError(13, "Permission denied")
        return os.lstat(path)

    monkeypatch.setattr(Path, "lstat", deny)
    denied = (Refusal.UNREADABLE, "permission denied")
    assert refusal(board, "teams.yaml") == denied
    assert refusal(board, "goals/frontline/answer-first.md") == denied


def test_folders_are_read_down_to_the_twentieth(board: Path) -> None:
    folder = board / "goals"
    for level in range(2, 22):
        folder /= f"{level}"
        folder.mkdir()
        (folder / "a.md").write_bytes(b"x")
    deep = "goals/" + "/".join(map(str, range(2, 22)))
    detail = "folders are nested more than 20 deep"
    assert refusal(board, deep) == (Refusal.UNREADABLE, detail)
    assert refusal(board, f"{deep.rsplit('/', 1)[0]}/a.md") == (None, "")
    assert f"{deep}/a.md" not in paths(board)


@pytest.mark.skipif(sys.platform == "darwin", reason="its file names are always Unicode")
def test_a_name_that_is_no_unicode_gets_a_printable_path(board: Path) -> None:
    (board / os.fsdecode(b"goals/caf\xe9.md")).write_bytes(b"x")
    assert refusal(board, "goals/caf\\xe9.md") == (
        Refusal.UNREADABLE,
        "its name is not valid UTF-8",
    )


def test_more_files_than_allowed_are_left_out_in_the_same_order(board: Path) -> None:
    listing = read_tree(board, max_files=2)
    assert listing.truncated
    assert [file.path for file in listing.files] == [
        "goals/frontline/answer-first/2026-01-05-agree-maria.md",
        "teams.yaml",
    ]
    assert not read_tree(board, max_files=3).truncated


def test_each_refused_path_becomes_one_finding_and_hides_no_other(board: Path) -> None:
    os.mkfifo(board / "goals/pipe.md")
    (board / "goals/link.md").symlink_to("/etc/passwd")
    (board / "goals/large.md").write_bytes(b"a" * 70_000)
    found = [
        (finding.code, finding.location.path)
        for file in read_tree(board).files
        for finding in decode_text(file)[1]
    ]
    assert found == [
        ("F104", "goals/large.md"),
        ("F105", "goals/link.md"),
        ("F105", "goals/pipe.md"),
    ]
