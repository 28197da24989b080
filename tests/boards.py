"""Small boards for tests: files as a user could have written them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sitegen import pipeline
from sitegen.finding import Finding

AS_OF = date(2026, 3, 1)

TEAMS = """\
format: 1
board:
  {title: Test board, url: https://board.example/goals/, timezone: Europe/Oslo, frozen: 2026-03-01}
people:
  maria: {name: Maria Silva, email: [maria@board.example]}
  chen: {name: Chen Wei}
  henrik: {name: Henrik Dahl}
teams:
  frontline: {name: Frontline, lead: maria, sponsor: henrik, members: [maria, chen]}
"""

GOAL = """\
---
due: 2026-Q1
measures:
  first-response-time: from 4.0 to 2.8 hours
  csat: guardrail at least 92%
---
# Answer first messages 30% faster
Customers told us: we wait too long. 38% of the Q4 comments say so.
"""

GOAL_PATH = "goals/frontline/answer-first-messages-faster.md"

SMALL = {"teams.yaml": TEAMS, GOAL_PATH: GOAL}
"""A board that is fine: three people, one team, one goal."""


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder, and return the folder."""
    for path, text in files.items():
        full = root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_text(text, encoding="utf-8", newline="")
    return root


def findings(root: Path, as_of: date = AS_OF) -> tuple[Finding, ...]:
    """All findings of the board in a folder."""
    loaded = pipeline.load(root)
    return pipeline.check(loaded, pipeline.site(loaded, as_of))
