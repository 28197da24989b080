"""A measure in one line: what README teaches is understood, with an id or in plain words."""

from __future__ import annotations

import pytest

from sitegen.decode.board import decode_library
from sitegen.decode.nodes import Scalar
from sitegen.edges.library import read_library
from sitegen.model.board import Metric
from sitegen.scaffold.answers import Unfit
from sitegen.scaffold.said import metric_named, said_measure
from sitegen.scaffold.yaml_text import written

METRICS = decode_library(read_library())


@pytest.mark.parametrize(
    ("text", "id", "aim"),
    [
        ("wait-time: from 5 to 3 minutes", "wait-time", "from 5 to 3 minutes"),
        ("Wait time: from 5 to 3 minutes", "wait-time", "from 5 to 3 minutes"),
        ("wait time from 5 to 3 minutes", "wait-time", "from 5 to 3 minutes"),
        ("  CSAT   at least  92% ", "csat", "at least 92%"),
        ("csat guardrail at least 92%", "csat", "guardrail at least 92%"),
        ("outreach contacts 500 in total", "outreach-contacts", "500 in total"),
        ("workload between 30 and 50 tickets", "workload", "between 30 and 50 tickets"),
        ("portal open: yes or no", "portal-open", "yes or no"),
        ("rehearsal milestones", "rehearsal", "milestones"),
    ],
)
def test_a_line_with_an_aim_is_a_measure(text: str, id: str, aim: str) -> None:
    found = said_measure(text, METRICS)
    assert found is not None
    assert found.id == id
    assert isinstance(found.node, Scalar)
    assert found.node.text == aim


def test_the_long_form_is_taken_too() -> None:
    found = said_measure("csat: {at_least: 92%, min_n: 30}", METRICS)
    assert found is not None
    assert (found.id, written(found.node)) == ("csat", "{at_least: 92%, min_n: 30}")


@pytest.mark.parametrize("text", ["csat", "first response time", "gladness", "wait-time:", "?", ""])
def test_a_line_without_an_aim_is_none(text: str) -> None:
    assert said_measure(text, METRICS) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("from 5 to 3 minutes", "Say first what is counted, such as `wait-time: from 5 to 3 min"),
        (": at least 92%", "Say first what is counted"),
        ("response: from 5 to 3 hours", "Did you mean first-response-time or response-rate?"),
        ("gladness at least 3", "The library has nothing like “gladness”."),
        ("wait-time: from 5 to few", "“few” is no number"),
        ("wait-time: shorter", "from where to where"),
        ("...: yes or no", "The library has nothing like"),
    ],
)
def test_what_cannot_be_taken_is_explained(text: str, words: str) -> None:
    with pytest.raises(Unfit, match=words.replace("?", r"\?")):
        said_measure(text, METRICS)


@pytest.mark.parametrize("text", ["csat", "Customer satisfaction", "CSAT"])
def test_a_metric_is_named_by_its_id_or_in_words(text: str) -> None:
    assert metric_named(text, METRICS).id == "csat"


def answer(text: str, metrics: tuple[Metric, ...] = METRICS) -> list[str]:
    """What is answered, as it stands on the terminal: two spaces before each line."""
    with pytest.raises(Unfit) as found:
        metric_named(text, metrics)
    return f"  {found.value}".split("\n")


def test_a_question_mark_is_answered_with_a_line_for_each_metric() -> None:
    lines = answer("?")
    assert lines[:2] == [
        "  speed      abandonment-rate          Abandonment rate",
        "             first-response-time       First response time",
    ]
    assert "  people     agent-retention           Agent retention" in lines
    assert lines[-1] == "  `? abandonment-rate` says what one of them counts."
    assert len(lines) == len(METRICS) + 1
    assert max(map(len, lines)) <= 80


def test_a_board_s_own_metrics_are_listed_too_and_cut_where_they_are_long() -> None:
    own = Metric(id="waits-" * 6 + "x", name="Waits of all customers of the house in any queue")
    lines = answer("?", (*METRICS, own))
    assert lines[-2].startswith(f"  others     {own.id}  Waits of all")
    assert lines[-2].endswith("…")
    assert max(map(len, lines)) <= 80


def test_a_question_mark_and_a_name_are_answered_with_what_it_counts() -> None:
    lines = answer("? first response time")
    assert lines[0] == "  first-response-time: First response time, in hours; less is better."
    assert lines[1].startswith("  How long a customer waits for the first answer")
    assert max(map(len, lines)) <= 80
    assert answer("?csat")[0] == "  csat: Customer satisfaction, in %; more is better."
    own = Metric(id="waits", name="Waits")
    assert answer("? waits", (own,)) == ["  waits: Waits."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("? response", "Did you mean first-response-time or response-rate?"),
        ("? gladness", "The library has nothing like “gladness”."),
    ],
)
def test_a_question_about_no_metric_is_answered_like_a_name_of_none(text: str, words: str) -> None:
    assert words in answer(text)[0]
