"""Writing YAML by hand: whatever is written is read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.decode.characters import CONTROL
from sitegen.decode.nodes import Mapping, Node, Scalar, Sequence
from sitegen.decode.tree import compose
from sitegen.scaffold.yaml_text import lines, quoted, written
from sitegen.source import Place

Plain = str | list["Plain"] | dict[str, "Plain"]

TRICKY = "".join(" :#,-?[]{}&*!|>'\"%@`~=.\\\n\tnoyes0aé本🙂/<")
TEXTS = st.text(
    st.one_of(st.sampled_from(TRICKY), st.characters(exclude_categories=["Cs"])), max_size=30
).filter(lambda text: not CONTROL.search(text))


def plain(node: Node | None) -> Plain:
    """A tree without its places."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.items}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert node is not None
    return node.text


def node(value: Plain) -> Node:
    if isinstance(value, dict):
        pairs = ((Scalar(key, True, Place()), node(one)) for key, one in value.items())
        return Mapping(tuple(pairs), Place())
    if isinstance(value, list):
        return Sequence(tuple(node(one) for one in value), Place())
    return Scalar(value, True, Place())


@given(TEXTS)
@example("a #b")
@example("key: value")
@example("ends with:")
@example("- x")
@example("@maria")
@example("'tis")
@example('"quoted" and \\')
@example(" space ")
@example("")
@example("---")
@example("a\u2028b")
@example("a\u200bb")
@example("\ufeff")
@example("C:\\new\n\ttab")
def test_a_text_is_read_back_as_it_was(text: str) -> None:
    tree = compose(f"key: {quoted(text)}\nlast: 1\n", "x.yaml")
    assert plain(tree.root) == {"key": text, "last": "1"}


@pytest.mark.parametrize(
    ("sign", "escaped"),
    [
        ("\u202e", "\\u202e"),
        ("\u2066", "\\u2066"),
        ("\u200b", "\\u200b"),
        ("\xad", "\\xad"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_signs_that_nobody_sees_stand_as_their_numbers(sign: str, escaped: str) -> None:
    assert quoted(f"not {sign}less") == f'"not {escaped}less"'
    assert quoted(f'"not" {sign}less') == f'"\\"not\\" {escaped}less"'
    tree = compose(f"key: {quoted(f'a{sign}b')}\n", "x.yaml")
    assert plain(tree.root) == {"key": f"a{sign}b"}


@pytest.mark.parametrize(
    "text", ["\N{WOMAN}\u200d\N{PERSONAL COMPUTER}", "می\u200cخواهم", "5\xa0%"]
)
def test_signs_that_belong_to_a_word_stay_as_they_are(text: str) -> None:
    assert quoted(text) == f'"{text}"'


@given(TEXTS)
@example("a, b")
@example("why?")
@example("?x")
@example("{a}")
@example("a:b")
def test_a_text_in_brackets_is_read_back_as_it_was(text: str) -> None:
    shown = quoted(text, in_brackets=True)
    tree = compose(f"key: {{a: {shown}, b: [{shown}, {shown}]}}\n", "x.yaml")
    assert plain(tree.root) == {"key": {"a": text, "b": [text, text]}}


@given(
    st.dictionaries(
        TEXTS,
        st.recursive(
            TEXTS,
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
            max_leaves=6,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_a_whole_tree_is_read_back_as_it_was(tree: dict[str, Plain]) -> None:
    text = "".join(f"{line}\n" for key, value in tree.items() for line in lines(key, node(value)))
    assert plain(compose(text, "x.yaml").root) == tree


@pytest.mark.parametrize(
    "text",
    [
        "Answer first messages 30% faster",
        "2.8 hours",
        "92%",
        "-30%",
        "2026-03-31",
        "week on monday",
        "No week on record was below 3.1 hours, ever.",
        "Größe, 本日 & more",
        "(three of us)",
        "https://northwind.example/a",
    ],
)
def test_what_reads_well_without_quotes_has_none(text: str) -> None:
    assert quoted(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("No", '"No"'),
        ("~", '"~"'),
        ("true", '"true"'),
        ("a #b", '"a #b"'),
        ("It is: hard", '"It is: hard"'),
        ('"No", he said', "'\"No\", he said'"),
        ('"It\'s"', "'\"It''s\"'"),
        ("two\nlines", '"two\\nlines"'),
        ("", '""'),
    ],
)
def test_what_would_be_lost_or_misread_has_quotes(text: str, shown: str) -> None:
    assert quoted(text) == shown


def test_a_comma_needs_quotes_in_brackets_alone() -> None:
    assert quoted("one, two") == "one, two"
    assert quoted("one, two", in_brackets=True) == '"one, two"'


def test_groups_go_one_key_a_line_and_what_is_in_them_into_brackets() -> None:
    measure: Plain = {"baseline": {"value": "4.0", "n": "12"}, "target": "2.8 hours"}
    assert lines("first-response-time", node(measure), indent=2) == (
        "  first-response-time:",
        "    baseline: {value: 4.0, n: 12}",
        "    target: 2.8 hours",
    )


def test_a_key_without_a_value_stays_one() -> None:
    assert written(Scalar("", False, Place())) == ""
    assert lines("blockers", Scalar("", False, Place())) == ("blockers:",)
