"""`sitegen new --json`: answers from a file, taken as they are, or told all that is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sitegen.cli import commands
from sitegen.cli._trial import in_memory
from sitegen.source import RawFile
from tests.cli.new_goals import EARLIER_PATH, TEAMS, check, new_files
from tests.scaffold.test_templates import DAY

ANSWERS: dict[str, Any] = {
    "id": "sooner",
    "team": "frontline",
    "title": "Answer first messages 30% faster",
    "why": "They wait.\n\nAnd then they write again.",
    "kind": "hard",
    "due": "2027-Q1",
    "challenge": {"hard": "H: it is.", "attainable": "A"},
    "situation": ["Chat grew # by a fifth", "\U0001f600 is rare"],
    "measures": {
        "backlog": {"baseline": {"value": 54, "n": 12}, "target": "40 tickets"},
        "csat": "guardrail at least 92%",
    },
    "support": {"macros": {"what": "Macros", "by": "enablement", "due": "2027-01-29"}},
    "stop_if": "Two of us: ill.",
}


def new(answers: object, *more: str) -> Result:
    """`sitegen new --json -` with these answers on its input."""
    text = answers if isinstance(answers, str | bytes) else json.dumps(answers, indent=1)
    return CliRunner().invoke(commands, ("new", "--json", "-", *more), input=text)


def test_answers_become_a_goal_that_passes_its_check(board: Path) -> None:
    done = new(ANSWERS)
    assert done.exit_code == 0, done.output
    [(path, text)] = new_files(board).items()
    assert path == "goals/frontline/sooner.md"
    assert text == (
        "---\n"
        "kind: hard\n"
        "due: 2027-Q1\n"
        "challenge:\n"
        '  hard: "H: it is."\n'
        "  attainable: A\n"
        "situation:\n"
        '  - "Chat grew # by a fifth"\n'
        '  - "\U0001f600 is rare"\n'
        "measures:\n"
        "  backlog:\n"
        "    baseline: {value: 54, n: 12}\n"
        "    target: 40 tickets\n"
        "  csat: guardrail at least 92%\n"
        "support:\n"
        "  macros: {what: Macros, by: enablement, due: 2027-01-29}\n"
        'stop_if: "Two of us: ill."\n'
        "---\n"
        "# Answer first messages 30% faster\n"
        "\n"
        "They wait.\n"
        "\n"
        "And then they write again.\n"
    )
    assert check("--strict", path).exit_code == 0


def test_the_form_of_the_json_does_not_matter(board: Path) -> None:
    new(ANSWERS)
    [text] = new_files(board).values()
    for form in ({"indent": "\t"}, {"ensure_ascii": False}, {"separators": (",", ":")}):
        (board / "goals/frontline/sooner.md").unlink()
        (board / "answers.json").write_text(json.dumps(ANSWERS, **form), encoding="utf-8")
        done = CliRunner().invoke(commands, ("new", "--json", "answers.json"))
        assert done.exit_code == 0, done.output
        assert (board / "goals/frontline/sooner.md").read_text(encoding="utf-8") == text


def test_every_mistake_is_told_in_one_run_at_its_line(board: Path) -> None:
    answers = ANSWERS | {
        "id": "answer-sooner",
        "team": "frontlin",
        "due": "soon",
        "deadline": "2027-03-31",
        "steward": "marie",
        "measures": {"backlog": {"baseline": 54, "target": "54"}, "csat": "as good as can be"},
    }
    (board / "answers.json").write_text(json.dumps(answers, indent=1), encoding="utf-8")
    done = CliRunner().invoke(commands, ("new", "--json", "answers.json"))
    assert done.exit_code == 1
    for words in (
        "answers.json: team: “frontlin” is no team of this board. Did you mean frontline?",
        "answers.json: id: “answer-sooner” is taken",
        "answers.json:7:9: error D303 “soon” is no date, period or length.",
        "error S150",
        "Did you mean due?",
        "Nobody in teams.yaml has the id marie.",
        "The target is the same as the baseline.",
        "as good as can be",
        "Nothing was written.",
    ):
        assert words in done.output, words
    assert new_files(board) == {"answers.json": json.dumps(answers, indent=1)}


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ("{", "This is no JSON"),
        ("[]", "The answers are a group of keys"),
        (b"\xff\xfe", "This is no UTF-8 text."),
        ('{"title": "' + "t" * 70_000 + '"}', "More than 64 KiB"),
        ("[" * 10_000, "This is no JSON"),
    ],
    ids=["half", "list", "bytes", "large", "deep"],
)
def test_what_is_no_json_is_said_to_be_none(board: Path, answers: str | bytes, words: str) -> None:
    done = new(answers)
    assert done.exit_code == 2
    assert words in " ".join(done.output.split())
    assert new_files(board) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"title": "T", "title": "U"}', "error S102"),
        ('{"title": ["T"], "team": "frontline"}', "error S151"),
        ('{"draft": true, "due": "soon", "team": "frontline", "title": "T"}', "error D303"),
    ],
    ids=["twice", "list for a text", "in a draft too"],
)
def test_what_cannot_be_read_is_an_error(board: Path, text: str, words: str) -> None:
    done = new(text)
    assert done.exit_code == 1
    assert words in done.output
    assert new_files(board) == {}


def test_what_is_missing_is_named_and_null_is_missing(board: Path) -> None:
    done = new(ANSWERS | {"due": None, "measures": None})
    assert done.exit_code == 2
    assert "--due and --measure are missing" in " ".join(done.output.split())
    assert new_files(board) == {}


def test_an_option_says_what_the_answers_leave_out_and_goes_before_them(board: Path) -> None:
    more = ("--due", "2027-Q2", "--set", "tags=[spring, phone]", "--set", "stop_if=Three of us.")
    support = ("--support", "room: A room with a door")
    done = new({key: ANSWERS[key] for key in ANSWERS if key != "due"}, *more, *support)
    assert done.exit_code == 0, done.output
    [text] = new_files(board).values()
    assert "\ndue: 2027-Q2\n" in text
    assert "\ntags: [spring, phone]\n" in text
    assert "\nstop_if: Three of us.\n" in text
    assert "  room: A room with a door\n" in text
    assert "  macros: {what: Macros" in text


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--set", "stop_if"), "is no KEY=VALUE"),
        (("--set", "tags=[a"), "is no list and no group of keys"),
        (("--support", "Macros"), "Support is a name and what is promised"),
        (("--support", "Macro Training: x"), "is no id"),
        (("--json", "nowhere.json"), "No such file"),
    ],
)
def test_an_option_that_does_not_fit_is_explained(more: tuple[str, ...], words: str) -> None:
    done = CliRunner().invoke(commands, ("new", "--team", "frontline", *more))
    assert done.exit_code == 2
    assert words in " ".join(done.output.split())


def test_a_key_that_nobody_knows_is_an_error_at_its_line(board: Path) -> None:
    done = new(ANSWERS, "--set", "colour=green")
    assert done.exit_code == 1
    assert "goals/frontline/sooner.md" in done.output
    assert "error S150" in done.output
    assert new_files(board) == {}


TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=25)
VALUE = st.recursive(
    TEXT | st.integers(-5, 2000) | st.booleans() | st.none() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=4,
)
ANY = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXT,
        "why": TEXT,
        "stop_if": TEXT,
        "looks_like": TEXT,
        "situation": st.lists(TEXT, min_size=1, max_size=2),
        "challenge": st.fixed_dictionaries({"hard": TEXT, "attainable": TEXT}),
        "due": st.sampled_from(["2027-Q1", "2027-03-31", "soon", "3 months"]) | VALUE,
        "measures": st.sampled_from(
            [{"csat": "at least 92%"}, {"backlog": {"baseline": 54, "target": 40}}, {"csat": "?"}]
        )
        | VALUE,
        "milestones": VALUE,
        "nonsense": VALUE,
    },
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ANY)
@example({"why": "---", "title": "# x #", "stop_if": "null"})
@example({"why": "<!-- x", "title": "~~~", "challenge": {"hard": "-", "attainable": "{"}})
def test_any_answers_give_a_file_that_says_them_or_a_message(
    board: Path, answers: dict[str, object]
) -> None:
    for path in (board / "goals/frontline").glob("*.md"):
        path.unlink()
    whole = ANSWERS | answers
    done = new(whole)
    assert not done.exception or isinstance(done.exception, SystemExit)
    found = {path: text for path, text in new_files(board).items() if path != EARLIER_PATH}
    if done.exit_code:
        assert found == {}
        assert len(done.output) > len("Nothing was written.\n")
        return
    [text] = found.values()
    files = (RawFile("teams.yaml", TEAMS.encode()), RawFile("goals/frontline/g.md", text.encode()))
    [state] = in_memory(files, DAY).site.goals
    goal = state.goal
    said = {"stop_if": goal.terms.stop_if, "looks_like": goal.story.looks_like}
    said |= {"title": goal.story.title}
    for key, value in said.items():
        assert value == " ".join(str(whole.get(key, "")).split()) or value == whole.get(key, "")
    assert [one.id for one in goal.terms.measures] == list(whole["measures"])
