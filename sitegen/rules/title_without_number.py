"""W904 title-without-number: the title says how much, since people speak of a goal by it."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.wording import level_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.state import GoalState
from sitegen.model.terms import Measure, Moving, Total
from sitegen.rules._amounts import has_amount
from sitegen.rules._said import title_of
from sitegen.rules._vague import promised
from sitegen.site import Site

RULE = Rule(
    code="W904",
    name="title-without-number",
    severity=Severity.HINT,
    why="People speak of a goal by its title, and most of them never read further. With its "
    "number in it they know what was promised.",
    fix='Say the number and whom it is for, as in "Answer first messages 30% faster".',
)

_EXACT = frozenset(
    "all always each every everybody everyone everything never no nobody none nothing "
    "without".split()
)
"""Words that say how many without a number."""


def check(site: Site) -> Iterator[Finding]:
    """Each goal, not yet closed, with a number in its measures and none in its title.

    Number words are known in English only: on a board in another language nothing is said.
    """
    if not site.facts.language.casefold().startswith("en"):
        return
    for state in site.open_goals():
        yield from _of(state)


def _of(state: GoalState) -> Iterator[Finding]:
    title = title_of(state.goal)
    measure = promised(state.goal.terms)
    if title is None or measure is None:
        return
    text = title.passage.text
    words = {word.strip(".,;:!?*'\"").casefold() for word in text.split()}
    if has_amount(text) or words & _EXACT:
        return
    start = len(text) - len(text.lstrip())
    yield RULE.at(
        title.at(start, len(text.rstrip())),
        f"The title names no number; {measure.id} has one{_number(measure)}.",
    )


def _number(measure: Measure) -> str:
    match measure.aim:
        case Moving() as aim if aim.target is not None:
            return f": {level_words(aim.target, measure.unit)}"
        case Total() as aim:
            return f": {level_words(aim.target, measure.unit)}"
        case _:
            return ""
