"""Edits of a goal's file: the value moves, and not a byte beside it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.compute.versions import changes
from sitegen.decode.board import decode_board
from sitegen.model.goal import Goal
from sitegen.model.ledger import FieldChange
from sitegen.numbers import canonical
from sitegen.scaffold.asked import fields_of, is_among
from sitegen.scaffold.edit import Uneditable, with_unit_of, with_value
from sitegen.source import RawFile
from tests.compute.promises import LIBRARY, TEAMS

FRT = "measures.first-response-time"
GOAL = """\
---
# what we promise
kind:   pact            # three spaces, as somebody liked it
with: [engineering]     #\ta tab in a remark
start: '2026-01-05'
due: "2026-04-04"       # the Saturday
stop_if: >-
  Two people on sick leave
  at once.
measures:
  first-response-time:    # the one that customers feel
    baseline: {value: 4.0, from: 2025-10-01, to: 2025-12-31, n: 5120}  # Q4
    target: 2.8 hours     # was 3.0 in the first draft
    statistic: median

    # and by chat?
    scope: {channel: email}
  csat: {role: guardrail, at_least: 92%,
    except: [{from: 2026-01-20, to: 2026-02-10, at_least: 88%}]}   # Q1
  reopen-rate:   "guardrail at most 8%"  # quoted
  resolution-time: from 20 to   15 hours
  backlog: guardrail between 30 and 50 tickets
  overtime: at most 20 hours in total
  contacts: lead 500 contacts in total # sum
  macros: milestones
steward: maria
---
# Answer first messages 30% faster

due: 2026-04-04 stands in the prose, too.
"""

YAML = """\
title: Answer faster
why: We make people wait.
due: 2026-Q1
measures:
  csat: guardrail at least 92%
  speed: {metric: first-response-time, baseline: 4.0, target: 2.8}
"""


def edit(key: str, text: str, *, of: str = GOAL, ending: str = "md") -> str:
    file = RawFile(f"goals/frontline/faster.{ending}", of.encode())
    return with_value(file, tuple(key.split(".")), text).data.decode()


def goal_of(text: str | bytes, ending: str = "md") -> Goal:
    data = text.encode() if isinstance(text, str) else text
    file = RawFile(f"goals/frontline/faster.{ending}", data)
    read = decode_board([RawFile("teams.yaml", TEAMS.encode()), file], LIBRARY)
    assert [finding.message for finding in read.findings] == []
    return read.goals[0]


def moved(before: str | bytes, after: str | bytes, ending: str = "md") -> dict[str, FieldChange]:
    found = changes(goal_of(before, ending).terms, goal_of(after, ending).terms)
    return {change.route: change for change in found}


# --- byte for byte ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "text", "before", "after"),
    [
        ("kind", "hard", "kind:   pact            # three", "kind:   hard            # three"),
        ("due", "2026-05-31", '"2026-04-04"       # the', '"2026-05-31"       # the'),
        ("start", "2026-01-12", "'2026-01-05'", "'2026-01-12'"),
        ("with", "[]", "[engineering]     #\ta", "[]     #\ta"),
        (
            "stop_if",
            "Three of us are ill: we rest.",
            ">-\n  Two people on sick leave\n  at once.\n",
            '"Three of us are ill: we rest."\n',
        ),
        (
            "measures.first-response-time.target",
            "2.5",
            "2.8 hours     # was",
            "2.5 hours     # was",
        ),
        (f"{FRT}.target", "2.5 h", "2.8 hours  ", "2.5 h  "),
        (f"{FRT}.baseline", "4.2", "{value: 4.0, ", "{value: 4.2, "),
        (f"{FRT}.baseline.value", "4.2", "{value: 4.0, ", "{value: 4.2, "),
        (
            "measures.first-response-time.scope.channel",
            "chat, phone",
            ": email}",
            ': "chat, phone"}',
        ),
        (
            "measures.first-response-time.scope",
            "{channel: chat}",
            "{channel: email}",
            "{channel: chat}",
        ),
        ("measures.csat.at_least", "90", "at_least: 92%", "at_least: 90%"),
        ("measures.csat.role", "outcome", "{role: guardrail,", "{role: outcome,"),
        ("measures.csat.except.0.at_least", "85%", "at_least: 88%}", "at_least: 85%}"),
        ("measures.csat.except.0.to", "2026-02-12", "to: 2026-02-10", "to: 2026-02-12"),
        ("measures.reopen-rate.at_most", "9", "at most 8%", "at most 9%"),
        ("measures.reopen-rate.role", "outcome", '"guardrail at', '"outcome at'),
        ("measures.resolution-time.target", "14.5", "to   15 hours", "to   14.5 hours"),
        ("measures.resolution-time.baseline", "21", "from 20 to", "from 21 to"),
        ("measures.backlog.at_least", "25", "between 30 and", "between 25 and"),
        ("measures.backlog.at_most", "55", "and 50 tickets", "and 55 tickets"),
        ("measures.overtime.at_most", "25", "at most 20 hours in", "at most 25 hours in"),
        ("measures.contacts.target", "600", "500 contacts in", "600 contacts in"),
    ],
)
def test_a_value_moves_and_nothing_beside_it(key: str, text: str, before: str, after: str) -> None:
    assert GOAL.count(before) == 1
    assert edit(key, text) == GOAL.replace(before, after)


@pytest.mark.parametrize(
    ("key", "text", "behind", "new"),
    [
        ("agreement", "all", "steward: maria\n", "agreement: all\n"),
        ("agreement", "[amir, chen]", "steward: maria\n", "agreement: [amir, chen]\n"),
        (
            "measures.first-response-time.min_n",
            "30",
            "    scope: {channel: email}\n",
            "    min_n: 30\n",
        ),
        (f"{FRT}.scope.team", "all", "{channel: email", ", team: all"),
        (
            "measures.first-response-time.pace.2026-02-01",
            "3.5",
            "email}\n",
            "    pace: {2026-02-01: 3.5}\n",
        ),
        ("measures.csat.min_n", "30", "at_least: 88%}]", ", min_n: 30"),
        (
            "measures.nps",
            "guardrail at least 40",
            "macros: milestones\n",
            "  nps: guardrail at least 40\n",
        ),
    ],
)
def test_a_new_key_goes_behind_its_siblings(key: str, text: str, behind: str, new: str) -> None:
    assert GOAL.count(behind) == 1
    assert edit(key, text) == GOAL.replace(behind, behind + new)


@pytest.mark.parametrize(
    ("key", "text", "before", "after"),
    [
        (
            "measures.reopen-rate.min_n",
            "30",
            '"guardrail at most 8%"',
            "{role: guardrail, at_most: 8%, min_n: 30}",
        ),
        (
            "measures.resolution-time.stretch",
            "12",
            "from 20 to   15 hours",
            "{baseline: 20, target: 15 hours, stretch: 12}",
        ),
        (
            "measures.overtime.every",
            "2 weeks",
            "at most 20 hours in total",
            "{at_most: 20 hours, judge: total, every: 2 weeks}",
        ),
        (
            "measures.contacts.weight",
            "2",
            "lead 500 contacts in total #",
            "{role: lead, kind: total, target: 500 contacts, weight: 2} #",
        ),
        ("measures.macros.every", "month", "milestones", "{kind: milestones, every: month}"),
        ("measures.backlog.min_n", "5", "guardrail between 30 and 50 tickets",
         "{role: guardrail, at_least: 30, at_most: 50 tickets, min_n: 5}"),
    ],
)  # fmt: skip
def test_a_short_form_is_written_out_where_a_key_does_not_fit_into_it(
    key: str, text: str, before: str, after: str
) -> None:
    assert GOAL.count(before) == 1
    assert edit(key, text) == GOAL.replace(before, after)
    assert list(moved(GOAL, edit(key, text))) == [key]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_stay_as_they_are(ends: str) -> None:
    text = GOAL.replace("\n", ends)
    changed = edit(f"{FRT}.target", "2.5", of=text)
    assert changed == text.replace("2.8 hours", "2.5 hours")
    added = edit(f"{FRT}.min_n", "30", of=text)
    assert added == text.replace("email}" + ends, f"email}}{ends}    min_n: 30{ends}")


def test_a_byte_order_mark_stays() -> None:
    assert edit("due", "2026-05-31", of="\ufeff" + GOAL).startswith("\ufeff---\n")
    of = "\ufeff" + YAML
    assert edit("due", "2026-Q2", of=of, ending="yaml") == of.replace("Q1", "Q2")


def test_a_yaml_goal_is_edited_alike_and_may_lack_its_last_line_end() -> None:
    bare = YAML.removesuffix("\n")
    assert edit("due", "2026-Q2", of=bare, ending="yaml") == bare.replace("Q1", "Q2")
    assert edit("agreement", "all", of=bare, ending="yaml") == YAML + "agreement: all\n"
    speed = edit("measures.speed.stretch", "2.4", of=bare, ending="yaml")
    assert speed == bare.replace("target: 2.8}", "target: 2.8, stretch: 2.4}")


def test_a_key_without_a_value_gets_one() -> None:
    text = GOAL.replace("'2026-01-05'\n", "  # not sure\n")
    expected = text.replace("start:   # not", "start: 2026-01-12   # not")
    assert edit("start", "2026-01-12", of=text) == expected
    flow = GOAL.replace("at_least: 92%,", "at_least: ,")
    assert edit("measures.csat.at_least", "90%", of=flow) == flow.replace(": ,", ": 90% ,")


def test_a_key_behind_one_without_a_value_goes_to_its_own_line() -> None:
    text = "---\ndue: 2026-Q1\nstop_if:\n---\n# T\nWhy.\n"
    expected = text.replace("stop_if:\n", "stop_if:\nagreement: all\n")
    assert edit("agreement", "all", of=text) == expected


def test_text_in_another_script_counts_by_character() -> None:
    text = GOAL.replace("target: 2.8 hours", "target: 2.8 часа").replace("# was", "# 是")
    assert edit(f"{FRT}.target", "2.5", of=text) == text.replace("2.8", "2.5")


# --- refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("measures.csat", "at least 90%", "it is a group of keys"),
        ("measures.csat.except", "[{from: 2026-01-01", "is no list and no group of keys"),
        ("due.day", "4", "there is a plain value before it"),
        ("measures.macros.at_least", "[4", "is no list and no group of keys"),
        ("measures.csat.except.3.at_least", "4%", "There is no measures.csat.except.3"),
        ("measures.reopen-rate.at_most", "9 # or so", "does not fit into"),
        ("measures.resolution-time.target", "14: x", "does not fit into"),
    ],
)
def test_what_cannot_be_done_at_one_place_is_left_alone(key: str, text: str, words: str) -> None:
    with pytest.raises(Uneditable, match=re.escape(words)):
        edit(key, text)


@pytest.mark.parametrize(
    "written",
    [
        "with:\n  - engineering   # they wanted to\n  - frontline\n",
        "with: [engineering, # they wanted to\n  ]\n",
    ],
)
def test_no_remark_is_lost(written: str) -> None:
    text = f"---\n{written}due: 2026-Q1\n---\n# T\nWhy.\n"
    with pytest.raises(Uneditable, match="there are remarks in it"):
        edit("with", "[engineering, sales]", of=text)


def test_a_list_of_lines_without_remarks_may_be_replaced() -> None:
    text = "---\nwith:\n  - engineering\n  - frontline\ndue: 2026-Q1\n---\n# T\nWhy.\n"
    changed = edit("with", "[engineering]", of=text)
    assert goal_of(changed).terms.teams == ("frontline", "engineering")
    assert "\n  [engineering]\ndue:" in changed


def test_a_file_that_cannot_be_read_is_not_edited() -> None:
    with pytest.raises(Uneditable, match="`sitegen check` says why"):
        edit("due", "2026-05-31", of="---\ndue: [\n---\n# T\n")
    file = RawFile("goals/frontline/faster.md", b"---\ndue: \xff\n---\n")
    with pytest.raises(Uneditable):
        with_value(file, ("due",), "2026-05-31")


@pytest.mark.parametrize("written", ["faster, please", "from 4 to x2.8 hours"])
def test_what_is_no_short_form_is_left_to_people(written: str) -> None:
    text = GOAL.replace("from 20 to   15 hours", written)
    with pytest.raises(Uneditable, match="is not what it was taken for"):
        edit("measures.resolution-time.target", "9", of=text)


def test_a_group_without_keys_gets_its_first() -> None:
    text = GOAL.replace("{channel: email}", "{}")
    assert edit(f"{FRT}.scope.channel", "chat", of=text) == text.replace("{}", "{channel: chat}")


def test_a_baseline_without_a_source_is_its_value() -> None:
    text = GOAL.replace("{value: 4.0, from: 2025-10-01, to: 2025-12-31, n: 5120}", "4.0 hours")
    for key in ("baseline", "baseline.value"):
        assert edit(f"{FRT}.{key}", "4.2", of=text) == text.replace("4.0 hours", "4.2 hours")


def test_a_short_form_in_escapes_is_left_to_people() -> None:
    text = GOAL.replace('"guardrail at most 8%"', '"guardrail at most 8\\x25"')
    with pytest.raises(Uneditable, match="by hand"):
        edit("measures.reopen-rate.at_most", "9%", of=text)


# --- units -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2.8 hours", "2.5", "2.5 hours"),
        ("2.8 hours", "2.5 h", "2.5 h"),
        ("2.8", "2.5", "2.5"),
        ("92%", "90", "90%"),
        ("92 %", "90", "90 %"),
        ("-30%", "-20", "-20%"),
        ("−1.2 points", "-1", "-1 points"),
        ("EUR 4.20", "4", "EUR 4"),
        ("€4.20", "4", "€4"),
        ("unknown", "4", "4"),
        ("4 hours", "unknown", "unknown"),
    ],
)
def test_a_level_keeps_the_unit_that_was_there(old: str, new: str, expected: str) -> None:
    assert with_unit_of(old, new) == expected


# --- properties ------------------------------------------------------------------------------

LEVELS = (
    ("measures.first-response-time.baseline", GOAL, "md"),
    ("measures.first-response-time.target", GOAL, "md"),
    ("measures.first-response-time.stretch", GOAL, "md"),
    ("measures.csat.at_least", GOAL, "md"),
    ("measures.csat.at_most", GOAL, "md"),
    ("measures.reopen-rate.at_most", GOAL, "md"),
    ("measures.resolution-time.target", GOAL, "md"),
    ("measures.resolution-time.baseline", GOAL, "md"),
    ("measures.backlog.at_least", GOAL, "md"),
    ("measures.overtime.at_most", GOAL, "md"),
    ("measures.contacts.target", GOAL, "md"),
    ("measures.contacts.stretch", GOAL, "md"),
    ("measures.csat.at_least", YAML, "yaml"),
    ("measures.speed.target", YAML, "yaml"),
    ("measures.speed.stretch", YAML, "yaml"),
)
WORDS = (
    ("stop_if", "stop_if"),
    (f"{FRT}.statistic", "measures.first-response-time.statistic"),
    (f"{FRT}.clock", "measures.first-response-time.clock"),
    (f"{FRT}.scope.channel", "measures.first-response-time.scope.channel"),
    ("measures.csat.window", "measures.csat.window"),
    ("measures.reopen-rate.clock", "measures.reopen-rate.clock"),
)
numbers = st.decimals("0.001", 10**6, places=3)
line_ends = st.sampled_from(["\n", "\r\n"])
texts = st.text(
    st.characters(categories=("L", "N", "P", "S")) | st.just(" "), min_size=1, max_size=40
).filter(lambda text: text.strip() and text.strip()[0] not in "[{")


def lines_that_differ(before: str, after: str) -> int:
    """How many lines of either text the other does not have, at the same place from either end."""
    old, new = before.split("\n"), after.split("\n")
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return max(len(old), len(new))


@given(st.sampled_from(LEVELS), numbers, line_ends)
def test_an_edit_of_a_level_changes_that_field_alone_and_one_line(
    where: tuple[str, str, str], number: Decimal, ends: str
) -> None:
    key, text, ending = where
    before = text.replace("\n", ends)
    after = edit(key, canonical(number), of=before, ending=ending)
    found = moved(before, after, ending)
    assert list(found) in ([key], [])
    if found:
        assert found[key].after == canonical(number)
    assert lines_that_differ(before, after) <= 1


@given(st.sampled_from(WORDS), texts)
def test_an_edit_of_words_changes_that_field_alone(where: tuple[str, str], text: str) -> None:
    key, route = where
    found = moved(GOAL, edit(key, text.strip()))
    assert list(found) in ([route], [])
    if found:
        assert found[route].after == " ".join(found[route].after.split())


@given(st.sampled_from(LEVELS), numbers, numbers)
def test_an_edit_taken_back_gives_the_same_terms(
    where: tuple[str, str, str], number: Decimal, other: Decimal
) -> None:
    key, text, ending = where
    once = edit(key, canonical(number), of=text, ending=ending)
    again = edit(key, canonical(other), of=once, ending=ending)
    back = edit(key, canonical(number), of=again, ending=ending)
    assert back == once


# --- what a key stands for -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "routes"),
    [
        ("due", ("due",)),
        ("with", ("teams",)),
        ("measures.csat", ("measures.csat.",)),
        ("measures.csat.between", ("measures.csat.at_least", "measures.csat.at_most")),
        ("measures.csat.except.0.to", ("measures.csat.except.",)),
        ("measures.csat.baseline.value", ("measures.csat.baseline",)),
    ],
)
def test_a_key_stands_for_its_canonical_fields(key: str, routes: tuple[str, ...]) -> None:
    assert fields_of(tuple(key.split(".")), has_change=False) == routes


def test_a_baseline_moves_a_target_that_follows_from_it() -> None:
    fields = fields_of(("measures", "a", "baseline"), has_change=True)
    assert is_among("measures.a.target", fields)
    assert not is_among("measures.b.target", fields)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("steward", "is no part of the terms"),
        ("title", "is no part of the terms"),
        ("measures.csat.readings", "is no part of the terms"),
        ("measures.csat.baseline.source", "is no part of the terms"),
        ("dew", "Did you mean due?"),
        ("measures.csat.atleast", "Did you mean at_least?"),
    ],
)
def test_other_keys_are_told_apart(key: str, words: str) -> None:
    with pytest.raises(Uneditable, match=re.escape(words)):
        fields_of(tuple(key.split(".")), has_change=False)
