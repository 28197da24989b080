"""W911 ticket-number: a customer's case is told without its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.rules._findings import few
from sitegen.rules._said import Said, documents_of, notes_of, public_texts
from sitegen.site import Site

RULE = Rule(
    code="W911",
    name="ticket-number",
    severity=Severity.WARNING,
    why="Behind a ticket is a customer who wrote to us and not to everybody. Its number leads "
    "whoever has access straight to that person.",
    fix="Tell what the case was about, without its number.",
)

_WORDS = "ticket|case|incident|conversation|enquiry|inquiry|support request|service request"
_RECORDS = f"{_WORDS}|order|account|customer|contract|invoice|subscriber|client"
_NUMBER = re.compile(
    rf"""
    (?<![\w#/&])(?<!\bPR\s)(?<!\bMR\s)(?<!request\s)(?<!issue\s)\#[0-9]{{4,12}}(?![\w-])
  | (?<![\w-])(?:ZD|ZEN|TKT|TICKET|INC|RITM|SCTASK|CASE|CAS|CSR|SR|SUP|SUPPORT|HELP|HD|DESK)
      -?[0-9]{{3,12}}(?![\w-])
  | (?<!\w)(?i:(?:{_RECORDS})\s(?:no\.?|nr\.?|№|number|id)\s?:?\s?\#?[0-9]{{3,12}})
      (?![\w%]|[.,][0-9])
  | (?<!\w)(?<!\bin\s(?=case))(?<!\bIn\s(?=case))(?i:(?:{_WORDS})\s\#?
      (?!(?:19|20)[0-9]{{2}}(?![0-9]))[0-9]{{4,12}})(?![\w%]|[.,][0-9]|\s(?:of|times|hours?)\b)
  | (?<!\w)(?i:(?:tickets?|cases?|incidents?)\s\#[0-9]{{3,12}})(?![\w%])
    """,
    re.VERBOSE,
)


def check(site: Site) -> Iterator[Finding]:
    """Each number of a ticket, case, order or customer in a goal that is not closed."""
    for state in site.open_goals():
        yield from few(_in_goal(state.goal))


def _in_goal(goal: Goal) -> Iterator[Finding]:
    for document in documents_of(goal):
        for said in public_texts(document):
            yield from _in_text(said)
    for said in notes_of(goal):
        yield from _in_text(said)


def _in_text(said: Said) -> Iterator[Finding]:
    text = said.passage.text
    for found in _NUMBER.finditer(text):
        shown = " ".join(found[0].split())
        yield RULE.at(
            said.at(found.start(), found.end()),
            f"{shown} looks like the number of a customer's case.",
        )
