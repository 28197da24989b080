"""Reading git: real repositories, odd people and paths, hostile settings, and no history at all."""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sitegen.edges import git
from sitegen.edges.git import (
    Repository,
    open_repository,
    read_blobs,
    read_log,
    read_revision,
    user_email,
)
from sitegen.faults import Fault
from sitegen.model.history import ChangeStatus, Commit, FileChange, Identity, Log, NoHistory
from sitegen.source import RawFile, Refusal
from tests.repos import CHEN, FORGE, MARIA, NOON, START, Person, Repo, environment, init

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names and links of POSIX")

GOAL = "goals/frontline/answer-first.md"
AGREE = "goals/frontline/answer-first/2026-01-06-agree-chen.md"
LONG = "".join(
    f"Line {number} of a file that is long enough to be known again.\n" for number in range(9)
)

ADDED, MODIFIED, DELETED, RENAMED = ChangeStatus


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository without commits."""
    return init(tmp_path / "board", tmp_path)


@pytest.fixture
def board(repo: Repo) -> Repo:
    """A repository with a board of one commit."""
    repo.commit("Start", files={"teams.yaml": "format: 1\n", GOAL: LONG})
    return repo


def opened(repo: Repo, folder: str = "") -> Repository:
    found = open_repository(repo.root / folder, repo.env)
    assert isinstance(found, Repository), found
    return found


def log(repo: Repo, folder: str = "") -> tuple[Commit, ...]:
    """The commits, newest first. Nothing is missing, and no parent is unknown."""
    read = read_log(opened(repo, folder))
    assert read.missing is None
    known = {commit.id for commit in read.commits}
    assert all(set(commit.parents) <= known for commit in read.commits)
    return read.commits


def missing(found: Repository | Log) -> NoHistory | None:
    assert isinstance(found, Log)
    assert found.commits == ()
    return found.missing


def summary(commit: Commit) -> list[tuple[str, str, str]]:
    """Status and paths of the changes of a commit."""
    return sorted((one.status.value, one.before, one.path) for one in commit.changes)


# Commits


def test_a_first_commit_adds_its_files(board: Repo) -> None:
    goal, teams = board.id(f"HEAD:{GOAL}"), board.id("HEAD:teams.yaml")
    assert log(board) == (
        Commit(
            id=board.id(),
            parents=(),
            author=Identity("Maria Silva", "maria@board.example"),
            authored=START + NOON,
            committer=Identity("Maria Silva", "maria@board.example"),
            committed=START + NOON,
            changes=(
                FileChange(ADDED, GOAL, GOAL, goal, ""),
                FileChange(ADDED, "teams.yaml", "teams.yaml", teams, ""),
            ),
        ),
    )


def test_changes_and_deletions_name_the_contents_before_and_after(board: Repo) -> None:
    before = board.id(f"HEAD:{GOAL}")
    board.commit(files={GOAL: LONG + "More.\n"})
    after = board.id(f"HEAD:{GOAL}")
    (board.root / GOAL).unlink()
    board.commit()
    gone, changed, _ = log(board)
    assert changed.changes == (FileChange(MODIFIED, GOAL, GOAL, after, before),)
    assert gone.changes == (FileChange(DELETED, GOAL, GOAL, "", after),)


def test_author_and_committer_are_told_apart(board: Repo) -> None:
    board.commit(by=CHEN, committer=FORGE, at=START, committed=START + 60, files={AGREE: "yes"})
    newest = log(board)[0]
    assert newest.author == Identity("Chen Wei", "chen@board.example")
    assert newest.committer == Identity("GitHub", "noreply@github.com")
    assert (newest.authored, newest.committed) == (START, START + 60)


def test_a_rename_is_followed_only_where_the_file_stayed_as_it_was(board: Repo) -> None:
    new, newer = "goals/shop/answer-sooner.md", "goals/shop/answer-soonest.md"
    board.write(new, LONG)
    (board.root / GOAL).unlink()
    board.commit()
    board.write(newer, LONG + "More.\n")
    (board.root / new).unlink()
    board.commit()
    changed, moved, _ = log(board)
    assert summary(moved) == [("R", GOAL, new)]
    assert sorted(summary(changed)) == [("A", newer, newer), ("D", new, new)]


def test_what_leaves_the_board_is_deleted_and_what_comes_in_is_new(board: Repo) -> None:
    board.commit(files={"ideas/shop.md": LONG.replace("Line", "Idea"), "notes.txt": "no goal"})
    (board.root / "archive").mkdir()
    (board.root / GOAL).rename(board.root / "archive/answer-first.md")
    (board.root / "ideas/shop.md").rename(board.root / "goals/frontline/shop.md")
    board.commit()
    moved, outside, _ = log(board)
    assert summary(moved) == [
        ("A", "goals/frontline/shop.md", "goals/frontline/shop.md"),
        ("D", GOAL, GOAL),
    ]
    assert outside.changes == ()
    assert all(one.blob == "" for one in moved.changes if one.status is DELETED)
    assert all(one.before_blob == "" for one in moved.changes if one.status is ADDED)


def test_only_the_files_of_the_board_count(board: Repo) -> None:
    board.commit(
        files={"README.md": "a", "goals.md": "b", "teams.yaml.orig": "c", "a/teams.yaml": "d"}
    )
    assert log(board)[0].changes == ()


def test_a_file_that_becomes_a_link_is_modified(board: Repo) -> None:
    (board.root / GOAL).unlink()
    (board.root / GOAL).symlink_to("elsewhere.md")
    board.commit()
    assert summary(log(board)[0]) == [("M", GOAL, GOAL)]


def test_a_merge_has_the_changes_against_its_first_parent(board: Repo) -> None:
    base = board.id()
    board.git("checkout", "-q", "-b", "branch")
    side = board.commit(by=CHEN, files={AGREE: "yes"})
    board.git("checkout", "-q", "main")
    first = board.commit(files={"goals/shop/other.md": "other"})
    merge = board.dated("merge", "-q", "--no-ff", "-m", "Merge", "branch", committer=FORGE)
    commits = {commit.id: commit for commit in log(board)}
    assert commits[merge].parents == (first, side)
    assert summary(commits[merge]) == [("A", AGREE, AGREE)]
    assert summary(commits[side]) == [("A", AGREE, AGREE)]
    assert commits[side].parents == commits[first].parents == (base,)


def test_a_merge_of_three_branches_is_one_commit(board: Repo) -> None:
    base, sides = board.id(), []
    for name in ("one", "two"):
        board.git("checkout", "-q", "-b", name, base)
        sides.append(board.commit(files={f"goals/shop/{name}.md": name}))
    board.git("checkout", "-q", "main")
    merge = board.dated("merge", "-q", "--no-ff", "-m", "Merge", "one", "two")
    newest = log(board)[0]
    assert (newest.id, newest.parents) == (merge, (base, *sides))
    assert summary(newest) == [
        ("A", f"goals/shop/{n}.md", f"goals/shop/{n}.md") for n in ("one", "two")
    ]


def test_a_merge_that_brings_nothing_new_stays_in_the_graph(board: Repo) -> None:
    board.git("checkout", "-q", "-b", "branch")
    board.commit(by=CHEN, files={AGREE: "yes"})
    board.git("checkout", "-q", "main")
    board.dated("merge", "-q", "--no-ff", "--strategy=ours", "-m", "Merge", "branch")
    merge, side, start = log(board)
    assert merge.changes == ()
    assert merge.parents == (start.id, side.id)


# People


def test_co_authors_come_from_the_trailers_alone(board: Repo) -> None:
    board.commit(
        "Propose a goal (#12)\n\n"
        "* Write it down\n\nCo-authored-by: Not Counted <body@board.example>\n\n* Mend it\n\n"
        "---------\n\n"
        "Co-authored-by: Chen Wei <chen@board.example>\n"
        "co-authored-by: Amir <12+amir@users.noreply.github.com>\n"
        "Signed-off-by: Somebody <else@board.example>\n"
        "Co-Authored-By: A Long\n  Name <long@board.example>\n"
        "Co-authored-by: nobody at all\n"
        "Co-authored-by: <only@board.example>\n"
        "Co-authored-by: No Address <>\n"
    )
    newest = log(board)[0]
    assert newest.co_authors == (
        Identity("Chen Wei", "chen@board.example"),
        Identity("Amir", "12+amir@users.noreply.github.com"),
        Identity("A Long Name", "long@board.example"),
        Identity("", "only@board.example"),
    )
    assert newest.authors == (newest.author, *newest.co_authors)


@pytest.mark.parametrize(
    "name",
    [
        'Zsófia "Zsó" Kiss',
        "田中 雪",
        "Оксана Бондаренко",
        "Nguyễn O'Minh; $(touch gone)",
        "%H%x00%n",
        "a\x1fb\x1ec\td",
        "-n --all",
        "x :100644 100644 a b M",
    ],
)
def test_names_come_out_as_they_are(board: Repo, name: str) -> None:
    board.commit(f"Change\n\nCo-authored-by: {name} <co@board.example>\n", by=Person(name, "x@y"))
    newest, start = log(board)
    assert newest.author == Identity(name, "x@y")
    assert newest.co_authors == (Identity(name, "co@board.example"),)
    assert start.id == newest.parents[0]


def raw_commit(repo: Repo, author: bytes, committer: bytes, message: bytes = b"Change\n") -> str:
    """A commit as no ordinary program writes it, on top of HEAD, and checked out."""
    tree, parent = repo.id("HEAD^{tree}").encode(), repo.id().encode()
    data = b"tree %s\nparent %s\nauthor %s\ncommitter %s\n\n%s" % (
        *(tree, parent, author, committer, message),
    )
    id = repo.git("hash-object", "-t", "commit", "-w", "--stdin", "--literally", data=data)
    repo.git("update-ref", "HEAD", id.decode().strip())
    return id.decode().strip()


def test_names_in_another_encoding_are_not_lost(board: Repo) -> None:
    raw_commit(board, b"J\xf6rg <j\xf6rg@y> 1 +0000", b"J\xf6rg <c@y> 2 +0000")
    newest = log(board)[0]
    assert newest.author == Identity("J\ufffdrg", "j\ufffdrg@y")
    assert (newest.authored, newest.committed) == (1, 2)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        (b"0 +0000", 0),
        (b"99999999999999999999999 +0000", 99999999999999999999999),
        (b"253402300800 +0000", 253402300800),
        (b"-5 +0000", None),
        (b"soon", None),
        (b"", None),
    ],
)
def test_times_that_no_calendar_holds_do_no_harm(
    board: Repo, written: bytes, seconds: int | None
) -> None:
    raw_commit(board, b"M <m@y> " + written, b"M <m@y> " + written)
    newest = log(board)[0]
    assert seconds is None or newest.authored == newest.committed == seconds
    assert newest.day(ZoneInfo("UTC")) == newest.landed_day(ZoneInfo("UTC"))


def test_a_huge_message_is_no_burden(board: Repo) -> None:
    spaces = " " * 1_000_000
    message = f"Change\n\n{'word ' * 200_000}\n\nCo-authored-by: {spaces}x{spaces}<y\n"
    raw_commit(board, b"M <m@y> 1 +0000", b"M <m@y> 1 +0000", message.encode())
    assert log(board)[0].co_authors == ()


def test_a_mailmap_changes_nobody(board: Repo) -> None:
    mailmap = "Chen Wei <chen@board.example> Maria Silva <maria@board.example>\n"
    board.commit(files={".mailmap": mailmap}, by=MARIA)
    board.git("config", "log.mailmap", "true")
    board.git("config", "mailmap.file", str(board.root / ".mailmap"))
    assert {commit.author.email for commit in log(board)} == {"maria@board.example"}
    assert {commit.author.name for commit in log(board)} == {"Maria Silva"}


# Paths


@pytest.mark.parametrize(
    "name",
    [
        "with space.md",
        'with "quotes".md',
        "with\nline\tfeed.md",
        "with\\backslash.md",
        "målene-雪.md",
        ":(glob)**.md",
        "{a => b}.md",
    ],
)
def test_odd_paths_come_out_as_they_are(board: Repo, name: str) -> None:
    path = f"goals/odd {name}/{name}"
    board.commit(files={path: "odd"})
    assert [change.path for change in log(board)[0].changes] == [path]
    _, files = read_revision(opened(board), "HEAD")
    assert RawFile(path, b"odd") in files


def test_a_path_that_is_no_unicode_is_named_and_not_read(board: Repo) -> None:
    name = b"goals/frontline/m\xe5l.md"
    board.git("update-index", "--add", "--cacheinfo", f"100644,{board.id('HEAD:teams.yaml')},x")
    listed = b"100644 %s\t%s\0" % (board.id("HEAD:teams.yaml").encode(), name)
    board.git("rm", "-q", "--cached", "-f", "x")
    board.git("update-index", "-z", "--index-info", data=listed)
    board.dated("commit", "-q", "-m", "Odd")
    assert [change.path for change in log(board)[0].changes] == ["goals/frontline/m\ufffdl.md"]
    _, files = read_revision(opened(board), "HEAD")
    detail = "its name is not valid UTF-8"
    assert RawFile("goals/frontline/m\\xe5l.md", refusal=Refusal.UNREADABLE, detail=detail) in files


@pytest.mark.parametrize(
    "folder", ["sub", "a/b", "with space", "*", "line\nfeed", "-n", "m\udce5l", ":top"]
)
def test_a_board_may_lie_in_a_folder_of_the_repository(repo: Repo, folder: str) -> None:
    repo.commit("Elsewhere", files={"src/main.c": "int main;"})
    start = repo.commit(
        "Start", files={f"{folder}/teams.yaml": "format: 1\n", f"{folder}/{GOAL}": LONG}
    )
    repo.commit(
        "Elsewhere", files={"src/main.c": "int other;", "teams.yaml": "another\n", GOAL: "x"}
    )
    end = repo.commit("End", by=CHEN, files={f"{folder}/{AGREE}": "yes", "src/main.c": "int more;"})
    repo.commit("Elsewhere", files={"goals/frontline/more.md": "x"})
    newest, oldest = log(repo, folder)
    assert (newest.id, newest.parents) == (end, (start,))
    assert (oldest.id, oldest.parents) == (start, ())
    assert summary(newest) == [("A", AGREE, AGREE)]
    assert summary(oldest) == [("A", GOAL, GOAL), ("A", "teams.yaml", "teams.yaml")]
    _, files = read_revision(opened(repo, folder), "HEAD")
    assert files == (
        RawFile(GOAL, LONG.encode()),
        RawFile(AGREE, b"yes"),
        RawFile("teams.yaml", b"format: 1\n"),
    )


def test_a_rename_into_the_folder_of_the_board_is_new(repo: Repo) -> None:
    repo.commit(files={"ideas.md": LONG, "sub/teams.yaml": "format: 1\n"})
    (repo.root / "sub/goals/frontline").mkdir(parents=True)
    (repo.root / "ideas.md").rename(repo.root / "sub" / GOAL)
    repo.commit()
    assert summary(log(repo, "sub")[0]) == [("A", GOAL, GOAL)]


def test_the_graph_of_a_board_in_a_folder_is_whole(repo: Repo) -> None:
    start = repo.commit(files={"sub/teams.yaml": "format: 1\n"})
    repo.git("checkout", "-q", "-b", "branch")
    repo.commit(files={"src/a.c": "a"})
    side = repo.commit(by=CHEN, files={f"sub/{AGREE}": "yes"})
    repo.commit(files={"src/b.c": "b"})
    repo.git("checkout", "-q", "main")
    repo.commit(files={"src/c.c": "c"})
    merge = repo.dated("merge", "-q", "--no-ff", "-m", "Merge", "branch")
    commits = {commit.id: commit for commit in log(repo, "sub")}
    assert commits.keys() == {start, side, merge}
    assert commits[merge].parents == (start, side)
    assert commits[side].parents == (start,)


# Places


def test_a_detached_head_has_its_history(board: Repo) -> None:
    start = board.id()
    board.commit(files={AGREE: "yes"})
    board.git("checkout", "-q", "--detach", start)
    assert [commit.id for commit in log(board)] == [start]


def test_a_linked_work_tree_has_its_history(board: Repo, tmp_path: Path) -> None:
    board.git("worktree", "add", "-q", str(tmp_path / "linked"), "-b", "linked")
    assert log(Repo(tmp_path / "linked", board.env)) == log(board)


def test_a_link_to_a_board_leads_to_its_history(board: Repo, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(board.root)
    assert log(Repo(tmp_path / "link", board.env)) == log(board)


def test_a_fresh_clone_has_the_same_history(board: Repo, tmp_path: Path) -> None:
    board.commit(by=CHEN, files={AGREE: "yes"})
    board.git("clone", "-q", str(board.root), str(tmp_path / "clone"))
    assert log(Repo(tmp_path / "clone", board.env)) == log(board)


def test_a_shallow_clone_says_so(board: Repo, tmp_path: Path) -> None:
    board.commit(by=CHEN, files={AGREE: "yes"})
    board.git("clone", "-q", "--depth=1", board.root.as_uri(), str(tmp_path / "clone"))
    read = read_log(opened(Repo(tmp_path / "clone", board.env)))
    assert read.missing is NoHistory.SHALLOW
    assert [commit.id for commit in read.commits] == [board.id()]


def test_a_folder_in_no_repository_has_no_history(tmp_path: Path) -> None:
    ceiling = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    found = open_repository(tmp_path, environment(tmp_path, **ceiling))
    assert missing(found) is NoHistory.NO_REPOSITORY


def test_a_repository_without_commits_has_no_history(repo: Repo) -> None:
    assert missing(open_repository(repo.root, repo.env)) is NoHistory.EMPTY


def test_a_machine_without_git_has_no_history(board: Repo, tmp_path: Path) -> None:
    env = {**board.env, "PATH": str(tmp_path / "nothing")}
    assert missing(open_repository(board.root, env)) is NoHistory.NO_GIT
    with pytest.raises(Fault, match="git cannot be run here"):
        Repository(root=board.root, prefix="", environment=env).run("log")


def test_somebody_elses_repository_is_not_read(board: Repo) -> None:
    env = {**board.env, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    found = open_repository(board.root, env)
    assert missing(found) is NoHistory.NOT_TRUSTED
    assert isinstance(found, Log)
    assert "safe.directory" in found.detail


def test_a_broken_repository_says_what_git_said(board: Repo) -> None:
    (board.root / ".git/config").write_text("[broken", encoding="utf-8")
    found = open_repository(board.root, board.env)
    assert missing(found) is NoHistory.FAILED
    assert isinstance(found, Log)
    assert "bad config" in found.detail


def test_a_lost_object_is_a_fault_that_names_it(board: Repo) -> None:
    tree = board.id("HEAD^{tree}")
    (board.root / ".git/objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(Fault, match=rf"git log did not work: .*{tree}"):
        read_log(opened(board))


def test_git_is_given_up_after_its_time(board: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = board.root / "bin/git"
    board.write("bin/git", "#!/bin/sh\necho begun\nexec sleep 60\n")
    slow.chmod(0o755)
    env = {"PATH": f"{slow.parent}:{os.defpath}"}
    monkeypatch.setattr(git, "TIME_LIMIT", 0.2)
    with pytest.raises(Fault, match=r"git rev-parse took longer than 0.2 seconds"):
        open_repository(board.root, env)
    with pytest.raises(Fault, match=r"git log took longer than 0.2 seconds"):
        list(Repository(root=board.root, prefix="", environment=env).stream("log"))


def test_variables_of_a_hook_do_not_lead_elsewhere(board: Repo, tmp_path: Path) -> None:
    other = init(tmp_path / "other", tmp_path)
    other.commit(files={"teams.yaml": "other\n"})
    hook = {
        "GIT_DIR": str(other.root / ".git"),
        "GIT_WORK_TREE": str(other.root),
        "GIT_INDEX_FILE": str(other.root / ".git/index"),
        "GIT_OBJECT_DIRECTORY": str(other.root / ".git/objects"),
        "GIT_COMMON_DIR": str(other.root / ".git"),
        "GIT_PREFIX": "sub/",
        "GIT_GLOB_PATHSPECS": "1",
        "GIT_ICASE_PATHSPECS": "1",
    }
    assert log(Repo(board.root, {**board.env, **hook})) == log(board)


# Settings


HOSTILE = {
    "core.quotePath": "true",
    "core.pager": "touch pager-ran",
    "core.abbrev": "4",
    "core.commentChar": "C",
    "core.fsmonitor": "touch fsmonitor-ran",
    "color.ui": "always",
    "color.diff": "always",
    "diff.external": "touch external-ran",
    "diff.noprefix": "true",
    "diff.relative": "false",
    "diff.renames": "copies",
    "diff.orderFile": "no-such-file",
    "diff.ignoreSubmodules": "all",
    "diff.mnemonicPrefix": "true",
    "diff.wordRegex": ".",
    "diff.lines.textconv": "touch textconv-ran;cat",
    "diff.lines.command": "touch driver-ran",
    "filter.lines.clean": "touch clean-ran;cat",
    "filter.lines.smudge": "touch smudge-ran;cat",
    "format.pretty": "oneline",
    "i18n.logOutputEncoding": "UTF-16",
    "log.abbrevCommit": "true",
    "log.date": "relative",
    "log.decorate": "full",
    "log.diffMerges": "off",
    "log.follow": "true",
    "log.initialDecorationSet": "all",
    "log.showRoot": "false",
    "log.showSignature": "true",
    "notes.displayRef": "refs/notes/*",
    "status.relativePaths": "true",
    "status.short": "true",
    "trailer.separators": "=",
    "trailer.ifexists": "replace",
}


@pytest.mark.parametrize("folder", ["", "sub"])
def test_no_setting_changes_what_is_read(tmp_path: Path, folder: str) -> None:
    repo = init(tmp_path / "board", tmp_path)
    top = f"{folder}/" if folder else ""
    repo.commit(files={f"{top}teams.yaml": "format: 1\n", f"{top}{GOAL}": LONG})
    repo.git("checkout", "-q", "-b", "branch")
    repo.commit(
        "Agree\n\nCo-authored-by: 田中 雪 <yuki@board.example>\n",
        files={f"{top}{AGREE}": "yes", f"{top}goals/målene/copy.md": LONG},
    )
    repo.git("checkout", "-q", "main")
    repo.dated("merge", "-q", "--no-ff", "-m", "Merge", "branch")
    repo.git(
        "notes",
        "add",
        "-m",
        "A note",
        GIT_AUTHOR_NAME="x",
        GIT_AUTHOR_EMAIL="x",
        GIT_COMMITTER_NAME="x",
        GIT_COMMITTER_EMAIL="x",
    )
    before, at = log(repo, folder), read_revision(opened(repo, folder), "HEAD")
    (repo.root / ".git/info").mkdir()
    (repo.root / ".git/info/attributes").write_text(
        "* diff=lines filter=lines eol=crlf\n", encoding="utf-8"
    )
    for key, value in HOSTILE.items():
        repo.git("config", key, value)
    assert len(before) == 3
    assert log(repo, folder) == before
    assert read_revision(opened(repo, folder), "HEAD") == at
    assert not list(repo.root.rglob("*-ran"))


def test_settings_from_variables_count_where_they_do_no_harm(board: Repo) -> None:
    env = {
        "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1",
        "GIT_CONFIG_COUNT": "2",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": "*",
        "GIT_CONFIG_KEY_1": "log.showRoot",
        "GIT_CONFIG_VALUE_1": "false",
    }
    assert log(Repo(board.root, {**board.env, **env})) == log(board)


def test_attributes_of_the_board_run_nothing(board: Repo) -> None:
    board.git("config", "diff.lines.textconv", "touch textconv-ran;cat")
    before = log(board)
    board.commit(files={".gitattributes": "* diff=lines\n"})
    assert log(board)[1:] == before
    assert not list(board.root.rglob("*-ran"))


def test_replaced_and_grafted_commits_are_read_as_they_were_made(board: Repo) -> None:
    start = board.id()
    end = board.commit(by=CHEN, files={AGREE: "yes"})
    before = log(board)
    tree = board.id("HEAD^{tree}")
    other = board.dated("commit-tree", tree, "-m", "Other")
    other = (
        board.git(
            "commit-tree",
            tree,
            "-m",
            "Other",
            GIT_AUTHOR_NAME="x",
            GIT_AUTHOR_EMAIL="x",
            GIT_COMMITTER_NAME="x",
            GIT_COMMITTER_EMAIL="x",
        )
        .decode()
        .strip()
    )
    board.git("replace", end, other)
    assert log(board) == before
    board.git("replace", "-d", end)
    (board.root / ".git/info").mkdir()
    (board.root / ".git/info/grafts").write_text(f"{end}\n", encoding="utf-8")
    assert log(board) == before
    assert before[0].parents == (start,)


# Contents


def test_blobs_are_read_by_id_and_unknown_ones_left_out(board: Repo) -> None:
    board.commit(files={"goals/a/empty.md": "", "goals/a/odd.md": b"\0\n\xff missing\n"})
    goal, empty, odd = (
        board.id(f"HEAD:{path}") for path in (GOAL, "goals/a/empty.md", "goals/a/odd.md")
    )
    wanted = [odd, goal, "", empty, goal, "0" * 40, "f" * 40]
    assert read_blobs(opened(board), wanted) == {
        goal: LONG.encode(),
        empty: b"",
        odd: b"\0\n\xff missing\n",
    }
    assert read_blobs(opened(board), ["", ""]) == {}


def test_contents_larger_than_any_file_of_a_board_are_left_out(board: Repo) -> None:
    limit = 1024 * 1024
    board.commit(files={"goals/a/most.csv": b"x" * limit, "goals/a/more.csv": b"x" * (limit + 1)})
    most, more = (board.id(f"HEAD:goals/a/{name}.csv") for name in ("most", "more"))
    assert read_blobs(opened(board), [most, more]) == {most: b"x" * limit}


# Files of a commit


def test_the_files_of_a_commit_are_read_without_touching_the_work_tree(board: Repo) -> None:
    start = board.id()
    board.commit(files={GOAL: "changed", AGREE: "yes"})
    board.write(GOAL, "not committed")
    board.git(
        "tag", "-a", "v1", start, "-m", "tag", GIT_COMMITTER_NAME="x", GIT_COMMITTER_EMAIL="x"
    )
    expected = (start, (RawFile(GOAL, LONG.encode()), RawFile("teams.yaml", b"format: 1\n")))
    for name in (start, start[:12], "HEAD~1", "HEAD^", "v1", "v1^{commit}", "main@{1}"):
        assert read_revision(opened(board), name) == expected, name
    assert (board.root / GOAL).read_text(encoding="utf-8") == "not committed"


@pytest.mark.parametrize(
    "name",
    [
        "--all",
        "-n1",
        "--output=gone",
        "--",
        "",
        "HEAD -- teams.yaml",
        "HEAD\n",
        "a\0b",
        "x" * 300,
        "$(gone)",
    ],
)
def test_what_is_no_name_of_a_commit_is_refused(board: Repo, name: str) -> None:
    with pytest.raises(Fault, match="is no name of a commit"):
        read_revision(opened(board), name)
    with pytest.raises(Fault, match="is no name of a commit"):
        read_log(opened(board), name)


@pytest.mark.parametrize("name", ["nowhere", "HEAD~9", "HEAD:teams.yaml", "0" * 40, "HEAD..HEAD"])
def test_a_commit_that_is_not_there_is_named(board: Repo, name: str) -> None:
    with pytest.raises(Fault) as caught:
        read_revision(opened(board), name)
    assert str(caught.value) == f"There is no commit “{name}” here."


def test_an_older_commit_without_a_board_has_no_files(repo: Repo) -> None:
    repo.commit(files={"src/main.c": "int main;"})
    repo.commit(files={"sub/teams.yaml": "format: 1\n"})
    assert read_revision(opened(repo, "sub"), "HEAD~1")[1] == ()


def test_only_what_a_work_tree_would_show_is_read(board: Repo) -> None:
    (board.root / "goals/frontline/link.md").symlink_to("answer-first.md")
    (board.root / "goals/frontline/lost.md").symlink_to("../../../../etc/passwd")
    (board.root / "goals/frontline/folder.md").symlink_to("../frontline")
    board.write("goals/frontline/.hidden/secret.md", "hidden")
    board.write("goals/frontline/answer-first.md~", "a backup")
    board.write("goals/frontline/run.md", "runs")
    (board.root / "goals/frontline/run.md").chmod(0o755)
    board.write("goals/frontline/large.md", b"x" * (64 * 1024 + 1))
    board.write("goals/frontline/large.csv", b"x" * (64 * 1024 + 1))
    (board.root / "goals/frontline/small.csv").symlink_to("large.md")
    board.git("add", "--all")
    board.git("update-index", "--add", "--cacheinfo", f"160000,{board.id()},goals/module")
    board.dated("commit", "-q", "-m", "Odd")
    _, files = read_revision(opened(board), "HEAD")
    no_file = "it leads to no file of the board"
    assert files == (
        RawFile(GOAL, LONG.encode()),
        RawFile("goals/frontline/folder.md", refusal=Refusal.SYMLINK, detail=no_file),
        RawFile("goals/frontline/large.csv", b"x" * (64 * 1024 + 1)),
        RawFile("goals/frontline/large.md", refusal=Refusal.TOO_LARGE, detail="65,537 bytes"),
        RawFile("goals/frontline/link.md", LONG.encode()),
        RawFile("goals/frontline/lost.md", refusal=Refusal.SYMLINK, detail=no_file),
        RawFile("goals/frontline/run.md", b"runs"),
        RawFile("goals/frontline/small.csv", refusal=Refusal.TOO_LARGE, detail="65,537 bytes"),
        RawFile("goals/module", refusal=Refusal.SPECIAL, detail="another repository"),
        RawFile("teams.yaml", b"format: 1\n"),
    )


def test_a_repository_made_of_files_of_the_board_is_never_read(board: Repo, tmp_path: Path) -> None:
    """A pull request can bring the files of a bare repository; its settings may run programs."""
    proof = tmp_path / "ran"
    stamp = "a <a@x> 1700000000 +0000"
    commit = f"tree {'1' * 40}\nauthor {stamp}\ncommitter {stamp}\n\nx\n"
    raw = f"commit {len(commit)}\0{commit}".encode()
    id = hashlib.sha1(raw, usedforsecurity=False).hexdigest()
    script = f"#!/bin/sh\ntouch {proof}\nexit 1\n"
    board.commit(
        files={
            "team/teams.yaml": "teams: {}\n",
            "team/HEAD": "ref: refs/heads/main\n",
            "team/refs/heads/main": f"{id}\n",
            f"team/objects/{id[:2]}/{id[2:]}": zlib.compress(raw),
            "team/config": "[core]\n repositoryformatversion = 1\n bare = true\n"
            "[extensions]\n partialClone = origin\n"
            '[remote "origin"]\n url = .\n promisor = true\n uploadpack = ./evil.sh\n',
            "team/evil.sh": script,
        }
    )
    (board.root / "team/evil.sh").chmod(0o755)
    found = open_repository(board.root / "team", board.env)
    assert isinstance(found, Log)
    assert found.missing is NoHistory.LED_ASTRAY
    assert user_email(board.root / "team", board.env) == ""
    assert not proof.exists()
