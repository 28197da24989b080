"""Reading the plan and the story of a goal: actors, milestones, support, links."""

from __future__ import annotations

from typing import Any

from sitegen.decode.addresses import address_id
from sitegen.decode.nodes import Mapping, Node, Scalar
from sitegen.decode.notes import Notes
from sitegen.decode.records import ById, Many, Record, Values
from sitegen.decode.scalars import Reader, Text, day, identifier, is_id
from sitegen.decode.shapes import Either, takes
from sitegen.model.goal import Actor, Initiative, Link, Milestone, Plan, Support

_OUTSIDE = Record({"outside": Text(longest=120)}, required=("outside",), what="somebody outside")
_TITLED = Record(
    {"title": Text(longest=200), "url": Text(longest=500)},
    required=("title", "url"),
    what="a link's title and url",
)


@takes(Either((identifier, _OUTSIDE)))
def actor(node: Node, notes: Notes) -> Actor | None:
    """A team, a person, or `{outside: NAME}`."""
    if isinstance(node, Mapping):
        values = _OUTSIDE(node, notes)
        return Actor(outside=values.get("outside")) if values and values.get("outside") else None
    id = identifier(node, notes)
    return Actor(id=id) if id else None


def _titled(node: Node, notes: Notes) -> Link | None:
    values = _TITLED(node, notes)
    if values is None or not values.get("url"):
        return None
    return Link(title=values.get("title", values.get("url")), url=values.get("url"))


@takes(Either((identifier, _TITLED)))
def goal_or_link(node: Node, notes: Notes) -> Link | None:
    """A goal's id, or `{title:, url:}` for one elsewhere."""
    if isinstance(node, Mapping):
        return _titled(node, notes)
    id = identifier(node, notes)
    return Link(goal=id) if id else None


@takes(Either((Text(longest=500), _TITLED)))
def link(node: Node, notes: Notes) -> Link | None:
    """A goal's id, a web address, or `{title:, url:}`."""
    if isinstance(node, Scalar) and not is_id(node.text.strip()):
        url = Text(longest=500)(node, notes)
        return Link(title=url, url=url) if url else None
    return goal_or_link(node, notes)


_PROMISED = Record(
    {"what": Text(), "kind": Text(longest=80), "by": Many(actor), "due": day},
    required=("what",),
    what="what is promised, by whom and by when",
)


@takes(Either((Text(), _PROMISED)))
def _promise(node: Node, notes: Notes) -> Values | None:
    """A promise as a text, or with `what`, `by` and `due`."""
    if isinstance(node, Scalar):
        what = Text()(node, notes)
        return Values({"what": what}, Mapping((), node.place)) if what else None
    return _PROMISED(node, notes)


_INITIATIVE = Record(
    {"what": Text(), "for": identifier, "kind": Text(longest=80)},
    required=("what",),
    what="an initiative",
)


@takes(Either((Text(), _INITIATIVE)))
def _initiative(node: Node, notes: Notes) -> Initiative | None:
    if isinstance(node, Scalar):
        what = Text()(node, notes)
        return Initiative(what=what) if what else None
    values = _INITIATIVE(node, notes)
    if values is None:
        return None
    return Initiative(
        what=values.get("what", ""), measure=values.get("for", ""), kind=values.get("kind", "")
    )


PLAN_KEYS: dict[str, Reader[Any]] = {
    "steward": identifier,
    "sponsor": identifier,
    "support": ById(_promise),
    "milestones": ById(_promise),
    "contributions": ById(Text()),
    "initiatives": Many(_initiative),
    "incentive": Text(),
}

_CHALLENGE = Record({"hard": Text(), "attainable": Text()}, what="why it is hard and attainable")

STORY_KEYS: dict[str, Reader[Any]] = {
    "challenge": _CHALLENGE,
    "situation": Many(Text()),
    "looks_like": Text(),
    "aligns_with": Many(goal_or_link),
    "continues": identifier,
    "formerly": Many(address_id),
    "links": Many(link),
    "tags": Many(Text(longest=40)),
}


def plan(values: Values, lead: str, sponsor: str) -> Plan:
    """The plan of a goal; steward and sponsor are the team's where the goal names none."""
    base = Plan()
    return Plan(
        steward=values.get("steward", lead),
        sponsor=values.get("sponsor", sponsor),
        support=tuple(
            Support(
                id=id,
                what=one.get("what", ""),
                kind=one.get("kind", ""),
                by=one.get("by", ()),
                due=one.get("due"),
            )
            for id, one in values.get("support", {}).items()
        ),
        milestones=tuple(
            Milestone(id=id, what=one.get("what", ""), by=one.get("by", ()), due=one.get("due"))
            for id, one in values.get("milestones", {}).items()
        ),
        contributions=tuple(values.get("contributions", {}).items()),
        initiatives=values.get("initiatives", ()),
        check_in_every=values.get("check_in_every", base.check_in_every),
        review_every=values.get("review_every", base.review_every),
        incentive=values.get("incentive", ""),
    )
