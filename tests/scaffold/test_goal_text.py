"""The file of a new goal says what was answered, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.decode.board import decode_board, decode_library
from sitegen.edges.library import read_library
from sitegen.model.goal import Goal
from sitegen.prose.plain import first_paragraph, title_and_body
from sitegen.scaffold.goal_text import NewGoal, goal_file, heading, paragraph
from sitegen.scaffold.measures import measure_from_line
from sitegen.source import RawFile

LIBRARY = decode_library(read_library())
TEAMS = RawFile("teams.yaml", b"teams: {frontline: {lead: maria}}\npeople: {maria: {}}\n")

FULL = NewGoal(
    id="answer-first",
    team="frontline",
    title="Answer first messages 30% faster: now",
    why="Customers told us: we wait too long.",
    kind="pact",
    steward="maria",
    sponsor="henrik",
    start="2026-01-05",
    due="3 months",
    aligns_with=("customers-come-back",),
    continues="answer-last",
    hard="No week on record was below 3.1 hours.",
    attainable="The pilot queue ran at 2.7 hours: for five weeks.",
    measures=(
        measure_from_line("first-response-time: from 4.0 to 2.8 hours", LIBRARY),
        measure_from_line("csat: {role: guardrail, at_least: 92%, min_n: 30}", LIBRARY),
    ),
)

KEYS = """\
kind: pact
steward: maria
sponsor: henrik
start: 2026-01-05
due: 3 months
aligns_with: customers-come-back
continues: answer-last
challenge:
  hard: No week on record was below 3.1 hours.
  attainable: "The pilot queue ran at 2.7 hours: for five weeks."
measures:
  first-response-time: from 4.0 to 2.8 hours
  csat:
    role: guardrail
    at_least: 92%
    min_n: 30
"""

MARKDOWN = f"""\
---
{KEYS}---
# Answer first messages 30% faster: now

Customers told us: we wait too long.
"""

YAML = f"""\
title: "Answer first messages 30% faster: now"
why: "Customers told us: we wait too long."
{KEYS}"""


def decoded(goal: NewGoal, ending: str) -> Goal:
    [found] = decode_board((TEAMS, goal_file(goal, ending)), LIBRARY).goals
    return found


def test_a_markdown_goal_has_its_keys_on_top_in_their_order() -> None:
    file = goal_file(FULL, "md")
    assert file.path == "goals/frontline/answer-first.md"
    assert file.data.decode() == MARKDOWN


def test_a_yaml_goal_begins_with_its_words() -> None:
    file = goal_file(FULL, "yaml")
    assert file.path == "goals/frontline/answer-first.yaml"
    assert file.data.decode() == YAML


def test_both_say_the_same() -> None:
    one, other = decoded(FULL, "md"), decoded(FULL, "yaml")
    assert one.terms == other.terms
    assert one.plan == other.plan
    assert (one.story.title, one.story.why) == (other.story.title, other.story.why)
    assert (one.story.hard, one.story.continues) == (other.story.hard, other.story.continues)
    assert one.story.title == FULL.title


def test_a_draft_may_be_its_title_alone() -> None:
    file = goal_file(NewGoal(id="x", team="frontline", title="An idea", is_draft=True), "md")
    assert file.data.decode() == "---\ndraft: true\n---\n# An idea\n"


def test_several_goals_to_align_with_are_a_list() -> None:
    goal = NewGoal(id="x", team="frontline", title="X", due="2027-Q1", aligns_with=("a", "b"))
    assert "\naligns_with: [a, b]\n" in goal_file(goal, "md").data.decode()


@given(
    st.text(
        st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" #*_`[]<!\\&~|"),
        min_size=1,
        max_size=40,
    ).filter(str.strip)
)
@example("Raise *NPS* to 40")
@example("Close ticket #12 #")
@example("a_b_ <b>x</b> &amp; [x](y)")
@example("`code` and \\")
def test_a_title_is_read_back_with_all_its_signs(title: str) -> None:
    plain = " ".join(title.split())
    assert title_and_body(f"{heading(plain)}\n\nWhy.\n").title == plain


@pytest.mark.parametrize("title", ["Answer 30% faster: now", "Don't wait (much)", "Größe & mehr"])
def test_a_title_without_markup_is_left_as_it_is(title: str) -> None:
    assert heading(title) == f"# {title}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We *really* wait.", "We *really* wait."),
        ("- we wait", "\\- we wait"),
        ("1. we wait", "1\\. we wait"),
        ("# we wait", "\\# we wait"),
        ("> we wait", "\\> we wait"),
        ("--- we wait", "--- we wait"),
    ],
)
def test_a_why_begins_with_a_paragraph(text: str, shown: str) -> None:
    assert paragraph(text) == shown
    assert first_paragraph(shown)
