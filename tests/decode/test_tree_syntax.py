"""Slips that YAML does not forgive: one finding each, in plain words, at the place to edit."""

from __future__ import annotations

import pytest

from sitegen.decode.nodes import Mapping, Scalar
from sitegen.decode.tree import compose
from sitegen.finding import Finding

SLIPS = [
    ("measures:\n\tcsat: x\n", "2:1", "indented with a tab", "Indent with spaces"),
    ("title:\tFaster\n", "1:7", "a tab inside", "a space in its place"),
    ("title: Answer\tfirst\n", "1:14", "a tab inside", "a space in its place"),
    ("a: b\ntitle Faster\nc: d\n", "2:1", '"title Faster" is no key', "Write title: Faster;"),
    ("title Faster\na: b\n", "1:1", '"title Faster" is no key', "Write title: Faster;"),
    ("measures\n  csat: 1\n", "1:1", '"measures" is no key', "Write measures: with a colon;"),
    ("a: b\nWe wait\nc: d\n", "2:1", '"We wait" is no key', "Write key: value;"),
    ("a: b\ntitle:Faster\nc: d\n", "2:1", 'after "title:"', "Write title: Faster"),
    ("title:Faster\nc: d\n", "1:1", 'after "title:"', "Write title: Faster"),
    ("a:\n- b\n-c\n", "3:1", "after the dash", "Write - c"),
    ("title: Support: faster\n", "1:15", "a colon with a space", 'title: "Support: faster"'),
    ("a: b: c: d # e\n", "1:5", 'The value of "a"', 'Write a: "b: c: d"'),
    ("a: change: -30%\n", "1:10", "needs braces or quotes", "Write a: {change: -30%} for a group"),
    ("a: change: -30%\n", "1:10", "needs braces or quotes", 'or a: "change: -30%" for a text.'),
    ("a: b: 4, c: d # e\n", "1:5", "braces or quotes", "Write a: {b: 4, c: d} for a group"),
    ("- what: Support: faster\n", "1:16", 'value of "what"', 'what: "Support: faster"'),
    ('title: Say "no": why\n', "1:16", "a colon", "title: 'Say \"no\": why'"),
    ("due: 2026-Q1\n  kind: pact\n", "2:3", '"kind: pact" is indented', "same column"),
    ("due: 2026-Q1\n\n  kind: pact\n", "3:3", '"kind: pact" is indented', "same column"),
    ("m:\n  a: 1\n b: 2\n", "3:2", "starts in column 2", "in one column"),
    ("m:\n    a: 1\n  b: 2\n", "3:3", "starts in column 3", "in one column"),
    ("- a\nb: c\n", "2:1", "not an item of the list that starts on line 1", "in one column"),
    ("a: b\n- c\n", "2:1", "not a key of the group that starts on line 1", "in one column"),
    ("why: We saw\n  ticket #3 again\n  and more\n", "2:10", "comment starts at this #", "quotes"),
    ("members: - maria\n", "1:10", "dash on the line of its key", "next line"),
    ("a: ? b\n", "1:4", 'starts with "?"', 'Write "? b".'),
    ("a: 'b'\n  - c\n", "2:3", "starts in column 3", "in one column"),
    ("a: 'b' - c\n", "1:8", "after the closing quote", "Write a: \"'b' - c\""),
    ('title: "Fast\ndue: 2026-Q1\n', "1:8", "never closed", 'Add " at'),
    ("title: 'tis the season\n", "1:8", "never closed", "apostrophe"),
    ("title: 'Don't wait'\n", "1:13", "after the closing quote", 'title: "Don\'t wait"'),
    ('title: "Fast" answers\n', "1:15", "after the closing quote", "title: '\"Fast\" answers'"),
    ("tags: [#chat]\n", "1:8", 'the "[" is never closed', 'Write "#chat".'),
    ("tags: [a, #chat, b]\n", "1:11", 'the "[" is never closed', 'Write "#chat".'),
    ("tags: [a, b #c]\nd: e\n", "1:13", 'the "[" is never closed', 'Write "b #c".'),
    ("a: {b: see #3, c: d}\ne: f\n", "1:12", 'the "{" is never closed', 'Write "see #3".'),
    ("a: [\n  b,\n  #c]\nd: e\n", "3:3", 'the "[" is never closed', 'Write "#c".'),
    ("a: [b\n# why\nd: e\n", "1:4", 'The "[" that opens here', 'Add "]" at its end.'),
    ("- 'a' b\n", "1:7", "after the closing quote", "whole text"),
    ("title: [draft] Faster\n", "1:16", "after the closing bracket", 'title: "[draft] Faster"'),
    ('a: "b\\wc"\n', "1:6", '"\\w" means nothing', "\\\\ for a backslash"),
    ('a: "\\UFFFFFFFF"\n', "1:5", "means nothing", "backslash"),
    ('a: "\\xZZ"\n', "1:5", "means nothing", "backslash"),
    ("title: @maria helps\n", "1:8", 'starts with "@"', 'Write "@maria helps".'),
    ("code: `x` # y\n", "1:7", 'starts with "`"', 'Write "`x`".'),
    ("goal: %90\n", "1:7", 'starts with "%"', 'Write "%90".'),
    ("a: b\n%c\n", "2:1", 'starts with "%"', 'Write "%c".'),
    ("goal: > 90%\n", "1:7", 'starts with ">"', 'Write "> 90%".'),
    ("goal: |#\n", "1:7", 'starts with "|"', 'Write "|#".'),
    ("why: **Now** or never\n", "1:6", 'starts with "*"', 'Write "**Now** or never".'),
    ("title: *Now* or never\n", "1:8", 'starts with "*"', 'Write "*Now* or never".'),
    ("title: & co\n", "1:8", 'starts with "&"', 'Write "& co".'),
    ("title: !{x\n", "1:8", 'starts with "!"', 'Write "!{x".'),
    ("title: !a!b\n", "1:8", 'starts with "!"', 'Write "!a!b".'),
    ("links: [a, @b, c]\n", "1:12", 'starts with "@"', 'Write "@b".'),
    ("members: [a, @b, c]\n", "1:14", '"@b" is no id', "Write b, without the @."),
    ("a: 1\nsteward: @sam\n", "2:10", '"@sam" is no id', "Write sam, without the @."),
    ("a: {who: @sam, what: x}\n", "1:10", '"@sam" is no id', "Write sam, without the @."),
    ("with:\n  - a\n  - @sam\n", "3:5", '"@sam" is no id', "Write sam, without the @."),
    ("who: @sam and @maria\n", "1:6", 'starts with "@"', 'Write "@sam and @maria".'),
    ("who: a\nwhat: @sam\n", "2:7", 'starts with "@"', 'Write "@sam".'),
    ("members: [a, b\nlead: c\n", "1:10", 'The "[" that opens', 'Add "]"'),
    ("members: [a, b\n", "1:10", 'The "[" that opens', 'Add "]"'),
    ("members: [[a], b\n", "1:10", 'The "[" that opens', 'Add "]"'),
    ("members: [? a", "1:10", 'The "[" that opens', 'Add "]"'),
    ("csat: {role: guardrail\ndue: x\n", "1:7", 'The "{" that opens', 'Add "}"'),
    ("tags: [#a, #b]\n", "1:8", 'the "[" is never closed', 'Write "#a".'),
    ("csat: {a: b c: d}\n", "1:14", "one colon too many", "comma between two keys"),
    ('a: ["b" c]\n', "1:9", "A comma is missing before", "commas"),
    ("a: [b,, c]\n", "1:7", "no value before this comma", "Remove"),
    ("a: ]b\n", "1:4", 'This "]" closes nothing', "Remove it"),
    ("a: [b]]\n", "1:7", 'This "]" closes nothing', "Remove it"),
    ("a: - [b\n", "1:4", "dash on the line of its key", "next line"),
    (": b\n", "1:1", "no key before this colon", "Write a key"),
    ("a: {: b}\n", "1:5", "no key before this colon", "Write a key"),
    ("\n# goal\n  a: b\nc: d\n", "3:1", "Line 3 is indented, and line 4", "Remove the spaces"),
    ("a: 'x]'\nb: [c\n", "2:4", 'The "[" that opens', 'Add "]"'),
    ("[a] b\n", "1:5", "complete already", "remove what is too much"),
    ("a: b\n}\n", "2:1", 'This "}" closes nothing', "Remove it"),
    ("a: b\n...\n%YAML 2.0\n---\n", "3:1", "cannot be read: found incompatible", "the one above"),
    ("a: b\n...\nc: d\n", "3:1", "ends at the ... on line 2", "three dots"),
]


def only_finding(text: str) -> Finding:
    tree = compose(text, "goals/a/b.yaml")
    assert tree == compose(text, "goals/a/b.yaml", pure=True)
    assert not tree.is_whole
    [finding] = tree.findings
    return finding


@pytest.mark.parametrize(("text", "place", "message", "fix"), SLIPS, ids=[s[0] for s in SLIPS])
def test_a_slip_is_explained_where_it_is(text: str, place: str, message: str, fix: str) -> None:
    finding = only_finding(text)
    start = finding.location.place
    assert (finding.code, f"{start.line}:{start.column}") == ("S101", place)
    assert message in finding.message
    assert fix in finding.fix


def test_a_line_of_a_front_matter_is_counted_in_the_file() -> None:
    [finding] = compose("a: b: c\n", "a.md", first_line=2).findings
    assert (finding.location.place.line, finding.location.place.column) == (2, 5)


def test_what_was_wrong_before_a_slip_is_said_too() -> None:
    tree = compose("a: 1\na: 2\nb: c: d\n", "a.yaml")
    assert [finding.code for finding in tree.findings] == ["S102", "S101"]


def test_a_long_text_is_shortened_in_the_fix() -> None:
    fix = only_finding(f"title: {'long ' * 30}: x\n").fix
    assert len(fix) < 90
    assert "…" in fix


def test_a_text_that_a_comma_cut_inside_of_braces_is_read_whole() -> None:
    tree = compose("{chen: I rewrite, and test, too, maria: ok}\n", "a.yaml")
    assert isinstance(tree.root, Mapping)
    texts = {key.text: value.text for key, value in tree.root.items if isinstance(value, Scalar)}
    assert texts == {"chen": "I rewrite, and test, too", "maria": "ok"}
    [finding] = tree.findings
    assert (finding.code, finding.location.place.column) == ("S101", 19)
    assert finding.fix == 'Write chen: "I rewrite, and test, too".'
    assert not tree.document.has("and test")
    assert tree.document.at("chen").place.end_column == 32


@pytest.mark.parametrize("text", ["{a, b}\n", "{a: 'x', b}\n", "{a: x, b:}\n", "{a: , b: c}\n"])
def test_a_key_without_a_value_is_no_part_of_a_text(text: str) -> None:
    assert compose(text, "a.yaml").findings == ()
