"""Every commit of every story in tests/histories can be reviewed, in every format."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest

from sitegen import comparing
from sitegen.cli.review import FORMATS
from sitegen.reports._report import Style
from sitegen.review.compare import review
from sitegen.review.formats._format import SUMMARY_LIMIT
from tests.replay import replay, stories
from tests.review.test_pairs import SCHEMA


@pytest.mark.parametrize("name", tuple(stories()))
def test_each_step_of_a_story_is_told(name: str, tmp_path: Path) -> None:
    repo = replay(name, tmp_path).repo
    ids = repo.git("rev-list", "--first-parent", "--reverse", "main").decode().split()
    for before, after in pairwise(ids):
        sides = comparing.compare(repo.root, repo.env, before, after, lambda _: date(2026, 6, 1))
        found = review(sides)
        texts = {
            format_name: one.write(found, Style(), SUMMARY_LIMIT)
            for format_name, one in FORMATS.items()
        }
        assert all(goal.id in texts["text"] for goal in found.goals)
        assert all(goal.id in texts["markdown"] for goal in found.goals)
        jsonschema.validate(json.loads(texts["json"]), SCHEMA)
