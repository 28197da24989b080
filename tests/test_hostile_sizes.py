"""Boards made to be slow: what grows is told, once, and costs no more than it is long.

Each case is one kind of file that a stranger could propose, of any size. Where a search, a
list or a chain is looked through again for each of its parts, twice the size takes four
times as long, and what fits into 64 KiB takes minutes.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from cProfile import Profile
from datetime import date, timedelta

import pytest

from sitegen import checking
from sitegen.compute.fold import fold
from sitegen.decode.board import decode_board
from sitegen.finding import Finding
from sitegen.site import Site
from sitegen.source import RawFile
from tests.documents import library

DAY = date(2026, 3, 1)
MOST = 80
"""How many times as long as a sound board of twenty goals the largest boards here may take.

They take up to 50 times as long, a second; each took from half a minute to hours.
"""

Files = dict[str, str]

PEOPLE = "people:\n  ann: {name: Ann}\n  bob: {name: Bob}\n"
TEAMS = (
    f"format: 1\nboard: {{title: Test board}}\n{PEOPLE}"
    "teams:\n  t: {name: Team, lead: ann, sponsor: bob, members: [ann, bob]}\n"
)
CSAT = "measures:\n  csat: from 80% to 90%\n"
LEDGER = "goals/t/ok"


def goal(*keys: str, measures: str = CSAT) -> str:
    """A goal that is sound but for the keys given."""
    lines = "".join(f"{key}\n" for key in keys)
    return f"---\nstart: 2017-01-01\ndue: 2026-12-31\n{lines}{measures}---\n# A goal\n\nWhy.\n"


def listed(*ids: str) -> str:
    return f"[{', '.join(ids)}]"


def many(form: str, count: int) -> list[str]:
    return [form.format(number) for number in range(count)]


def days(count: int) -> list[date]:
    return [date(2017, 1, 1) + timedelta(days=number) for number in range(count)]


def columns(size: int) -> Files:
    return {f"{LEDGER}/csat.csv": f"date,value{',x' * size}\n2026-01-09,85\n"}


def wide_rows(size: int) -> Files:
    return {f"{LEDGER}/csat.csv": "date,value\n" + f"2026-01-09,85{',x' * 100}\n" * size}


def same_days(size: int) -> Files:
    rows = "2026-01-09,85\n2026-01-09,86\n" * size
    return {f"{LEDGER}/csat.csv": f"date,value\n{rows}"}


def unknown_goals_in_one(size: int) -> Files:
    rows = "".join(f"- {id}\n" for id in many("g{}", size))
    return {"goals/t/a.md": goal(f"aligns_with:\n{rows}".rstrip())}


def unknown_goals(size: int) -> Files:
    return {
        f"goals/t/g{number:05}.md": goal(f"aligns_with: h{number:05}x") for number in range(size)
    }


def blank_lines(size: int) -> Files:
    return {"goals/t/a.yaml": "\n" * size + ' a: 1\nb: "2\n' + "\n" * size}


def blank_lines_before_measures(size: int) -> Files:
    measures = "".join(f"  {id}: at least 5%\n" for id in many("m{}", 40))
    return {"goals/t/a.md": goal("\n" * size, measures=f"measures:\n{measures}")}


def former_ids(size: int) -> Files:
    return {
        f"goals/t/g{number}.md": goal(f"formerly: {listed(*many(f'x{number}-{{}}', size))}")
        for number in range(5)
    }


def chain(size: int) -> Files:
    return {f"goals/t/g{n:05}.md": goal(f"continues: g{n + 1:05}") for n in range(size)}


def circle(size: int) -> Files:
    return {f"goals/t/g{n:05}.md": goal(f"continues: g{(n + 1) % size:05}") for n in range(size)}


def unknown_members(size: int) -> Files:
    people = "".join(f"  {id}: {{}}\n" for id in many("person-{:05}", size))
    members = listed(*many("persom-{:05}", size))
    text = f"format: 1\nboard: {{title: T}}\npeople:\n{people}teams:\n  t: {{members: {members}}}\n"
    return {"teams.yaml": text}


def unknown_readings(size: int) -> Files:
    readings = "".join(f"  {id}: 1\n" for id in many("m{:04}b", size))
    return {
        "goals/t/a.md": goal(
            measures="measures:\n" + "".join(f"  {id}: 1\n" for id in many("m{:04}a", size))
        ),
        "goals/t/a/2026-02-01-check-in-ann.md": f"---\nreadings:\n{readings}---\n",
    }


def unknown_keys(size: int) -> Files:
    return {"goals/t/a.md": goal(*many("stewar{:05}: ann", size))}


def daily_measures(size: int) -> Files:
    measures = "".join(f"  {id}: {{at_least: 1, every: day}}\n" for id in many("m{}", size))
    return {"goals/t/a.md": goal(measures=f"measures:\n{measures}")}


def exceptions(size: int) -> Files:
    rows = "".join(f"      - {{from: 2017-01-01, to: {day}, at_least: 1}}\n" for day in days(size))
    csat = f"measures:\n  csat:\n    at_least: 2\n    except:\n{rows}"
    return {"goals/t/a.md": goal(measures=csat)}


def lost_folders(size: int) -> Files:
    sound = {f"goals/t/g{n:05}.md": goal() for n in range(size)}
    return sound | {f"goals/t/h{n:05}/2026-02-01-agree-ann.md": "" for n in range(size)}


def misnamed(size: int) -> Files:
    people = "".join(f"  {id}: {{}}\n" for id in many("q{:04}", 2_000))
    words = "-".join(many("q{:04}x", 20))
    files = {f"{LEDGER}/2026-02-01-foo-{words}-{number}.md": "" for number in range(size)}
    teams = f"format: 1\nboard: {{title: T}}\npeople:\n{people}teams:\n  t: {{}}\n"
    return {"teams.yaml": teams, **files}


def approvals(size: int) -> Files:
    people = many("p{:04}", 400)
    known = "".join(f"  {id}: {{}}\n" for id in people)
    by = "by:\n" + "".join(f"  {id}: {{}}\n" for id in people)
    teams = f"format: 1\nboard: {{title: T}}\npeople:\n{known}teams:\n  t: {{members: [p0001]}}\n"
    entries = {f"{LEDGER}/2026-02-01-agreements_{n + 1}.yaml": by for n in range(size)}
    return {"teams.yaml": teams, **entries}


def notes(size: int) -> Files:
    return {
        f"{LEDGER}/{day}-note-ann.md": f"---\nmilestone: m{day}\nabout: {day}-note-bob\n---\n"
        for day in days(size)
    }


def readings(size: int) -> Files:
    rows = "".join(f"{day},{number % 80}.123\n" for number, day in enumerate(days(size)))
    measures = "".join(f"  {id}: at least 90%\n" for id in many("m{}", 10))
    series = {f"goals/t/a/{id}.csv": f"date,value\n{rows}" for id in many("m{}", 10)}
    return {"goals/t/a.md": goal(measures=f"measures:\n{measures}"), **series}


def sound(size: int) -> Files:
    return {f"goals/t/g{number}.md": goal() for number in range(size)}


CASES: tuple[tuple[Callable[[int], Files], int, int], ...] = (
    # what, the size whose cost is counted, and the size that is to end soon
    (columns, 2_000, 500_000),
    (wide_rows, 50, 5_000),
    (same_days, 100, 5_000),
    (unknown_goals_in_one, 400, 6_000),
    (unknown_goals, 15, 300),
    (blank_lines, 2_000, 60_000),
    (blank_lines_before_measures, 1_000, 60_000),
    (former_ids, 200, 2_500),
    (chain, 20, 300),
    (circle, 20, 300),
    (unknown_members, 200, 2_000),
    (unknown_readings, 60, 1_500),
    (unknown_keys, 100, 3_000),
    (daily_measures, 2, 1_500),
    (exceptions, 50, 1_000),
    (lost_folders, 15, 300),
    (misnamed, 5, 300),
    (approvals, 3, 15),
    (notes, 50, 250),
    (readings, 50, 1_500),
)


def check(files: Files) -> tuple[Finding, ...]:
    """All findings of a board of these files, beside a sound goal and a teams.yaml."""
    known = {"teams.yaml": TEAMS, f"{LEDGER}.md": goal()} | files
    decoded = decode_board([RawFile(p, text.encode()) for p, text in known.items()], library())
    goals = tuple(fold(one, decoded.facts, DAY) for one in decoded.goals)
    site = Site(facts=decoded.facts, as_of=DAY, goals=goals, documents=decoded.documents)
    return checking.check(site, decoded.findings)


def calls(files: Files) -> int:
    """How many functions are called to check a board, Python's own too."""
    profile = Profile()
    profile.runcall(check, files)
    return sum(entry.callcount for entry in profile.getstats())


def timed(files: Files) -> tuple[tuple[Finding, ...], float]:
    """All findings of a board, and the seconds that they took this process alone."""
    start = time.process_time()
    found = check(files)
    return found, time.process_time() - start


@pytest.mark.parametrize(("make", "size"), [(make, size) for make, size, _ in CASES])
def test_the_work_grows_with_the_size_and_no_faster(
    make: Callable[[int], Files], size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for budget in ("sitegen.rules._references", "sitegen.decode.astray"):
        monkeypatch.setattr(f"{budget}.MOST_COMPARED", 50)  # spent by the smaller board already
    check({})  # what is worked out once a run is no part of the cost
    nothing, one, four = calls({}), calls(make(size)), calls(make(4 * size))
    assert four - nothing <= 5 * (one - nothing)


@pytest.mark.parametrize(("make", "size"), [(make, size) for make, _, size in CASES])
def test_the_largest_ends_soon_and_says_each_thing_a_few_times(
    make: Callable[[int], Files], size: int
) -> None:
    files = make(size)
    for _ in range(3):  # one hiccup of the machine is no fault of the program
        found, spent = timed(files)
        if spent < (most := MOST * timed(sound(20))[1]):
            break
    assert spent < most
    alike = Counter((one.location.path, one.code, one.severity) for one in found)
    assert max(alike.values(), default=0) <= 20
    assert all(len(one.message) < 1_000 and len(one.related) < 20 for one in found)
