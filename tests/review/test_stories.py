"""Every change of every story in tests/histories can be reviewed, and the most telling is exact."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from itertools import pairwise

import jsonschema
import pytest

from sitegen.cli.review import FORMATS
from sitegen.printing.markdown import SUMMARY_LIMIT
from sitegen.printing.text import Style
from sitegen.review.values import Review, What
from tests.replay import STORIES, Story, replay, stories
from tests.review.stories import FILES, reviewed, sides_of, written
from tests.review.test_pairs import SCHEMA

QUIET = ("reformatted", "typo-fix", "written-anew")

Told = Callable[[str], Story]
Steps = Callable[[str], tuple[Review, ...]]

VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The story of a name, replayed once."""

    @cache
    def tell(name: str) -> Story:
        return replay(name, tmp_path_factory.mktemp(name))

    return tell


@pytest.fixture(scope="module")
def steps(told: Told) -> Steps:
    """The reviews of all steps of a story, from its first commit on, done once."""

    @cache
    def take(name: str) -> tuple[Review, ...]:
        story = told(name)
        ids = story.repo.git("rev-list", "--first-parent", "--reverse", "main").decode().split()
        return tuple(reviewed(story, before, after) for before, after in pairwise(ids))

    return take


@pytest.mark.parametrize("name", stories())
def test_the_change_of_a_story_is_told_as_expected(name: str, told: Told) -> None:
    expected = {
        file: (STORIES / name / file).read_text(encoding="utf-8") for file in FILES.values()
    }
    assert written(told(name)) == expected


@pytest.mark.parametrize("name", stories())
def test_each_step_of_a_story_is_told(name: str, steps: Steps) -> None:
    assert steps(name)
    for found in steps(name):
        texts = {
            format_name: one.write(found, Style(), SUMMARY_LIMIT)
            for format_name, one in FORMATS.items()
        }
        assert all(goal.id in texts["text"] for goal in found.goals)
        assert all(goal.id in texts["markdown"] for goal in found.goals)
        VALIDATOR.validate(json.loads(texts["json"]))


@pytest.mark.parametrize("name", stories())
def test_what_is_said_of_a_step_is_what_comes_of_it(name: str, told: Told, steps: Steps) -> None:
    """As the next review finds it: what a review says is in force was not yet, and then is."""
    story = told(name)
    in_force: set[str] = set()
    for found in steps(name):
        for goal in found.goals:
            what = {*goal.what}
            if goal.was in in_force:
                in_force = (in_force - {goal.was}) | {goal.id}
            if What.LAPSED in what:
                assert goal.id in in_force
                in_force.discard(goal.id)
            if What.REAGREED in what:
                assert goal.id in in_force
            if What.AGREED in what:
                assert goal.id not in in_force
                in_force.add(goal.id)
    last = story.expected["days"][max(story.expected["days"])]
    goal_id = story.expected.get("goal", "faster-answers")
    if name != "leaver":  # there the calendar does the rest
        assert (goal_id in in_force) == (last["in_force"] != "none")


@pytest.mark.parametrize("name", QUIET)
@pytest.mark.parametrize("file", ["review.txt", "review.md"])
def test_where_no_promise_moved_there_is_one_line(name: str, file: str) -> None:
    text = (STORIES / name / file).read_text(encoding="utf-8")
    assert text.startswith("No promise moved: ")
    assert text.count("\n") == 1


@pytest.mark.parametrize("name", stories())
def test_each_story_names_the_change_that_tells_most(name: str, told: Told) -> None:
    base, head = sides_of(told(name))
    assert told(name).repo.id(base) != told(name).repo.id(head)
