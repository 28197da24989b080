"""W902 placeholder: nothing stands in a goal that was meant to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.prose.own_words import own_words
from sitegen.rules._findings import few
from sitegen.rules._said import Said, title_of, told, values
from sitegen.site import Site

RULE = Rule(
    code="W902",
    name="placeholder",
    severity=Severity.WARNING,
    why="A gap such as TBD or X% is read as a promise and holds none. Everybody who agrees fills "
    "it with a number of their own.",
    fix="Write what is meant. While it is not known, say what will be found out, by whom and "
    "when, or keep the goal as a draft.",
)

_UNITS = (
    "percent|percentage|points?|pp|hours?|hrs?|minutes?|mins?|seconds?|secs?|days?|weeks?|months?|"
    "tickets?|cases?|calls?|chats?|customers?|people|agents?|stars|euros?|dollars?|times"
)
_PLACEHOLDER = re.compile(
    rf"""
    (?<![\w-])(?:TBD|TBC|TBA|TODO|FIXME|XXX|[Tt]bd)(?![\w-])
  | (?<!\w)(?i:to\sbe\s(?:determined|defined|confirmed|announced|advised))(?!\w)
  | (?<![\w.,$€£'’&-])(?:[xX]{{1,3}}|[nN]{{1,2}}|[yY]{{1,2}})\s?%
  | (?<![\w.,$€£'’&-])(?<!\d\s)(?:X{{1,3}}|xx|N{{1,2}}|Y{{1,2}})\s(?:{_UNITS})(?!\w)
  | (?<!\w)(?:from|From)\sX\s?%?\sto\s[XY](?!\w)
  | \?{{2,3}}\s?%
  | (?<!\?)\?{{3}}
  | (?i:lorem\sipsum)
  | (?<!\w)(?:YYYY-MM(?:-DD)?|DD[./-]MM[./-]YYYY|MM/DD/YYYY)(?!\w)
  | \[(?i:(?:insert|your|add|enter|fill|describe|write)\b[^\[\]\n]{{0,100}}
      |(?:name|team|date|number|metric|target|owner|person|value)(?:\s(?:name|here))?
      |tbd|todo)\](?![(\[:])
  | \[(?:\.\.\.|…|_+|\*+)\]
  | \{{\{{[^{{}}\n]{{0,100}}\}}\}}
  | <[^\W\d][\w\ '’-]{{0,60}}>
  | (?<!\S)\*{{3,20}}(?=[\s%.,;:)]|$)
    """,
    re.VERBOSE,
)
_PROMPT = re.compile(
    r"\W{0,5}(?:your|insert|enter|type|add|write|describe|say|put|fill)\b.{0,60}\b(?:here|below)"
    r"\W{0,5}",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    "... … ? ?? - – — -- n/a na tbd tba tbc xx xxx asdf placeholder untitled title".split()
) | {"your goal", "new goal", "goal title", "my goal"}
"""Whole values that say nothing."""

_TEXTS = frozenset(
    ("challenge", "looks_like", "stop_if", "situation", "contributions", "incentive")
)
_TEXT_KEYS = frozenset(("what", "definition", "source", "because", "population"))


def check(site: Site) -> Iterator[Finding]:
    """Each placeholder in a goal that is not closed, in any language."""
    for state in site.open_goals():
        yield from few(_in_goal(state.goal))


def _in_goal(goal: Goal) -> Iterator[Finding]:
    title = title_of(goal)
    for said in (*((title,) if title else ()), *told(goal)):
        yield from _in_text(said)
    for said in values(goal.document):
        if said.route and (said.route[0] in _TEXTS or said.route[-1] in _TEXT_KEYS):
            yield from _in_text(said)


def _in_text(said: Said) -> Iterator[Finding]:
    text = said.passage.text
    bare = text.strip()
    if said.passage.is_quotation or not bare:
        return
    start = text.index(bare)
    if bare.casefold() in _EMPTY or (len(bare) < 100 and _PROMPT.fullmatch(bare)):
        yield _finding(said, start, start + len(bare))
        return
    for found in _PLACEHOLDER.finditer(own_words(text)):
        yield _finding(said, found.start(), found.end())


def _finding(said: Said, start: int, end: int) -> Finding:
    shown = " ".join(said.passage.text[start:end].split())
    return RULE.at(said.at(start, end), f"{shown} is a placeholder: nobody filled it in yet.")
