"""A build that is killed at any moment: the site stays whole, and the next build tidies up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.edges.write import publish
from sitegen.output import OutputFile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it forks")

PROGRAM = '''
"""Kill a build at its first, second, third ... touch of the disk, and build again each time."""
import os, sys
from pathlib import Path
from sitegen.edges.write import publish
from sitegen.output import OutputFile

top = Path(sys.argv[1])
OLD = {"index.html": b"old", "goals/a/index.html": b"a", "goals/b/index.html": b"b"}
NEW = {"index.html": b"new", "goals/a/index.html": b"a", "style.css": b"body {}"}
TOUCHES = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod"}

def build(root, files):
    publish([OutputFile(*file) for file in files.items()], root / "site", root=root)

def dies_at(number, root):
    left = iter(range(number - 1, -1, -1))
    def hook(event, arguments):
        if event in TOUCHES and str(arguments[0]).startswith(str(root)) and next(left) == 0:
            os._exit(9)
    sys.addaudithook(hook)

def site(root):
    here = root / "site"
    return {p.relative_to(here).as_posix(): p.read_bytes() for p in here.rglob("*")
            if p.is_file() and p.name != ".sitegen"} if here.exists() else None

for number in range(1, 200):
    root = top / str(number)
    root.mkdir()
    (root / "teams.yaml").write_bytes(b"format: 1")
    build(root, OLD)
    child = os.fork()
    if child == 0:
        dies_at(number, root)
        build(root, NEW)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    states = {"aside": None, "old": OLD, "new": NEW}
    found = next((name for name, files in states.items() if site(root) == files), "broken")
    build(root, NEW)
    is_right = site(root) == NEW
    names = ",".join(sorted(p.name for p in root.iterdir()))
    print(code, found, is_right, names)
    if code == 0:
        break
'''


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """For each moment: exit code, the site found then, whether the next is right, what is left."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path_factory.mktemp("killed"))],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return [line.split() for line in done.stdout.splitlines()]


def test_a_build_is_killed_at_every_moment_it_has(runs: list[list[str]]) -> None:
    assert len(runs) > 30
    assert [code for code, *_ in runs] == ["9"] * (len(runs) - 1) + ["0"]


def test_the_site_is_always_the_old_or_the_new_one(runs: list[list[str]]) -> None:
    found = [state for _, state, *_ in runs]
    assert set(found) == {"old", "aside", "new"}
    assert found == sorted(found, key=["old", "aside", "new"].index)
    assert found.count("aside") == 1  # between the two renames, and the next build puts it right


def test_the_next_build_is_right_and_leaves_nothing_behind(runs: list[list[str]]) -> None:
    assert {(is_right, left) for _, _, is_right, left in runs} == {("True", "site,teams.yaml")}


def test_an_old_site_that_was_moved_aside_comes_back(tmp_path: Path) -> None:
    publish([OutputFile("index.html", b"old")], tmp_path / "site", root=tmp_path / "board")
    (tmp_path / "site").rename(tmp_path / "site.sitegen-old-abcd1234")
    done = publish([OutputFile("index.html", b"old")], tmp_path / "site", root=tmp_path / "board")
    assert not done.is_changed


def test_what_only_looks_like_a_leftover_stays(tmp_path: Path) -> None:
    mine = tmp_path / "site.sitegen-new-mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("Dear Henrik", encoding="utf-8")
    publish([OutputFile("index.html", b"new")], tmp_path / "site", root=tmp_path / "board")
    assert (mine / "letter.txt").exists()


def test_a_link_that_looks_like_a_leftover_is_not_put_in_the_place_of_the_site(
    tmp_path: Path,
) -> None:
    board, other = tmp_path / "board", tmp_path / "other-site"
    publish([OutputFile("index.html", b"theirs")], other, root=board)
    board.mkdir()
    (board / "site.sitegen-old-abcd1234").symlink_to(other, target_is_directory=True)
    publish([OutputFile("index.html", b"ours")], board / "site", root=board)
    assert not (board / "site").is_symlink()
    assert (other / "index.html").read_bytes() == b"theirs"
