"""The schema of `goals/<id>/goal.json`."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.compute.moves import Effect
from sitegen.compute.reach import Compared
from sitegen.compute.story import Standing
from sitegen.model.ledger import Because, EntryKind, Outcome
from sitegen.schema.board_file import LINK, definitions, goal_fields, head
from sitegen.schema.parts import (
    DAY,
    NUMBER,
    TEXT,
    WHOLE,
    YES_OR_NO,
    Schema,
    any_of,
    document,
    listed,
    or_null,
    record,
    ref,
    said,
    words,
)

NAME = "sitegen/goal/1"


def goal_json(address: str) -> Schema:
    """`goal.json`: a goal with its story, plan, readings and entries."""
    fields = {**head(NAME), **goal_fields(), **_story(), **_happened()}
    shared = {name: one for name, one in definitions().items() if name not in ("goal", "team")}
    defs = {**shared, "actors": _actors()}
    about = "One goal, as of a day: all that `board.json` has of it, and its story."
    return document(address, NAME, about, record(fields), defs)


def _story() -> Mapping[str, Schema]:
    return {
        "outcome_computed": said(or_null(words(Outcome)), "How it ended by its numbers alone."),
        "confirmed_by": said(or_null(ref("id")), "The second person who has looked."),
        "why": said(TEXT, "The first paragraph, in Markdown."),
        "prose": said(TEXT, "All its words but the title, in Markdown."),
        "challenge": record({"hard": TEXT, "attainable": TEXT}),
        "situation": listed(TEXT),
        "looks_like": TEXT,
        "formerly": said(listed(ref("id")), "The ids that it had before."),
        "links": listed(LINK),
        "tags": listed(TEXT),
        "stop_if": or_null(TEXT),
        "terms_story": said(listed(_chapter()), "Each version of the terms, oldest first."),
    }


def _happened() -> Mapping[str, Schema]:
    promised = {"id": ref("id"), "what": TEXT}
    by = {"by": ref("actors"), "due": or_null(DAY)}
    support = {**promised, "kind": or_null(TEXT), **by, "delivered": or_null(DAY)}
    reading = {
        "measure": ref("id"),
        "on": DAY,
        "value": NUMBER,
        "n": said(or_null(WHOLE), "How many cases it is made of."),
        "note": or_null(TEXT),
    }
    entry = {
        "id": said(TEXT, "Its name, without the ending of its file."),
        "on": DAY,
        "kind": words(EntryKind),
        "person": or_null(ref("id")),
        "prose": TEXT,
    }
    return {
        "plan": _plan(),
        "milestones": listed(record({**promised, **by, "reached": or_null(DAY)})),
        "support": listed(record(support)),
        "readings": listed(record(reading)),
        "comparisons": listed(_comparisons()),
        "entries": listed(record(entry)),
    }


def _actors() -> Schema:
    outside = record({"outside": said(TEXT, "The name of somebody who is not on the board.")})
    return listed(any_of(said(ref("id"), "A person or a team."), outside))


def _chapter() -> Schema:
    side = any_of(
        TEXT,
        {"type": "object", "additionalProperties": TEXT},
        {"type": "null"},
    )
    move = record(
        {
            "route": said(TEXT, "Its field in the canonical terms."),
            "from": said(side, "Null where there was nothing; of a whole measure its fields."),
            "to": side,
            "effect": words(Effect),
            "late": said(YES_OR_NO, "Whether it moved when the time was nearly over."),
        }
    )
    return record(
        {
            "digest": ref("digest"),
            "standing": words(Standing),
            "day": or_null(DAY),
            "proposed_by": listed(ref("id")),
            "replaces": or_null(ref("digest")),
            "moves": listed(move),
            "because": or_null(words(Because)),
            "in_force_since": or_null(DAY),
        }
    )


def _plan() -> Schema:
    contribution = record({"person": ref("id"), "what": TEXT})
    initiative = record({"what": TEXT, "for": or_null(ref("id")), "kind": or_null(TEXT)})
    return record(
        {
            "check_in_every": said(TEXT, "How often: `week on friday`, or `irregular`."),
            "review_every": TEXT,
            "contributions": listed(contribution),
            "initiatives": listed(initiative),
            "incentive": or_null(TEXT),
        }
    )


def _comparisons() -> Schema:
    normal = record(
        {
            "readings": said(WHOLE, "How many readings it is made of."),
            "from": DAY,
            "to": DAY,
            "mean": NUMBER,
            "low": NUMBER,
            "high": NUMBER,
        }
    )
    needed = record(
        {"every": TEXT, "change": NUMBER, "recent": or_null(NUMBER), "since": or_null(DAY)}
    )
    benchmark = record(
        {
            "value": NUMBER,
            "population": or_null(TEXT),
            "source": or_null(TEXT),
            "date": or_null(DAY),
        }
    )
    return record(
        {
            "measure": ref("id"),
            "normal": said(or_null(normal), "The variation before the start."),
            "reach": listed(record({"compared": words(Compared), "text": TEXT})),
            "needed": said(or_null(needed), "The change that is needed from here on."),
            "benchmarks": listed(benchmark),
        }
    )
