"""How files are written: what docs/files.md and the README say is what the program reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import click
import pytest

from sitegen.cli import commands
from sitegen.compute.canonical import digest
from sitegen.compute.readings import collect
from sitegen.compute.versions import versions
from sitegen.dates import PeriodLength
from sitegen.decode import catalogue, catalogue_text, teams
from sitegen.decode.aims import HOLD_KEYS
from sitegen.decode.board import Decoded
from sitegen.decode.entries import DIGEST, KEYS
from sitegen.decode.goals import GOAL_KEYS, MOST_MEASURES, YAML_GOAL, default_rule
from sitegen.decode.measure_keys import LONG_FORM
from sitegen.decode.names import likely_names
from sitegen.decode.records import MOST_ITEMS, ById, Many, Record
from sitegen.decode.scalars import MAX_TEXT, Choice
from sitegen.decode.series import MAX_COLUMNS
from sitegen.decode.settings import SETTINGS
from sitegen.decode.short_form import EXAMPLES
from sitegen.decode.spans import parse_cadence
from sitegen.decode.text import SERIES_LIMIT, TEXT_LIMIT
from sitegen.decode.units import unit_name
from sitegen.finding import Severity
from sitegen.model.board import Settings
from sitegen.model.goal import Goal
from sitegen.model.ledger import Agree, EntryKind
from sitegen.model.terms import Kind, Measure
from sitegen.numbers import NumberProblem, canonical, parse_quantity
from sitegen.prose.rules import PROSE_RULES
from tests.documents import (
    GOAL,
    Example,
    code,
    decoded,
    document,
    examples,
    folded,
    tables,
    untold,
)

FILES, NUMBERS, README = "docs/files.md", "docs/numbers.md", "README.md"
TEAMS = "people: {maria: {}, chen: {}, henrik: {}}\nteams: {frontline: {lead: maria}}\n"


def board(*changed: Example) -> dict[str, str]:
    """The board that all examples of docs/files.md make together, with some of them changed."""
    shown = [*examples(FILES), *changed]
    return {example.path: example.text for example in shown if example.path}


def with_keys(keys: str, *, teams: str = TEAMS) -> Decoded:
    """A board whose one goal has these keys, due in 2026-Q1 where they do not say when."""
    due = "" if re.search(r"^due:", keys, re.MULTILINE) else "due: 2026-Q1\n"
    text = f"---\n{due}{keys.rstrip()}\n---\n# Title\nWhy.\n"
    return decoded({"teams.yaml": teams, "goals/frontline/goal.md": text})


def goal_of(read: Decoded) -> Goal:
    assert not read.findings, [finding.message for finding in read.findings]
    (goal,) = read.goals
    return goal


def measure_of(text: str) -> Measure:
    return goal_of(with_keys(f"measures:\n  m: {text}")).terms.measures[0]


def the_goal() -> Goal:
    goals = decoded(board()).goals
    return next(goal for goal in goals if goal.id == GOAL.rpartition("/")[2])


# Examples


def test_every_example_says_what_it_shows() -> None:
    assert not untold(FILES)
    assert not untold(README)


def test_the_examples_make_one_board_without_a_finding() -> None:
    read = decoded(board())
    assert not [(f.location, f.message) for f in read.findings]
    assert len(read.goals) == 4
    assert {entry.kind for entry in the_goal().ledger.entries} == set(EntryKind)


@pytest.mark.parametrize("example", [*examples(FILES), *examples(README)], ids=str)
def test_each_example_can_be_read(example: Example) -> None:
    read = decoded(board(example)) if example.path else with_keys(example.text)
    wrong = [f for f in read.findings if f.location.path == example.path or not example.path]
    assert not [(f.location.place.line, f.message) for f in wrong]


def test_the_shortest_goal_is_the_same_everywhere() -> None:
    shown = {e.text for name in (FILES, README) for e in examples(name) if "answer-first" in e.path}
    assert len(shown) == 1


def test_readings_of_the_three_kinds_do_not_contradict_each_other() -> None:
    readings = collect(the_goal(), date(2026, 12, 31))
    assert not readings.conflicts
    assert {reading.measure for reading in readings.all} == {"wait-time", "thank-yous", "csat"}


def test_the_digests_in_the_examples_are_those_of_the_goal() -> None:
    goal = the_goal()
    known = versions(goal, date(2026, 12, 31))
    assert not known.broken
    assert known.known[-1].digest == digest(goal.terms)
    assert set(DIGEST.findall(document(FILES))) == {one.digest for one in known.known}
    first = [entry.terms for entry in goal.ledger.of(Agree) if entry.terms]
    assert first == [known.known[0].digest]


def test_the_table_of_commands_has_each_of_them_once() -> None:
    rows = tables(README, "command", "what for")
    with click.Context(commands) as context:
        known = commands.list_commands(context)
    assert sorted(code(name) for name, _ in rows) == known
    assert all(purpose[0].islower() and not purpose.endswith(".") for _, purpose in rows)


@pytest.mark.parametrize("word", ["git", "forge", "pull request"])
def test_the_words_that_a_newcomer_may_not_know_are_explained(word: str) -> None:
    text = folded(document(README))
    assert text.count(f"**{word}**") == 1
    assert text.index(f"**{word}**") < text.index("## A goal")


# Links


def headings(name: str) -> set[str]:
    """The anchors of a document's headings, as forges make them."""
    found = re.findall(r"^#+ (.+)$", document(name), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).casefold().replace(" ", "-") for heading in found}


@pytest.mark.parametrize("name", [FILES, NUMBERS])
def test_links_to_a_part_of_a_document_lead_there(name: str) -> None:
    links = re.findall(r"\]\(([\w.]*)#([\w-]+)\)", document(name))
    assert links
    missing = [
        (path, part)
        for path, part in links
        if part not in headings(f"docs/{path}" if path else name)
    ]
    assert not missing


# Keys


def records(value: object) -> Iterator[Record]:
    """A record and all that are reached through its keys and lists."""
    if isinstance(value, Many | ById):
        yield from records(value.item)
    elif isinstance(value, Record):
        yield value
        for reader in value.fields.values():
            yield from records(reader)


def keys_of(*values: object) -> set[str]:
    return {key for value in values for record in records(value) for key in record.fields}


def choices_of(value: Mapping[str, Any]) -> set[str]:
    found: set[type[StrEnum]] = {
        reader.words for reader in value.values() if isinstance(reader, Choice)
    }
    return {str(word) for words in found for word in words}


def first_cells(*header: str) -> set[str]:
    return {
        key for row in tables(FILES, *header) for key in re.findall(r"`([\w-]+)`", row[0]) if key
    }


def test_every_key_of_a_goal_has_its_row() -> None:
    rows = first_cells("key", "is", "form", "when left out")
    assert rows == set(GOAL_KEYS) | set(LONG_FORM.fields)


def test_every_key_of_an_entry_and_of_teams_yaml_has_its_row() -> None:
    rows = first_cells("key", "form", "when left out")
    entries = {key for keys in KEYS.values() for key in keys}
    parts = set(teams.TEAMS_YAML.fields) | set(teams._BOARD.fields) | set(teams._PERSON.fields)
    assert entries | parts | set(teams._TEAM.fields) | set(SETTINGS.fields) <= rows


def test_every_key_at_any_depth_is_mentioned() -> None:
    text = document(FILES)
    entries = (Record(keys) for keys in KEYS.values())
    known = keys_of(YAML_GOAL, LONG_FORM, teams.TEAMS_YAML, *entries)
    known |= keys_of(teams._MEMBER) | {"text", "outside", "url", "at", "because", "population"}
    missing = {key for key in known if not re.search(rf"(?<![\w-]){key}(?=`|:|, )", text)}
    assert not missing


@pytest.mark.parametrize("shape", [GOAL_KEYS, LONG_FORM.fields, SETTINGS.fields, *KEYS.values()])
def test_every_word_to_choose_from_is_mentioned(shape: Mapping[str, Any]) -> None:
    text = document(FILES)
    assert not {word for word in choices_of(shape) if f"`{word}`" not in text}


def test_every_kind_of_entry_has_its_part() -> None:
    parts = re.findall(r"^### (.+)$", document(FILES), re.MULTILINE)
    named = {word for part in parts for word in part.split(" and ")}
    assert {str(kind) for kind in EntryKind} <= named


MEASURE_CHANGES = {
    "role": "lead",
    "kind": "total",
    "metric": "csat",
    "definition": "Something else",
    "unit": "tickets",
    "direction": "up",
    "statistic": "median",
    "clock": "business hours",
    "scope": "{channel: phone}",
    "window": "12 months",
    "every": "month",
    "first": "2026-01-09",
    "baseline": "5",
    "target": "1",
    "change": "-1",
    "stretch": "1",
    "pace": "{2026-02-01: 3}",
    "pace_from": "2026-02-01",
    "at_least": "2",
    "at_most": "9",
    "above": "0",
    "below": "9",
    "between": "[1, 9]",
    "except": "[{from: 2026-02-01, to: 2026-02-08, at_least: 0}]",
    "judge": "average",
    "judge_from": "2026-02-01",
    "min_n": "30",
    "weight": "2",
    "readings": "{2026-02-01: 3}",
    "benchmarks": "[{value: 3}]",
}
GOAL_CHANGES = {
    "kind": "hard",
    "with": "[engineering]",
    "agreement": "quorum 80%",
    "start": "2026-01-05",
    "due": "2026-Q2",
    "stop_if": "It rains",
    "measures": "{m: at least 4}",
    "steward": "chen",
    "sponsor": "chen",
    "support": "{desk: A second desk}",
    "milestones": "{menu: A menu}",
    "contributions": "{chen: Cake}",
    "initiatives": "[A menu]",
    "incentive": "Cake",
    "check_in_every": "month",
    "review_every": "month",
    "challenge": "{hard: It is}",
    "situation": "[It rains]",
    "looks_like": "Tea",
    "aligns_with": "another",
    "continues": "another",
    "formerly": "[another]",
    "links": "[another]",
    "tags": "[tea]",
    "draft": "yes",
    "visibility": "internal",
}


def classes() -> dict[str, str]:
    """What the tables call each key of a goal and of a measure; `kind` is terms in both."""
    rows = tables(FILES, "key", "is", "form", "when left out")
    return {key: row[1] for row in rows for key in re.findall(r"`([\w-]+)`", row[0])}


def measure_digest(keys: Mapping[str, str]) -> str:
    text = ", ".join(f"{key}: {value}" for key, value in keys.items())
    return digest(goal_of(with_keys(f"measures:\n  m: {{{text}}}")).terms)


@pytest.mark.parametrize("key", LONG_FORM.fields)
def test_a_key_of_a_measure_is_in_the_terms_where_its_row_says_so(key: str) -> None:
    base = {"at_least": "1"} if key in HOLD_KEYS else {"baseline": "4", "target": "2"}
    if key == "kind":
        del base["baseline"]
    changed = base | {key: MEASURE_CHANGES[key]}
    given_up = {"change": "target", "between": "at_least", "above": "at_least"}.get(key)
    if given_up:
        del changed[given_up]
    is_terms = measure_digest(base) != measure_digest(changed)
    assert classes()[key] == ("terms" if is_terms else "story")


@pytest.mark.parametrize("key", GOAL_KEYS)
def test_a_key_of_a_goal_is_in_the_terms_where_its_row_says_so(key: str) -> None:
    before, after = goal_of(with_keys("")), goal_of(with_keys(f"{key}: {GOAL_CHANGES[key]}"))
    called = classes()[key]
    assert (digest(before.terms) != digest(after.terms)) == (called == "terms")
    assert (before.plan != after.plan) == (called == "plan")


def test_defaults_are_what_the_tables_say() -> None:
    rows = tables(FILES, "key", "is", "form", "when left out")
    defaults = {code(row[0]): row[3] for row in rows if row[0].count("`") == 2}
    plan = goal_of(with_keys("")).plan
    assert defaults["check_in_every"] == f"`{plan.check_in_every}`"
    assert defaults["review_every"] == f"`{plan.review_every}`"
    assert defaults["every"] == f"`{measure_of('at least 3').every}`"
    assert defaults["weight"] == canonical(measure_of("at least 3").weight)
    assert defaults["role"] == f"`{measure_of('at least 3').role}`"
    for kind in Kind:
        assert f"`{default_rule(kind).kind}` for a {kind}" in defaults["agreement"]


def test_the_defaults_of_settings_are_what_the_table_says() -> None:
    base = Settings()
    rows = tables(FILES, "key", "form", "when left out")
    defaults = {row[0].strip("`"): row[2].strip("`") for row in rows}
    assert defaults["periods"] == base.periods is PeriodLength.QUARTERS
    assert defaults["max_files"] == str(base.max_files)


# Measures, dates, numbers


@pytest.mark.parametrize(("short", "long"), tables(FILES, "short", "long"))
def test_short_and_long_form_are_the_same_measure(short: str, long: str) -> None:
    assert measure_of(code(short)) == measure_of(code(long))


def test_every_short_form_is_shown() -> None:
    assert set(EXAMPLES) <= {code(short) for short, _ in tables(FILES, "short", "long")}


@pytest.mark.parametrize("row", tables(FILES, "due", "start", "first day", "last day"), ids=str)
def test_due_and_start_give_these_days(row: tuple[str, ...]) -> None:
    start = f"start: {code(row[1])}\n" if row[1] else ""
    terms = goal_of(with_keys(f"{start}due: {code(row[0])}")).terms
    assert (str(terms.start), str(terms.due)) == (row[2], row[3])


@pytest.mark.parametrize(
    "row", tables(FILES, "every", "first", "first reading due", "second"), ids=str
)
def test_a_cadence_gives_these_days(row: tuple[str, ...]) -> None:
    cadence = parse_cadence(code(row[0]))
    assert cadence
    first = date.fromisoformat(code(row[1])) if row[1] else None
    ends = cadence.ends(date(2026, 1, 5), date(2026, 12, 31), first)
    assert (str(next(ends)), str(next(ends))) == row[2:]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [row for row in tables(FILES, "you write", "it is") if row[0][1] in "−+€E0123456789"],
)
def test_a_number_is_understood(text: str, meaning: str) -> None:
    quantity = parse_quantity(code(text))
    value, _, unit = meaning.partition(", in ")
    assert (str(quantity.value), unit_name(quantity.unit)) == (value, unit)


@pytest.mark.parametrize("text", [row[0] for row in tables(FILES, "you write", "because")])
def test_a_number_that_can_be_read_in_two_ways_is_asked_about(text: str) -> None:
    with pytest.raises(NumberProblem):
        parse_quantity(code(text))


@pytest.mark.parametrize(
    ("keys", "asked"),
    [("{baseline: 4 hours, target: 30%}", "change: -30%"), ("{baseline: 80%, change: 5%}", "+5pp")],
)
def test_a_percentage_in_the_wrong_place_is_asked_about(keys: str, asked: str) -> None:
    (finding,) = with_keys(f"measures:\n  m: {keys}").findings
    assert asked in finding.fix
    assert f"`{asked}`" in document(FILES)


# Signs, names, refusals


@pytest.mark.parametrize(
    ("wrong", "right"), [row[:2] for row in tables(FILES, "instead of", "write", "because")]
)
def test_what_trips_people_is_found_and_its_remedy_is_not(wrong: str, right: str) -> None:
    assert with_keys(code(wrong)).findings
    assert not with_keys(code(right)).findings


@pytest.mark.parametrize(
    ("text", "meaning"), [row for row in tables(FILES, "you write", "it is") if ": " in row[0]]
)
def test_what_nobody_has_to_fear_is_taken_as_written(text: str, meaning: str) -> None:
    goal = goal_of(with_keys(code(text)))
    read = goal.plan.incentive or goal.terms.stop_if or " ".join(goal.story.tags)
    written = code(text).partition(": ")[2].partition(" #")[0].strip("[]")
    assert read == written
    quoted = re.search(r'the \w+ "(.+)"', meaning)
    assert not quoted or quoted[1] == read


@pytest.mark.parametrize(("name", "right"), tables(FILES, "name", "did you mean"))
def test_a_name_that_is_nearly_right_is_mended(name: str, right: str) -> None:
    assert likely_names(code(name), {"maria"}) == (code(right),)


def test_every_refusal_has_a_rule_that_fails_a_check() -> None:
    rules = {rule.code: rule for rule in (*catalogue_text.RULES, *catalogue.RULES, *PROSE_RULES)}
    for row in tables(FILES, "code", "refused", "why"):
        assert rules[row[0]].severity is Severity.ERROR


def test_sizes_are_those_of_the_program() -> None:
    refused = {row[0]: row[1] for row in tables(FILES, "code", "refused", "why")}
    assert f"{TEXT_LIMIT // 1024} KiB" in refused["F104"]
    assert f"{SERIES_LIMIT // 1024:,} KiB" in refused["F104"]
    assert f"{Settings().max_files:,} files" in refused["F107"]
    assert f"{MAX_TEXT:,} characters" in refused["S155"]
    assert f"{MOST_ITEMS} values" in refused["S157"]
    assert f"{MOST_MEASURES} measures" in refused["S157"]
    assert f"{MAX_COLUMNS} columns" in refused["V150"]
