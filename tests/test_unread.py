"""Goals that cannot be read, from their files to the pages."""

from __future__ import annotations

from pathlib import Path

from sitegen import pipeline
from sitegen.visibility import public
from tests.boards import AS_OF, SMALL, write


def test_no_page_names_a_goal_that_cannot_be_read_but_the_board_says_that_there_is_one(
    tmp_path: Path,
) -> None:
    hidden = "goals/frontline/layoffs-in-may.md"
    root = write(
        tmp_path, {**SMALL, hidden: "---\nvisibility: internal\nmeasures: [\n---\n# Hush\n"}
    )
    shown = public(pipeline.site(pipeline.load(root), AS_OF))
    built = {file.path: file.data for file in pipeline.outputs(shown, pipeline.views(shown), None)}
    assert shown.unread == ("frontline",)
    assert b"1 goal of Frontline cannot be read right now." in built["index.html"]
    for path, data in built.items():
        assert b"layoffs" not in data, path
        assert b"Hush" not in data, path
