"""What the numbers mean: every number in the tables of docs/numbers.md is computed again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from sitegen.compute.fold import fold
from sitegen.compute.freshness import measure_freshness
from sitegen.compute.needed import needed
from sitegen.compute.normal import FEWEST, WIDTH, Level, Range, band
from sitegen.compute.progress import target
from sitegen.compute.wording import day_words
from sitegen.dates import PeriodLength, period_of_span
from sitegen.decode.settings import SETTINGS
from sitegen.model.board import Settings
from sitegen.model.state import Freshness, GoalState, MeasureState
from sitegen.model.terms import Moving
from sitegen.numbers import canonical
from tests.documents import code, decoded, document, folded, tables

NUMBERS = "docs/numbers.md"
START = date(2026, 1, 1)
FOLDER = "goals/frontline/goal"
ONE = "people: {maria: {}}\nteams: {frontline: {lead: maria, members: [maria]}}\n"
"""A board of one person, so that a goal is soon agreed to."""

Case = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A measure in its short or long form, and its readings as the tables write them."""

    form: str
    readings: str = ""
    keys: str = ""


def day(words: str) -> date:
    """The date of `day 20`, counted from the start."""
    return START + timedelta(days=int(words.removeprefix("day ")))


def by_day(words: str) -> str:
    """`day 10: 90 (n 12), day 20: 93` as the readings of a goal's file."""
    found = re.findall(r"(day -?\d+): ([\w.-]+)(?: \(n (\d+)\))?", words)
    assert len(found) == words.count(":"), words
    return ", ".join(
        f"{day(on)}: {{value: {value}{f', n: {n}' if n else ''}}}" for on, value, n in found
    )


def state(
    *measures: Read, on: date, ledger: dict[str, str] | None = None, due: str = "2026-04-11"
) -> GoalState:
    """The goal of the examples with these measures, as of a day; what is checked is its reading."""
    lines = []
    files = {"teams.yaml": ONE, **(ledger or {})}
    for at, one in enumerate(measures):
        if one.form.startswith("{"):
            inside = one.form[1:-1] + (f", {one.keys}" if one.keys else "")
            lines.append(f"  m{at}: {{{inside}, readings: {{{by_day(one.readings)}}}}}")
        else:
            lines.append(f"  m{at}: {one.form}")
            files[f"{FOLDER}/m{at}.csv"] = series(one.readings)
    text = "\n".join(["---", f"start: {START}", f"due: {due}", "measures:", *lines, "---", "# T"])
    read = decoded({**files, f"{FOLDER}.md": text + "\n"})
    assert not read.findings, [finding.message for finding in read.findings]
    return fold(read.goals[0], read.facts, on)


def series(words: str) -> str:
    rows = re.findall(r"(day -?\d+): ([\w.-]+)", words)
    return "date,value\n" + "".join(f"{day(on)},{value}\n" for on, value in rows)


def measured(form: str, readings: str, on: str) -> MeasureState:
    return state(Read(form, readings), on=day(on)).numbers.measures[0]


def percent(share: Fraction | None) -> str:
    """A share as the tables write it: exact, in percent."""
    assert share is not None
    return f"{number(share * 100)}%"


def number(value: Fraction | Decimal) -> str:
    exact = Fraction(value)
    text = canonical(Decimal(exact.numerator) / Decimal(exact.denominator))
    assert Fraction(text) == exact, f"{exact} has no short decimal"
    return text


def words(value: object) -> str:
    return str(value).replace("_", " ")


def slots(readings: str, length: int) -> str:
    """`93 91 – 94` as readings at the ends of slots of so many days, the last one within 100."""
    return ", ".join(
        f"day {min(length * at, 100)}: {value}"
        for at, value in enumerate(readings.split(), start=1)
        if value != "–"
    )


# Stages, periods and agreement


def ledger_of(rows: tuple[Case, ...]) -> dict[str, str]:
    """The entries that a table names, with the key it gives them."""
    files = {}
    for row in rows:
        name, _, key = row[1].partition(" with ")
        if name:
            files[f"{FOLDER}/{code(name)}"] = f"---\n{code(key)}\n---\n" if key else ""
    return files


def test_the_stages_follow_the_files_as_they_arrive() -> None:
    rows = tables(NUMBERS, "day", "file", "stage")
    teams = (
        "people: {maria: {}, chen: {}}\n"
        "teams: {frontline: {lead: maria, sponsor: chen, members: [maria, chen]}}\n"
    )
    goal = f"---\nstart: {START}\ndue: 2026-04-11\nmeasures: {{csat: at least 92%}}\n---\n# T\n"
    read = decoded({"teams.yaml": teams, f"{FOLDER}.md": goal, **ledger_of(rows)})
    assert not read.findings
    found = [
        (row[0], str(fold(read.goals[0], read.facts, date.fromisoformat(row[0])).lifecycle))
        for row in rows
    ]
    assert found == [(row[0], row[2]) for row in rows]


@pytest.mark.parametrize(("start", "due", "name"), tables(NUMBERS, "start", "due", "period"))
def test_a_goal_belongs_to_this_period(start: str, due: str, name: str) -> None:
    found = period_of_span(
        PeriodLength.QUARTERS, date.fromisoformat(start), date.fromisoformat(due)
    )
    assert found.name == name


@pytest.mark.parametrize(
    "row",
    tables(NUMBERS, "members", "quorum", "members who have to agree", "with the sponsor"),
    ids=str,
)
def test_a_quorum_needs_so_many(row: Case) -> None:
    people = [f"p{at}" for at in range(int(row[0]))]
    teams = (
        f"people: {{{', '.join(f'{id}: {{}}' for id in [*people, 'boss'])}}}\n"
        f"teams: {{frontline: {{lead: p0, sponsor: boss, members: [{', '.join(people)}]}}}}\n"
    )
    goal = f"---\ndue: 2026-Q1\nagreement: quorum {row[1]}\n---\n# T\n"
    enough = {f"{FOLDER}/2025-12-01-agree-{id}.md": "" for id in [*people[: int(row[2])], "boss"]}
    for files, is_met in ((enough, True), (dict(list(enough.items())[1:]), False)):
        read = decoded({"teams.yaml": teams, f"{FOLDER}.md": goal, **files})
        agreement = fold(read.goals[0], read.facts, START).in_file.agreement
        assert str(agreement.needed) == row[3]
        assert agreement.is_met is is_met


def test_joining_and_leaving_is_as_told() -> None:
    rows = tables(NUMBERS, "day", "file", "still open", "not yet asked", "rule met")
    teams = (
        "people: {maria: {}, chen: {}, amir: {}, zsofia: {}, henrik: {}}\n"
        "teams:\n  frontline:\n    lead: maria\n    sponsor: henrik\n    members: [maria, chen, "
        "{person: amir, until: 2026-01-20}, {person: zsofia, since: 2026-02-01}]\n"
    )
    files = ledger_of(rows)
    goal = "---\ndue: 2026-Q1\n---\n# T\n"
    read = decoded({"teams.yaml": teams, f"{FOLDER}.md": goal, **files})
    assert not read.findings
    for row in rows:
        found = fold(read.goals[0], read.facts, date.fromisoformat(row[0])).in_file.agreement
        assert (
            row[0],
            ", ".join(found.pending),
            ", ".join(found.not_yet_asked),
            "yes" if found.is_met else "no",
        ) == (row[0], *row[2:])


# Measures


@pytest.mark.parametrize("row", tables(NUMBERS, "measure", "last reading", "progress"), ids=str)
def test_progress_of_a_measure_that_moves(row: Case) -> None:
    assert percent(measured(code(row[0]), f"day 50: {row[1]}", "day 50").progress) == row[2]


@pytest.mark.parametrize("row", tables(NUMBERS, "baseline", "change", "target"), ids=str)
def test_a_change_leads_to_this_target(row: Case) -> None:
    keys = f"{{baseline: {code(row[0])}, change: {code(row[1])}}}"
    found = measured(keys, "", "day 0").target
    assert found is not None
    assert canonical(found) == row[2]


@pytest.mark.parametrize("row", tables(NUMBERS, "readings", "baseline", "progress"), ids=str)
def test_an_unknown_baseline_comes_from_readings(row: Case) -> None:
    found = measured("{baseline: unknown, target: 90}", row[0], "day 90")
    assert found.baseline is not None
    assert (canonical(found.baseline), percent(found.progress)) == row[1:]
    assert isinstance(found.measure.aim, Moving)
    assert target(found.measure.aim, found.baseline) == 90


@pytest.mark.parametrize(
    "row",
    tables(NUMBERS, "looked at on", "reached", "progress", "expected", "status"),
    ids=str,
)
def test_milestones_go_by_the_calendar(row: Case) -> None:
    dates = {f"s{at}": day(f"day {at}") for at in (20, 40, 60, 80, 100)}
    steps = ", ".join(f"{id}: {{what: A step, due: {on}}}" for id, on in dates.items())
    files = {
        f"{FOLDER}/{START}-note-maria_{at}.md": f"---\nmilestone: {id}\n---\n"
        for at, id in enumerate(list(dates)[: int(row[1])], start=1)
    }
    goal = (
        f"---\nstart: {START}\ndue: 2026-04-11\nmilestones: {{{steps}}}\n"
        "measures: {m: milestones}\n---\n# T\n"
    )
    read = decoded({"teams.yaml": ONE, f"{FOLDER}.md": goal, **files})
    assert not read.findings
    found = fold(read.goals[0], read.facts, day(row[0])).numbers.measures[0]
    assert (percent(found.progress), percent(found.expected), words(found.status)) == row[2:]


@pytest.mark.parametrize("row", tables(NUMBERS, "reading", "looked at on", "status"), ids=str)
def test_a_yes_or_no_has_this_status(row: Case) -> None:
    readings = "" if row[0] == "none" else f"day 20: {row[0]}"
    assert words(measured("{kind: yes_no}", readings, row[1]).status) == row[2]


@pytest.mark.parametrize(
    "row", tables(NUMBERS, "measure", "reading", "of", "expected", "days"), ids=str
)
def test_so_much_was_expected(row: Case) -> None:
    found = measured(code(row[0]), f"{row[2]}: {row[1]}", "day 100")
    assert (percent(found.expected), str(found.days_ahead)) == row[3:]


@pytest.mark.parametrize(
    "row", tables(NUMBERS, "reading", "of", "looked at on", "points behind", "status"), ids=str
)
def test_so_far_behind_gives_this_status(row: Case) -> None:
    found = measured("from 0 to 100", f"{row[1]}: {row[0]}", row[2])
    assert found.gap is not None
    assert (number(found.gap * 100), words(found.status)) == row[3:]


@pytest.mark.parametrize(
    "row", tables(NUMBERS, "measure", "reading", "of", "the board says"), ids=str
)
def test_the_board_says_so_how_far_it_is_from_the_plan(row: Case) -> None:
    found = state(Read(code(row[0]), f"{row[2]}: {row[1]}"), on=day(row[2]))
    told = row[3].replace(row[2], day_words(day(row[2]), day(row[2])))
    assert f": {told}." in found.reason


# Holding, totals and budgets


@pytest.mark.parametrize("row", tables(NUMBERS, "limits", "reading", "within"), ids=str)
def test_a_reading_is_within_these_limits_or_not(row: Case) -> None:
    (slot,) = measured(code(row[0]), f"day 7: {row[1]}", "day 7").slots
    assert slot.is_ok is {"yes": True, "no": False}[row[2]]


@pytest.mark.parametrize(
    "row", tables(NUMBERS, "readings, slot by slot", "status", "beside it"), ids=str
)
def test_slots_on_the_way_give_this_status(row: Case) -> None:
    read = Read("{at_least: 92, every: 10 days}", slots(row[0], 10))
    found = state(read, on=day(f"day {10 * len(row[0].split())}"))
    assert words(found.numbers.status) == row[1]
    assert found.reason.endswith(f", {row[2]}.") if row[2] else "missing" not in found.reason


def test_readings_that_came_and_that_are_missing_are_counted_apart() -> None:
    found = closed(Read("{at_least: 92, every: 10 days}", slots("– – 93 93 93 93 93 93 93 93", 10)))
    told = "within its limits at 8 of 8 readings; 2 are missing"
    assert f'"{told}"' in folded(document(NUMBERS))
    assert found.reason == f"Off track at the end: {told}."


@pytest.mark.parametrize(
    "row", tables(NUMBERS, "readings, slot by slot", "within", "status", "outcome"), ids=str
)
def test_slots_at_the_end_give_this_outcome(row: Case) -> None:
    read = Read("{at_least: 92, every: 10 days}", slots(row[0], 10))
    found = closed(read)
    (measure,) = found.numbers.measures
    assert (percent(measure.progress), words(measure.status), words(found.outcome)) == row[1:]


@pytest.mark.parametrize(
    "row", tables(NUMBERS, "readings, last slot cut", "within", "status"), ids=str
)
def test_a_last_slot_that_is_cut_asks_for_nothing(row: Case) -> None:
    found = measured("{at_least: 92, every: 30 days}", slots(row[0], 30), "day 101")
    assert (percent(found.progress), words(found.status)) == row[1:]


@pytest.mark.parametrize("row", tables(NUMBERS, "measure", "readings", "level", "status"), ids=str)
def test_other_ways_to_judge_give_this_level(row: Case) -> None:
    found = measured(code(row[0]), row[1], "day 20")
    assert found.value is not None
    assert (canonical(found.value), words(found.status)) == row[2:]


@pytest.mark.parametrize("row", tables(NUMBERS, "readings", "sum", "progress"), ids=str)
def test_a_total_adds_up(row: Case) -> None:
    found = measured("500 contacts in total", row[0], "day 90")
    assert found.value is not None
    assert (canonical(found.value), percent(found.progress)) == row[1:]


@pytest.mark.parametrize(
    "row",
    tables(NUMBERS, "readings before the start", "mean", "mean moving range", "from", "to"),
    ids=str,
)
def test_readings_vary_so_far(row: Case) -> None:
    values = [Decimal(value) for value in row[0].split()]
    levels = [Level(START - timedelta(days=90 - at), value) for at, value in enumerate(values)]
    found = band(levels, Range(low=Decimal(0), high=Decimal(100)))
    if found is None:
        assert row[1:] == ("", "", "", "")
        return
    free = band(levels)
    assert free
    moving_range = (free.high - free.mean) / WIDTH
    assert tuple(map(number, (found.mean, moving_range, found.low, found.high))) == row[1:]


@pytest.mark.parametrize(
    "row",
    tables(NUMBERS, "measure", "readings", "from here, each week", "since", "it was"),
    ids=str,
)
def test_so_much_is_needed_from_here(row: Case) -> None:
    agreed = {f"{FOLDER}/2025-12-20-agree-maria.md": ""}
    goal = state(Read(code(row[0]), row[1]), on=day("day 70"), ledger=agreed)
    found = needed(goal.numbers.measures[0], goal)
    assert found
    assert number(found.needed) == row[2]
    since = f"day {(found.since - START).days}" if found.since else ""
    assert (since, "" if found.recent is None else number(found.recent)) == row[3:]


def test_the_numbers_of_normal_variation_in_the_text_are_the_ones_used() -> None:
    text = folded(document(NUMBERS))
    assert WIDTH == Fraction("2.66") == round(3 / Fraction("1.128"), 2)
    assert "mean − 2.66 × mean moving range to mean + 2.66 × mean moving range" in text
    assert FEWEST == 4
    assert "if there are at least four" in text


@pytest.mark.parametrize(
    "row", tables(NUMBERS, "measure", "readings", "looked at on", "sum", "status"), ids=str
)
def test_a_budget_is_spent_or_not(row: Case) -> None:
    found = measured(code(row[0]), row[1], row[2])
    assert found.value is not None
    assert (canonical(found.value), words(found.status)) == row[3:]


# Goals


OUTCOMES = {
    "met": Read("from 0 to 100", "day 50: 100"),
    "on track": Read("from 0 to 100", "day 50: 50"),
    "at risk": Read("from 0 to 100", "day 50: 30"),
    "off track": Read("from 0 to 100", "day 50: 10"),
    "no data": Read("from 0 to 100"),
    "too early": Read("{kind: yes_no}", "day 20: no"),
}
GUARDRAILS = {"holds": "93 93", "one slot outside": "93 91", "two in a row": "91 91"}


@pytest.mark.parametrize("row", tables(NUMBERS, "outcome measures", "guardrail", "goal"), ids=str)
def test_the_weakest_measure_decides(row: Case) -> None:
    rail = Read("{role: guardrail, at_least: 92, every: 10 days}", slots(GUARDRAILS[row[1]], 10))
    measures = [OUTCOMES[status] for status in row[0].split(", ")]
    found = state(*measures, rail, on=day("day 60")).numbers
    assert [words(one.status) for one in found.measures[:-1]] == row[0].split(", ")
    assert words(found.status) == row[2]


@pytest.mark.parametrize("row", tables(NUMBERS, "outcome measures (weight)", "progress"), ids=str)
def test_the_progress_of_a_goal_is_a_weighted_mean(row: Case) -> None:
    measures = []
    for cell in row[0].split(", "):
        share, weight = re.fullmatch(r"(.+) \((.+)\)", cell).groups()  # type: ignore[union-attr]  # fails loudly
        value = "" if share == "not read" else f"day 50: {share.removesuffix('%')}"
        measures.append(Read("{baseline: 0, target: 100}", value, f"weight: {weight}"))
    assert percent(state(*measures, on=day("day 60")).numbers.progress) == row[1]


@pytest.mark.parametrize(
    "row", tables(NUMBERS, "every", "fresh up to", "due up to", "stale up to"), ids=str
)
def test_readings_are_fresh_so_long(row: Case) -> None:
    every = code(row[0])
    agreed = {f"{FOLDER}/2025-12-20-agree-maria.md": ""}
    read = Read(f"{{baseline: 0, target: 100, every: {every}}}", "day 1: 50")
    steps = (Freshness.FRESH, Freshness.DUE, Freshness.STALE, Freshness.SILENT)
    for at, days in enumerate(row[1:]):
        for later, wanted in ((0, steps[at]), (1, steps[at + 1])):
            on = day("day 1") + timedelta(days=int(days) + later)
            found = state(read, on=on, ledger=agreed, due="2027-12-31")
            assert found.freshness is wanted
            assert measure_freshness(found.numbers.measures[0], found.terms, Settings(), on)


def closed(*measures: Read) -> GoalState:
    """The goal, agreed to, and closed the day after it was due."""
    ledger = {
        f"{FOLDER}/2025-12-20-agree-maria.md": "",
        f"{FOLDER}/{day('day 101')}-close-maria.md": "",
    }
    return state(*measures, on=day("day 101"), ledger=ledger)


@pytest.mark.parametrize("row", tables(NUMBERS, "last readings", "outcome"), ids=str)
def test_the_last_readings_give_this_outcome(row: Case) -> None:
    measures = []
    for cell in row[0].split(", "):
        value, _, stretch = cell.rstrip(")").partition(" (")
        keys = f"stretch: {stretch}" if stretch else ""
        readings = "" if value == "not read" else f"day 100: {value}"
        measures.append(Read("{baseline: 0, target: 100}", readings, keys))
    assert words(closed(*measures).outcome) == row[1]


# Settings


def test_the_defaults_of_settings_are_what_the_table_says() -> None:
    rows = tables(NUMBERS, "key", "default", "what it does")
    written = "".join(f"  {code(key)}: {default}\n" for key, default, _ in rows)
    read = decoded({"teams.yaml": f"{ONE}settings:\n{written}"})
    assert [finding.code for finding in read.findings] == ["F117"]  # a board without goals
    assert read.facts.settings == Settings()
    assert {code(row[0]) for row in rows} == set(SETTINGS.fields)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("too_early", "less than {}% was expected"),
        ("on_track", "up to {} points behind"),
        ("at_risk", "up to {} points behind"),
        ("holding_met", "at least {}% of the slots"),
        ("holding_partly", "Partly met: at least {}%"),
        ("exceeded", "or {}% of the way"),
        ("partly_met", "is at least {}%"),
    ],
)
def test_thresholds_in_the_text_are_the_defaults(key: str, text: str) -> None:
    assert text.format(number(getattr(Settings(), key) * 100)) in folded(document(NUMBERS))


def test_the_grace_in_the_text_is_the_default() -> None:
    assert f"with {Settings().grace_days} days' grace" in folded(document(NUMBERS))
