"""The templates for goals: one for each usual aim and sector, and each teaches what it asks for."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from sitegen.cli._trial import Trial, in_memory
from sitegen.dates import PeriodLength
from sitegen.edges.goal_templates import read_goal_templates
from sitegen.finding import Severity
from sitegen.scaffold.goal_template import WRITTEN_FOR, GoalTemplate, goal_template, remarks
from sitegen.scaffold.goal_text import NewGoal, goal_file
from sitegen.scaffold.proposals import proposed_period
from sitegen.scaffold.shifted_dates import quarters_to, shifted
from sitegen.source import RawFile

ANSWERS = Path(__file__).parent / "answers"
TEMPLATES = {one.name: one for one in map(goal_template, read_goal_templates())}
DAY = date(2026, 12, 14)
DAYS = [
    *(date(2026, 11, 22), date(2026, 12, 31), date(2027, 1, 15), date(2027, 3, 31)),
    *(date(2027, 4, 20), date(2027, 7, 2), date(2027, 9, 30), date(2027, 11, 15)),
    *(date(2028, 1, 31), date(2028, 2, 29), date(2028, 6, 1), date(2028, 11, 22)),
]
"""Days of looking over two years."""
MIDDLE = [*DAYS[:2], DAYS[3], *DAYS[6:8], *DAYS[9:]]
"""Those in the middle of the time in which their quarter is proposed."""

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


def teams_on(day: date) -> str:
    """The board's teams.yaml, frozen on a day."""
    return TEAMS.replace(str(DAY), str(day))


def tried(text: str, day: date = DAY) -> Trial:
    """A board with this one goal, looked at on a day."""
    files = (
        RawFile("teams.yaml", teams_on(day).encode()),
        RawFile("goals/frontline/goal.md", text.encode()),
    )
    return in_memory(files, day)


def template_on(name: str, day: date) -> GoalTemplate:
    """The template as `new` takes it on a day."""
    file = next(one for one in read_goal_templates() if one.path.endswith(f"/{name}.md"))
    return goal_template(file, quarters_to(day, since=WRITTEN_FOR))


def said(trial: Trial) -> list[str]:
    """What `check` says of the goal, code and message."""
    return [
        f"{one.code} {one.message}" for one in trial.findings if one.location.path != "teams.yaml"
    ]


def as_draft(template: GoalTemplate, day: date) -> Trial:
    """A board with a draft that is begun with a template and has no answers."""
    draft = NewGoal(id="goal", team="frontline", title=template.title, is_draft=True)
    return tried(goal_file(draft, "md", template.text).data.decode(), day)


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
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_on_any_day_its_examples_are_a_goal_with_nothing_to_mend(name: str, day: date) -> None:
    assert said(tried(uncommented(template_on(name, day)), day)) == []


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_on_any_day_it_is_a_draft_that_hears_what_is_open_and_no_more(name: str, day: date) -> None:
    found = as_draft(template_on(name, day), day)
    assert {one.severity for one in found.findings} == {Severity.HINT}
    assert said(found) == said(as_draft(TEMPLATES[name], DAY))


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_its_goal_is_for_the_period_that_is_proposed(name: str, day: date) -> None:
    template, proposed = template_on(name, day), proposed_period(PeriodLength.QUARTERS, day)
    begins = template.said("start") or template.said("due")
    assert begins == (str(proposed.start) if template.said("start") else proposed.name)


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("day", MIDDLE, ids=str)
def test_its_baselines_are_over_and_the_rest_is_to_come(name: str, day: date) -> None:
    template = template_on(name, day)
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
    known = remarks(read_goal_templates())
    assert "# kind: pact" in known
    assert "# kind: pact, as Chen said" not in known


def test_a_remark_is_known_in_the_words_of_each_quarter_since() -> None:
    known = remarks(read_goal_templates(), 2)
    assert {"# due: 2027-Q1", "# due: 2027-Q2", "# due: 2027-Q3"} <= known
    assert "# due: 2027-Q4" not in known
    assert {"# due: 2027-Q1", "# due: 2026-Q4"} <= remarks(read_goal_templates(), -1)


@pytest.mark.parametrize("file", read_goal_templates(), ids=lambda file: file.path)
def test_the_order_of_its_days_is_the_same_in_every_quarter(file: RawFile) -> None:
    def ranks(text: str) -> list[int]:
        days = re.findall(r"\d{4}-\d\d-\d\d", text)
        return [sorted(set(days)).index(one) for one in days]

    text = file.data.decode()
    assert len(ranks(text)) >= 4
    for quarters in range(-4, 40):
        assert ranks(shifted(text, quarters)) == ranks(text)
