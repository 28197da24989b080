"""Stories of boards, replayed into real git repositories by `git fast-import`.

A story is a folder in tests/histories: `story.yaml` has its steps, `expected.yaml` what they
come to, and histories/README.md tells how both are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from string import Template
from typing import Any

import yaml

from sitegen.compute.canonical import digest
from sitegen.decode.board import decode_board
from sitegen.source import RawFile
from tests.documents import library
from tests.repos import Person, Repo, init

STORIES = Path(__file__).parent / "histories"
FORGE = Person("GitHub", "noreply@github.com")
NAMES = {
    "henrik": "Henrik Dahl",
    "maria": "Maria Silva",
    "chen": "Chen Wei",
    "amir": "Amir Haddad",
    "sigrid": "Sigrid Ødegård",
    "nobody": "Somebody Else",
}
MINUTES = 10
GOAL = "faster-answers"
"""The goal that a story is about, unless it says so."""
KEYS = frozenset(
    "by day says as_written_by with authored branch merge how".split()
    + "write change move delete terms goal".split()
)

Files = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A commit that a branch has, and the files after it."""

    mark: int
    author: Person
    co_authors: tuple[Person, ...]
    authored: int
    says: str
    files: Files


@dataclass(slots=True)
class Replay:
    """The stream for `git fast-import`, as it grows step by step, and the terms that were named."""

    story: Path
    stream: list[bytes] = field(default_factory=list)
    branches: dict[str, list[Made]] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    marks: int = 0

    def step(self, step: Mapping[str, Any]) -> None:
        """Add the commits of one step."""
        assert step.keys() <= KEYS, f"{self.story.name}: {sorted(step.keys() - KEYS)}"
        if "merge" in step:
            self._merge(step)
            return
        branch = step.get("branch", "main")
        line = self.branches.setdefault(branch, self.branches.get("main", [])[-1:])
        author = _person(step["by"], step.get("as_written_by", ""))
        at = self._time(step["day"])
        self._commit(
            branch,
            Made(
                mark=0,
                author=author,
                co_authors=tuple(_person(one) for one in step.get("with", ())),
                authored=self._time(step["authored"]) if "authored" in step else at,
                says=step["says"],
                files=self._files(line[-1].files if line else {}, step),
            ),
            committer=author,
            at=at,
        )

    def _files(self, before: Files, step: Mapping[str, Any]) -> Files:
        files = dict(before)
        for old, new in step.get("move", {}).items():
            for path in [path for path in files if path == old or path.startswith(f"{old}/")]:
                files[new + path.removeprefix(old)] = files.pop(path)
        for path in step.get("delete", ()):
            del files[path]
        written = {path: self._text(text) for path, text in step.get("write", {}).items()}
        files |= written
        for path, changes in step.get("change", {}).items():
            for old, new in changes.items():
                assert files[path].count(old) == 1, f"{self.story.name}: {old} in {path}"
                files[path] = files[path].replace(old, new)
        if "terms" in step:
            self.terms[step["terms"]] = _digest(files, step.get("goal", GOAL))
        return files | {path: Template(files[path]).substitute(self.terms) for path in written}

    def _text(self, text: str | None) -> str:
        """What a step writes: a file of this story or of all stories, by its name, or the text."""
        if text and "\n" not in text:
            for folder in (self.story, STORIES):
                if (folder / text).is_file():
                    return (folder / text).read_text(encoding="utf-8")
        return text or ""

    def _merge(self, step: Mapping[str, Any]) -> None:
        line, main = self.branches.pop(step["merge"]), self.branches["main"]
        base, made = line[0].files, line[1:]
        merger, at = _person(step["by"]), self._time(step["day"])
        brought = _onto(main[-1].files, base, made[-1].files)
        if step["how"] == "rebase":
            for one in made:
                files = _onto(main[-1].files, base, one.files)
                self._commit("main", _moved(one, files), committer=FORGE, at=at)
        elif step["how"] == "squash":
            people = dict.fromkeys(p for one in made for p in (one.author, *one.co_authors))
            author, *others = people
            squashed = Made(
                mark=0,
                author=author,
                co_authors=tuple(others),
                authored=at,
                says=step["says"],
                files=brought,
            )
            self._commit("main", squashed, committer=FORGE, at=at)
        else:
            assert step["how"] == "merge"
            merge = Made(
                mark=0, author=merger, co_authors=(), authored=at, says=step["says"], files=brought
            )
            self._commit("main", merge, committer=FORGE, at=at, merged=made[-1].mark)

    def _commit(
        self, branch: str, one: Made, *, committer: Person, at: int, merged: int = 0
    ) -> None:
        line = self.branches.setdefault(branch, [])
        self.marks += 1
        trailers = [f"Co-authored-by: {who.name} <{who.email}>" for who in one.co_authors]
        message = "\n".join([one.says, "", *trailers]).encode()
        out = [
            f"commit refs/heads/{branch}\nmark :{self.marks}\n",
            f"author {one.author.name} <{one.author.email}> {one.authored} +0000\n",
            f"committer {committer.name} <{committer.email}> {at} +0000\n",
            f"data {len(message)}\n{message.decode()}\n",
            f"from :{line[-1].mark}\n" if line else "",
            f"merge :{merged}\n" if merged else "",
            "deleteall\n",
        ]
        for path, text in one.files.items():
            out.append(f'M 100644 inline "{path}"\ndata {len(text.encode())}\n{text}\n')
        self.stream.append("".join(out).encode())
        line.append(_moved(one, one.files, self.marks))

    def _time(self, day: date) -> int:
        """Noon of a day, and some minutes more with every commit."""
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        return int(noon.timestamp()) + 60 * MINUTES * (self.marks % 60)


def _moved(one: Made, files: Files, mark: int = 0) -> Made:
    return Made(
        mark=mark,
        author=one.author,
        co_authors=one.co_authors,
        authored=one.authored,
        says=one.says,
        files=files,
    )


def _onto(main: Files, base: Files, branch: Files) -> Files:
    """The files of main with what a branch changed since its base."""
    files = {path: text for path, text in main.items() if path in branch or path not in base}
    return files | {path: text for path, text in branch.items() if base.get(path) != text}


def _person(who: str, email: str = "") -> Person:
    return Person(NAMES[who], email or f"{who}@northwind.example")


def _digest(files: Files, goal: str) -> str:
    """The digest of the terms of a goal."""
    raw = [
        RawFile(path, text.encode())
        for path, text in files.items()
        if path == "teams.yaml" or (path.startswith("goals/") and path.endswith(".md"))
    ]
    decoded = decode_board(raw, library())
    return next(digest(one.terms) for one in decoded.goals if one.id == goal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story, replayed: its repository, and the digests of the terms it names."""

    repo: Repo
    terms: Mapping[str, str]
    expected: Mapping[str, Any]


def stories() -> tuple[str, ...]:
    """The names of all stories."""
    return tuple(path.parent.name for path in sorted(STORIES.glob("*/story.yaml")))


def replay(name: str, folder: Path) -> Story:
    """Replay a story into a new repository; it begins with the settings that all stories share."""
    story = STORIES / name
    teller = Replay(story)
    start = {"by": "henrik", "day": date(2025, 12, 1), "says": "Start the board"}
    teller.step(start | {"write": {"teams.yaml": "teams.yaml"}})
    for step in _read(story / "story.yaml"):
        teller.step(step)
    repo = init(folder / "board", folder)
    repo.git("fast-import", "--quiet", data=b"".join(teller.stream))
    repo.git("checkout", "-q", "-f", "main")
    return Story(repo=repo, terms=teller.terms, expected=_read(story / "expected.yaml"))


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
