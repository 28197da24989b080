"""The schema of `board.json`, and of a goal in it."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.model.ledger import Outcome
from sitegen.model.state import Freshness, How, Lifecycle, Status
from sitegen.model.terms import Kind, MeasureKind, Role
from sitegen.schema.parts import (
    DAY,
    NUMBER,
    TEXT,
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

NAME = "sitegen/board/1"

DIGEST: Schema = {"type": "string", "pattern": "^terms/1:[0-9a-f]{32}$"}
ID: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 100}
LINK = any_of(
    said(ref("id"), "The id of a goal on this board."),
    record({"title": TEXT, "url": TEXT}),
)


def board(address: str) -> Schema:
    """`board.json`: the whole board, as of a day."""
    fields = {
        **head(NAME),
        "title": said(TEXT, "What the board is called; empty where it has no name."),
        "url": said(or_null(TEXT), "Where the site is published."),
        "teams": listed(ref("team")),
        "goals": said(listed(ref("goal")), "The goals that everybody may see."),
    }
    about = (
        "The whole board, as of a day. Numbers are exact decimals; `progress` and `expected` are "
        "shares of 1, rounded to four decimals, and may lie below 0 or above 1."
    )
    return document(address, NAME, about, record(fields), definitions())


def head(name: str) -> Mapping[str, Schema]:
    """What every file for machines begins with."""
    return {
        "schema": {"const": name},
        "as_of": said(DAY, "The day that everything here is computed for."),
        "commit": said(or_null(TEXT), "The commit of the files; null where git knows none."),
    }


def definitions() -> Mapping[str, Schema]:
    """What `board.json` and `goal.json` have in common."""
    return {
        "id": said(ID, "An id of a goal, a person, a team, a metric or a measure."),
        "digest": said(DIGEST, "The digest of terms: the same terms always have the same one."),
        "status": said(words(Status), "How it goes, computed from readings and days."),
        "share": said(or_null(NUMBER), "A share of 1; null where it cannot be told."),
        "team": _team(),
        "agreement": _agreement(),
        "measure": _measure(),
        "goal": record(goal_fields()),
    }


def goal_fields() -> Mapping[str, Schema]:
    """The fields of a goal in `board.json`, and the first ones in its own `goal.json`."""
    terms = record(
        {
            "in_force": said(or_null(ref("digest")), "Those that the board measures by."),
            "in_file": said(ref("digest"), "Those that its file has now."),
        }
    )
    return {
        "id": ref("id"),
        "url": said(TEXT, "Its page: a full address, or a path where the board has none."),
        "title": TEXT,
        "kind": words(Kind),
        "teams": said(listed(ref("id")), "The teams that own it, its folder's first."),
        "steward": said(or_null(ref("id")), "Who looks after it."),
        "sponsor": said(or_null(ref("id")), "Who clears the way."),
        "start": said(or_null(DAY), "The first day."),
        "due": said(or_null(DAY), "The last day."),
        "period": said(or_null(TEXT), "The period with most of its days: `2026-Q1`."),
        "lifecycle": words(Lifecycle),
        "status": ref("status"),
        "status_reason": said(TEXT, "Why, in a sentence."),
        "freshness": or_null(words(Freshness)),
        "progress": ref("share"),
        "expected": said(ref("share"), "How much of the way time asks for."),
        "terms": terms,
        "agreement": ref("agreement"),
        "measures": listed(ref("measure")),
        "outcome": said(or_null(words(Outcome)), "How it ended; null while it has not."),
        "guardrail_broken": YES_OR_NO,
        "aligns_with": listed(LINK),
        "continues": said(or_null(ref("id")), "The goal before."),
    }


def _team() -> Schema:
    return record(
        {
            "id": ref("id"),
            "name": TEXT,
            "url": said(TEXT, "Its page."),
            "lead": or_null(ref("id")),
            "sponsor": or_null(ref("id")),
            "members": said(listed(ref("id")), "Who is in it on that day."),
        }
    )


def _agreement() -> Schema:
    agreed = record({"person": ref("id"), "on": or_null(DAY), "how": words(How)})
    declined = record({"person": ref("id"), "on": DAY, "reason": TEXT})
    pattern = "^(all|steward and sponsor|quorum [0-9]+(\\.[0-9]+)?%)$"
    rule = any_of({"type": "string", "pattern": pattern}, listed(ref("id")))
    return record(
        {
            "rule": said(rule, "Who has to agree, as a goal's file writes it."),
            "met": said(YES_OR_NO, "Whether everybody who has to agree has agreed."),
            "agreed": listed(agreed),
            "pending": said(listed(ref("id")), "Who is asked and has not answered."),
            "void": said(listed(agreed), "Agreements that no longer count."),
            "not_yet_asked": listed(ref("id")),
            "declined": listed(declined),
        }
    )


def _measure() -> Schema:
    limits = record(dict.fromkeys(("at_least", "at_most", "above", "below"), NUMBER), required=())
    latest = record({"on": DAY, "value": NUMBER})
    return record(
        {
            "id": ref("id"),
            "metric": said(or_null(TEXT), "What it counts; one of the library as `id@version`."),
            "role": words(Role),
            "kind": words(MeasureKind),
            "unit": or_null(TEXT),
            "baseline": or_null(NUMBER),
            "target": or_null(NUMBER),
            "stretch": or_null(NUMBER),
            "limits": said(or_null(limits), "`above` and `below` do not include their value."),
            "latest": said(or_null(latest), "The level now: of a total, what it has come to."),
            "progress": ref("share"),
            "expected": ref("share"),
            "status": ref("status"),
        }
    )
