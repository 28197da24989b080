"""Every kind of entry in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sitegen.dates import Cadence, Grain, Span
from sitegen.model.ledger import (
    Agreements,
    Amend,
    Approval,
    Because,
    CheckIn,
    Close,
    Confirm,
    Correct,
    Decision,
    Decline,
    Entry,
    Note,
    Outcome,
    Pause,
    Resume,
    Review,
)
from sitegen.model.terms import AgreementRule, RuleKind
from sitegen.source import Document
from sitegen.views.entries import entry_view
from sitegen.views.forms import Forms
from sitegen.views.words import cadence_words, rule_words
from tests.pages.parts import AS_OF, reading
from tests.pages.sites import board, goal_state

STATE = goal_state()
SITE = board(STATE)
CHECK_IN = "2026-10-16-check-in-chen"
APPROVALS = (Approval(person="maria"), Approval(person="chen"))
BASE = {"id": "e", "on": date(2026, 11, 1), "person": "chen", "document": Document("e.md")}


def made(kind: type[Entry], **fields: object) -> Entry:
    return kind(**{**BASE, **fields})  # type: ignore[arg-type] # any field may be given


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (made(Decline), "declined"),
        (
            made(Agreements, person="", approvals=APPROVALS),
            "Maria Silva and Chen Wei agreed by approving a pull request",
        ),
        (made(Review, decision=Decision.ADJUST), "reviewed: adjust the goal"),
        (made(Review), "reviewed"),
        (made(Amend), "proposed a change of terms"),
        (made(Pause, until=date(2027, 1, 4)), "paused the goal until 4 Jan 2027"),
        (made(Pause), "paused the goal"),
        (made(Resume), "resumed the goal"),
        (made(Close), "closed the goal"),
        (made(Confirm), "confirmed the close"),
        (made(Correct, about=CHECK_IN), "corrected Chen Wei’s check-in of 16 Oct"),
        (made(Correct, about="gone"), "corrected an entry"),
        (made(Note, milestone="macros"), "reached a milestone: Macros rewritten"),
        (made(Note, milestone="un-known"), "reached a milestone: Un known"),
        (made(Note, support="training"), "noted support delivered: Training"),
        (made(Note, thanks=("maria", "amir")), "thanked Maria Silva and \u2068أمير حداد\u2069"),
        (made(Note, about=CHECK_IN), "answered an entry"),
        (made(Note), "wrote a note"),
    ],
)  # fmt: skip
def test_an_entry_says_in_words_what_somebody_did(entry: Entry, said: str) -> None:
    milestone = STATE.milestones[0].milestone
    plan = replace(STATE.goal.plan, milestones=(milestone,))
    state = replace(STATE, goal=replace(STATE.goal, plan=plan))
    assert entry_view(entry, state, SITE, Forms("en", AS_OF)).said == said


def facts(entry: Entry) -> dict[str, str]:
    view = entry_view(entry, STATE, SITE, Forms("en", AS_OF))
    return {fact.label: fact.text for fact in view.facts}


def test_a_check_in_shows_its_readings_by_name() -> None:
    readings = (reading(date(2026, 11, 1), "3.1"), reading(date(2026, 11, 1), "7", "gone-one"))
    entry = made(CheckIn, readings=readings, going_well="All of it.", help_wanted=("A hand",))
    assert facts(entry) == {
        "Readings": "First response time 3.1 hours; Gone one 7",
        "Going well": "All of it.",
        "Help wanted": "A hand",
    }


def test_an_amendment_a_close_and_an_answer_tell_their_reasons() -> None:
    assert facts(made(Amend, because=Because.DEMAND)) == {"Because": "demand changed"}
    assert facts(made(Close, because="Peak.", next="On.")) == {"Because": "Peak.", "Next": "On."}
    assert facts(made(Note, about=CHECK_IN)) == {"About": "Chen Wei’s check-in of 16 Oct"}


def test_a_stated_outcome_is_a_badge() -> None:
    view = entry_view(made(Close, outcome=Outcome.DROPPED), STATE, SITE, Forms("en", AS_OF))
    assert view.badge
    assert (view.badge.word, view.badge.shape) == ("dropped", "⊘")


@pytest.mark.parametrize(
    ("cadence", "words"),
    [
        (Cadence(Span(1, Grain.WEEK)), "every week"),
        (Cadence(Span(2, Grain.WEEK), 4), "every 2 weeks on Friday"),
        (Cadence(None), "now and then"),
    ],
)
def test_a_cadence_reads_as_a_habit(cadence: Cadence, words: str) -> None:
    assert cadence_words(cadence) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (AgreementRule(kind=RuleKind.ALL), "every member, steward and sponsor"),
        (AgreementRule(kind=RuleKind.STEWARD_AND_SPONSOR), "the steward and the sponsor"),
        (
            AgreementRule(kind=RuleKind.PEOPLE, people=("maria", "chen")),
            "Maria Silva and Chen Wei, with the steward and the sponsor",
        ),
        (
            AgreementRule(kind=RuleKind.QUORUM, share=Decimal("0.8")),
            "at least 80% of the members, with the steward and the sponsor",
        ),
    ],
)
def test_a_rule_says_who_has_to_agree(rule: AgreementRule, words: str) -> None:
    assert rule_words(rule, SITE) == words
