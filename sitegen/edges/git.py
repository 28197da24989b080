"""Calls git as a program: one pass over the log, one process for all contents."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.decode.text import SERIES_LIMIT
from sitegen.edges.git_log import FORMAT, commits
from sitegen.edges.git_tree import files, listing
from sitegen.faults import Fault
from sitegen.model.history import Log, NoHistory
from sitegen.source import RawFile

TIME_LIMIT = 300
"""Seconds after which git is given up; a healthy repository takes a few at most."""

# What a user's or a system's configuration may not change: how paths, dates and trailers come
# out, whether signatures are printed, whether other programs run (git-config, git-log).
_SAFE = (
    "--no-optional-locks",
    "--no-replace-objects",
    "--literal-pathspecs",
    *("-c", "advice.graftFileDeprecated=false"),
    *("-c", "core.quotePath=false"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.commentChar=#"),
    *("-c", "trailer.separators=:"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "log.mailmap=false"),
    *("-c", "diff.renames=true"),
    *("-c", "safe.bareRepository=explicit"),
)
# A hook is run with these, and they would lead git away from the board's own repository.
_FOREIGN = frozenset(
    f"GIT_{name}"
    for name in (
        *("DIR", "WORK_TREE", "INDEX_FILE", "PREFIX", "COMMON_DIR", "NAMESPACE", "SHALLOW_FILE"),
        *("OBJECT_DIRECTORY", "ALTERNATE_OBJECT_DIRECTORIES", "EXTERNAL_DIFF"),
        *("GLOB_PATHSPECS", "NOGLOB_PATHSPECS", "ICASE_PATHSPECS"),
    )
)
_SET = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_GRAFT_FILE": os.devnull,
}
_PART = 1 << 16
_PATHS = ("goals", "teams.yaml")
_REVISION = re.compile(r"[\w./@:][\w./@^~{}:+-]{0,249}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A git repository that holds a board. `prefix` leads from its top to the board's root.

    `environment` is what git is run with, handed down from the command line.
    """

    root: Path
    prefix: str
    environment: Mapping[str, str]
    is_shallow: bool = False

    def run(self, *arguments: str, data: bytes | None = None) -> bytes:
        """The output of a git command. Raises Fault where it fails or takes too long."""
        return _run(self.root, self.environment, arguments, data)

    def stream(self, *arguments: str) -> Iterator[bytes]:
        """The same in parts, so that they can be read while git is still at work."""
        return _stream(self.root, self.environment, arguments)


class _Failed(Exception):
    """git ended with an error; the message is what it said."""


def open_repository(root: Path, environment: Mapping[str, str]) -> Repository | Log:
    """The repository around a board, or an empty log that says why there is none to read."""
    if _leads_astray(root):
        return Log(missing=NoHistory.LED_ASTRAY)
    facts = ("--show-prefix", "--is-shallow-repository", "--verify", "HEAD^{commit}")
    try:
        said = _call(root, environment, ("rev-parse", *facts), None)
    except OSError as problem:
        return Log(missing=NoHistory.NO_GIT, detail=str(problem))
    except _Failed as problem:
        return Log(missing=_reason(str(problem)), detail=str(problem))
    prefix, shallow, _ = os.fsdecode(said).removesuffix("\n").rsplit("\n", 2)
    return Repository(
        root=root, prefix=prefix, environment=environment, is_shallow=shallow == "true"
    )


def _leads_astray(root: Path) -> bool:
    """Whether git would take a folder of the board for a repository of its own.

    A pull request can bring the files of a bare repository, whose configuration may name
    programs to run (CVE-2022-24765 and what followed; git 2.38 added `safe.bareRepository`).
    What git calls `.git` it never takes from a commit, so that ends the search.
    """
    folder = root.resolve()
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            return False
        if (place / "HEAD").exists() and (place / "objects").exists():
            return True
    return False


def user_email(root: Path, environment: Mapping[str, str]) -> str:
    """The e-mail address that git would put on a commit made here; empty where it has none."""
    if _leads_astray(root):
        return ""
    try:
        said = _call(root, environment, ("config", "--get", "user.email"), None)
    except (OSError, _Failed):
        return ""
    return said.decode("utf-8", "replace").strip()


def _reason(said: str) -> NoHistory:
    for words, reason in (
        ("dubious ownership", NoHistory.NOT_TRUSTED),
        ("not a git repository", NoHistory.NO_REPOSITORY),
        ("Needed a single revision", NoHistory.EMPTY),
    ):
        if words in said:
            return reason
    return NoHistory.FAILED


def read_log(repository: Repository, revision: str = "HEAD") -> Log:
    """All commits of the board's repository, newest first, in one pass over the log.

    Merges come with their changes against the first parent. Only files that moved unchanged
    count as renamed: to compare contents takes quadratic time, and goals are known by their
    ids, entries by their names. For a
    board in a folder, git leaves out the commits that do not touch it and rewrites parents to
    the nearest ones that do (git-log, "History Simplification"). At the top of a repository
    it would look at every commit twice to leave out few.
    """
    output = repository.stream(
        "log",
        "--topo-order",
        "--full-history",
        "--parents",
        "--diff-merges=first-parent",
        "--raw",
        "--no-abbrev",
        "--no-color",
        "--relative",
        "--find-renames=100%",
        f"-O{os.devnull}",
        "--no-ext-diff",
        "--no-textconv",
        "--encoding=UTF-8",
        "-z",
        f"--format={FORMAT}",
        "--end-of-options",
        checked_revision(revision),
        "--",
        *(_PATHS if repository.prefix else ()),
    )
    missing = NoHistory.SHALLOW if repository.is_shallow else None
    return Log(commits=tuple(commits(output)), missing=missing)


def checked_revision(text: str) -> str:
    """A revision that is no option and no pathspec. Raises Fault for anything else."""
    if not _REVISION.fullmatch(text):
        raise Fault(f"“{text}” is no name of a commit; name a branch, a tag or a commit id.")
    return text


def read_blobs(repository: Repository, ids: Iterable[str]) -> dict[str, bytes]:
    """The contents of blobs by id, through one `git cat-file --batch`.

    Unknown ids are left out, and contents that are larger than any file of a board.
    """
    sizes = repository.run("cat-file", "--batch-check", data=_lines(sorted(set(ids) - {""})))
    checked = (line.split(" ") for line in sizes.decode("ascii").splitlines())
    wanted = [id for id, *facts in checked if len(facts) == 2 and int(facts[1]) <= SERIES_LIMIT]
    output = repository.run("cat-file", "--batch", data=_lines(wanted))
    found: dict[str, bytes] = {}
    at = 0
    for id in wanted:
        end = output.index(b"\n", at)
        size = int(output[at:end].split(b" ")[2])
        found[id] = output[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def _lines(ids: Iterable[str]) -> bytes:
    return "".join(f"{id}\n" for id in ids).encode()


def read_revision(
    repository: Repository, revision: str, paths: tuple[str, ...] = _PATHS
) -> tuple[str, tuple[RawFile, ...]]:
    """The id of a commit and the files below paths of the board, the work tree left alone."""
    wanted = f"{checked_revision(revision)}^{{commit}}"
    try:
        id = repository.run("rev-parse", "--verify", "--end-of-options", wanted)
    except Fault as fault:
        raise Fault(f"There is no commit “{revision}” here.") from fault
    commit = id.decode("ascii").split("\n")[-2]
    listed = repository.run(
        *("ls-tree", "-r", "-z", "--long", "--full-tree", commit, "--"),
        *(repository.prefix + path for path in paths),
    )
    found = listing(listed, repository.prefix)
    contents = read_blobs(repository, found.blobs)
    return commit, files(found, contents)


def _run(
    root: Path, environment: Mapping[str, str], arguments: tuple[str, ...], data: bytes | None
) -> bytes:
    try:
        return _call(root, environment, arguments, data)
    except OSError as problem:
        raise Fault(f"git cannot be run here, and this needs it: {problem}") from problem
    except _Failed as problem:
        raise Fault(f"git {arguments[0]} did not work: {problem}") from problem


def _stream(
    root: Path, environment: Mapping[str, str], arguments: tuple[str, ...]
) -> Iterator[bytes]:
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            ["git", *_SAFE, *arguments],
            cwd=root,
            env=_environment(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
        ) as process,
    ):
        assert process.stdout is not None
        clock = threading.Timer(TIME_LIMIT, process.kill)
        clock.start()
        try:
            while part := process.stdout.read(_PART):
                yield part
            process.wait()
        finally:
            is_late = not clock.is_alive()
            clock.cancel()
            process.kill()
        if is_late:
            raise _late(arguments)
        if process.returncode:
            said.seek(0)
            raise Fault(f"git {arguments[0]} did not work: {_words(said.read())}")


def _call(
    root: Path, environment: Mapping[str, str], arguments: tuple[str, ...], data: bytes | None
) -> bytes:
    try:
        done = subprocess.run(
            ["git", *_SAFE, *arguments],
            cwd=root,
            env=_environment(environment),
            input=data if data is not None else b"",
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise _late(arguments) from problem
    if done.returncode:
        raise _Failed(_words(done.stderr))
    return done.stdout


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in given.items() if key not in _FOREIGN} | _SET


def _late(arguments: tuple[str, ...]) -> Fault:
    return Fault(f"git {arguments[0]} took longer than {TIME_LIMIT} seconds.")


def _words(said: bytes) -> str:
    return said.decode("utf-8", "replace").strip() or "it said nothing"
