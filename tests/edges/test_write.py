"""Writing a site: the old one stays whole, and nothing of anybody else's is touched."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
import threading
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from sitegen.edges import lock as lock_module
from sitegen.edges import manifest
from sitegen.edges.lock import only_one
from sitegen.edges.write import Published, publish
from sitegen.faults import Fault
from sitegen.output import OutputFile

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and modes of POSIX")

OLD = (
    OutputFile("index.html", b"<h1>Our goals</h1>"),
    OutputFile("goals/answer-first/index.html", b"2.9 hours"),
    OutputFile("goals/swap/index.html", b"closed"),
)
NEW = (
    OutputFile("index.html", b"<h1>Our goals</h1>"),
    OutputFile("goals/answer-first/index.html", b"2.7 hours"),
    OutputFile("style.css", b"body { margin: 0 }"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A board's folder with its sources."""
    board = tmp_path / "board"
    for folder in ("goals/frontline", "templates", ".git"):
        (board / folder).mkdir(parents=True)
    (board / "teams.yaml").write_text("format: 1\n", encoding="utf-8")
    return board


def write(files: tuple[OutputFile, ...], target: Path, root: Path) -> Published:
    return publish(
        files, target, root=root, forbidden=(root.parent / "home" / "maria",), patience=0
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Everything in a folder but the marker; a folder has a slash and no content."""
    return {
        path.relative_to(folder).as_posix() + "/" * path.is_dir(): b""
        if path.is_dir()
        else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path != folder / manifest.MARKER
    }


def contents(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(folder).items() if not path.endswith("/")}


def as_dict(files: tuple[OutputFile, ...]) -> dict[str, bytes]:
    return {file.path: file.data for file in files}


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


# What is written


def test_a_site_is_what_was_given_and_a_marker(root: Path) -> None:
    done = write(OLD, root / "site", root)
    assert done == Published(target=(root / "site").resolve(), files=3, is_changed=True)
    assert contents(root / "site") == as_dict(OLD)
    marker = json.loads((root / "site" / ".sitegen").read_bytes())
    assert (marker["made_by"], marker["format"]) == ("sitegen", 1)
    assert list(marker["files"]) == sorted(as_dict(OLD))
    assert marker["files"]["goals/swap/index.html"] == sha256(b"closed").hexdigest()


def test_the_next_site_takes_the_place_of_the_old_one(root: Path) -> None:
    write(OLD, root / "site", root)
    assert write(NEW, root / "site", root).is_changed
    assert contents(root / "site") == as_dict(NEW)
    assert "goals/swap/" not in tree(root / "site")
    assert names(root) == [".git", "goals", "site", "teams.yaml", "templates"]


def test_folders_above_the_site_are_made(root: Path, tmp_path: Path) -> None:
    write(OLD, tmp_path / "out" / "public" / "site", root)
    assert contents(tmp_path / "out" / "public" / "site") == as_dict(OLD)


def test_an_empty_folder_is_taken_as_it_is(root: Path, tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    write(OLD, tmp_path / "public", root)
    assert contents(tmp_path / "public") == as_dict(OLD)
    assert names(tmp_path) == ["board", "public"]


def test_a_site_that_is_already_right_is_left_alone(root: Path) -> None:
    write(OLD, root / "site", root)
    before = {path: path.stat().st_ino for path in (root / "site").rglob("*")}
    assert not write(tuple(reversed(OLD)), root / "site", root).is_changed
    assert {path: path.stat().st_ino for path in (root / "site").rglob("*")} == before


@pytest.mark.parametrize("harm", ["edited", "deleted"])
def test_a_site_that_somebody_damaged_is_made_again(root: Path, harm: str) -> None:
    write(OLD, root / "site", root)
    page = root / "site" / "index.html"
    page.write_bytes(b"<h1>My goals</h1>") if harm == "edited" else page.unlink()
    assert write(OLD, root / "site", root).is_changed
    assert contents(root / "site") == as_dict(OLD)


@posix
def test_modes_do_not_depend_on_the_umask(root: Path) -> None:
    before = os.umask(0o077)
    try:
        write(OLD, root / "site", root)
    finally:
        os.umask(before)
    modes = {
        stat.S_IMODE(path.stat().st_mode)
        for path in (root / "site", *(root / "site").rglob("*"))
        if path.is_dir()
    }
    assert modes == {0o755}
    assert stat.S_IMODE((root / "site" / "index.html").stat().st_mode) == 0o644
    assert stat.S_IMODE((root / "site" / ".sitegen").stat().st_mode) == 0o644


@posix
def test_a_link_outside_of_the_board_is_followed_and_stays_a_link(
    root: Path, tmp_path: Path
) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "public").symlink_to(tmp_path / "www", target_is_directory=True)
    write(OLD, tmp_path / "public", root)
    assert (tmp_path / "public").is_symlink()
    assert contents(tmp_path / "www") == as_dict(OLD)


@posix
def test_a_board_may_be_reached_through_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root, target_is_directory=True)
    write(OLD, tmp_path / "link" / "site", tmp_path / "link")
    assert contents(root / "site") == as_dict(OLD)


# Where a site must not be


@pytest.mark.parametrize(
    ("place", "because"),
    [
        ("/", "the top of the disk"),
        (".", "holds the board"),
        ("..", "holds the board"),
        ("../home", "your home folder"),
        ("../home/maria", "your home folder"),
        ("goals", "belongs to the board's sources"),
        ("goals/frontline/site", "belongs to the board's sources"),
        ("templates/site", "belongs to the board's sources"),
        ("Templates", "belongs to the board's sources"),
        (".git", "belongs to git"),
        (".git/site", "belongs to git"),
        ("teams.yaml", "is not a folder"),
        ("../board/./docs/../goals", "belongs to the board's sources"),
    ],
)
def test_a_site_is_never_written_to(root: Path, place: str, because: str) -> None:
    (root.parent / "home" / "maria").mkdir(parents=True)
    before = tree(root.parent)
    with pytest.raises(Fault, match=because):
        write(OLD, root / place, root)
    assert tree(root.parent) == before


@posix
@pytest.mark.parametrize("target", ["../www", "../www/new", "goals", "docs", ".", "site"])
@pytest.mark.parametrize("place", ["site", "site/deeper", "docs/../site"])
def test_a_link_in_the_board_leads_a_build_nowhere(root: Path, target: str, place: str) -> None:
    for folder in (root.parent / "www", root / "docs"):
        folder.mkdir()
    (root / "site").symlink_to(target, target_is_directory=True)
    before = sorted(root.parent.rglob("*"))
    with pytest.raises(Fault, match=r"site is a link in the board's folder.*Delete it"):
        write(OLD, root / place, root)
    assert sorted(root.parent.rglob("*")) == before


@posix
def test_a_link_elsewhere_does_not_lead_into_the_sources(root: Path, tmp_path: Path) -> None:
    (tmp_path / "public").symlink_to(root / "goals", target_is_directory=True)
    with pytest.raises(Fault, match="belongs to the board's sources"):
        write(OLD, tmp_path / "public", root)


def test_a_folder_in_the_home_folder_is_fine(root: Path) -> None:
    place = root.parent / "home" / "maria" / "site"
    assert write(OLD, place, root).is_changed


def test_a_folder_that_no_build_made_is_refused_with_what_is_in_it(root: Path) -> None:
    (root / "docs").mkdir()
    (root / "docs" / "letter.txt").write_text("Dear Henrik", encoding="utf-8")
    with pytest.raises(Fault, match=r"no build made it \(it has letter\.txt\)"):
        write(OLD, root / "docs", root)
    assert names(root / "docs") == ["letter.txt"]


@pytest.mark.parametrize(
    "marker",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"[]",
        b'{"made_by": "mkdocs", "format": 1, "files": {}}',
        b'{"made_by": "sitegen", "format": 2, "files": {}}',
        b'{"made_by": "sitegen", "format": 1, "files": []}',
        b'{"made_by": "sitegen", "format": 1, "files": {"../teams.yaml": "0"}}',
        b'{"made_by": "sitegen", "format": 1, "files": {"/etc/passwd": "0"}}',
        b'{"made_by": "sitegen", "format": 1, "files": {"index.html": 1}}',
        b'{"made_by": "sitegen", "format": 1, "files": {"%s": "0"}}' % (b"a/" * 50_000 + b"a"),
    ],
)
def test_a_marker_that_cannot_be_trusted_marks_nothing(root: Path, marker: bytes) -> None:
    write(OLD, root / "site", root)
    (root / "site" / ".sitegen").write_bytes(marker)
    with pytest.raises(Fault, match="no build made it"):
        write(NEW, root / "site", root)
    assert contents(root / "site") == as_dict(OLD)


@pytest.mark.parametrize("stranger", ["CNAME", "goals/answer-first/photo.jpg", "notes/todo.txt"])
def test_a_strange_file_in_the_site_is_named_and_kept(root: Path, stranger: str) -> None:
    write(OLD, root / "site", root)
    path = root / "site" / stranger
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(Fault, match=r"was not made by a build.*Move it out") as caught:
        write(NEW, root / "site", root)
    assert stranger.partition("/")[0] in str(caught.value)
    assert path.read_text(encoding="utf-8") == "mine"
    assert contents(root / "site").items() >= as_dict(OLD).items()


@posix
def test_a_strange_link_in_the_site_is_never_followed(root: Path) -> None:
    write(OLD, root / "site", root)
    elsewhere = root / "elsewhere"
    (root / "site" / "goals").rename(elsewhere)
    (root / "site" / "goals").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(Fault, match="was not made by a build"):
        write(NEW, root / "site", root)
    assert (elsewhere / "swap" / "index.html").exists()


@posix
@pytest.mark.parametrize("name", [".sitegen", "index.html"])
def test_what_is_in_a_site_is_read_only_where_it_is_an_ordinary_file(root: Path, name: str) -> None:
    """A link to an endless device would be read until memory is gone."""
    write(OLD, root / "site", root)
    (root / "site" / name).rename(root / "moved")
    (root / "site" / name).symlink_to(root / "moved")
    if name == ".sitegen":
        with pytest.raises(Fault, match="no build made it"):
            write(OLD, root / "site", root)
    else:
        assert write(OLD, root / "site", root).is_changed
        assert not (root / "site" / name).is_symlink()
    os.mkfifo(root / "pipe")
    (root / "site" / name).unlink()
    (root / "pipe").rename(root / "site" / name)
    if name == ".sitegen":
        with pytest.raises(Fault, match="no build made it"):
            write(OLD, root / "site", root)
    else:
        assert write(OLD, root / "site", root).is_changed


@posix
def test_folders_nested_deeper_than_python_can_count_are_seen(root: Path) -> None:
    (root / "site").mkdir()
    deep = "d/" * 1200
    here = Path.cwd()
    os.chdir(root / "site")
    for _ in range(1200):
        Path("d").mkdir()
        os.chdir("d")
    try:
        stranger = manifest.foreign(root / "site", manifest.Manifest({f"{deep}index.html": ""}))
        assert stranger == ""
    finally:
        for _ in range(1200):
            os.chdir("..")
            Path("d").rmdir()
        os.chdir(here)


def test_what_file_managers_leave_behind_stops_nobody(root: Path) -> None:
    write(OLD, root / "site", root)
    for litter in (".DS_Store", "goals/swap/Thumbs.db"):
        (root / "site" / litter).write_bytes(b"\0")
    write(NEW, root / "site", root)
    assert contents(root / "site") == as_dict(NEW)
    assert names(root) == [".git", "goals", "site", "teams.yaml", "templates"]


# What a site cannot hold


@pytest.mark.parametrize(
    ("paths", "because"),
    [
        (["../teams.yaml"], "leads elsewhere"),
        (["goals/../../teams.yaml"], "leads elsewhere"),
        (["./index.html"], "leads elsewhere"),
        (["/etc/passwd"], "absolute"),
        ([""], "absolute"),
        (["goals//index.html"], "empty part"),
        (["goals/"], "empty part"),
        (["goals\\index.html"], "some disks refuse"),
        (["C:index.html"], "some disks refuse"),
        (["a\0b"], "some disks refuse"),
        (["goals/con.html"], "Windows refuses"),
        (["goals./index.html"], "Windows refuses"),
        (["d/" * 500 + "index.html"], "it is too long"),
        ([".sitegen"], "marker"),
        (["index.html", "index.html"], "two files index.html"),
        (["goals/Swap.html", "goals/swap.html"], "Swap.html and goals/swap.html"),
        (["goals/a.html", "Goals/b.html"], "Goals and goals"),
        (["caf\u00e9.html", "cafe\u0301.html"], "take for one"),
        (["wins", "wins/index.html"], "both as a file and as a folder"),
    ],
)
def test_an_impossible_path_is_refused_loudly(root: Path, paths: list[str], because: str) -> None:
    write(OLD, root / "site", root)
    with pytest.raises(Fault, match=because):
        write(tuple(OutputFile(path, b"") for path in paths), root / "site", root)
    assert contents(root / "site") == as_dict(OLD)


# When something fails


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    """Makes the opening of a file of that name fail with an error of the system."""

    def fail(name: str, number: int) -> None:
        genuine = Path.open

        def opened(path: Path, mode: str = "r", **rest: Any) -> Any:
            if path.name == name and "x" in mode:
                raise OSError(number, os.strerror(number), str(path))
            return genuine(path, mode, **rest)

        monkeypatch.setattr(Path, "open", opened)

    return fail


def test_a_full_disk_leaves_the_old_site_whole_and_says_so(
    root: Path, failing: Callable[[str, int], None]
) -> None:
    write(OLD, root / "site", root)
    failing("style.css", errno.ENOSPC)
    with pytest.raises(Fault, match=r"The disk that holds .*board is full\. The site is as it was"):
        write(NEW, root / "site", root)
    assert contents(root / "site") == as_dict(OLD)
    assert names(root) == [".git", "goals", "site", "teams.yaml", "templates"]


def test_another_error_is_told_with_its_cause(
    root: Path, failing: Callable[[str, int], None]
) -> None:
    failing("style.css", errno.EIO)
    with pytest.raises(Fault, match=r"style\.css cannot be written: input/output error"):
        write(NEW, root / "site", root)
    assert names(root) == [".git", "goals", "teams.yaml", "templates"]


@posix
def test_a_file_that_is_too_large_for_the_system_is_told(root: Path) -> None:
    resource = pytest.importorskip("resource")
    write(OLD, root / "site", root)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(Fault, match="cannot be written: file too large"):
            write((*NEW, OutputFile("board.json", b" " * 8192)), root / "site", root)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert contents(root / "site") == as_dict(OLD)


def test_a_file_where_a_folder_should_be_is_told(root: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(Fault, match=r"out(/site)? cannot be written"):
        write(OLD, tmp_path / "out" / "site", root)


def fail_renames(monkeypatch: pytest.MonkeyPatch, number: int, *, at: int) -> None:
    """Make the rename of that count, from 1, fail with an error of the system."""
    genuine, count = Path.rename, iter(range(1, 100))

    def renamed(path: Path, target: Path) -> Path:
        if next(count) == at:
            raise OSError(number, os.strerror(number), str(path))
        return genuine(path, target)

    monkeypatch.setattr(Path, "rename", renamed)


def test_an_old_site_that_cannot_be_moved_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(OLD, root / "site", root)
    fail_renames(monkeypatch, errno.EBUSY, at=1)
    with pytest.raises(Fault, match=r"site cannot be moved, because it is a disk of its own"):
        write(NEW, root / "site", root)
    assert contents(root / "site") == as_dict(OLD)
    assert names(root) == [".git", "goals", "site", "teams.yaml", "templates"]


def test_an_old_site_comes_back_when_the_new_one_cannot_take_its_place(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(OLD, root / "site", root)
    fail_renames(monkeypatch, errno.EACCES, at=2)
    with pytest.raises(Fault, match="cannot be written: permission denied"):
        write(NEW, root / "site", root)
    assert contents(root / "site") == as_dict(OLD)
    assert names(root) == [".git", "goals", "site", "teams.yaml", "templates"]


def test_an_interruption_leaves_nothing_half_done(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(path: Path, data: bytes) -> None:
        if path.name == "style.css":
            raise KeyboardInterrupt
        manifest.write_file(path, data)

    write(OLD, root / "site", root)
    monkeypatch.setattr("sitegen.edges.write.write_file", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(NEW, root / "site", root)
    assert contents(root / "site") == as_dict(OLD)
    assert names(root) == [".git", "goals", "site", "teams.yaml", "templates"]


# Two builds at once


def test_a_second_build_says_that_another_one_is_busy(root: Path) -> None:
    busy = pytest.raises(Fault, match=r"Another build is writing to .*site")
    with only_one(root / ".site.lock", patience=0), busy:
        write(OLD, root / "site", root)
    assert write(OLD, root / "site", root).is_changed


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    free, held = threading.Event(), threading.Event()

    def first() -> None:
        with only_one(tmp_path / ".site.lock", patience=0):
            held.set()
            free.wait(5)

    other = threading.Thread(target=first)
    other.start()
    held.wait(5)
    threading.Timer(0.1, free.set).start()
    with only_one(tmp_path / ".site.lock", patience=5) as is_ours:
        assert is_ours
        assert free.is_set()
    other.join()
    assert names(tmp_path) == []


def test_a_lock_file_that_lies_about_locks_nobody_out(root: Path) -> None:
    (root / ".site.lock").write_bytes(b"")
    assert write(OLD, root / "site", root).is_changed
    assert names(root) == [".git", "goals", "site", "teams.yaml", "templates"]


@posix
@pytest.mark.parametrize("kind", ["folder", "link", "link nowhere", "pipe"])
def test_what_has_the_name_of_the_lock_is_named_and_left_alone(root: Path, kind: str) -> None:
    write(OLD, root / "site", root)
    lock, victim = root / ".site.lock", root / "teams.yaml"
    if kind == "folder":
        lock.mkdir()
    elif kind == "pipe":
        os.mkfifo(lock)
    else:
        lock.symlink_to(victim if kind == "link" else root / "made-by-a-lock")
    with pytest.raises(Fault, match=r"\.site\.lock is in the way.*Delete it, and build again"):
        write(NEW, root / "site", root)
    assert contents(root / "site") == as_dict(OLD)
    assert os.path.lexists(lock)
    assert victim.read_bytes() == b"format: 1\n"
    assert not (root / "made-by-a-lock").exists()


def test_where_the_disk_knows_no_locks_a_build_goes_on(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("sitegen.edges.lock.fcntl.flock", unknown)
    assert write(OLD, root / "site", root).is_changed


def test_a_busy_lock_is_given_up_and_stays_with_its_holder(tmp_path: Path) -> None:
    lock = tmp_path / ".site.lock"
    with only_one(lock, patience=0) as first, only_one(lock, patience=0) as second:
        assert (first, second) == (True, False)
        assert lock.exists()
    assert not lock.exists()


def test_a_lock_file_removed_by_its_last_holder_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, genuine, count = tmp_path / ".site.lock", lock_module._lock, iter(range(9))

    def removed_in_between(handle: int) -> bool:
        if next(count) == 0:
            lock.unlink()
        return genuine(handle)

    monkeypatch.setattr(lock_module, "_lock", removed_in_between)
    with only_one(lock, patience=5) as is_ours:
        assert is_ours
        assert lock.exists()


def test_an_error_while_locking_leaves_no_file_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[int] = []

    def failing(_path: Path, handle: int) -> bool:
        closed.append(handle)
        raise PermissionError

    monkeypatch.setattr(lock_module, "_is_still", failing)
    with pytest.raises(PermissionError), only_one(tmp_path / ".site.lock", patience=0):
        pass
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(closed[0])
