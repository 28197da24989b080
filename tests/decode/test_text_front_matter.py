"""The two parts of a Markdown file: keys between two lines of ---, and the text below."""

from __future__ import annotations

import pytest

from sitegen.decode.text import FrontMatter, front_matter, has_front_matter
from sitegen.finding import Finding

GOAL = "goals/frontline/answer-first.md"


def problem(text: str) -> Finding:
    found = front_matter(text, GOAL)
    assert isinstance(found, Finding)
    assert found.code == "S107"
    return found


def test_a_goal_is_split_with_the_lines_of_its_parts() -> None:
    text = "---\ndue: 2026-Q1\n\n---\n# Answer faster\n\nWhy.\n"
    assert front_matter(text, GOAL) == FrontMatter(
        yaml_text="due: 2026-Q1\n\n", first_line=2, body="# Answer faster\n\nWhy.\n", body_line=5
    )


@pytest.mark.parametrize(
    ("text", "yaml_text", "body"),
    [
        ("---\n---\n", "", ""),
        ("---\n---", "", ""),
        ("---  \na: b\n--- \nc", "a: b\n", "c"),
        ("---\na: b\n...\nc", "a: b\n", "c"),
        ("---\na: b\n---\nc\n\n---\nd\n", "a: b\n", "c\n\n---\nd\n"),
        ("---\na: |\n  ---\n---\nb", "a: |\n  ---\n", "b"),
    ],
)
def test_only_the_first_line_of_hyphens_at_the_margin_ends_the_keys(
    text: str, yaml_text: str, body: str
) -> None:
    found = front_matter(text, GOAL)
    assert isinstance(found, FrontMatter)
    assert (found.yaml_text, found.body) == (yaml_text, body)


@pytest.mark.parametrize(
    ("text", "line", "message", "fix"),
    [
        ("# Answer faster\n", 1, "does not start with a line of ---", "Start the file"),
        ("", 1, "does not start with a line of ---", "Start the file"),
        ("\n\n---\na: b\n---\n", 3, "stands on line 3", "Remove the empty lines"),
        ("—\na: b\n—\n", 1, 'first line is "—"', "three hyphens"),
        ("–-\na: b\n---\n", 1, 'first line is "–-"', "three hyphens"),
        ("--\na: b\n--\n", 1, 'first line is "--"', "three hyphens"),
        ("---\na: b\nc: d\n", 1, "does not end", "below the keys"),
        ("---", 1, "does not end", "below the keys"),
        ("---\na: b\n\n# Answer faster\n\nWhy.\n", 4, "does not end", "above this heading"),
        ("---\na: b\n ---\n# Answer faster\n", 4, "does not end", "above this heading"),
    ],
)
def test_what_is_missing_is_shown_where_it_belongs(
    text: str, line: int, message: str, fix: str
) -> None:
    finding = problem(text)
    assert (finding.location.place.line, finding.location.place.column) == (line, 1)
    assert message in finding.message
    assert fix in finding.fix


def test_the_heading_is_marked_as_a_whole() -> None:
    assert problem("---\na: b\n# Answer\n").location.place.end_column == 9


def test_an_entry_may_do_without_keys() -> None:
    assert has_front_matter("---\na: b\n---\n")
    assert not has_front_matter("I agree.\n")
    assert not has_front_matter("")
