"""The stories of tests/histories, each with the expected review of its most telling change.

`review` in a story's `expected.yaml` names the change as git does, `base..head`. What is said
of it stands beside it, in `review.txt`, `review.md` and `review.json`. After a change of words
that is meant,

    python -m tests.review.stories

writes what the reviews say now; read the difference before you commit it.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from sitegen import comparing
from sitegen.cli.review import FORMATS
from sitegen.printing.markdown import SUMMARY_LIMIT
from sitegen.printing.text import Style
from sitegen.review.review import review
from sitegen.review.values import Review
from tests.replay import STORIES, Story, replay, stories
from tests.repos import Repo

FILES = {"text": "review.txt", "markdown": "review.md", "json": "review.json"}


def sides_of(story: Story) -> tuple[str, str]:
    """The base and the head of the change that a story is reviewed for."""
    base, head = story.expected["review"].split("..")
    return base, head


def last_day(repo: Repo, revision: str) -> date:
    """The last day on which anything up to a revision was committed."""
    times = repo.git("log", "--format=%ct", revision).split()
    return datetime.fromtimestamp(max(int(time) for time in times), UTC).date()


def reviewed(story: Story, base: str, head: str) -> Review:
    """The review of a change in a story, as of the last day that it knows of."""
    day = last_day(story.repo, head)
    return review(comparing.compare(story.repo.root, story.repo.env, base, head, lambda _: day))


def written(story: Story) -> dict[str, str]:
    """The review of a story's change by the names of its files, with words for ids of commits."""
    found = reviewed(story, *sides_of(story))
    texts = {}
    for name, file in FILES.items():
        text = FORMATS[name].write(found, Style(), SUMMARY_LIMIT)
        texts[file] = text.replace(found.base, "<base>").replace(found.head, "<head>")
    return texts


def accept() -> None:
    """Write the expected reviews of all stories as they are now."""
    for name in stories():
        with tempfile.TemporaryDirectory() as folder:
            for file, text in written(replay(name, Path(folder))).items():
                (STORIES / name / file).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    accept()
