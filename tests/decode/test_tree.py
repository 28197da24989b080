"""YAML as a tree: values as written, and the place of each key and value."""

from __future__ import annotations

import pytest

from sitegen.decode.nodes import Mapping, Node, Scalar, Sequence
from sitegen.decode.tree import Tree, compose
from sitegen.source import Document, Place

GOAL = """\
kind: pact
with: [engineering, 'shop support']   # two further teams
measures:
  first-response-time: from 4.0 to 2.8 hours
  csat: {role: guardrail, at_least: 92%}
situation:
- Chat volume grew by 20%.
- "Two people
  left."
why: |
  Customers wait.

  Too long.
stop_if:
"""


def read(text: str) -> Tree:
    tree = compose(text, "goals/a/b.yaml")
    assert not tree.findings
    assert tree.is_whole
    return tree


def stretch(document: Document, *route: str | int) -> str:
    """The text at the place of a value."""
    place = document.values[route]
    lines = document.text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


def plain(node: Node | None) -> object:
    """A tree as the dicts, lists and texts that it stands for."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.items}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node is not None else None


def test_a_goal_becomes_mappings_sequences_and_texts() -> None:
    assert plain(read(GOAL).root) == {
        "kind": "pact",
        "with": ["engineering", "shop support"],
        "measures": {
            "first-response-time": "from 4.0 to 2.8 hours",
            "csat": {"role": "guardrail", "at_least": "92%"},
        },
        "situation": ["Chat volume grew by 20%.", "Two people left."],
        "why": "Customers wait.\n\nToo long.\n",
        "stop_if": "",
    }


@pytest.mark.parametrize(
    ("route", "text"),
    [
        (("kind",), "pact"),
        (("with",), "[engineering, 'shop support']"),
        (("with", 1), "'shop support'"),
        (("measures", "first-response-time"), "from 4.0 to 2.8 hours"),
        (("measures", "csat"), "{role: guardrail, at_least: 92%}"),
        (("measures", "csat", "at_least"), "92%"),
        (("situation", 0), "Chat volume grew by 20%."),
        (("situation", 1), '"Two people\n  left."'),
        (("why",), "|\n  Customers wait.\n\n  Too long."),
        (("stop_if",), ""),
        (
            ("measures",),
            "first-response-time: from 4.0 to 2.8 hours\n  csat: {role: guardrail, at_least: 92%}",
        ),
    ],
)
def test_a_value_ends_right_at_its_last_character(route: tuple[str | int, ...], text: str) -> None:
    assert stretch(read(GOAL).document, *route) == text


def test_a_missing_value_stands_right_after_its_colon() -> None:
    assert read(GOAL).document.values[("stop_if",)] == Place(14, 9, 14, 9)


def test_each_key_has_its_place() -> None:
    keys = read(GOAL).document.keys
    assert keys[("measures", "csat", "at_least")] == Place(5, 27, 5, 35)
    assert keys[("why",)] == Place(10, 1, 10, 4)


def test_columns_count_characters_and_not_bytes() -> None:
    document = read("a: {é🎉: ñ, b: c}\n").document
    assert document.values[("a", "b")] == Place(1, 15, 1, 16)


def test_lines_count_from_where_the_keys_stand_in_the_file() -> None:
    tree = compose("due: 2026-Q1\n", "a.md", first_line=2, whole_text="---\ndue: 2026-Q1\n---\n")
    assert tree.document.values[("due",)] == Place(2, 6, 2, 13)
    assert tree.document.text == "---\ndue: 2026-Q1\n---\n"


@pytest.mark.parametrize(
    "word",
    "no NO on Yes null ~ 12:30:45 2:30 0755 0x1F 1_000 1e3 .inf .nan +5 -0 2026-01-05 "
    "2026-13-45 = 0o7 true 9007199254740993".split(),
)
def test_words_that_yaml_would_change_stay_as_written(word: str) -> None:
    root = read(f"value: {word}\n").root
    assert isinstance(root, Mapping)
    assert root.get("value") == Scalar(word, False, Place(1, 8, 1, 8 + len(word)))


def test_a_number_of_5000_digits_is_a_text_as_any_other() -> None:
    assert plain(read(f"value: {'9' * 5000}\n").root) == {"value": "9" * 5000}


def test_quotes_are_remembered_and_empty_quotes_are_not_nothing() -> None:
    root = read("a: ''\nb:\nc: |\n  x\nd: e\n").root
    assert isinstance(root, Mapping)
    scalars = [value for _, value in root.items if isinstance(value, Scalar)]
    assert [scalar.quoted for scalar in scalars] == [True, False, True, False]
    assert [scalar.is_empty for scalar in scalars] == [False, True, False, False]


def test_a_mapping_is_asked_by_key() -> None:
    root = read("a: b\n").root
    assert isinstance(root, Mapping)
    assert root.keys == ("a",)
    assert root.get("c") is None


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "   \t\n"])
def test_a_text_without_a_value_has_no_root(text: str) -> None:
    assert read(text).root is None


@pytest.mark.parametrize("text", ["---\na: b\n", "a: b\n...\n", "---\na: b", "a:   b  \t\n"])
def test_what_surrounds_a_value_does_not_change_it(text: str) -> None:
    assert plain(read(text).root) == {"a": "b"}


def test_lines_of_white_space_do_not_upset_a_block() -> None:
    assert plain(read("why: |\n      \n  a\n\t\n  b\n").root) == {"why": "\na\n\nb\n"}


def test_questions_may_stand_in_brackets() -> None:
    for pure in (False, True):
        tree = compose("a: [What happened?, Pourquoi ?, x?y]\n", "a.yaml", pure=pure)
        assert plain(tree.root) == {"a": ["What happened?", "Pourquoi ?", "x?y"]}


def test_other_characters_for_a_new_line_are_spaces_inside_a_text() -> None:
    assert plain(read("a: b\u2028c\u2029d\x85e\nf: g\n").root) == {"a": "b c d e", "f": "g"}


def test_twenty_levels_are_read() -> None:
    tree = read("[" * 20 + "]" * 20)
    assert tree.document.values[(0,) * 19] == Place(1, 20, 1, 22)
