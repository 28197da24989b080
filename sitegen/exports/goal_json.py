"""`goals/<id>/goal.json`: one goal for machines, with its story, plan, readings and entries.

The goal's object of `board.json`, and beside it what only its own page shows. Texts are
Markdown as written.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.outcome import computed_outcome
from sitegen.compute.story import story as terms_story
from sitegen.exports._chapter import chapter_object
from sitegen.exports._comparisons import comparisons
from sitegen.exports._goal import goal_object, link
from sitegen.exports._json import Json, Object, dumps
from sitegen.model.goal import Actor, Plan
from sitegen.model.ledger import Entry, Reading
from sitegen.model.state import GoalState, MilestoneState, SupportState
from sitegen.output import Export, OutputFile
from sitegen.schema.goal_file import NAME
from sitegen.site import Site


def _files(site: Site) -> Iterator[OutputFile]:
    for state in site.goals:
        yield OutputFile(f"goals/{state.id}/goal.json", dumps(_goal(state, site)))


def _goal(state: GoalState, site: Site) -> Object:
    story = state.goal.story
    computed = computed_outcome(state, site.facts.settings)
    return {
        "schema": NAME,
        "as_of": site.as_of,
        "commit": site.commit or None,
        **goal_object(state, site),
        "outcome_computed": computed.value if computed else None,
        "confirmed_by": state.confirmed_by or None,
        "why": story.why,
        "prose": story.prose,
        "challenge": {"hard": story.hard, "attainable": story.attainable},
        "situation": story.situation,
        "looks_like": story.looks_like,
        "formerly": story.formerly,
        "links": tuple(link(other) for other in story.links),
        "tags": story.tags,
        "stop_if": state.terms.stop_if or None,
        "terms_story": tuple(chapter_object(chapter) for chapter in terms_story(state, site.as_of)),
        "plan": _plan(state.goal.plan),
        "milestones": tuple(_milestone(one) for one in state.milestones),
        "support": tuple(_support(one) for one in state.support),
        "readings": tuple(
            _reading(reading) for measure in state.numbers.measures for reading in measure.readings
        ),
        "comparisons": tuple(comparisons(one, state, site) for one in state.numbers.measures),
        "entries": tuple(
            _entry(entry) for entry in state.goal.ledger.entries if entry.on <= site.as_of
        ),
    }


def _plan(plan: Plan) -> Object:
    return {
        "check_in_every": str(plan.check_in_every),
        "review_every": str(plan.review_every),
        "contributions": tuple(
            {"person": person, "what": what} for person, what in plan.contributions
        ),
        "initiatives": tuple(
            {"what": one.what, "for": one.measure or None, "kind": one.kind or None}
            for one in plan.initiatives
        ),
        "incentive": plan.incentive or None,
    }


def _milestone(state: MilestoneState) -> Object:
    one = state.milestone
    return {
        "id": one.id,
        "what": one.what,
        "by": _actors(one.by),
        "due": one.due,
        "reached": state.reached,
    }


def _support(state: SupportState) -> Object:
    one = state.support
    return {
        "id": one.id,
        "what": one.what,
        "kind": one.kind or None,
        "by": _actors(one.by),
        "due": one.due,
        "delivered": state.delivered,
    }


def _actors(actors: tuple[Actor, ...]) -> Json:
    """Ids of people and teams; those outside by name."""
    return tuple(actor.id or {"outside": actor.outside} for actor in actors)


def _reading(reading: Reading) -> Object:
    return {
        "measure": reading.measure,
        "on": reading.on,
        "value": reading.value,
        "n": reading.n,
        "note": reading.note or None,
    }


def _entry(entry: Entry) -> Object:
    return {
        "id": entry.id,
        "on": entry.on,
        "kind": entry.kind.value,
        "person": entry.person or None,
        "prose": entry.prose,
    }


EXPORT = Export(_files)
