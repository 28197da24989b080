"""The page of forms: a goal, a check-in, an agreement, a change of terms or a note, as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.forge import forge_of
from sitegen.model.board import Forge
from sitegen.output import Page, View
from sitegen.pages._form_facts import facts, periods
from sitegen.pages._form_fields import Choice, Field, fields
from sitegen.pages._form_json import Json
from sitegen.pages._form_sheets import Sheet, sheets, steps
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site

PATH = "take-part/index.html"

_FORGES = {Forge.GITHUB: "GitHub", Forge.GITLAB: "GitLab", Forge.GITEA: "the repository"}

AIMS = (
    Choice(word="from-to", name="from … to …"),
    Choice(word="at-least", name="at least …"),
    Choice(word="at-most", name="at most …"),
    Choice(word="between", name="between … and …"),
    Choice(word="in-total", name="… in total"),
    Choice(word="yes-no", name="done, yes or no"),
)
"""What a measure can promise in one line; `take-part-files.js` writes each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do: its anchor, and its name in the list at the top."""

    id: str
    name: str


TASKS = (
    Task(id="check-in", name="Check in"),
    Task(id="agree", name="Agree"),
    Task(id="goal", name="Propose a goal"),
    Task(id="change", name="Change terms"),
    Task(id="note", name="Note or thank"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakePart:
    """What the page has. `facts` are for its script, and empty where one looks back.

    `known` are the ids that can promise support, with names; `sheets` the files to copy, and
    `steps` what follows. `is_unnamed` where the board shows roles and no names.
    """

    tasks: tuple[Task, ...]
    fields: Mapping[str, Field]
    aims: tuple[Choice, ...]
    facts: Mapping[str, Json]
    periods: tuple[str, ...]
    known: tuple[tuple[str, str], ...]
    sheets: tuple[Sheet, ...]
    steps: tuple[str, ...]
    forge: str
    is_unnamed: bool


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    is_unnamed = site.facts.settings.show_roles
    people = () if is_unnamed else [one for one in site.facts.people if one.is_here(site.as_of)]
    forge = forge_of(site.facts)
    data = TakePart(
        tasks=TASKS,
        fields=fields(),
        aims=AIMS,
        facts=facts(site, forms) if site.present == site.as_of else {},
        periods=periods(site),
        known=tuple((one.id, one.name) for one in (*site.facts.teams, *people)),
        sheets=tuple(sheets(site)),
        steps=steps(forge),
        forge=_FORGES.get(forge, "") if forge and not site.facts.new_url else "",
        is_unnamed=is_unnamed,
    )
    said = (
        "Propose a goal, check in, agree, change terms, note or thank: forms that write the file."
    )
    yield view(site, PATH, "pages/take_part.html", "Take part", said, data)


PAGE = Page(_views)
