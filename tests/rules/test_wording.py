"""Vague phrases and good ones as teams write them, how numbers are told, and how long it takes.

`phrases/` has a phrase a line with the place where it stands. `vague.txt` and `good.txt` were
written before the rules, and the rules were tuned on them; `held-out-vague.txt` and
`held-out-good.txt` were written by somebody else when the rules were finished. What counts
is the half that nothing was tuned on.
"""

from __future__ import annotations

import functools
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from sitegen import rules
from sitegen.compute.fold import fold
from sitegen.decode.board import decode_board
from sitegen.discovery import modules
from sitegen.finding import Finding
from sitegen.rules._amounts import has_amount, sentences
from sitegen.site import Site
from sitegen.source import RawFile
from tests.rules.test_rules import DAY, TEAMS, library
from tests.timing import takes_at_most

PHRASES = Path(__file__).parent / "phrases"
PATH = "goals/frontline/new-phones.md"
CODES = ("W901", "W902", "W903")  # W904 only hints at a title that could say more

UNMEASURED = "  new-phones: yes or no"
MEASURED = "  first-response-time: from 4.0 to 2.8 hours"
VALUES = {
    "hard": "challenge:\n  hard: {}",
    "attainable": "challenge:\n  attainable: {}",
    "milestone": "milestones:\n  step:\n    what: {}",
    "support": "support:\n  help:\n    what: {}",
    "looks_like": "looks_like: {}",
    "stop_if": "stop_if: {}",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """What somebody writes, and the place in a goal where it stands."""

    place: str
    text: str

    def goal(self, measure: str) -> str:
        """A goal in which the phrase stands where it would, and all else says nothing vague."""
        quoted = "'" + self.text.replace("'", "''") + "'"
        key = VALUES.get(self.place, "").format(quoted)
        title = self.text if self.place == "title" else "Move to the new phones"
        why = self.text if self.place == "why" else "The old ones hum."
        prose = self.text if self.place == "prose" else ""
        return (
            f"---\nstart: 2026-03-02\ndue: 2026-05-29\nmeasures:\n{measure}\n{key}\n---\n"
            f"# {title}\n\n{why}\n\n{prose}\n"
        )


def phrases(name: str) -> tuple[Phrase, ...]:
    path = PHRASES / name
    if not path.is_file():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    told = (line.partition(": ") for line in lines if line.strip() and not line.startswith("#"))
    return tuple(Phrase(place.strip(), text.replace("⏎", "\n")) for place, _, text in told)


def site_of(goal: str, teams: str = TEAMS) -> Site:
    files = (RawFile("teams.yaml", teams.encode()), RawFile(PATH, goal.encode()))
    decoded = decode_board(files, library())
    goals = tuple(fold(goal, decoded.facts, DAY) for goal in decoded.goals)
    return Site(facts=decoded.facts, as_of=DAY, goals=goals, documents=decoded.documents)


@functools.cache
def wording_rules() -> tuple[object, ...]:
    return tuple(one for one in modules(rules, "RULE") if one.RULE.code.startswith("W9"))


def said_of(site: Site) -> list[Finding]:
    found = [finding for rule in wording_rules() for finding in rule.check(site)]  # type: ignore[attr-defined]  # rules are modules
    return [finding for finding in found if finding.code in CODES]


def flagged(phrase: Phrase, measure: str = UNMEASURED) -> bool:
    return bool(said_of(site_of(phrase.goal(measure))))


PREFIXES = {"tuned on": "", "held out": "held-out-"}


def test_most_vague_phrases_are_caught_and_hardly_a_good_one() -> None:
    report: list[str] = []
    caught = vague = alarms = good = 0
    for half, prefix in PREFIXES.items():
        bad, fine = phrases(f"{prefix}vague.txt"), phrases(f"{prefix}good.txt")
        missed = [one for one in bad if not flagged(one)]
        wrong = [one for one in fine if flagged(one)]
        beside = sum(flagged(one, MEASURED) for one in bad)
        caught, vague = caught + len(bad) - len(missed), vague + len(bad)
        alarms, good = alarms + len(wrong), good + len(fine)
        report.append(
            f"{half}: {len(bad) - len(missed)} of {len(bad)} vague phrases caught ({beside} also "
            f"where a measure says how much), {len(wrong)} of {len(fine)} good ones flagged"
        )
        report += [f"  missed  {one.place}: {one.text}" for one in missed]
        report += [f"  flagged {one.place}: {one.text}" for one in wrong]
    told = "\n".join(report)
    sys.stdout.write(f"\n{told}\n")
    assert vague >= 20, told
    assert good >= 20, told
    assert caught * 40 >= 36 * vague, told
    assert alarms * 40 <= 2 * good, told


@pytest.mark.parametrize("place", [*VALUES, "title", "why", "prose"])
def test_a_goal_of_the_phrases_is_fine_without_one(place: str) -> None:
    assert not flagged(Phrase(place, "The new phones stand on the desks"))


def test_every_phrase_stands_in_a_place_that_a_goal_has() -> None:
    names = (f"{prefix}{name}.txt" for prefix in PREFIXES.values() for name in ("vague", "good"))
    places = {one.place for name in names for one in phrases(name)}
    assert places <= {*VALUES, "title", "why", "prose"}


@pytest.mark.parametrize(
    "text",
    [
        "30% faster",
        "from 4.0 to 2.8 hours",
        "€5 less",
        "nine in ten",
        "one page",
        "twenty-minute calls",
        "by a third",
        "a quarter of them",
        "three quarters",
        "half of it",
        "twice",
        "once a week",
        "zero cases",
        "both desks",
        "in 2 hours",
        "within 5 days",
        "24/7",
        "2,000 tickets",
        "at p90 below 38 hours",
    ],
)
def test_a_number_says_how_much(text: str) -> None:
    assert has_amount(text)


@pytest.mark.parametrize(
    "text",
    [
        "in 2026",
        "by Q3",
        "by 2026-Q3",
        "2026-03-31",
        "on 31 March",
        "by March 31",
        "31.03.2026",
        "within three months",
        "in the next six weeks",
        "over 12 months",
        "in the first 90 days",
        "a three-month effort",
        "this quarter",
        "number 1",
        "No. 1",
        "#1",
        "one of the best",
        "one day",
        "tier 2",
        "ISO 9001",
        "2nd line",
        "p90",
        "B2B",
        "once more",
        "no number",
    ],
)
def test_a_date_a_rank_a_label_or_a_time_to_work_in_does_not(text: str) -> None:
    assert not has_amount(text)


def test_a_sentence_ends_at_its_full_stop_and_no_abbreviation_does() -> None:
    text = 'It is 3.1 hours, e.g. today. She said "no." Is it? yes! So…\nNr. 5 is next'
    assert [text[start:end].strip() for start, end in sentences(text)] == [
        "It is 3.1 hours, e.g. today.",
        'She said "no.',
        '" Is it? yes!',
        "So…",
        "Nr. 5 is next",
    ]


K = 15 * 1024
PLAIN = "Chen and Maria answer first messages within the hour on weekdays.\n" * (K // 66)
HOSTILE = {
    "letters": "a" * K,
    "vague words": "improve " * (K // 8),
    "openings of phrases": "take a " * (K // 7),
    "quotes": "\"' " * (K // 3),
    "openings of quotations": "“„«‘" * (K // 12),
    "backticks": "`a ``b " * (K // 8),
    "brackets": "[insert " * (K // 8),
    "links": "](" * (K // 3),
    "full stops": ". " * (K // 2),
    "spaces": "a." + " " * K + "b",
    "addresses": "a@" * (K // 2),
    "names": "Chen answers 4 " * (K // 15),
    "owners": "Chen's a a csat " * (K // 16),
    "tickets": "case no. " * (K // 9),
    "gaps": "X % " * (K // 4),
    "cells": "| a | b |\n|--|--|\n" + "| a | b |\n" * (K // 10),
    "one row": "|" + "a|" * (K // 4) + "\n|" + "-|" * (K // 4) + "\n",
    "lead-ins": "- a:\n" * (K // 5),
    "headings": "# a\n\n" * (K // 5),
    "paragraphs": "improve.\n\n" * (K // 10),
}
MOST = 60
"""How many times as long as over plain words of the same length all rules together may take.

Over the slowest they take 13 times as long; what grows with the square takes hundreds.
"""


def with_prose(text: str) -> str:
    return f"---\n{KEYS}---\n# New phones\n\n{text}\n"


def with_value(text: str) -> str:
    indented = text.replace("\n", "\n  ")[:K]
    return f"---\n{KEYS}stop_if: |\n  {indented}\n---\n# New phones\n"


KEYS = "start: 2026-03-02\ndue: 2026-05-29\nmeasures: {new-phones: yes or no}\n"


@pytest.mark.parametrize("what", HOSTILE)
def test_no_text_is_slow_to_look_through(what: str) -> None:
    for goal in (with_prose, with_value):
        hostile, plain = site_of(goal(HOSTILE[what])), site_of(goal(PLAIN))
        assert len(hostile.goals) == len(plain.goals) == 1
        looking = functools.partial(said_of, hostile), functools.partial(said_of, plain)
        assert takes_at_most(MOST, looking[0], than=looking[1])
