"""With libyaml and without it, a text gives the same tree, places and findings."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen.decode import tree
from sitegen.decode.tree import Tree, compose

PIECES = (
    "a b key é 🎉 : , - ? [ ] { } ' \" | > * & ! % @ ` # = ~ \\ << 1 #3 ?] why? "
    "*a &a !!str !a!b --- ... '' \"\" |- >+ |2 http://x [a,b] {a:b} \\U00110000"
).split()
SPACED = [" ", "  ", "\n", "\n  ", "\n    ", ": ", "- ", ", ", " #", "\n- ", "k: ", "what? ", " ?"]
RARE = ["\t", "\ufeff", "\u2028", "\x85", "%YAML 1.1\n", "---\n", "...\n", '"\\u202e"', '"\\x00"']

yaml_like = st.lists(st.sampled_from([*PIECES, *SPACED, *SPACED, *RARE]), max_size=16).map("".join)


@pytest.mark.skipif(tree._FAST_LOADER is None, reason="libyaml is not there")
@settings(max_examples=600)
@given(yaml_like)
@example("{a")
@example("?")
@example("[key ?]")
@example("[a\n? b]")
@example("{a: # b\n}")
@example("[a  : \u2028]")
@example("a: |#\n")
@example("!?!-")
@example("key:\tvalue")
@example("- - ? a")
@example("%FOO bar\n---\na: b\n")
@example("a: b\n...\nc: d\n")
@example("\ufeffa: b\ufeff\n")
@example("a: [b\n")
def test_both_parsers_give_the_same(text: str) -> None:
    assert compose(text, "a.yaml") == compose(text, "a.yaml", pure=True)


@settings(max_examples=200)
@given(yaml_like)
def test_every_place_lies_in_the_text(text: str) -> None:
    result = compose(text, "a.yaml")
    lines = text.split("\n")
    places = [*result.document.values.values(), *result.document.keys.values()]
    places += [finding.location.place for finding in result.findings]
    for place in places:
        assert (place.line, place.column) <= (place.end_line, place.end_column)
        assert place.end_line <= len(lines)
        assert place.column <= len(lines[place.line - 1]) + 1
        assert place.end_column <= len(lines[place.end_line - 1]) + 2


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    result = compose(text, "a.yaml")
    assert result.is_whole or result.findings


def test_without_libyaml_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [b, 'c']\nd: {e: f}\na: 2\n"
    before: Tree = compose(text, "a.yaml")
    monkeypatch.setattr(tree, "_FAST_LOADER", None)
    assert compose(text, "a.yaml") == before
