"""Whatever stands in the files of a board, reading and checking it gives findings and no errors.

Random slips, from a fixed seed, in the files of the example board: lines lost, doubled or
exchanged, bytes lost and added, values and keys replaced by others of a wrong kind.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitegen import checking
from sitegen.compute.fold import fold
from sitegen.decode.board import decode_board, decode_library
from sitegen.edges.files import read_tree
from sitegen.edges.library import read_library
from sitegen.finding import Finding
from sitegen.site import Site
from sitegen.source import RawFile

ROOT = Path(__file__).parent.parent
LIBRARY = decode_library(read_library())
FILES = {file.path: file.data for file in read_tree(ROOT).files}
GOALS = sorted(p for p in FILES if any(q.startswith(f"{p.rpartition('.')[0]}/") for q in FILES))
DAYS = (date(2026, 7, 1), date(2026, 11, 20), date(2027, 12, 31))

VALUES = (
    "",
    "~",
    "[]",
    "{}",
    "[a, [b], {c: d}]",
    "{a: {b: c}}",
    "yes",
    "0",
    "-0",
    "-1",
    "1e999",
    "NaN",
    ".inf",
    "999999999999",
    "0.000000000001",
    "100%",
    "-100%",
    "+5pp",
    "5 parsecs",
    "1,000",
    "2:30",
    "2026-02-30",
    "1970-01-01",
    "2199-12-31",
    "9999-12-31",
    "2026",
    "2199-Q4",
    "120 years",
    "0 days",
    "week on friday",
    "irregular",
    "unknown",
    "from 1 to 1",
    "from 0% to 0%",
    "between 9 and 1",
    "at most 0 in total",
    "milestones",
    "yes or no",
    "all",
    "quorum 1%",
    "'terms/1:00000000000000000000000000000000'",
    "maria",
    "customers-come-back",
    "csat",
    "2026-07-13-check-in-leila",
    "index",
    "x" * 3_000,
    "\u202e",
    "\U0001f600",
)
BYTES = (
    b"\0",
    b"\t",
    b"\r",
    b"\xff",
    b"\xc3",
    b"'",
    b'"',
    b"[",
    b"{",
    b":",
    b"#",
    b"-",
    b"*",
    b"|",
)
VALUE = re.compile(r"(?<=: )[^\n{}\[\],]+|(?<=- )[^\n{}\[\],:]+")
KEY = re.compile(r"[\w-]+(?=:)")
NUMBER = re.compile(r"\d+(?:\.\d+)?")

Slip = Callable[[random.Random, bytes], bytes]


def other_value(dice: random.Random, data: bytes) -> bytes:
    return replaced(dice, data, VALUE, dice.choice(VALUES))


def other_key(dice: random.Random, data: bytes) -> bytes:
    keys = KEY.findall(data.decode("utf-8", "replace")) or ["key"]
    return replaced(dice, data, KEY, dice.choice(keys))


def other_number(dice: random.Random, data: bytes) -> bytes:
    return replaced(dice, data, NUMBER, dice.choice(VALUES[7:20]))


def replaced(dice: random.Random, data: bytes, what: re.Pattern[str], by: str) -> bytes:
    text = data.decode("utf-8", "replace")
    found = list(what.finditer(text))
    if not found:
        return data
    spot = dice.choice(found)
    return (text[: spot.start()] + by + text[spot.end() :]).encode()


def lost_line(dice: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    del lines[dice.randrange(len(lines))]
    return b"\n".join(lines)


def doubled_line(dice: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))
    return b"\n".join(lines)


def moved_line(dice: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    lines.insert(dice.randrange(len(lines)), lines.pop(dice.randrange(len(lines))))
    return b"\n".join(lines)


def indented_line(dice: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    lines[at] = b"  " + lines[at]
    return b"\n".join(lines)


def lost_bytes(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + data[at + dice.choice((1, 1, 3, 40)) :]


def added_byte(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(BYTES) + data[at:]


SLIPS: tuple[Slip, ...] = (
    other_value,
    other_value,
    other_number,
    other_key,
    lost_line,
    doubled_line,
    moved_line,
    indented_line,
    lost_bytes,
    added_byte,
)


def some_files(dice: random.Random) -> dict[str, bytes]:
    """teams.yaml and two goals with their ledgers, with some slips among them."""
    chosen = [path.rpartition(".")[0] for path in dice.sample(GOALS, 2)]
    files = {
        path: data
        for path, data in FILES.items()
        if path == "teams.yaml" or any(path.startswith((f"{c}.", f"{c}/")) for c in chosen)
    }
    paths = sorted(files)
    goals = [path for path in paths if path.rpartition(".")[0] in chosen]
    for _ in range(dice.randint(1, 6)):
        path = dice.choice(dice.choice((paths, goals)))
        files[path] = dice.choice(SLIPS)(dice, files[path])
    if dice.random() < 0.2:
        path = dice.choice(paths)
        files[path.replace(*dice.choice((("-", "_"), ("/", "/2026/"), (".md", ""))), 1)] = (
            files.pop(path)
        )
    return files


def check(files: dict[str, bytes], day: date) -> tuple[tuple[Finding, ...], Site]:
    decoded = decode_board([RawFile(path, data) for path, data in files.items()], LIBRARY)
    goals = tuple(fold(goal, decoded.facts, day) for goal in decoded.goals)
    site = Site(facts=decoded.facts, as_of=day, goals=goals, documents=decoded.documents)
    return checking.check(site, decoded.findings), site


def is_in_file(finding: Finding, site: Site) -> bool:
    """Whether a finding's place is a stretch of its file, or the file as a whole."""
    place = finding.location.place
    document = site.documents.get(finding.location.path)
    if document is None:
        return (place.line, place.column) == (1, 1)
    lines = document.text.split("\n")
    return (
        1 <= place.line <= len(lines)
        and 1 <= place.column <= len(lines[place.line - 1]) + 1
        and (place.line, place.column) <= (place.end_line, place.end_column)
    )


@pytest.mark.parametrize("seed", range(300))
def test_slips_give_findings_and_never_a_traceback(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  # dice, not secrets
    files = some_files(dice)
    findings, site = check(files, dice.choice(DAYS))
    for finding in findings:
        assert finding.message
        assert finding.fix
        assert is_in_file(finding, site), (finding.code, finding.location)
