"""Which lines and stretches of a prose are code, and stay out of what is looked at."""

from __future__ import annotations

import pytest

from sitegen.prose.code import code_lines, without_code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Words.\n\n```\na\nb\n```\nMore.", {3, 4, 5}),
        ("~~~ text\na", {1, 2}),
        ("Words.\n\n    a\n    b\n\nMore.", {3, 4}),
        ("- item\n\n  ```\n  a\n  ```\n- other", {3, 4}),
        ("> ```\n> a\n> ```\n> More.", {1, 2}),
        ("Words with `code` and ``more``.", set()),
        ("Words\n    that go on.", set()),
        ("", set()),
    ],
)
def test_lines_of_code(text: str, expected: set[int]) -> None:
    assert code_lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `b` c", "a ``` c"),
        ("a `b\nc` d", "a ``\n`` d"),
        ("a `b\n\nc` d", "a `b\n\nc` d"),
        (r"a \`b` c", r"a \`b` c"),
        ("a ``b ` c`` d", "a ````````` d"),
        ("<!-- `a --> `b` c", "<!-- `a --> ``` c"),
        ("`<!-- a` b -->", "````````" + " b -->"),
        ("<!-- a `b` c", "<!-- a ``` c"),
    ],
)
def test_code_between_backticks_is_covered(text: str, expected: str) -> None:
    covered = without_code(text.split("\n"), ())
    assert "\n".join(covered) == expected
    assert [len(line) for line in covered] == [len(line) for line in text.split("\n")]


def test_lines_of_code_are_covered_as_a_whole() -> None:
    lines = ["a `b", "```", "c` d", "```"]
    assert without_code(lines, {2, 3}) == ("a `b", "```", "`" * 4, "```")
