"""What everybody may see has no trace of what is hidden, outside of prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from sitegen.compute.fold import fold
from sitegen.model.ledger import Close
from sitegen.site import Site
from sitegen.visibility import public
from tests.compute.promises import board

AS_OF = date(2026, 3, 1)
PROSE = {"prose", "why"}
"""Fields of people's own words: what they tell there stays, as it stays in the files."""


def goal(title: str, *keys: str, prose: str = "") -> str:
    lines = ["---", "due: 2026-Q1", *keys, "measures: {csat: at least 90%}", "---", f"# {title}"]
    return "\n".join([*lines, prose, ""])


FILES = {
    "frontline/secret-plan.md": goal("Secret", "visibility: internal", "formerly: [whisper]"),
    "frontline/early-idea.md": goal("Early", "draft: true"),
    "frontline/both.md": goal("Both", "draft: true", "visibility: internal"),
    "frontline/open-door.md": goal(
        "Open door",
        "aligns_with: [secret-plan, early-idea, whisper, both, calm]",
        "continues: secret-plan",
        prose="It goes on from secret-plan and from early-idea.",
    ),
    "frontline/calm.md": goal(
        "Calm",
        "kind: hard",
        "aligns_with: {title: Strategy, url: https://northwind.example/strategy}",
        "continues: open-door",
        "formerly: [calmer, whisper]",
    ),
    "frontline/calm/2026-01-05-agree-maria.md": "",
    "frontline/calm/2026-01-06-agree-henrik.md": "",
    "frontline/calm/2026-01-10-check-in-maria.md": "We wait for secret-plan.\n",
    "frontline/calm/2026-02-10-pause-maria.md": "Until secret-plan is done.\n",
    "frontline/calm/csat.csv": "date,value,note\n2026-01-09,92,\n",
    "frontline/old.md": goal("Old", "continues: whisper"),
    "frontline/old/2026-02-01-close-maria.md": (
        "---\noutcome: superseded\nby: secret-plan\n---\nSee secret-plan.\n"
    ),
    "frontline/older.md": goal("Older"),
    "frontline/older/2026-02-01-close-maria.md": "---\noutcome: superseded\nby: calm\n---\n",
}
HIDDEN = {"secret-plan", "early-idea", "both", "whisper"}
SHOWN = ("calm", "old", "older", "open-door")


def site(files: Mapping[str, str] = FILES) -> Site:
    decoded = board({f"goals/{path}": text for path, text in files.items()})
    return Site(
        facts=decoded.facts,
        as_of=AS_OF,
        goals=tuple(fold(one, decoded.facts, AS_OF) for one in decoded.goals),
        documents=decoded.documents,
    )


def strings(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value with the way to it, but for prose."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from strings(key, where)
            yield from strings(item, where)
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item, where)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in PROSE:
                yield from strings(getattr(value, field.name), f"{where}.{field.name}")


def traces(shown: Site) -> list[tuple[str, str]]:
    found = [*strings(shown.goals), *strings(dict(shown.documents))]
    return [(where, text) for where, text in found if any(name in text for name in HIDDEN)]


def test_a_hidden_goal_is_named_nowhere() -> None:
    assert traces(public(site())) == []


def test_the_search_above_finds_what_is_hidden_on_the_full_site() -> None:
    ways = {where for where, _ in traces(site())}
    assert {
        ".goal.id",
        ".goal.document.text",
        ".goal.story.aligns_with.goal",
        ".goal.story.continues",
        ".goal.story.formerly",
        ".goal.ledger.entries.by",
        ".close.by",
        ".last_check_in.document.text",
    } <= ways


def test_only_hidden_goals_are_left_out() -> None:
    assert tuple(state.id for state in public(site()).goals) == SHOWN


@pytest.mark.parametrize(
    ("drafts", "internal", "more"),
    [
        (True, False, {"early-idea"}),
        (False, True, {"secret-plan"}),
        (True, True, {"early-idea", "secret-plan", "both"}),
    ],
)
def test_drafts_and_internal_goals_are_shown_where_asked_for(
    drafts: bool, internal: bool, more: set[str]
) -> None:
    shown = public(site(), drafts=drafts, internal=internal)
    assert {state.id for state in shown.goals} == {*SHOWN, *more}


def test_what_people_tell_in_prose_stays() -> None:
    shown = public(site())
    calm, old, _, door = shown.goals
    assert door.goal.story.why == "It goes on from secret-plan and from early-idea."
    assert calm.pause
    assert calm.pause.prose == "Until secret-plan is done."
    assert calm.last_check_in
    assert calm.last_check_in.prose == "We wait for secret-plan."
    assert old.close
    assert old.close.prose == "See secret-plan."


def test_links_among_shown_goals_stay() -> None:
    calm, _, older, door = public(site()).goals
    assert [link.goal for link in door.goal.story.aligns_with] == ["calm"]
    assert calm.goal.story.continues == "open-door"
    assert [link.title for link in calm.goal.story.aligns_with] == ["Strategy"]
    assert calm.goal.story.formerly == ("calmer",)
    assert older.close
    assert older.close.by == "calm"


def test_a_goal_that_a_hidden_one_replaced_keeps_its_outcome_and_close() -> None:
    old = public(site()).goals[1]
    assert old.close
    assert old.outcome == "superseded"
    assert old.close.by == ""
    assert [one.by for one in old.goal.ledger.of(Close)] == [""]


def test_numbers_and_agreement_are_those_of_the_full_site() -> None:
    full = {state.id: state for state in site().goals}
    for state in public(site()).goals:
        before = full[state.id]
        assert state.numbers == before.numbers
        assert [one.agreement for one in state.versions] == [
            one.agreement for one in before.versions
        ]
        assert state.shown.digest == before.shown.digest
        assert state.goal.document.path == before.goal.document.path
        assert [one.measure for one in state.goal.ledger.series] == [
            one.measure for one in before.goal.ledger.series
        ]


def test_a_hidden_goal_cannot_hide_another_by_claiming_its_name() -> None:
    files = FILES | {
        "frontline/grudge.md": goal("Grudge", "visibility: internal", "formerly: [calm]")
    }
    shown = public(site(files))
    assert tuple(state.id for state in shown.goals) == SHOWN
    assert [link.goal for link in shown.goals[3].goal.story.aligns_with] == ["calm"]


def test_without_anything_to_hide_all_goals_are_shown() -> None:
    files = {"frontline/calm.md": FILES["frontline/calm.md"]}
    assert [state.id for state in public(site(files)).goals] == ["calm"]
