"""What docs/new.md says of `sitegen new` is what it does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import commands
from sitegen.cli.new import COMMAND
from sitegen.edges.goal_templates import read_goal_templates
from sitegen.scaffold.goal_template import goal_template
from tests.boards import write
from tests.documents import document, folded

DOC = document("docs/new.md")
TEAMS = """\
board: {title: Northwind, frozen: 2026-01-01}
people: {maria: {}, chen: {}, henrik: {}}
teams: {frontline: {lead: maria, sponsor: henrik, members: [maria, chen]}}
"""


def test_the_table_has_every_template_and_no_other() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", DOC, re.MULTILINE)
    templates = [goal_template(file) for file in read_goal_templates()]
    assert sorted(name for name, _ in rows) == [one.name for one in templates]
    told = dict(rows)
    for one in templates:
        about = one.about.partition(": ")[2] or one.about.removeprefix("For ")
        assert set(told[one.name].split()[:4]) <= set(one.about.casefold().split() + about.split())


def test_every_option_that_is_named_is_one() -> None:
    named = set(re.findall(r"--[a-z][a-z-]+", DOC)) - {"--help"}
    assert named <= {name for parameter in COMMAND.params for name in parameter.opts}
    assert {"--template", "--list", "--resume", "--json", "--set"} <= named


def test_the_answers_that_it_shows_become_a_proposal_with_nothing_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"teams.yaml": TEAMS})
    answers = DOC.partition("```json\n")[2].partition("```")[0]
    (tmp_path / "answers.json").write_text(answers, encoding="utf-8")
    line = ("new", "--template", "first-response", "--json", "answers.json")
    assert f"sitegen {' '.join(line)}" in DOC
    done = CliRunner().invoke(commands, line)
    assert done.exit_code == 0, done.output
    [path] = (tmp_path / "goals").rglob("*.md")
    assert "draft" not in path.read_text(encoding="utf-8")
    assert CliRunner().invoke(commands, ("check", "--strict", str(path))).exit_code == 0


def test_the_readme_leads_to_it() -> None:
    readme = folded(document("README.md"))
    assert "[More about it](docs/new.md)" in readme
    assert "`sitegen new --list`" in readme
