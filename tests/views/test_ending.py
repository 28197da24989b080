"""How a goal ended: what was stated and what the numbers say are both told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from sitegen.exports.goal_json import EXPORT
from sitegen.model.ledger import Outcome, Pause
from sitegen.model.state import Lifecycle, Status
from sitegen.site import Site
from sitegen.source import Document
from sitegen.views.badges import badges_of
from sitegen.views.ending import stated_words, told_of
from tests.compute.stories import AGREED, goal_of, site_of
from tests.pages import html
from tests.pages.build import pages
from tests.pages.sites import board, goal_state

READINGS = {
    "2026-02-18-check-in-maria.md": "---\nreadings: {first-response-time: 3.8}\n---\n",
}
"""A sixth of the way: by the numbers, the goal is missed."""


def closed(*lines: str, **more: str) -> Site:
    close = "\n".join(["---", *lines, "---", "We are done.", ""]) if lines else ""
    return site_of(entries=AGREED | READINGS | {"2026-02-19-close-maria.md": close} | more)


STATED = closed("outcome: met", "because: The phone was down for a week.")
NUMBERS = (
    "3.8 hours on 18 February, target 2.8; "
    "Customer satisfaction guardrail: there is no reading to judge by."
)


def test_both_outcomes_are_told_with_the_reason() -> None:
    told = "Met, as stated by Maria Silva; by the numbers: missed."
    beside = "As stated by Maria Silva; by the numbers: missed."
    assert stated_words(goal_of(STATED), STATED) == told
    page = html.text_of(pages(STATED)["goals/faster/index.html"])
    assert f"{told} Because: The phone was down for a week." in page
    assert f"guardrail broken {beside} {NUMBERS} Not yet confirmed by a second person." in page
    index = html.text_of(pages(STATED)["index.html"])
    assert f"guardrail broken {beside} {NUMBERS} Not yet confirmed by a second person." in index


@pytest.mark.parametrize("outcome", ["missed", "dropped", "superseded\nby: other"])
def test_what_agrees_with_the_numbers_or_is_for_people_to_say_is_told_once(outcome: str) -> None:
    site = closed(f"outcome: {outcome}")
    assert stated_words(goal_of(site), site) == ""
    assert "by the numbers" not in told_of(goal_of(site), site)


def test_a_close_that_states_nothing_goes_by_the_numbers() -> None:
    site = closed()
    assert told_of(goal_of(site), site) == NUMBERS


def test_a_confirmed_success_is_not_called_unconfirmed() -> None:
    confirmed = {"2026-02-20-confirm-henrik.md": ""}
    site = closed("outcome: met", **confirmed)
    page = html.text_of(pages(site)["goals/faster/index.html"])
    assert "second person" not in page
    assert "confirmed by Henrik Dahl" in page
    assert facts(site) == {"outcome": "met", "outcome_computed": "missed", "confirmed_by": "henrik"}


@pytest.mark.parametrize(
    ("lifecycle", "told"),
    [
        (Lifecycle.DRAFT, "Being written; nothing here is promised yet."),
        (Lifecycle.PROPOSED, "It binds nobody until Chen Wei agrees."),
        (
            Lifecycle.PAUSED,
            "Nothing is due until 1 Dec. 8 points (8 days) behind plan on 29 October.",
        ),
    ],
)
def test_what_is_not_bound_or_rests_says_so_first(lifecycle: Lifecycle, told: str) -> None:
    state = goal_state(lifecycle=lifecycle)
    pause = Pause(
        id="pause",
        on=date(2026, 11, 2),
        person="maria",
        document=Document("pause.md"),
        until=date(2026, 12, 1),
    )
    state = replace(state, pause=pause if lifecycle is Lifecycle.PAUSED else None)
    assert told_of(state, board(state)) == told


def test_a_goal_that_rests_is_not_asked_for_its_first_reading() -> None:
    state = goal_state(lifecycle=Lifecycle.PAUSED, status=Status.NO_DATA)
    state = replace(state, reason="No reading yet; the first was due on 8 October.")
    assert told_of(state, board(state)) == "Nothing is due for now. No reading yet."


def test_a_goal_that_was_withdrawn_broke_no_guardrail() -> None:
    ended = goal_state(lifecycle=Lifecycle.CLOSED, outcome=Outcome.WITHDRAWN)
    broken = replace(ended, numbers=replace(ended.numbers, is_guardrail_broken=True))
    assert [badge.word for badge in badges_of(broken)] == ["withdrawn"]
    assert told_of(broken, board(broken)) == "It was never agreed, so nobody was bound by it."


def test_the_data_has_both_outcomes_and_who_confirmed() -> None:
    assert facts(STATED) == {"outcome": "met", "outcome_computed": "missed", "confirmed_by": None}
    assert facts(site_of()) == {"outcome": None, "outcome_computed": None, "confirmed_by": None}


def test_terms_that_were_never_agreed_have_no_outcome_by_the_numbers() -> None:
    site = site_of(entries={"2026-02-19-close-maria.md": "---\noutcome: met\n---\n"})
    assert facts(site)["outcome_computed"] is None
    assert stated_words(goal_of(site), site) == ""


def facts(site: Site) -> dict[str, object]:
    (file,) = EXPORT.files(site)
    goal = json.loads(file.data)
    return {key: goal[key] for key in ("outcome", "outcome_computed", "confirmed_by")}
