"""The versions of a goal's terms, led back to by its amendments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from sitegen.compute.canonical import digest, digest_of, table
from sitegen.compute.versions import MOST_TRIED, changes, versions
from sitegen.model.goal import Goal
from sitegen.model.ledger import FieldChange
from sitegen.model.terms import Moving, Terms
from tests.compute.promises import board, goal_of, markdown

LATER = date(2026, 12, 31)


def text(target: str = "2.8", *more: str) -> str:
    return markdown(
        "due: 2026-Q1",
        *more,
        "measures:",
        f"  first-response-time: from 4.0 to {target} hours",
        "  csat: guardrail at least 92%",
    )


def terms(target: str) -> Terms:
    return goal_of(text(target)).terms


def named(target: str) -> str:
    return digest(terms(target))


def amendment(before: Terms, after: Terms, *, more: str = "because: evidence") -> str:
    """An `amend` entry as a command writes it."""
    lines = []
    for change in changes(before, after):
        sides = {"from": change.before, "to": change.after}
        told = ", ".join(f'{side}: "{value}"' for side, value in sides.items() if value)
        lines.append(f"  {change.route}: {{{told}}}")
    keys = [more, f"terms: {digest(after)}", f"replaces: {digest(before)}", "changes:", *lines]
    return "\n".join(["---", *keys, "---", "We know more now.", ""])


def step(before: str, after: str) -> str:
    return amendment(terms(before), terms(after))


@dataclass(frozen=True)
class Seen:
    """Digests by their target, oldest first, with the entry that brought each."""

    targets: tuple[str, ...]
    amends: tuple[str, ...]
    broken: tuple[str, ...] = ()


def seen(goal: Goal, as_of: date = LATER) -> Seen:
    found = versions(goal, as_of)
    targets = []
    for version in found.known:
        assert digest(version.terms) == version.digest
        aim = version.terms.measures[0].aim
        assert isinstance(aim, Moving)
        targets.append(str(aim.target))
    assert found.digests == tuple(version.digest for version in found.known)
    return Seen(
        tuple(targets),
        tuple(version.amend.id if version.amend else "" for version in found.known),
        tuple(one.amend.id for one in found.broken),
    )


def test_a_goal_without_amendments_has_one_version() -> None:
    assert seen(goal_of(text())) == Seen(("2.8",), ("",))


def test_an_amendment_leads_back_to_the_version_before() -> None:
    goal = goal_of(text("3"), {"2026-02-03-amend-maria.md": step("2.8", "3")})
    assert seen(goal) == Seen(("2.8", "3"), ("", "2026-02-03-amend-maria"))


THREE = {
    "2026-02-03-amend-maria.md": step("2.8", "3"),
    "2026-02-10-amend-chen.md": step("3", "3.2"),
    "2026-03-01-amend-maria.md": step("3.2", "3.1"),
}


def test_three_amendments_lead_back_to_the_first_version() -> None:
    assert seen(goal_of(text("3.1"), THREE)) == Seen(
        ("2.8", "3", "3.2", "3.1"),
        ("", "2026-02-03-amend-maria", "2026-02-10-amend-chen", "2026-03-01-amend-maria"),
    )


@pytest.mark.parametrize(
    ("as_of", "targets"),
    [
        (date(2026, 2, 2), ("2.8",)),
        (date(2026, 2, 3), ("2.8", "3")),
        (date(2026, 2, 9), ("2.8", "3")),
        (date(2026, 2, 10), ("2.8", "3", "3.2")),
        (date(2026, 2, 28), ("2.8", "3", "3.2")),
        (date(2026, 3, 1), ("2.8", "3", "3.2", "3.1")),
    ],
)
def test_on_an_earlier_day_a_later_amendment_was_not_made_yet(
    as_of: date, targets: tuple[str, ...]
) -> None:
    assert seen(goal_of(text("3.1"), THREE), as_of).targets == targets


def test_of_two_amendments_on_one_day_names_do_not_decide_which_was_first() -> None:
    goal = goal_of(
        text("3.2"),
        {
            "2026-02-03-amend-maria.md": step("2.8", "3"),
            "2026-02-03-amend-chen.md": step("3", "3.2"),
        },
    )
    assert seen(goal).targets == ("2.8", "3", "3.2")
    assert seen(goal, date(2026, 2, 2)).targets == ("2.8",)


def test_terms_may_come_back_but_no_amendment_is_used_twice() -> None:
    goal = goal_of(
        text("2.8"),
        {
            "2026-02-03-amend-maria.md": step("2.8", "3"),
            "2026-02-10-amend-chen.md": step("3", "2.8"),
        },
    )
    assert seen(goal) == Seen(
        ("2.8", "3", "2.8"), ("", "2026-02-03-amend-maria", "2026-02-10-amend-chen")
    )
    assert versions(goal, LATER).known[0].terms is goal.terms


def test_amendments_in_a_circle_end() -> None:
    goal = goal_of(
        text("2.8"),
        {
            "2026-02-03-amend-maria.md": step("2.8", "3"),
            "2026-02-04-amend-maria.md": step("3", "2.8"),
            "2026-02-05-amend-maria.md": step("2.8", "3"),
            "2026-02-06-amend-maria.md": step("3", "2.8"),
        },
    )
    assert seen(goal).targets == ("2.8", "3", "2.8", "3", "2.8")


def test_measures_and_teams_of_earlier_terms_stand_in_the_order_of_the_file() -> None:
    def written(target: str) -> str:
        return markdown(
            "with: [engineering]",
            "due: 2026-Q1",
            "measures:",
            f"  first-response-time: from 4.0 to {target} hours",
            "  csat: guardrail at least 92%",
            "  backlog: from 410 to 160",
        )

    before, after = goal_of(written("2.8")).terms, goal_of(written("3")).terms
    goal = goal_of(written("3"), {"2026-02-03-amend-maria.md": amendment(before, after)})
    earlier = versions(goal, LATER).known[0].terms
    assert [one.id for one in earlier.measures] == ["first-response-time", "csat", "backlog"]
    assert earlier == before


def test_a_measure_that_was_given_up_stands_behind_those_of_the_file() -> None:
    before = goal_of(markdown("due: 2026-Q1", "measures: {a-call: yes or no, csat: at least 9}"))
    after = markdown("due: 2026-Q1", "measures: {csat: at least 9}")
    entry = amendment(before.terms, goal_of(after).terms)
    earlier = versions(goal_of(after, {"2026-02-03-amend-maria.md": entry}), LATER).known[0].terms
    assert [one.id for one in earlier.measures] == ["csat", "a-call"]


# --- what does not lead anywhere ---------------------------------------------------------------


def test_a_change_of_nothing_is_no_version() -> None:
    entry = step("2.8", "2.8").replace("changes:", "changes: {stop_if: {from: a, to: a}}")
    goal = goal_of(text(), {"2026-02-03-amend-maria.md": entry})
    assert seen(goal) == Seen(("2.8",), ("",))


@pytest.mark.parametrize("key", ["terms", "replaces", "changes"])
def test_an_amendment_that_leaves_out_what_it_changed_leads_nowhere(key: str) -> None:
    lines = step("2.8", "3").splitlines()
    kept = [
        line
        for line in lines
        if not line.startswith(f"{key}:") and not (key == "changes" and line.startswith("  "))
    ]
    goal = goal_of(text("3"), {"2026-02-03-amend-maria.md": "\n".join(kept)})
    assert seen(goal) == Seen(("3",), ("",))


def test_an_amendment_of_other_terms_leads_nowhere() -> None:
    goal = goal_of(text("3.5"), {"2026-02-03-amend-maria.md": step("2.8", "3")})
    assert seen(goal) == Seen(("3.5",), ("",))


WRONG = step("2.8", "3").replace('from: "2.8"', 'from: "2.7"')


def test_changes_that_lead_to_other_terms_are_broken() -> None:
    goal = goal_of(text("3"), {"2026-02-03-amend-maria.md": WRONG})
    assert seen(goal) == Seen(("3",), ("",), ("2026-02-03-amend-maria",))
    (broken,) = versions(goal, LATER).broken
    assert broken.leads_to == named("2.7")


def test_a_broken_amendment_in_the_middle_hides_what_was_before_it() -> None:
    entries = THREE | {"2026-02-10-amend-chen.md": step("3", "3.2").replace('"3"', '"3.3"')}
    assert seen(goal_of(text("3.1"), entries)) == Seen(
        ("3.2", "3.1"), ("", "2026-03-01-amend-maria"), ("2026-02-10-amend-chen",)
    )


def test_a_broken_amendment_does_not_stand_in_the_way_of_one_that_fits() -> None:
    right, wrong = step("2.8", "3"), WRONG
    mended = {"2026-02-03-amend-maria.md": wrong, "2026-02-04-amend-chen.md": right}
    assert seen(goal_of(text("3"), mended)) == Seen(("2.8", "3"), ("", "2026-02-04-amend-chen"))
    spoilt = {"2026-02-03-amend-maria.md": right, "2026-02-04-amend-chen.md": wrong}
    assert seen(goal_of(text("3"), spoilt)) == Seen(
        ("2.8", "3"), ("", "2026-02-03-amend-maria"), ("2026-02-04-amend-chen",)
    )


CORRECTION = "---\nabout: 2026-02-04-amend-chen\n---\nThe wrong reason.\n"


def test_a_corrected_amendment_gives_way_to_another() -> None:
    entries = {
        "2026-02-03-amend-maria.md": step("2.8", "3"),
        "2026-02-04-amend-chen.md": step("2.8", "3"),
        "2026-02-05-correct-chen.md": CORRECTION,
    }
    assert seen(goal_of(text("3"), entries)).amends == ("", "2026-02-03-amend-maria")


def test_a_corrected_amendment_without_another_still_leads_back() -> None:
    entries = {
        "2026-02-04-amend-chen.md": step("2.8", "3"),
        "2026-02-05-correct-chen.md": CORRECTION,
    }
    assert seen(goal_of(text("3"), entries)).targets == ("2.8", "3")


def test_nobody_need_mend_a_broken_amendment_that_was_corrected() -> None:
    entries = {"2026-02-04-amend-chen.md": WRONG, "2026-02-05-correct-chen.md": CORRECTION}
    assert seen(goal_of(text("3"), entries)) == Seen(("3",), ("",))


# --- hostile entries ---------------------------------------------------------------------------


def forged(changed: dict[str, str]) -> Goal:
    """A goal with an amendment that leads back to any table, under its right digest."""
    goal = goal_of(text("3"))
    now = table(goal.terms)
    before = {**now, **changed}
    before = {route: value for route, value in before.items() if value}
    lines = []
    for route in sorted({*now, *before}):
        if now.get(route) == before.get(route):
            continue
        sides = {"from": before.get(route), "to": now.get(route)}
        told = ", ".join(f'{side}: "{value}"' for side, value in sides.items() if value)
        lines.append(f'  "{route}": {{{told or "to: x"}}}')
    entry = "\n".join(
        [
            "---",
            f"terms: {digest_of(now)}",
            f"replaces: {digest_of(dict(sorted(before.items())))}",
            "changes:",
            *lines,
            "---",
        ]
    )
    read = board(
        {
            "goals/frontline/faster.md": text("3"),
            "goals/frontline/faster/2026-02-03-amend-maria.md": entry,
        }
    )
    assert [finding.message for finding in read.findings] == []
    return read.goals[0]


HOSTILE = {
    "a route without dots": {"measures": "x"},
    "a route with one dot": {"measures.csat": "x"},
    "a route of dots": {"....": "x"},
    "an empty route": {"": "x"},
    "a table without a kind": {"kind": ""},
    "a measure without a kind": {"measures.csat.kind": ""},
    "no number": {"measures.csat.at_least": "NaN"},
    "a number without an end": {"measures.csat.at_least": "1E999999999"},
    "thousands of routes": {f"measures.csat.x{n}": "y" for n in range(800)},
    "thousands of scopes in a wrong spelling": {
        f"measures.csat.scope.x{n}": "y " for n in range(800)
    },
    "weeks without an end": {"measures.csat.every": "999999999 weeks"},
    "no weeks": {"measures.csat.every": "0 weeks"},
    "weeks back": {"measures.csat.every": "-3 weeks"},
    "a due day in the year 9999": {"due": "9999-12-31"},
    "a day that is none": {"start": "2026-02-30"},
    "nobody to ask": {"agreement": "quorum 0%"},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_amendment_cannot_lead_back_to(name: str) -> None:
    goal = forged(HOSTILE[name])
    found = versions(goal, LATER)
    assert found.digests == (digest(goal.terms),)
    (broken,) = found.broken
    assert broken.leads_to == broken.amend.replaces


def test_what_is_forged_in_one_spelling_are_terms() -> None:
    """So the cases above are broken for what they say, not for how they are written here."""
    assert seen(forged({"measures.first-response-time.target": "2.8"})).targets == ("2.8", "3")


def test_half_a_pair_cannot_reach_a_digest() -> None:
    """A lone surrogate has no UTF-8; it is refused where the file is read."""
    entry = step("2.8", "3").replace('from: "2.8"', 'from: "\\ud800"')
    read = board(
        {
            "goals/frontline/faster.md": text("3"),
            "goals/frontline/faster/2026-02-03-amend-maria.md": entry,
        }
    )
    assert read.findings
    assert len(versions(read.goals[0], LATER).known) == 1


def test_hundreds_of_amendments_are_followed_at_once() -> None:
    entries = {
        f"2026-02-03-amend-maria_{n + 1}.md": step(f"2.{n + 100}", f"2.{n + 101}")
        for n in range(200)
    }
    assert len(seen(goal_of(text("2.300"), entries)).targets) == 201


def test_more_amendments_than_that_are_cut_off() -> None:
    entries = {
        f"2026-02-03-amend-maria_{n + 1}.md": step(f"2.{n + 100}", f"2.{n + 101}")
        for n in range(MOST_TRIED + 10)
    }
    found = versions(goal_of(text(f"2.{MOST_TRIED + 110}"), entries), LATER)
    assert len(found.known) == MOST_TRIED + 1
    assert found.cut is not None
    assert found.cut.id == "2026-02-03-amend-maria_10"
    assert found.broken == ()


def test_amendments_of_very_many_fields_are_cut_off_sooner(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    goal = goal_of(text("2.9"), {"2026-02-03-amend-maria.md": step("2.8", "2.9")})
    fields = len(table(goal.terms)) + 1
    monkeypatch.setattr("sitegen.compute.versions.MOST_FIELDS", fields)
    assert versions(goal, LATER).cut is None
    monkeypatch.setattr("sitegen.compute.versions.MOST_FIELDS", fields - 1)
    found = versions(goal, LATER)
    assert found.cut is not None
    assert found.digests == (named("2.9"),)


def test_broken_amendments_cost_as_much_as_sound_ones() -> None:
    lie = step("2.7", "2.8").replace('from: "2.7"', 'from: "2.6"')
    entries = {f"2026-02-03-amend-maria_{n + 1}.md": lie for n in range(MOST_TRIED + 10)}
    found = versions(goal_of(text("2.8"), entries), LATER)
    assert len(found.broken) == MOST_TRIED
    assert found.cut is not None


# --- what differs ------------------------------------------------------------------------------


def test_changes_name_each_field_that_differs_on_both_sides() -> None:
    before = goal_of(text("2.8", "stop_if: Two are ill.")).terms
    after = goal_of(text("3", "with: [engineering]")).terms
    assert changes(before, after) == (
        FieldChange(route="measures.first-response-time.target", before="2.8", after="3"),
        FieldChange(route="stop_if", before="Two are ill.", after=""),
        FieldChange(route="teams", before="frontline", after="engineering, frontline"),
    )


def test_nothing_differs_where_only_the_order_does() -> None:
    one = terms("3")
    assert changes(one, replace(one, measures=one.measures[::-1])) == ()
