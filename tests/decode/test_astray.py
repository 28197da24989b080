"""Files that nobody would read, and what they probably were meant to be."""

from __future__ import annotations

import pytest

from sitegen.decode.astray import orphans, stray
from sitegen.decode.layout import Place

LEDGERS = ("goals/a/faster-answers", "goals/a/calmer-mondays", "goals/b/first-calls")


@pytest.mark.parametrize(
    ("path", "fix"),
    [
        ("goals/a/goal.txt", "If it is a goal, name it goal.md."),
        ("goals/a/Faster Answers.txt", "If it is a goal, name it faster-answers.md."),
        ("goals/a/goal", "Did you mean goal.md?"),
        ("goals/a/faster-answers/thoughts.txt", "Move the file out of goals/"),
        ("goals/a/picture.png", "Move the file out of goals/"),
    ],
)
def test_a_stray_file_is_told_the_name_it_may_want(path: str, fix: str) -> None:
    assert stray(path, LEDGERS).fix.startswith(fix)


@pytest.mark.parametrize(
    ("folder", "fix"),
    [
        ("goals/a/faster-answer", "Did you mean goals/a/faster-answers/?"),
        ("goals/b/faster-answers", "Did you mean goals/a/faster-answers/?"),
        ("goals/a/Faster-Answers", "Did you mean goals/a/faster-answers/?"),
        ("goals/a/something-else", "Put the goal's file beside the folder."),
        ("goals/b", "Move the file into the folder of its goal, goals/b/first-calls/."),
        ("goals/a", "Move the file into the folder of its goal, goals/<team>/<goal>/."),
    ],
)
def test_entries_without_a_goal_are_told_the_nearest_one(folder: str, fix: str) -> None:
    place = Place(f"{folder}/2026-01-05-agree-maria.md", folder, "2026-01-05-agree-maria")
    [found] = orphans([place, place], LEDGERS)
    assert found.code == "F112"
    assert found.fix.startswith(fix)
