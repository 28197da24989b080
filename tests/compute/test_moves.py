"""Which way terms move, told from the reader's own words for them."""

from __future__ import annotations

import pytest

from sitegen.compute.moves import Effect, moves
from sitegen.decode.board import decode_board, decode_library
from sitegen.edges.library import read_library
from sitegen.model.terms import Terms
from sitegen.source import RawFile

TEAMS = """\
people: {maria: {name: Maria}, chen: {name: Chen}}
teams: {front: {name: Front, lead: maria, members: [maria, chen]}, back: {name: Back}}
"""
GOAL = """\
---
start: 2026-01-01
due: 2026-03-31
measures:
  first-response-time: {baseline: 4.0, target: 2.8, stretch: 2.4, scope: {channel: email}}
  csat:
    role: guardrail
    at_least: 92%
    except: [{from: 2026-02-01, to: 2026-02-14, at_least: 88%}]
  outreach-contacts: 500 contacts in total
---
# Faster
"""


def terms(*edits: tuple[str, str]) -> Terms:
    text = GOAL
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    files = (RawFile("teams.yaml", TEAMS.encode()), RawFile("goals/front/faster.md", text.encode()))
    decoded = decode_board(files, decode_library(read_library()))
    assert not decoded.findings
    return decoded.goals[0].terms


@pytest.mark.parametrize(
    ("old", "new", "what", "before", "after", "effect"),
    [
        ("target: 2.8", "target: 3.2", "target", "2.8 hours", "3.2 hours", Effect.EASIER),
        ("target: 2.8", "target: 2.6", "target", "2.8 hours", "2.6 hours", Effect.HARDER),
        ("stretch: 2.4", "stretch: 2.0", "stretch", "2.4 hours", "2 hours", Effect.HARDER),
        (", stretch: 2.4", "", "stretch", "2.4 hours", "", Effect.OTHER),
        (
            "baseline: 4.0",
            "baseline: 4.4",
            "baseline",
            "4 hours",
            "4.4 hours",
            Effect.COUNTED_DIFFERENTLY,
        ),
        ("at_least: 92%", "at_least: 90%", "lower limit", "92%", "90%", Effect.EASIER),
        ("at_least: 92%", "at_least: 93%", "lower limit", "92%", "93%", Effect.HARDER),
        (
            "at_least: 92%",
            "at_least: 92%\n    at_most: 99%",
            "upper limit",
            "",
            "99%",
            Effect.HARDER,
        ),
        (
            "at_least: 88%",
            "at_least: 85%",
            "lower limit from 2026-02-01 to 2026-02-14",
            "88%",
            "85%",
            Effect.EASIER,
        ),
        (
            "\n    except: [{from: 2026-02-01, to: 2026-02-14, at_least: 88%}]",
            "",
            "lower limit from 2026-02-01 to 2026-02-14",
            "88%",
            "",
            Effect.HARDER,
        ),
        ("500 contacts", "400 contacts", "target", "500 contacts", "400 contacts", Effect.EASIER),
        (
            "due: 2026-03-31",
            "due: 2026-04-30",
            "due date",
            "2026-03-31",
            "2026-04-30",
            Effect.LATER,
        ),
        (
            "due: 2026-03-31",
            "due: 2026-03-15",
            "due date",
            "2026-03-31",
            "2026-03-15",
            Effect.EARLIER,
        ),
        (
            "start: 2026-01-01",
            "start: 2026-01-08",
            "start date",
            "2026-01-01",
            "2026-01-08",
            Effect.LATER,
        ),
        (
            "channel: email",
            "channel: chat",
            "scope (channel)",
            "email",
            "chat",
            Effect.COUNTED_DIFFERENTLY,
        ),
        (", scope: {channel: email}", "", "scope (channel)", "email", "", Effect.WIDER),
        (
            "{channel: email}",
            "{channel: email, tier: gold}",
            "scope (tier)",
            "",
            "gold",
            Effect.NARROWER,
        ),
        (
            "target: 2.8",
            "target: 2.8, statistic: median",
            "statistic",
            "",
            "median",
            Effect.COUNTED_DIFFERENTLY,
        ),
        (
            "target: 2.8",
            "target: 2.8, every: month",
            "how often it is read",
            "week",
            "month",
            Effect.COUNTED_DIFFERENTLY,
        ),
        ("500 contacts", "lead 500 contacts", "role", "outcome", "lead", Effect.EASIER),
        ("role: guardrail", "role: outcome", "role", "guardrail", "outcome", Effect.HARDER),
        (
            "start: 2026-01-01",
            "start: 2026-01-01\nwith: [back]",
            "teams",
            "front",
            "back, front",
            Effect.PARTIES,
        ),
        (
            "start: 2026-01-01",
            "start: 2026-01-01\nagreement: quorum 80%",
            "who agrees",
            "all",
            "quorum 80%",
            Effect.PARTIES,
        ),
        (
            "start: 2026-01-01",
            "start: 2026-01-01\nstop_if: Two are ill.",
            "stop condition",
            "",
            "Two are ill.",
            Effect.OTHER,
        ),
    ],
)
def test_a_change_is_told_with_both_sides_and_its_direction(
    old: str, new: str, what: str, before: str, after: str, effect: Effect
) -> None:
    [move] = moves(terms(), terms((old, new)))
    assert (move.what, move.before, move.after, move.effect) == (what, before, after, effect)


def test_nothing_moves_between_equal_terms() -> None:
    assert moves(terms(), terms(("92%", "92.0 %"))) == ()


def test_a_measure_that_goes_is_one_easier_move_and_one_that_comes_a_harder_one() -> None:
    without = terms(("  outreach-contacts: 500 contacts in total\n", ""))
    [gone], [come] = moves(terms(), without), moves(without, terms())
    assert (gone.route, gone.effect) == ("measures.outreach-contacts", Effect.EASIER)
    assert (come.route, come.effect) == ("measures.outreach-contacts", Effect.HARDER)


def test_a_relative_change_without_a_baseline_is_compared_by_its_size() -> None:
    loose = ("baseline: 4.0, target: 2.8, stretch: 2.4", "baseline: unknown, change: -20%")
    tight = ("baseline: 4.0, target: 2.8, stretch: 2.4", "baseline: unknown, change: -30%")
    [move] = moves(terms(tight), terms(loose))
    assert (move.what, move.before, move.after, move.effect) == (
        "change",
        "-30%",
        "-20%",
        Effect.EASIER,
    )


def test_another_kind_of_measure_is_counted_differently_whatever_its_numbers() -> None:
    held = terms(
        ("{baseline: 4.0, target: 2.8, stretch: 2.4, scope: {channel: email}}", "at most 2.8 hours")
    )
    found = moves(terms(), held)
    assert {move.effect for move in found if not move.route.endswith("scope.channel")} == {
        Effect.COUNTED_DIFFERENTLY
    }
