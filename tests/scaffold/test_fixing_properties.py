"""Whatever slips a goal has, fixing brings back what its author wrote, and costs nothing.

The goals of the example board are good. Slips of which `check` knows the right answer are made in
them; after fixing, a file is as it was, byte for byte, or means the same where keys moved.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from sitegen import checking
from sitegen.compute.canonical import digest
from sitegen.compute.fold import fold
from sitegen.decode.board import Decoded, decode_board, decode_library
from sitegen.edges.files import read_tree
from sitegen.edges.library import read_library
from sitegen.finding import Finding, Severity
from sitegen.model.goal import Goal
from sitegen.scaffold.fixing import fix
from sitegen.site import Site
from sitegen.source import Document, RawFile

ROOT = Path(__file__).parents[2]
LIBRARY = decode_library(read_library())
FILES = {file.path: file for file in read_tree(ROOT).files}
READ = decode_board(FILES.values(), LIBRARY).goals
GOALS = sorted(
    goal.document.path
    for goal in READ
    if goal.document.path.endswith(".md") and goal.terms.measures
)
PATHS = tuple(goal.document.path for goal in READ)
ENTRIES = sorted(
    path for path in FILES if re.search(r"/2026-[^/]*-(?:note|review|check-in)-", path)
)
DAY = date(2026, 3, 1)
ROUNDS = 20

Slip = Callable[[str, random.Random], str]


BROKEN = sorted(path for path in (ROOT / "tests/rules").glob("*/bad*") if path.is_dir())
SAME_TERMS = ("F113", "M425", "R207", "S106", "S160")
"""Rules whose fix moves no terms: what it mends was read before, or is no goal."""
TOLD_ONCE_READ = {"D312"}
"""Errors that an entry can have once it has a name that is read."""


def dice_of(seed: str | int) -> random.Random:
    """Dice that fall the same way on every run."""
    return random.Random(seed)  # noqa: S311 - no secret


@lru_cache(maxsize=8)
def decoded(files: tuple[RawFile, ...]) -> Decoded:
    return decode_board(files, LIBRARY)


@lru_cache(maxsize=8)
def findings(files: tuple[RawFile, ...]) -> tuple[Finding, ...]:
    """All findings of a board, none of them left out for the stage of its goal."""
    read = decoded(files)
    goals = tuple(fold(goal, read.facts, DAY) for goal in read.goals)
    site = Site(facts=read.facts, as_of=DAY, goals=goals, documents=read.documents)
    return checking.check(site, read.findings)


def fixed(*files: RawFile) -> tuple[RawFile, ...]:
    """A board of these files and teams.yaml, after as many rounds as there are slips."""
    board = (FILES["teams.yaml"], *files)
    for _ in range(ROUNDS):
        result = fix(board, findings(board))
        if not result.done:
            break
        board = result.files
    assert fix(board, findings(board)).done == ()
    return tuple(file for file in board if file.path != "teams.yaml")


def goal_of(file: RawFile) -> Goal:
    """A goal without its places."""
    (goal,) = decoded((FILES["teams.yaml"], file)).goals
    readings = tuple(replace(one, location=None) for one in goal.readings)  # type: ignore[arg-type] # places differ
    return replace(goal, document=Document(""), readings=readings)


def terms(files: tuple[RawFile, ...]) -> dict[str, str]:
    """The digest of each goal."""
    return {goal.id: digest(goal.terms) for goal in decoded(files).goals}


def errors(files: tuple[RawFile, ...]) -> set[str]:
    return {one.code for one in findings(files) if one.severity is Severity.ERROR}


def front(text: str) -> tuple[str, str]:
    """A goal's keys, and the rest of its file."""
    _, keys, rest = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    return keys, "---\n" + rest


def day_otherwise(text: str, dice: random.Random) -> str:
    """Some dates behind keys in another form."""

    def other(match: re.Match[str]) -> str:
        year, month, day = match[0].split("-")
        forms = (
            f"{year}-{int(month)}-{int(day)}",
            f"{day}.{month}.{year}",
            f"{int(day)}.{int(month)}.{year}",
            f"{year}/{month}/{day}",
            f"{year}{month}{day}",
        )
        return dice.choice(forms)

    return re.sub(r"(?<=: )\d{4}-\d\d-\d\d(?=[,}\n])", other, text)


def key_misspelt(text: str, dice: random.Random) -> str:
    """One long key with a letter too many, too few, or two exchanged."""
    keys = sorted(set(re.findall(r"^(?:  )*([a-z_]{6,}):", text, re.MULTILINE)) & LONG_KEYS)
    key = dice.choice(keys)
    at = dice.randrange(1, len(key) - 1)
    wrong = dice.choice(
        (
            key[:at] + key[at + 1 :],
            key[:at] + key[at] + key[at:],
            key[:at] + key[at + 1] + key[at] + key[at + 2 :],
        )
    )
    return re.sub(rf"^((?:  )*){key}:", rf"\1{wrong}:", text, flags=re.MULTILINE)


LONG_KEYS = {"measures", "challenge", "support", "milestones", "contributions", "situation"} | {
    *("looks_like", "attainable", "baseline", "target", "aligns_with", "agreement"),
}


def unit_otherwise(text: str, _dice: random.Random) -> str:
    """Percent in words, where a level of a measure may have them."""
    measures = re.search(r"^measures:\n(?:[ #].*\n|\n)+", text, re.MULTILINE)
    assert measures
    said = re.sub(r"(?<=(?:least|.most|.from) \d\d)%(?=$| to)", " percent", measures[0])
    return text.replace(measures[0], re.sub(r"(?<=\d) hours$", "hrs", said, flags=re.MULTILINE))


EXACT: tuple[Slip, ...] = (day_otherwise, key_misspelt, unit_otherwise)


@pytest.mark.parametrize("path", GOALS)
@pytest.mark.parametrize("slip", EXACT, ids=lambda slip: slip.__name__)
def test_a_slip_that_is_fixed_never_was(path: str, slip: Slip) -> None:
    line_end = ("\n", "\r\n")[GOALS.index(path) % 2]
    text = FILES[path].data.decode()
    keys, rest = front(text)
    wrong = "---\n" + slip(keys, dice_of(path)) + rest
    file = RawFile(path, b"\xef\xbb\xbf" + wrong.replace("\n", line_end).encode())
    (result,) = fixed(file)
    assert result.data == b"\xef\xbb\xbf" + text.replace("\n", line_end).encode()


def test_every_slip_is_made_somewhere() -> None:
    for slip in EXACT:
        made = [
            path
            for path in GOALS
            if slip(front(FILES[path].data.decode())[0], dice_of(path))
            != front(FILES[path].data.decode())[0]
        ]
        assert len(made) >= 3, slip.__name__


@pytest.mark.parametrize("path", GOALS)
@pytest.mark.parametrize("seed", range(2))
def test_keys_in_any_order_come_to_mean_what_they_meant(path: str, seed: int) -> None:
    keys, rest = front(FILES[path].data.decode())
    blocks = re.findall(r"^[a-z_]+:.*\n(?:[ \n].*\n?|\n)*", keys, re.MULTILINE)
    blocks = [f"# About {block.split(':')[0]}.\n{block}" for block in blocks]
    dice_of(seed).shuffle(blocks)
    file = RawFile(path, ("---\n# A goal.\n\n" + "".join(blocks) + rest).encode())
    (result,) = fixed(file)
    before, after = goal_of(FILES[path]), goal_of(result)
    # Which measure stands first is only a matter of order, and so is all of the rest.
    assert after == before
    assert digest(after.terms) == digest(before.terms)
    assert sorted(result.data.splitlines()) == sorted(file.data.splitlines())
    order = [
        line.split(b":")[0] for line in result.data.splitlines() if re.match(rb"[a-z_]+:", line)
    ]
    low = order[order.index(b"measures") :]
    assert not {b"kind", b"with", b"start", b"due", b"agreement"} & set(low)
    for line, below in zip(result.data.splitlines(), result.data.splitlines()[1:], strict=False):
        if line.startswith(b"# About "):
            assert below.startswith(line.removeprefix(b"# About ").removesuffix(b".") + b":")


@pytest.mark.parametrize("path", ENTRIES[::5])
def test_an_entry_under_a_wrong_name_gets_its_own_back(path: str) -> None:
    folder, _, name = path.rpartition("/")
    year, month, day, rest = name.split("-", 3)
    goal = next(FILES[path] for path in PATHS if path.rpartition(".")[0] == folder)
    wrong = f"{folder}/{year}-{int(month)}-{int(day)} {rest.replace('check-in', 'CheckIn')}"
    result = fixed(goal, RawFile(wrong, FILES[path].data))
    assert {file.path: file.data for file in result} == {
        goal.path: goal.data,
        path: FILES[path].data,
    }


@pytest.mark.parametrize("board", BROKEN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_fixing_a_broken_board_breaks_nothing_else(board: Path) -> None:
    before = read_tree(board).files
    after = before
    for _ in range(ROUNDS):
        told = [one for one in findings(after) if one.edits]
        if not told:
            break
        spelling = [one for one in told if one.code in SAME_TERMS]
        assert terms(fix(after, spelling).files) == terms(after)
        result = fix(after, told)
        assert result.done
        after = result.files
    assert [one for one in findings(after) if one.edits] == []
    assert errors(after) - errors(before) <= TOLD_ONCE_READ
