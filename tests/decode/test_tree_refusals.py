"""YAML that can be parsed, and that a board refuses: each with its place, and nothing else."""

from __future__ import annotations

from functools import partial

import pytest

from sitegen.decode.tree import Tree, compose
from sitegen.finding import Severity
from tests.timing import takes_at_most

PLAIN = "a:\n" + "  - {b: one, c: [two, three]} # four\n" * 420


def read(text: str) -> Tree:
    tree = compose(text, "teams.yaml")
    assert tree == compose(text, "teams.yaml", pure=True)
    return tree


def said(text: str) -> list[str]:
    """Each finding as `code line:column`."""
    places = ((finding.code, finding.location.place) for finding in read(text).findings)
    return [f"{code} {place.line}:{place.column}" for code, place in places]


def test_a_key_written_twice_names_both_lines() -> None:
    tree = read("title: A\ndue: 2026-Q1\ntitle: B\n")
    [finding] = tree.findings
    assert finding.code == "S102"
    assert finding.message == '"title" is written twice: on line 1 and on line 3.'
    assert (finding.location.place.line, finding.location.place.end_column) == (3, 6)
    assert [related.location.place.line for related in finding.related] == [1]


def test_of_two_equal_keys_the_first_one_counts() -> None:
    tree = read("a: 1\n'a': {b: 2}\n")
    assert tree.is_whole
    assert set(tree.document.values) == {(), ("a",)}
    assert tree.document.values[("a",)].line == 1


def test_all_keys_written_twice_are_reported_in_one_run() -> None:
    text = "a: 1\nb: {c: 1, c: 2}\na: {d: 1, d: 2}\na: 3\n"
    assert said(text) == ["S102 2:11", "S102 3:1", "S102 3:11", "S102 4:1"]


def test_equal_keys_in_different_groups_are_fine() -> None:
    assert said("a: {x: 1}\nb: {x: 1}\nc: [{x: 1}, {x: 2}]\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &base {x: 1}\nb: 2\n", ["S103 1:4"]),
        ("a: &base x\nb: *base\n", ["S103 1:4", "S103 2:4"]),
        ("a: {x: 1}\nb:\n  <<: {y: 2}\n", ["S103 3:3"]),
        ("a: !!python/object/apply:os.system [ls]\n", ["S103 1:4"]),
        ("a: !!binary aGk=\n", ["S103 1:4"]),
        ("a: !!set {x, y}\n", ["S103 1:4"]),
        ("a: !important fix\n", ["S103 1:4"]),
        ("a: &x !!str fix\n", ["S103 1:4", "S103 1:7"]),
        ("&x a: fix\n", ["S103 1:1"]),
        ("%YAML 1.2\n---\na: b\n", ["S103 1:1"]),
        ("# remark\n\n%TAG ! tag:x\n---\na: b\n", ["S103 3:1"]),
    ],
)
def test_signs_that_say_something_else_than_they_show_are_refused(
    text: str, expected: list[str]
) -> None:
    assert said(text) == expected


def test_a_quoted_merge_sign_is_a_key_as_any_other() -> None:
    assert said('"<<": a\n') == []


def test_a_merge_bomb_is_refused_at_once() -> None:
    rows = ["a0: &a0 {k: v}"]
    rows += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 12)]
    bomb = "\n".join(rows)
    assert {finding.code for finding in read(bomb).findings} == {"S103"}
    assert takes_at_most(20, lambda: read(bomb), than=lambda: read(PLAIN))


def test_the_value_behind_an_anchor_or_a_tag_is_kept() -> None:
    tree = read("a: &x !!int 5\n")
    assert tree.is_whole
    assert tree.document.values[("a",)].end_column == 14


@pytest.mark.parametrize("text", ["a: *x\n", "<<: {a: b}\n", "a: b\n---\nc: d\n"])
def test_where_a_value_is_not_known_there_is_no_tree(text: str) -> None:
    tree = compose(text, "teams.yaml")
    assert not tree.is_whole
    assert tree.root is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[" * 21 + "]" * 21, "S104 1:21"),
        ("[" * 65536, "S104 1:21"),
        ("{" * 65536, "S104 1:21"),
        ("[{" * 32768, "S104 1:21"),
        ("- " * 32768, "S104 1:41"),
        ("? " * 32768, "S104 1:41"),
        ("a:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 300)), "S104 21:21"),
    ],
    ids=["21", "brackets", "braces", "both", "dashes", "question marks", "keys"],
)
def test_nesting_is_counted_and_never_crashes(text: str, expected: str) -> None:
    assert said(text)[-1:] == [expected]
    assert takes_at_most(20, lambda: read(text), than=lambda: read(PLAIN))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\n---\nc: d\n", ["S105 2:1"]),
        ("---\na: b\n---\n", ["S105 3:1"]),
        ("a: 1\na: 2\n---\nc: d\n---\ne: f\n", ["S102 2:1", "S105 3:1"]),
    ],
)
def test_a_second_document_is_refused_where_it_starts(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: {{ title }}\n", ["S108 1:9"]),
        ("? [a, b]\n: c\n", ["S108 1:3"]),
        ("[a]: b\nc: d\n", ["S108 1:1"]),
        ("?\n: b\n", ["S108 1:2"]),
        ("? a\n: b\n", []),
        ("1: a\nno: b\n", []),
    ],
)
def test_a_key_is_a_text(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_what_stands_below_a_refused_key_is_left_out() -> None:
    tree = read("a: {[x]: {y: z}, b: c}\n")
    assert set(tree.document.values) == {(), ("a",), ("a", "b")}
    assert tree.is_whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Fix #3 issue\n", ["S106 1:12"]),
        ("title: Fix   #3 issue\n", ["S106 1:14"]),
        ("channel: #support\n", ["S106 1:10"]),
        ("- #a\n- b #c\n", ["S106 1:3", "S106 2:5"]),
        ("a: {\n  b: c #d\n}\n", ["S106 2:8"]),
        ("a: b\n  c #3\n", ["S106 2:5"]),
        ("due: 2026-Q1  # end of quarter\n", []),
        ("due: 2026-Q1 # 3 months\n", []),
        ("due: 2026-Q1 #\n", []),
        ("due: 2026-Q1 ## until then ##\n", []),
        ("due: 2026-Q1 #!\n", []),
        ("measures: #numbers\n  csat: 92%\n", []),
        ("title: 'Fix #3 issue' #really\n", []),
        ("title: Fix#3 issue\n", []),
        ("why: |\n  Fix #3 issue\n", []),
        ("#a\na: b\n#c\n", []),
    ],
)
def test_text_lost_behind_a_hash_is_warned_of_and_an_honest_remark_is_not(
    text: str, expected: list[str]
) -> None:
    assert said(text) == expected


def test_the_warning_of_lost_text_shows_the_quotes_that_help() -> None:
    [finding] = read("title: Fix #3 issue\n").findings
    assert finding.severity is Severity.WARNING
    assert finding.location.place.end_column == 20
    assert finding.message.startswith('"#3 issue" is read as a comment')
    assert finding.fix.startswith('Write "Fix #3 issue",')


def test_where_lost_text_has_quotes_of_its_own_the_other_kind_is_shown() -> None:
    [finding] = read('title: Say "no" #3\n').findings
    assert finding.fix.startswith("""Write 'Say "no" #3',""")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a: "x\\0y"\n', ["F103 1:6"]),
        ('a: "x\\x07y\\ez"\n', ["F103 1:6", "F103 1:11"]),
        ('a: "\\ud83d\\ude00"\n', ["F103 1:5", "F103 1:11"]),
        ('a: "x\n  \\u202ey"\n', ["F102 2:3"]),
        ('"\\0": x\n', ["F103 1:2"]),
        ('a: "\\\\0 \\t \\n \\u00e9 \\""\n', []),
        ("a: 'x\\0y'\n", []),
    ],
)
def test_an_escape_for_what_nobody_can_see_is_found(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_value_never_holds_a_control_character_or_half_a_pair() -> None:
    tree = read('a: "\\0\\ud800"\n')
    assert "text='\ufffd\ufffd'" in repr(tree.root)


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\x7f", "\x9f", "\ud800", "\uffff"])
def test_a_character_that_yaml_does_not_know_is_refused(sign: str) -> None:
    assert said(f"a: b\nc: d{sign}e\n") == ["S101 2:5"]


@pytest.mark.parametrize(
    "text",
    [
        f"a: [{'*x, ' * 3_200}]",
        "a: b\n" * 3_200,
        'a: "' + "\\0" * 8_000 + '"',
        "a: |\n  " + "- " * 8_000 + "x:y\n b\n",
        "a: b\n " + "- " * 8_000 + "x:y\nc: d: e\n",
        "a: " + "x " * 8_000 + "#3",
        "a: [" + "b ?, " * 3_000,
        "a: " + "|1" * 8_000,
        "#\n" * 8_000 + "a: b: c",
        "a: " + "[]{}" * 4_000,
        "- 'a" + "''" * 8_000,
        "a:\n" + " " * 15_000 + "?",
    ],
    ids=range(12),
)
def test_a_hostile_text_takes_not_much_longer_than_a_plain_one(text: str) -> None:
    """A quarter of the most that is read: where time grows with the square, it shows here too."""
    for pure in (False, True):
        reading = partial(compose, path="a.yaml", pure=pure)
        assert takes_at_most(20, partial(reading, text), than=partial(reading, PLAIN))


def test_thousands_of_findings_are_cut_to_a_hundred_and_the_errors_stay() -> None:
    lost = "".join(f"a{n}: b #c\n" for n in range(1000))
    tree = read(f"{lost}a1: b\na2: b\n")
    assert len(tree.findings) == 100
    assert [finding.code for finding in tree.findings[-2:]] == ["S102", "S102"]
    assert {finding.code for finding in tree.findings[:-2]} == {"S106"}
