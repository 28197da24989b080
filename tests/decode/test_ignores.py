"""Ignores: read from comments and from nothing else, each with the lines that it is about."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial

import pytest

from sitegen.decode.ignores import Ignore, ignores
from sitegen.decode.parts import Parts
from sitegen.source import Document, Place, RawFile
from tests.timing import takes_at_most

GOAL = "goals/frontline/faster-answers.md"
YAML = "goals/frontline/faster-answers.yaml"
NOTE = "goals/frontline/faster-answers/2026-02-13-note-chen.md"


def found(text: str, path: str = GOAL) -> tuple[Ignore, ...]:
    parts = Parts()
    file = RawFile(path, text.encode())
    if path.endswith(".md"):
        parts.keys_and_body(file, needs_keys=path == GOAL)
    else:
        parts.keys(file)
    return ignores(parts.documents[path])


def said(text: str, path: str = GOAL) -> list[tuple[str, str, list[int]]]:
    """Codes, reason and lines of each ignore."""
    return [
        (" ".join(code for code, _ in one.codes), one.reason, sorted(one.lines))
        for one in found(text, path)
    ]


def goal(keys: str, prose: str = "# Answer faster\n") -> str:
    return f"---\n{keys}---\n{prose}"


def test_behind_a_value_it_is_about_its_line() -> None:
    text = goal("kind: pact\ndue: 2026-Q1 # sitegen: ignore[C610] it is a pilot\n")
    assert said(text) == [("C610", "it is a pilot", [3])]
    [one] = found(text)
    assert one == Ignore(
        path=GOAL,
        place=Place(3, 16, 3, 51),
        codes=(("C610", Place(3, 32, 3, 36)),),
        reason="it is a pilot",
        lines=frozenset({3}),
    )


def test_on_a_line_of_its_own_it_is_about_the_next_one_that_says_something() -> None:
    text = "kind: pact\n# sitegen: ignore[C610] pilot\n# more of it\n\n  # and more\ndue: 2026-Q1\n"
    assert said(goal(text)) == [("C610", "pilot", [7])]


def test_directly_below_the_dashes_it_is_about_the_file_as_a_whole_too() -> None:
    keys = "\n# A remark\n# sitegen: ignore[C610] pilot\nkind: pact\ndue: 2026-Q1\n"
    assert said(goal(keys)) == [("C610", "pilot", [1, 5])]
    assert said(keys, YAML) == [("C610", "pilot", [1, 4])]
    assert said(f"---{keys}", YAML) == [("C610", "pilot", [1, 4])]


def test_below_the_first_key_it_is_not_about_the_file_as_a_whole() -> None:
    assert said(goal("kind: pact\n# sitegen: ignore[C610] pilot\ndue: 2026-Q1\n")) == [
        ("C610", "pilot", [4])
    ]


def test_with_nothing_below_it_is_about_no_line() -> None:
    assert said(goal("kind: pact\n# sitegen: ignore[C610] pilot\n\n")) == [("C610", "pilot", [])]


def test_several_codes_with_or_without_commas() -> None:
    for codes in ("W901, C610", "W901,C610", "W901 C610", " W901 ,C610, "):
        text = goal(f"due: 2026-Q1 # sitegen: ignore[{codes}] a pilot\n")
        assert said(text) == [("W901 C610", "a pilot", [2])]


@pytest.mark.parametrize(
    "comment",
    [
        "# sitegen: ignore[C610] pilot",
        "#sitegen: ignore[C610]: pilot",
        "# Sitegen: Ignore [C610] - pilot",
        "##   sitegen:ignore[C610]   pilot   ",
        "# as we said # sitegen: ignore[C610] — pilot",
    ],
)
def test_how_it_is_typed_does_not_matter(comment: str) -> None:
    assert said(goal(f"{comment}\ndue: 2026-Q1\n")) == [("C610", "pilot", [1, 3])]


@pytest.mark.parametrize(
    ("comment", "codes", "reason"),
    [
        ("# sitegen: ignore[C610]", "C610", ""),
        ("# sitegen: ignore[C610] …", "C610", "…"),
        ("# sitegen: ignore[] why", "", "why"),
        ("# sitegen: ignore C610 why", "", ""),
        ("# sitegen: ignore", "", ""),
        ("# sitegen ignore[C610] why", "", ""),
        ("# sitegen: ignored[C610] why", "", ""),
        ("# sitegen: ignore[C610 why", "", ""),
    ],
)
def test_what_is_meant_as_one_and_is_not_clear_is_found_too(
    comment: str, codes: str, reason: str
) -> None:
    text = goal(f"{comment}\ndue: 2026-Q1\n")
    [one] = found(text)
    assert said(text) == [(codes, reason, [1, 3])]
    assert not one.is_clear


def test_other_comments_are_none() -> None:
    keys = "# sitegen is quiet here\n# we ignore it\ndue: 2026-Q1 # see sitegen: ignore[C610] x\n"
    prose = "# A\n<!-- a remark -->\nWe ignore[C610] it. sitegen: ignore[C610] x\n"
    assert said(goal(keys, prose)) == []


@pytest.mark.parametrize(
    "keys",
    [
        'stop_if: "Two are ill # sitegen: ignore[C610] x"\n',
        "stop_if: 'Two are ill\n  # sitegen: ignore[C610] x\n  again'\n",
        'situation: ["a # sitegen: ignore[C610] x", b]\n',
        "challenge:\n  hard: |\n    A\n    # sitegen: ignore[A] x\n\n    # sitegen: ignore[B] y\n",
        "challenge:\n  hard: >-\n    # sitegen: ignore[C610] x\n  attainable: Yes.\n",
        '"# sitegen: ignore[C610] x": y\n',
        "stop_if: a#sitegen: ignore[C610] x\n",
    ],
)
def test_in_a_text_it_is_text(keys: str) -> None:
    assert said(goal(keys)) == []
    assert said(keys, YAML) == []


def test_around_texts_it_is_found() -> None:
    keys = """\
stop_if: "a # sitegen: ignore[C610] text" # sitegen: ignore[W901] one
challenge:
  hard: | # sitegen: ignore[W902] two
    # sitegen: ignore[C610] text
  # sitegen: ignore[W903] three
  attainable: Yes.
situation: [a, # sitegen: ignore[W904] four
  # sitegen: ignore[W905] five
  "b"]
"""
    assert said(goal(keys)) == [
        ("W901", "one", [2]),
        ("W902", "two", [4]),
        ("W903", "three", [7]),
        ("W904", "four", [8]),
        ("W905", "five", [10]),
    ]


def test_in_prose_it_is_about_its_line_or_the_next_with_text() -> None:
    prose = """\
# Answer faster <!-- sitegen: ignore[C613] one -->

<!-- sitegen: ignore[W901] two -->

<!-- a remark -->
We improve. <!-- sitegen: ignore[W902, W903] three --> And more.
- an item <!-- sitegen: ignore[W904] four -->

<!-- sitegen: ignore[W905] five -->
"""
    assert said(goal("due: 2026-Q1\n", prose)) == [
        ("C613", "one", [4]),
        ("W901", "two", [9]),
        ("W902 W903", "three", [9]),
        ("W904", "four", [10]),
        ("W905", "five", []),
    ]


def test_two_comments_on_a_line_of_their_own_are_about_the_same_line() -> None:
    line = "<!-- sitegen: ignore[W901] one --> <!-- sitegen: ignore[W902] two -->"
    assert said(goal("", f"{line}\nWe improve.\n")) == [("W901", "one", [4]), ("W902", "two", [4])]


def test_a_number_sign_in_prose_is_a_heading() -> None:
    assert said(goal("due: 2026-Q1\n", "# sitegen: ignore[C610] x\n")) == []


@pytest.mark.parametrize(
    "prose",
    [
        "```\n<!-- sitegen: ignore[C610] x -->\n```\n",
        "~~~\n<!-- sitegen: ignore[C610] x -->\n",
        "- a\n  ```\n  <!-- sitegen: ignore[C610] x -->\n  ```\n",
        "> ```\n> <!-- sitegen: ignore[C610] x -->\n",
        "Words.\n\n    <!-- sitegen: ignore[C610] x -->\n",
        "Write `<!-- sitegen: ignore[C610] x -->` there.\n",
        "Write `a\n<!-- sitegen: ignore[C610] x --> b` there.\n",
    ],
)
def test_in_code_it_is_code(prose: str) -> None:
    assert said(goal("due: 2026-Q1\n", prose)) == []
    assert said(prose, NOTE) == []


def test_an_entry_of_words_alone_has_them_too() -> None:
    text = (
        "<!-- sitegen: ignore[W901] one -->\nThank you.\n\n<!-- sitegen: ignore[W902] two -->\nAll."
    )
    assert said(text, NOTE) == [("W901", "one", [1, 2]), ("W902", "two", [5])]


def test_a_file_that_cannot_be_split_and_a_series_have_none() -> None:
    assert said("---\n# sitegen: ignore[C610] x\n") == []
    parts = Parts()
    parts.text(RawFile("a/b.csv", b"date,value\n# sitegen: ignore[V155] x\n"))
    assert ignores(parts.documents["a/b.csv"]) == ()


def test_what_stands_around_it_does_not_matter() -> None:
    keys = "kind: pact\n\ndue: 2026-Q1 # sitegen: ignore[C610] pilot\n"
    plain = found(goal(keys))
    for text in (
        goal(keys).replace("\n", "\r\n"),
        "\ufeff" + goal(keys),
        goal(keys.replace("kind: pact", 'kind:     "pact"  # as ever')),
        goal(keys, "Other words.\n\n```\n" + "`" * 40),
    ):
        assert found(text) == plain
    shifted = found(goal(f"# first\n{keys}"))
    assert [replace(one, place=plain[0].place, codes=(), lines=frozenset()) for one in shifted] == [
        replace(one, codes=(), lines=frozenset()) for one in plain
    ]
    assert [one.lines for one in shifted] == [{5}]


LARGE = 63 * 1024
HOSTILE = {
    "signs": "# " * (LARGE // 2),
    "words": "# sitegen " * (LARGE // 10),
    "spaces": "# sitegen" + " " * LARGE + "x",
    "many signs": "#" * LARGE + "sitegen",
    "open comments": "<!--" * (LARGE // 4),
    "open ignores": "<!-- sitegen: ignore[" * (LARGE // 21),
    "comments": "<!-- sitegen: ignore[C] x -->" * (LARGE // 29),
    "lines": "# sitegen: ignore[C610] x\n" * (LARGE // 26),
    "comment lines": "<!-- sitegen: ignore[C610] x -->\n" * (LARGE // 33),
    "codes": "# sitegen: ignore[" + "A " * (LARGE // 2) + "] x",
    "brackets": "# sitegen: ignore" + "[" * LARGE,
    "backticks": "sitegen " + "` `` ``` " * (LARGE // 9),
    "ticks and comments": "<!-- sitegen ` " * (LARGE // 15),
    "keys": "sitegen: 1\n" + "".join(f"k{n}: [a, b] # x\n" for n in range(LARGE // 18)),
    "texts": "a: [sitegen" + ', "# sitegen: ignore[C] x"' * (LARGE // 27) + "]",
}


@cache
def of_lines() -> Document:
    """A file of very many ignores that are as they should be."""
    parts = Parts()
    parts.keys(RawFile(YAML, HOSTILE["lines"].encode()))
    return parts.documents[YAML]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_large_file_is_searched_in_a_moment(name: str) -> None:
    text = HOSTILE[name]
    for path, whole in ((GOAL, goal(f"{text}\n")), (GOAL, goal("a: b\n", text)), (YAML, text)):
        parts = Parts()
        file = RawFile(path, whole.encode())
        if path == GOAL:
            parts.keys_and_body(file, needs_keys=True)
        else:
            parts.keys(file)
        document = parts.documents[path]
        assert takes_at_most(10, partial(ignores, document), than=partial(ignores, of_lines()))
