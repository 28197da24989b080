"""W901 vague-words: what a goal promises can be checked, for a number says how much."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.state import GoalState
from sitegen.rules import _vague_words as words
from sitegen.rules._findings import few
from sitegen.rules._references import measures_of
from sitegen.rules._said import Said, title_of, told, values
from sitegen.rules._vague import Hit, phrases, promised, vague, whole
from sitegen.site import Site

RULE = Rule(
    code="W901",
    name="vague-words",
    severity=Severity.WARNING,
    why="Words such as improve, best or as soon as possible mean something else to everybody. On "
    "the last day nobody can say whether the goal was met, and everybody has an opinion.",
    fix="Say how much, how many or by when in the same sentence, or what somebody would see.",
)

_ALWAYS = words.PRAISE + words.HEDGES
_MORE_OR_LESS = words.DIRECTION + words.ADVERBS + words.COMPARED
_STEP = _ALWAYS + _MORE_OR_LESS + words.OPEN_TASKS
_BY_PLACE = {
    "title": _ALWAYS,
    "prose": _ALWAYS + words.PLATITUDES,
    "challenge": _ALWAYS + words.ASSURANCE,
    "support": _STEP,
    "milestones": _STEP,
    "looks_like": _ALWAYS + _MORE_OR_LESS + words.FEELINGS,
    "stop_if": _ALWAYS + words.DIRECTION + words.COMPARED + words.TROUBLE,
}
_UNLESS_MEASURED = {
    "title": _STEP + words.HEADLINES,
    "prose": _ALWAYS + words.PLATITUDES + words.AIMS,
}
"""In the places that speak of the goal as a whole, its measures say how much with their numbers."""


def check(site: Site) -> Iterator[Finding]:
    """Each sentence of a goal, not yet closed, with vague words and no number.

    The words are English ones: on a board in another language nothing is looked for.
    """
    if site.facts.language.casefold().startswith("en"):
        for state in site.open_goals():
            yield from few(_in_goal(site, state))


def _in_goal(site: Site, state: GoalState) -> Iterator[Finding]:
    is_measured = _is_measured(site, state)
    title = title_of(state.goal)
    if title:
        yield from _in_text(title, "title", is_measured)
    for said in told(state.goal):
        yield from _in_text(said, "prose", is_measured)
    for said in values(state.goal.document):
        yield from _in_text(said, _place_of(said), is_measured)


def _is_measured(site: Site, state: GoalState) -> bool:
    """Whether a number stands beside the title on every page: the goal's, or of those below it.

    A measure that could not be read is taken for one with a number: that is said elsewhere.
    """
    return any(
        promised(one.goal.terms) or _is_misread(one.goal)
        for one in (state, *site.children(state.goal))
    )


def _is_misread(goal: Goal) -> bool:
    ids = measures_of(goal)
    return len(ids) > len(goal.terms.measures) or any(
        goal.document.has("measures", id, key) for id in ids for key in ("target", "change")
    )


def _place_of(said: Said) -> str:
    """The place that a value counts as; empty where it promises nothing in words."""
    first = str(said.route[0]) if said.route else ""
    if first in ("support", "milestones"):
        return first if said.route[-1] == "what" else ""
    return first if first in ("challenge", "looks_like", "stop_if") else ""


def _in_text(said: Said, place: str, is_measured: bool) -> Iterator[Finding]:
    listed = _BY_PLACE.get(place, "")
    if said.passage.is_quotation or not listed:
        return
    text = said.passage.text
    if not is_measured:
        listed = _UNLESS_MEASURED.get(place, listed)
    found = list(vague(text, phrases(listed)))
    if place == "prose" and not is_measured:
        found += vague(text, phrases(words.DIRECTION), only_first=True)
    if not found and (place in ("support", "milestones") or (place == "title" and not is_measured)):
        found += whole(text, words.TOPICS)
    for hit in sorted(set(found)):
        yield _finding(said, hit)


def _finding(said: Said, hit: Hit) -> Finding:
    shown = " ".join(said.passage.text[hit.start : hit.end].replace("*", "").split())
    return RULE.at(
        said.at(hit.start, hit.end),
        f'"{shown}" leaves open what counts: no number stands in this sentence.',
    )
