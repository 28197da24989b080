"""Every rule, held by boards that break it and by boards that do not.

A folder is named like its rule. In it, each board whose name begins with `bad` breaks the
rule in one way or some. Its `expected.txt` has every finding that `check` makes of it, in the
concise form; its `fixes.txt`, where there is one, what each of them says to do. A `good` board
is next to it, and finds nothing (or what its own `expected.txt` says). The day of looking is
2026-03-01, or that of `as-of.txt`. To add a case, add a board.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from sitegen import checking
from sitegen.compute.fold import fold
from sitegen.decode.board import decode_board, decode_library
from sitegen.decode.logo import LOGO_LIMIT, decode_logo
from sitegen.decode.text import too_many_files
from sitegen.edges.files import read_file, read_tree
from sitegen.edges.library import read_library
from sitegen.finding import Finding, Severity
from sitegen.model.board import Metric
from sitegen.reports.concise import line
from sitegen.site import Site
from sitegen.source import RawFile
from tests.compute.test_versions import amendment

HERE = Path(__file__).parent
BOARDS = sorted(path.relative_to(HERE).as_posix() for path in HERE.glob("*/*") if path.is_dir())
DAY = date(2026, 3, 1)

TEAMS = (HERE / "D310-no-due" / "good" / "teams.yaml").read_text(encoding="utf-8")
GOAL = (HERE / "D310-no-due" / "good" / "goals" / "frontline" / "faster-answers.md").read_text(
    encoding="utf-8"
)
PATH = "goals/frontline/faster-answers.md"
LEDGER = "goals/frontline/faster-answers"


@functools.cache
def library() -> tuple[Metric, ...]:
    return decode_library(read_library())


def check(root: Path, day: date = DAY, most: int = 20_000) -> tuple[Finding, ...]:
    """All findings of the board in a folder."""
    listing = read_tree(root, max_files=most)
    decoded = decode_board(listing.files, library())
    found = [*decoded.findings, *([too_many_files(most)] if listing.truncated else [])]
    if path := decoded.facts.look.logo:
        at = decoded.facts.document.at("board", "logo")
        _, unusable = decode_logo(read_file(root, path, LOGO_LIMIT), path, at)
        found += [unusable] if unusable else []
    goals = tuple(fold(goal, decoded.facts, day) for goal in decoded.goals)
    site = Site(facts=decoded.facts, as_of=day, goals=goals, documents=decoded.documents)
    return checking.check(site, found)


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


@pytest.mark.parametrize("board", BOARDS)
def test_a_board_gives_exactly_these_findings(board: str) -> None:
    root = HERE / board
    [day] = lines_of(root / "as-of.txt") or [DAY.isoformat()]
    expected = lines_of(root / "expected.txt")
    findings = check(root, date.fromisoformat(day))
    assert [line(found) for found in findings] == expected
    if fixes := lines_of(root / "fixes.txt"):
        assert [found.fix for found in findings] == fixes
    code = board.partition("-")[0]
    is_told = any(f" {code} " in one for one in expected)
    assert is_told == (Path(board).name.startswith("bad"))


@pytest.mark.parametrize("board", BOARDS)
def test_time_alone_causes_no_error(board: str) -> None:
    def errors(day: date) -> set[str]:
        found = check(HERE / board, day)
        return {line(one) for one in found if one.severity is Severity.ERROR}

    later = errors(date(2027, 6, 30))
    assert not later or later <= errors(DAY)


# Files that cannot lie in a repository are made here.


def board(root: Path, more: dict[str, bytes] | None = None) -> Path:
    """A sound board with some more files, or others in their place."""
    files = {"teams.yaml": TEAMS.encode(), PATH: GOAL.encode()} | (more or {})
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def said(root: Path, most: int = 20_000) -> list[str]:
    return [line(found) for found in check(root, most=most)]


NOTE = f"{LEDGER}/2026-02-13-note-chen.md"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            "Grüße an alle".encode("latin-1"),
            'error F101 The byte 0xFC here is not UTF-8; in Latin-1 it is "ü".',
        ),
        (
            "Thank you all".encode("utf-16"),
            f"error F101 {NOTE} is saved as UTF-16.",
        ),
        (b"Ring\x07 the bell", "error F103 There is a control character (U+0007) here."),
        (b"Thank\x00 you", "error F103 There is a control character (NUL) here."),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, data: bytes, expected: str) -> None:
    [found] = said(board(tmp_path, {NOTE: data}))
    place, _, words = found.partition(": ")
    assert place.startswith(f"{NOTE}:1:")
    assert words == expected


def test_a_text_in_utf_8_with_a_mark_and_other_line_ends_is_fine(tmp_path: Path) -> None:
    goal = b"\xef\xbb\xbf" + GOAL.replace("\n", "\r\n").encode()
    assert said(board(tmp_path, {PATH: goal, NOTE: "Grüße".encode()})) == []


def test_a_file_of_64_kib_is_read_and_a_larger_one_refused(tmp_path: Path) -> None:
    prose = b"Thank you all.\n" * 2_000
    comment = b"# " + b"-" * 1_000 + b"\n"
    fits = b"---\n" + comment * 35 + b"---\n" + prose
    assert len(fits) <= 64 * 1024
    assert said(board(tmp_path, {NOTE: fits})) == []
    large = b"---\n" + comment * 40 + b"---\n" + prose
    assert said(board(tmp_path, {NOTE: large})) == [
        f"{NOTE}:1:1: error F104 {NOTE} has {len(large):,} bytes; the most is 65,536 (64 KiB)."
    ]


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_out(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def link_inside(path: Path) -> None:
    path.symlink_to("../faster-answers.md")


@pytest.mark.parametrize("name", ["2026-02-13-note-chen.md", "thoughts.md", "notes.txt", "plan"])
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (pipe, "is not an ordinary file: a pipe"),
        (link_out, "is a symbolic link that is not followed: it leads out of the board"),
    ],
)
def test_what_is_no_plain_file_is_refused_whatever_its_name(
    tmp_path: Path, make: Callable[[Path], None], words: str, name: str
) -> None:
    root = board(tmp_path, {f"{LEDGER}/2026-01-06-agree-chen.md": b""})
    path = f"{LEDGER}/{name}"
    make(root / path)
    assert said(root) == [f"{path}:1:1: error F105 {path} {words}."]


def test_a_link_to_a_file_of_the_board_is_that_file(tmp_path: Path) -> None:
    root = board(tmp_path, {"goals/enablement/.keep": b""})
    link_inside(root / "goals" / "enablement" / "faster-courses.md")
    (root / PATH).rename(root / "goals" / "faster-answers.md")
    [found] = said(root)
    assert found.startswith("goals/faster-answers.md:1:1: error F116 ")


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    deep = "/".join(["goals", "frontline", *["inner"] * 19])
    root = board(tmp_path, {f"{deep}/calmer-mondays.md": GOAL.encode()})
    assert said(root) == [
        f"{deep}:1:1: error F106 {deep} cannot be read: folders are nested more than 20 deep."
    ]


def test_too_many_files_are_told_once(tmp_path: Path) -> None:
    draft = GOAL.replace("---\n", "---\ndraft: true\n", 1).encode()
    more = {f"goals/frontline/step-{number}.md": draft for number in range(10, 20)}
    root = board(tmp_path, more)
    assert said(root, most=12) == []
    assert said(root, most=11) == [
        "goals:1:1: error F107 There are more than 11 files; the others were not read."
    ]


def test_prose_too_long_to_read_is_refused(tmp_path: Path) -> None:
    fits = GOAL.encode() + b"\n" + b"We wait.\n" * 3_600
    assert said(board(tmp_path, {PATH: fits})) == []
    [found] = said(board(tmp_path, {PATH: fits + b"We wait.\n" * 100}))
    assert found.startswith(f"{PATH}:")
    assert " error P101 " in found


def test_prose_too_tangled_to_show_is_refused(tmp_path: Path) -> None:
    fits = GOAL.encode() + b"\nWe" + b"*" * 3_000 + b"\n"
    assert said(board(tmp_path, {PATH: fits})) == []
    [found] = said(board(tmp_path, {PATH: fits.replace(b"*", b"**", 1)}))
    assert found.startswith(f"{PATH}:18:3: error P103 ")


def test_of_very_many_alike_the_first_twenty_are_told(tmp_path: Path) -> None:
    rows = "".join(f"2026-01-{day:02},-{day}\n" for day in range(1, 26))
    series = f"{LEDGER}/first-response-time.csv"
    told = said(board(tmp_path, {series: f"date,value\n{rows}".encode()}))
    assert [one.partition(": ")[0] for one in told] == [f"{series}:{n}:12" for n in range(2, 22)]
    assert [one for one in told if one.endswith("There are more after it.")] == told[-1:]


def amended(times: int) -> dict[str, bytes]:
    """A goal whose target moved so often, and an amendment for each time."""
    goals = [GOAL.replace("target: 2.8", f"target: 2.{n + 1}") for n in range(times + 1)]
    teams = RawFile("teams.yaml", TEAMS.encode())
    terms = [
        decode_board([teams, RawFile(PATH, goal.encode())], library()).goals[0].terms
        for goal in goals
    ]
    entries = {
        f"{LEDGER}/2026-02-{n:02}-amend-maria.md": amendment(before, after).encode()
        for n, (before, after) in enumerate(pairwise(terms), start=1)
    }
    return {PATH: goals[-1].encode(), **entries}


def test_amendments_that_are_too_many_to_follow_are_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = board(tmp_path, amended(5))
    monkeypatch.setattr("sitegen.compute.versions.MOST_TRIED", 5)
    assert said(root) == []
    monkeypatch.setattr("sitegen.compute.versions.MOST_TRIED", 3)
    words = "This amendment and those before it were not followed: the goal has changed too often"
    [told] = said(root)
    assert told == f"{LEDGER}/2026-02-02-amend-maria.md:1:1: error A521 {words} since, 3 times."


MADE_HERE = {"A521", "F101", "F103", "F104", "F105", "F106", "F107", "P101", "P103"}
TOLD_BY_HISTORY = {"A530", "A531", "A532", "A533", "H701"}  # told by tests with real repositories


def test_every_rule_has_a_board_that_breaks_it_and_one_that_does_not() -> None:
    names = {f"{rule.code}-{rule.name}" for rule in checking.all_rules()}
    needed = {name for name in names if name.partition("-")[0] not in MADE_HERE | TOLD_BY_HISTORY}
    folders = {Path(name).parts[0] for name in BOARDS}
    assert folders == needed
    for folder in folders:
        kinds = {Path(name).name.partition("-")[0] for name in BOARDS if name.startswith(folder)}
        assert kinds == {"bad", "good"}, folder


def test_boards_break_in_at_least_forty_ways() -> None:
    assert len([name for name in BOARDS if Path(name).name.startswith("bad")]) >= 40
