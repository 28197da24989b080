"""The templates for goals: one for each usual aim and sector, and each teaches what it asks for."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from sitegen.cli._trial import Trial, in_memory
from sitegen.dates import PeriodLength
from sitegen.edges.goal_templates import read_goal_templates
from sitegen.scaffold.goal_template import GoalTemplate, goal_template, remarks
from sitegen.scaffold.proposals import proposed_period
from sitegen.source import RawFile

ANSWERS = Path(__file__).parent / "answers"
TEMPLATES = {one.name: one for one in map(goal_template, read_goal_templates())}
DAY = date(2026, 12, 14)

TEAMS = """\
board: {title: Northwind, frozen: 2026-12-14}
people: {maria: {}, chen: {}, henrik: {}, amir: {}}
teams:
  frontline: {name: Frontline, lead: maria, sponsor: henrik, members: [maria, chen]}
  enablement: {name: Enablement, lead: amir, members: [amir, chen]}
  technical-support: {name: Technical Support, lead: amir, members: [amir, chen]}
  product: {name: Product, lead: amir, members: [amir]}
  finance: {name: Finance, lead: amir, members: [amir]}
"""

THE_SIX = (
    *("resolution-time", "coaching", "complex-issues", "first-response"),
    *("product-knowledge", "customer-relationships"),
)
SECTORS = ("e-commerce", "technical-support", "telecom", "retail", "health-care")


def tried(text: str) -> Trial:
    """A board with this one goal."""
    files = (
        RawFile("teams.yaml", TEAMS.encode()),
        RawFile("goals/frontline/goal.md", text.encode()),
    )
    return in_memory(files, DAY)


def said(trial: Trial) -> list[str]:
    """What `check` says of the goal, code and message."""
    return [
        f"{one.code} {one.message}" for one in trial.findings if one.location.path != "teams.yaml"
    ]


def uncommented(template: GoalTemplate) -> str:
    """The template with its examples taken for answers, as somebody with an editor would."""
    lines = [
        line.removeprefix("# ")
        if line.split(":")[0] in starts(template) or line[:4] == "#   "
        else line
        for line in template.text.split("\n")
        if line != "draft: true"
    ]
    text = "\n".join(line for line in lines if line != "# aligns_with: customers-come-back")
    head, _, _ = text.replace("aligns_with: customers-come-back\n", "").rpartition("---\n")
    route = ("measures", template.metric)
    goes_to = template.said(*route, "target") or template.said(*route, "change")
    return f"{head}---\n# {template.title}: {goes_to}\n\n{template.why}\n"


def starts(template: GoalTemplate) -> set[str]:
    assert template.example
    return {f"# {key}" for key in template.example.keys}


def test_there_is_one_for_each_example_of_the_guides_and_each_sector() -> None:
    assert sorted(TEMPLATES) == sorted((*THE_SIX, *SECTORS))
    assert {path.stem for path in ANSWERS.glob("*.json")} == set(TEMPLATES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_asks_before_each_example_and_says_why(name: str) -> None:
    template = TEMPLATES[name]
    assert template.example
    wanted = {"kind", "due", "challenge", "situation", "measures", "support", "stop_if"}
    assert wanted <= set(template.example.keys)
    assert set(template.notes) == {*template.example.keys, "why"}
    assert all("?" in note for note in template.notes.values())
    assert template.title
    assert template.about.endswith(".")
    assert template.why


@pytest.mark.parametrize("name", TEMPLATES)
def test_its_examples_themselves_are_a_goal_with_nothing_to_mend(name: str) -> None:
    assert said(tried(uncommented(TEMPLATES[name]))) == []


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 12, 31)], ids=str)
def test_its_baselines_are_over_and_the_rest_is_to_come_for_whom_it_proposes(
    name: str, day: date
) -> None:
    """Its example is for the period that `new` proposes on these days."""
    template = TEMPLATES[name]
    assert str(proposed_period(PeriodLength.QUARTERS, day).start)[:7] == "2027-01"
    said = "\n".join(line for line in template.text.splitlines() if line.startswith("#"))
    days = {
        key: re.findall(rf"\b{key}: (\d{{4}}-\d\d-\d\d)", said) for key in ("to", "due", "start")
    }
    assert days["to"]
    assert all(date.fromisoformat(one) < day for one in days["to"])
    assert all(date.fromisoformat(one) > day for one in (*days["due"], *days["start"]))


def test_no_template_holds_an_answer_of_its_own() -> None:
    for one in TEMPLATES.values():
        keys = one.text.partition("---\n")[2].partition("---\n")[0]
        assert [line for line in keys.split("\n") if line and line[0] != "#"] == ["draft: true"]


def test_a_remark_is_known_by_its_whole_line() -> None:
    known = remarks(TEMPLATES.values())
    assert "# kind: pact" in known
    assert "# kind: pact, as Chen said" not in known
