"""The same meaning has the same digest, in whatever way a file says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sitegen.compute.canonical import digest, table
from tests.compute.promises import TEAMS, goal_of, markdown

USUAL = markdown(
    "due: 2026-Q1",
    "measures:",
    "  first-response-time: from 4.0 to 2.8 hours",
    "  csat: guardrail at least 92%",
)

Rewrite = Callable[[str], str | bytes]
REWRITES: dict[str, Rewrite] = {
    "other prose": lambda text: text + "Customers told us.\n\n- [ ] Ask them again.\n",
    "another title": lambda text: text.replace("# Answer faster", "# Answer sooner"),
    "measures in another order": lambda _: markdown(
        "due: 2026-Q1",
        "measures:",
        "  csat: guardrail at least 92%",
        "  first-response-time: from 4.0 to 2.8 hours",
    ),
    "keys in another order": lambda _: markdown(
        "measures: {first-response-time: from 4.0 to 2.8 hours, csat: guardrail at least 92%}",
        "due: 2026-Q1",
    ),
    "quotes": lambda text: text.replace("2026-Q1", '"2026-Q1"').replace(
        "from 4.0 to 2.8 hours", "'from 4.0 to 2.8 hours'"
    ),
    "comments": lambda text: text.replace("measures:", "# what we count\nmeasures:  # two"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "a byte order mark and line ends of Windows": lambda text: (
        b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    ),
    "numbers with more zeros": lambda text: text.replace("4.0", "4.00").replace("92%", "92.0 %"),
    "numbers with fewer zeros": lambda text: text.replace("4.0", "4"),
    "decimal commas": lambda text: text.replace("2.8", "2,8"),
    "another name of the unit": lambda text: text.replace("hours", "h"),
    "the unit at the other number": lambda text: text.replace("4.0 to 2.8 hours", "4 hrs to 2.8"),
    "no unit, for the metric has one": lambda text: text.replace(" hours", ""),
    "capital letters in a short form": lambda text: text.replace("guardrail at", "Guardrail At"),
    "a role that is the default": lambda text: text.replace("from 4", "outcome from 4"),
    "its default kind": lambda text: text.replace("due:", "kind: pact\ndue:"),
    "its default rule": lambda text: text.replace("due:", "agreement: ALL\ndue:"),
    "its default start": lambda text: text.replace("due:", "start: 2026-01-01\ndue:"),
    "the last day of the period": lambda text: text.replace("2026-Q1", "2026-03-31"),
    "a length from its start": lambda text: text.replace(
        "due: 2026-Q1", "start: 2026-01-01\ndue: 3 months"
    ),
    "a draft that is internal": lambda text: text.replace(
        "due:", "draft: true\nvisibility: internal\ndue:"
    ),
    "another steward and a plan": lambda text: text.replace(
        "due:",
        "steward: chen\nsponsor: amir\ncheck_in_every: 2 weeks\nreview_every: month\n"
        "milestones: {macros: {what: Macros, by: chen, due: 2026-02-13}}\n"
        "support: {training: {what: A training, by: engineering, due: 2026-01-30}}\n"
        "contributions: {chen: I rewrite macros.}\nincentive: None.\n"
        "initiatives: [{what: Macros, for: csat}]\ndue:",
    ),
    "a longer story": lambda text: text.replace(
        "due:",
        "challenge: {hard: Never seen before., attainable: Seen in a pilot.}\n"
        "situation: [Chat grew.]\nlooks_like: Calm mornings.\ntags: [email]\n"
        "formerly: answer-soon\nlinks: [{title: Notes, url: https://northwind.example/}]\ndue:",
    ),
}


@pytest.mark.parametrize("name", REWRITES)
def test_the_same_promise_has_the_same_digest_with(name: str) -> None:
    rewritten = REWRITES[name](USUAL)
    assert rewritten != USUAL
    assert table(goal_of(rewritten).terms) == table(goal_of(USUAL).terms)


def test_a_goal_in_yaml_promises_the_same_as_one_in_markdown() -> None:
    text = (
        "title: Answer first messages faster\n"
        "why: Customers told us.\n"
        "due: 2026-Q1\n"
        "measures:\n"
        "  first-response-time: from 4.0 to 2.8 hours\n"
        "  csat: guardrail at least 92%\n"
    )
    for ending in ("yaml", "yml"):
        assert digest(goal_of(text, ending=ending).terms) == digest(goal_of(USUAL).terms)


TWINS = {
    "from 4.0 to 2.8 hours": "{baseline: 4, target: 2.8 hours}",
    "from 4 to 2.8": "{kind: moving, role: outcome, baseline: {value: 4.0 h}, target: 2.8}",
    "at least 2 hours": "{at_least: 2}",
    "at most 5.50 hours": "{kind: holding, at_most: 5.5, judge: every}",
    "between 3 and 5 hours": "{between: [3, 5 h]}",
    "between 3 and 5": "{at_least: 3, at_most: 5}",
    "below 20": "{below: 20}",
    "above 0.5 hours": "{above: 0.5}",
    "500 hours in total": "{kind: total, target: 500}",
    "at most 20 hours in total": "{at_most: 20, judge: total}",
    "milestones": "{kind: milestones}",
    "yes or no": "{kind: yes_no}",
    "guardrail at least 2": "{role: guardrail, at_least: 2}",
    "lead 12 in total": "{role: lead, kind: total, target: 12}",
    "lead yes or no": "{kind: yes_no, role: lead}",
    "guardrail between 1 and 2 hours": "{role: guardrail, between: [1.0, 2.0]}",
    "outcome milestones": "{kind: milestones, every: week, weight: 1}",
}


@pytest.mark.parametrize("short", TWINS)
def test_a_short_form_promises_the_same_as_its_long_one(short: str) -> None:
    is_number = "milestones" not in short and "yes or no" not in short
    key = "first-response-time" if is_number else "rehearsal"
    one, other = (
        goal_of(markdown("due: 2026-Q1", "measures:", f"  {key}: {form}")).terms
        for form in (short, TWINS[short])
    )
    assert table(one) == table(other)


CHANGES = {
    "change: -30%, baseline: 4.0": "baseline: 4, target: 2.8",
    "change: -1.2, baseline: 4": "baseline: 4, target: 2.8 h",
    "change: -1.2 hours, baseline: 4 hours": "baseline: 4, target: 2.80",
    "change: +12.5%, baseline: 3.2": "baseline: 3.2, target: 3.6",
    "baseline: unknown, target: 3": "baseline: from readings, target: 3",
    "target: 3": "baseline: unknown, target: 3",
    "baseline: {value: 4, from: 2025-10-01, to: 2025-12-31, n: 512, source: export}, target: 3": (
        "baseline: 4, target: 3"
    ),
    "baseline: unknown, change: -30.0 %": "change: -30%",
    "target: 3, readings: {2026-01-16: 3.4}": "target: 3",
    "target: 3, readings: answers.csv": "target: 3",
    "target: 3, benchmarks: [{value: 2, population: shops, source: survey}]": "target: 3",
    "target: 3, statistic: median, unit: hour, direction: down": "target: 3",
    "target: 3, metric: first-response-time": "target: 3",
    "target: 3, scope: {channel: [chat, email]}": "target: 3, scope: {channel: [email, chat]}",
    "target: 3, scope: {b: [x], a: y}": "target: 3, scope: {a: [y], b: x}",
    "target: 3, every: 1 Week": "target: 3",
    "target: 3, pace: {2026-02-01: 4, 2026-03-01: 3.5}": (
        "target: 3, pace: {2026-03-01: 3.50 h, 2026-02-01: 4}"
    ),
}


@pytest.mark.parametrize("one", CHANGES)
def test_a_long_form_promises_the_same_as_another(one: str) -> None:
    first, second = (
        goal_of(markdown("due: 2026-Q1", "measures:", f"  first-response-time: {{{form}}}")).terms
        for form in (one, CHANGES[one])
    )
    assert table(first) == table(second)


def test_points_of_a_percentage_are_a_change_with_or_without_their_sign() -> None:
    forms = (
        "{baseline: 90, change: +3pp}",
        "{baseline: 90, change: 3}",
        "{baseline: 90, target: 93}",
    )
    found = {
        digest(goal_of(markdown("due: 2026-Q1", "measures:", f"  csat: {form}")).terms)
        for form in forms
    }
    assert len(found) == 1


def test_a_target_that_follows_from_a_change_is_exact_however_long() -> None:
    found = goal_of(
        markdown(
            "due: 2026-Q1",
            "measures:",
            "  first-response-time: {baseline: 12345.6789012, change: -12.3456789012%}",
        )
    )
    # 12345.6789012 x 87.6543210988 / 100, as whole numbers 123456789012 x 876543210988.
    assert table(found.terms)["measures.first-response-time.target"] == "10821.5210258846516063856"


def test_a_text_is_the_same_however_its_letters_are_composed_and_spaced() -> None:
    one, other = (
        goal_of(
            markdown(
                "due: 2026-Q1",
                f'stop_if: "{text}"',
                "measures:",
                f'  wait: {{definition: "{text}", unit: "{text}", baseline: 3, target: 1}}',
            )
        ).terms
        for text in ("Stu\u0308ck  je Tag", "Stück je Tag")
    )
    assert table(one) == table(other)


def test_what_the_board_says_of_its_own_metric_binds_and_what_it_calls_it_does_not() -> None:
    text = markdown("due: 2026-Q1", "measures:", "  overtime: from 120 to 90 hours")
    usual = digest(goal_of(text).terms)
    renamed = TEAMS.replace("name: Overtime", "name: Extra hours")
    assert digest(goal_of(text, teams=renamed).terms) == usual
    redefined = TEAMS.replace("beyond the rota", "at night")
    assert digest(goal_of(text, teams=redefined).terms) != usual


EXPLAINED = (
    "name: Another name, about: people, formula: a / b, choose: [Who], traps: [It rains.], "
    "guardrail: [csat], sources: [A book], source: a list"
)
OWN = (
    "definition: 'Hours worked beyond the rota, of everybody together.', unit: hours, "
    "direction: down"
)


def test_explaining_a_metric_moves_nobody_s_terms() -> None:
    """The board's own metric enters terms by what it counts, the library's by its version."""
    head = TEAMS.partition("metrics:")[0]
    plain = f"metrics: {{csat: {{clock: calendar days}}, overtime: {{{OWN}}}}}\n"
    told = plain.replace("days}", f"days, {EXPLAINED}}}").replace("down}", f"down, {EXPLAINED}}}")
    text = markdown(
        "due: 2026-Q1",
        "measures:",
        "  csat: from 88 to 90%",
        "  overtime: guardrail at most 12 hours",
    )
    usual = table(goal_of(text).terms)
    assert table(goal_of(text, teams=head + plain).terms) == usual
    assert table(goal_of(text, teams=head + told).terms) == usual
