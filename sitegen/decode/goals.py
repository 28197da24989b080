"""Reading a goal's file into terms, plan and story."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from sitegen.decode import catalogue, patterns
from sitegen.decode.measures import MEASURE, DecodedMeasure, measure
from sitegen.decode.nodes import Mapping, Node, Scalar, Sequence
from sitegen.decode.notes import Notes, clean, shown
from sitegen.decode.plan_keys import PLAN_KEYS, STORY_KEYS, plan
from sitegen.decode.records import MOST_ITEMS, Many, Record, Values, once, refuse_more
from sitegen.decode.scalars import Choice, Reader, Text, day, identifier, is_id, scalar, yes_or_no
from sitegen.decode.shapes import Either, Group, Several, Written, takes
from sitegen.decode.spans import cadence, due, window
from sitegen.decode.stumble import short
from sitegen.model.board import BoardFacts
from sitegen.model.goal import Goal, Story
from sitegen.model.terms import AgreementRule, Kind, RuleKind, Terms
from sitegen.numbers import NumberProblem, parse_quantity
from sitegen.source import Document

MOST_MEASURES = 40
"""Each has up to 3,660 slots, and a chart; nobody steers by so many."""


class Visibility(StrEnum):
    """Who sees a goal on the site."""

    PUBLIC = "public"
    INTERNAL = "internal"


_WHOLE_RULE = patterns.one_of(("all", "steward and sponsor"))
_NOT_ZERO = r"(?!\+?0+(?:[.,]0+)?\s*%)"
_RULE_IN_WORDS = Written(
    name="agreement",
    pattern=patterns.alone(
        rf"{_WHOLE_RULE}|{patterns.word('quorum')}\s*{_NOT_ZERO}{patterns.up_to(100)}\s*%"
    ),
    likes=("all", "quorum 80%", "steward and sponsor"),
    fix="Write all, quorum 80%, steward and sponsor, or a list of people.",
)


@takes(Either((_RULE_IN_WORDS, Several(identifier, 0, MOST_ITEMS))))
def _agreement(node: Node, notes: Notes) -> AgreementRule | None:
    """`all`, `quorum 80%`, `steward and sponsor`, or a list of people."""
    if isinstance(node, Sequence):
        people = Many(identifier)(node, notes) or ()
        return AgreementRule(kind=RuleKind.PEOPLE, people=tuple(dict.fromkeys(people)))
    found = scalar(node, notes, "an agreement rule", "all")
    if not found:
        return None
    words = clean(found.text).casefold()
    if words == "all":
        return AgreementRule(kind=RuleKind.ALL)
    if words == "steward and sponsor":
        return AgreementRule(kind=RuleKind.STEWARD_AND_SPONSOR)
    if words.startswith("quorum"):
        try:
            share = parse_quantity(words.removeprefix("quorum").strip())
        except NumberProblem:
            share = None
        if share and share.unit == "%" and 0 < share.value <= 100:
            return AgreementRule(kind=RuleKind.QUORUM, share=share.value / 100)
    notes.add(
        catalogue.BAD_CHOICE,
        node.place,
        f"{shown(found.text)} is no agreement rule: all, quorum 80%, steward and sponsor, or a "
        "list of people.",
        f"Write it like {notes.example('all')} or {notes.example('quorum 80%')}.",
    )
    return None


@takes(Group(identifier, MEASURE, MOST_MEASURES))
def _measures(node: Node, notes: Notes) -> tuple[tuple[str, Node], ...] | None:
    """The measures as nodes: they are read once the board's metrics are at hand."""
    if not isinstance(node, Mapping):
        _say_no_measures(node, notes)
        return None
    named = tuple(once(identifier, node, notes))
    if len(named) > MOST_MEASURES:
        key, _ = node.items[MOST_MEASURES]
        refuse_more("goal", "measures", len(named), MOST_MEASURES, key.place, notes)
    return named[:MOST_MEASURES]


def _say_no_measures(node: Node, notes: Notes) -> None:
    """What stands below `measures:` is no group of keys: most often, a colon is missing."""
    message = "Measures belong here, one a line, such as `csat: guardrail at least 92%`."
    fix = "Write each on a line of its own, indented by two spaces."
    first, _, rest = node.text.partition(" ") if isinstance(node, Scalar) else ("", "", "")
    if rest and is_id(first):
        message = f"A colon is missing after {first}."
        fix = f"Write `{first}: {short(rest)}`."
        if node.place.line != node.place.end_line:
            fix = f"Write `{first}: …`, and so in each line below it."
    notes.add(catalogue.WRONG_SHAPE, node.place, message, fix)


GOAL_KEYS: dict[str, Reader[Any]] = {
    "kind": Choice(Kind),
    "with": Many(identifier),
    "agreement": _agreement,
    "start": day,
    "due": due,
    "stop_if": Text(),
    "measures": _measures,
    **PLAN_KEYS,
    "check_in_every": cadence,
    "review_every": cadence,
    **STORY_KEYS,
    "draft": yes_or_no,
    "visibility": Choice(Visibility),
}

_COMPUTED = dict.fromkeys(
    ("status", "progress", "state"),
    "Nobody types it: it is worked out from readings and entries. Take the line out.",
)
_HEADING = dict.fromkeys(
    ("title", "goal", "name", "objective"),
    "The title is the heading below the keys: write it there, as `# Answer first messages faster`.",
)
_PROSE = dict.fromkeys(
    ("why", "story", "reason", "purpose", "description"),
    "Write it as text below the heading; the first paragraph says why.",
)

FRONT_MATTER = Record(
    GOAL_KEYS, what="a goal's keys", elsewhere={**_COMPUTED, **_HEADING, **_PROSE}
)
YAML_GOAL = Record(
    {
        "title": Text(longest=200),
        "why": Text(lines=True, longest=32_768),
        "story": Text(lines=True, longest=32_768),
        **GOAL_KEYS,
    },
    what="a goal's keys",
    elsewhere=_COMPUTED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a goal, from its heading and prose or from its keys."""

    title: str = ""
    why: str = ""
    prose: str = ""


def goal(
    id: str,
    team: str,
    values: Values,
    words: Words,
    document: Document,
    facts: BoardFacts,
    notes: Notes,
) -> Goal:
    """A goal from the keys of its file and its words."""
    kind = values.get("kind", facts.settings.default_kind)
    end = values.place("due")
    span = window(values.get("start"), values.get("due"), facts.settings.periods, notes, end)
    read = [measure(name, node, facts.metrics, notes) for name, node in values.get("measures", ())]
    measures = tuple(one for one in read if one is not None)
    owner = facts.team(team)
    return Goal(
        id=id,
        team=team,
        document=document,
        terms=Terms(
            teams=tuple(dict.fromkeys((team, *values.get("with", ())))),
            kind=kind,
            agreement=values.get("agreement", default_rule(kind)),
            start=span.start,
            due=span.due,
            stop_if=values.get("stop_if", ""),
            measures=tuple(one.measure for one in measures),
        ),
        plan=plan(values, owner.lead if owner else "", owner.sponsor if owner else ""),
        story=_story(values, words, measures),
        # What its author wrote and nobody can read is taken for the narrower of two circles.
        is_draft=values.get("draft", values.wrote("draft")),
        is_internal=_visibility(values) is Visibility.INTERNAL,
        readings=tuple(reading for one in measures for reading in one.readings),
    )


def _visibility(values: Values) -> Visibility:
    """Who sees the goal; where somebody may have meant to hide it, it is hidden."""
    meant = any(get_close_matches(key.casefold(), ("visibility",)) for key in values.unknown)
    unread = Visibility.INTERNAL if meant or values.wrote("visibility") else Visibility.PUBLIC
    found: Visibility = values.get("visibility", unread)
    return found


def default_rule(kind: Kind) -> AgreementRule:
    """Who agrees where the goal does not say: everybody (pact), or steward and sponsor (hard)."""
    pact = kind is Kind.PACT
    return AgreementRule(kind=RuleKind.ALL if pact else RuleKind.STEWARD_AND_SPONSOR)


def _story(values: Values, words: Words, measures: tuple[DecodedMeasure, ...]) -> Story:
    challenge = values.get("challenge")
    return Story(
        title=words.title,
        why=words.why,
        prose=words.prose,
        hard=challenge.get("hard", "") if challenge else "",
        attainable=challenge.get("attainable", "") if challenge else "",
        situation=values.get("situation", ()),
        looks_like=values.get("looks_like", ""),
        aligns_with=values.get("aligns_with", ()),
        continues=values.get("continues", ""),
        formerly=values.get("formerly", ()),
        links=values.get("links", ()),
        tags=values.get("tags", ()),
        evidence=tuple(one.evidence for one in measures),
    )
