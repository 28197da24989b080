"""Filling a goal's file in: what it lacks goes where it belongs, and what is there stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.decode.goals import YAML_GOAL
from sitegen.decode.nodes import Mapping
from sitegen.scaffold.answers import scalar
from sitegen.scaffold.goal_fill import ORDER, Unfillable, filled, rank, root_of
from sitegen.scaffold.measures import group
from sitegen.source import RawFile

EVERY_KEY = group(
    (
        ("kind", "hard"),
        ("due", "2027-Q1"),
        ("challenge", group((("hard", "H."), ("attainable", "A: yes.")))),
        ("measures", group((("csat", group((("baseline", "80%"), ("target", "85%")))),))),
    )
)


def fill(text: str, values: Mapping = EVERY_KEY, known: str = "", ending: str = "yaml") -> str:
    """The text of a file, filled in; `known` are the remarks that may go."""
    file = RawFile(f"goals/frontline/x.{ending}", text.encode())
    return filled(file, values, frozenset(known.splitlines())).data.decode()


def test_an_empty_file_gets_the_keys_in_their_order() -> None:
    assert fill("---\n---\n# T\n", ending="md") == (
        "---\n"
        "kind: hard\n"
        "due: 2027-Q1\n"
        "challenge:\n"
        "  hard: H.\n"
        '  attainable: "A: yes."\n'
        "measures:\n"
        "  csat:\n"
        "    baseline: 80%\n"
        "    target: 85%\n"
        "---\n"
        "# T\n"
    )


def test_a_key_goes_behind_the_one_before_it_and_remarks_stay() -> None:
    text = """\
# mine
draft: yes   # still thinking
# about the end
due: 2027-Q2
support: {}
# and the last
"""
    assert fill(
        text, group((("kind", "hard"), ("measures", group((("csat", "at least 9%"),)))))
    ) == (
        """\
# mine
draft: yes   # still thinking
kind: hard
# about the end
due: 2027-Q2
measures:
  csat: at least 9%
support: {}
# and the last
"""
    )


def test_what_somebody_wrote_is_never_replaced() -> None:
    text = "kind: pact\ndue: soon\nchallenge: {hard: mine}\nmeasures: {csat: at least 92%}\n"
    assert fill(text) == (
        "kind: pact\ndue: soon\n"
        'challenge: {hard: mine, attainable: "A: yes."}\n'
        "measures: {csat: at least 92%}\n"
    )


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("due:\n", "due: 2027-Q1\n"),
        ("due:   # by when?\n", "due: 2027-Q1   # by when?\n"),
        ("{draft: yes, due: }\n", "{draft: yes, due: 2027-Q1 }\n"),
        ("{}\n", "{due: 2027-Q1}\n"),
        ("{draft: yes}\n", "{draft: yes, due: 2027-Q1}\n"),
        ("draft: yes\r\ntags: [a]\r\n", "draft: yes\r\ndue: 2027-Q1\r\ntags: [a]\r\n"),
        (
            "stop_if: |\n  Two of us\n  are ill.\n\n",
            "due: 2027-Q1\nstop_if: |\n  Two of us\n  are ill.\n\n",
        ),
        ("kind: pact", "kind: pact\ndue: 2027-Q1"),
        ("\ufeffkind: pact\n", "\ufeffkind: pact\ndue: 2027-Q1\n"),
    ],
)
def test_a_key_is_written_wherever_its_place_is(text: str, after: str) -> None:
    assert fill(text, group((("due", "2027-Q1"),))) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "measures:\n  csat:\n    baseline: 80%   # ours\nstop_if: x\n",
            "measures:\n  csat:\n    baseline: 80%   # ours\n    target: 85%\nstop_if: x\n",
        ),
        (
            "measures:\n  csat: {baseline: 80%}\n",
            "measures:\n  csat: {baseline: 80%, target: 85%}\n",
        ),
        ("measures: {csat: {}}\n", "measures: {csat: {baseline: 80%, target: 85%}}\n"),
        (
            "measures:\n  csat:\n",
            "measures:\n  csat:\n    baseline: 80%\n    target: 85%\n",
        ),
        (
            "measures:\n",
            "measures:\n  csat:\n    baseline: 80%\n    target: 85%\n",
        ),
        (
            "measures:\n    nps: from 1 to 2\n",
            "measures:\n    nps: from 1 to 2\n    csat:\n      baseline: 80%\n      target: 85%\n",
        ),
    ],
)
def test_a_measure_that_was_begun_is_completed(text: str, after: str) -> None:
    assert fill(text, _measures()) == after


def _measures() -> Mapping:
    return group((("measures", EVERY_KEY.get("measures") or scalar("")),))


SLOTS = """\
---
draft: true

# Who?
# kind: pact

# By when?
# due: 2026-Q1

# Why hard?
# challenge:
#   hard: H
#   attainable: A
---
"""


def test_an_example_gives_way_to_the_answer_with_its_question() -> None:
    once = fill(SLOTS, group((("kind", "hard"),)), SLOTS, "md")
    assert once == SLOTS.replace("\n# Who?\n# kind: pact\n", "kind: hard\n")
    assert fill(once, EVERY_KEY, SLOTS, "md").startswith(
        "---\ndraft: true\nkind: hard\ndue: 2027-Q1\nchallenge:\n  hard: H.\n"
    )


def test_a_remark_that_somebody_wrote_stays_beside_the_answer() -> None:
    text = SLOTS.replace("# due: 2026-Q1", "# due: 2026-Q4").replace("# Who?", "# Who, Chen?")
    after = fill(text, EVERY_KEY, SLOTS, "md")
    assert "# due: 2026-Q4\ndue: 2027-Q1\n" in after
    assert "# By when?" not in after
    assert "# Who, Chen?\nkind: hard\n" in after


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    for text in ("due: [", "- a list\n", "only words"):
        with pytest.raises(Unfillable, match="cannot be read"):
            fill(text)


def test_the_order_names_every_key_of_a_goal_once() -> None:
    assert set(ORDER) == set(YAML_GOAL.fields)
    assert len(set(ORDER)) == len(ORDER)
    assert rank("nonsense") > rank("tags")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["stop_if", "incentive", "looks_like"]), TEXTS, min_size=1),
    st.sampled_from(["", "draft: yes\n", "{draft: yes}", "stop_if:\n", SLOTS]),
)
def test_any_text_is_read_back_as_it_was_answered(answers: dict[str, str], base: str) -> None:
    is_markdown = base.startswith("---")
    text = fill(base, group(tuple(answers.items())), ending="md" if is_markdown else "yaml")
    root = root_of(RawFile("goals/frontline/x." + ("md" if is_markdown else "yaml"), text.encode()))
    assert root is not None
    assert {key: getattr(root.get(key), "text", None) for key in answers} == answers
