"""A review for programs: one JSON object, as `sitegen/review/schema.json` describes it."""

from __future__ import annotations

from typing import Any

from sitegen.compute.moves import Effect
from sitegen.finding import Finding
from sitegen.printing.text import Style, json_text
from sitegen.review.formats._format import Format
from sitegen.review.values import (
    Card,
    Consent,
    GoalChange,
    Notice,
    Review,
    TermMove,
)

SCHEMA = "sitegen/review/1"


def write(review: Review, style: Style, _limit: int) -> str:
    """Everything a review has; keys in a fixed order, and only ASCII characters."""
    return json_text(
        {
            "schema": SCHEMA,
            "base": review.base,
            "head": review.head or None,
            "as_of": review.as_of.isoformat(),
            "stops": review.stops,
            "moves_a_promise": review.moves_a_promise,
            "allowed": list(review.allowed),
            "missing_history": review.missing,
            "notices": [_notice(notice) for notice in review.notices],
            "board": [
                {"part": one.part, "id": one.id, "flagged": one.is_flagged, "text": one.text}
                for one in review.board
            ],
            "goals": [_goal(goal) for goal in review.goals],
            "other_files": list(review.others),
        },
        Style(colours=style.colours, in_ci=True),
    )


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "gate": notice.gate,
        "goal": notice.goal,
        "verdict": notice.verdict,
        "text": notice.text,
        "fix": notice.fix,
    }


def _goal(goal: GoalChange) -> dict[str, Any]:
    why = goal.explanation
    return {
        "id": goal.id,
        "formerly": goal.was,
        "title": goal.title,
        "what": list(goal.what),
        "text": " ".join(goal.told),
        "terms": goal.digest,
        "moves": [_move(move) for move in goal.moves],
        "plan": [
            {"part": one.part, "id": one.id, "effect": one.effect, "text": one.text}
            for one in goal.plan
        ],
        "amendment": (
            {"entry": why.entry, "person": why.person, "because": why.because} if why else None
        ),
        "consent": _consent(goal.consent) if goal.consent else None,
        "pledge": (
            {
                "people": list(goal.pledge.people),
                "text": goal.pledge.text,
                "terms": goal.pledge.terms,
            }
            if goal.pledge
            else None
        ),
        "card": _card(goal.card) if goal.card else None,
        "lines": [{"kind": line.kind, "text": line.text} for line in goal.lines],
        "findings": [_finding(finding) for finding in goal.findings],
    }


def _move(move: TermMove) -> dict[str, Any]:
    share = move.share
    return {
        "route": move.route,
        "measure": move.measure,
        "what": move.what,
        "before": move.before,
        "after": move.after,
        "effect": "other people" if move.effect is Effect.PARTIES else move.effect,
        "share": round(float(share), 4) if share is not None else None,
        "text": move.text,
    }


def _consent(consent: Consent) -> dict[str, Any]:
    return {
        "complete": consent.is_complete,
        "must": list(consent.must),
        "some": [{"needed": one.needed, "people": list(one.people)} for one in consent.some],
        "agreed": list(consent.agreed),
    }


def _card(card: Card) -> dict[str, Any]:
    return {
        "title": card.title,
        "why": card.why,
        "measures": list(card.measures),
        "time": card.span,
        "reach": list(card.reach),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": finding.location.path,
        "line": finding.location.place.line,
        "message": finding.message,
        "fix": finding.fix,
    }


FORMAT = Format(write)
