"""What a change does to one goal, summed up in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.canonical import digest
from sitegen.finding import Finding
from sitegen.model.ledger import Agree, Agreements, Decline
from sitegen.model.state import GoalState, Lifecycle
from sitegen.review.card import card
from sitegen.review.consent import consent, pledge
from sitegen.review.entry_lines import entry_line
from sitegen.review.ledgers import LedgerChange
from sitegen.review.notices import explaining, moved_from
from sitegen.review.readings import new_readings
from sitegen.review.sentences import Seen, Telling, explanation
from sitegen.review.sides import Pair, Sides
from sitegen.review.spoken import set_aside, spoken_for
from sitegen.review.values import Consent, GoalChange, Line, What
from sitegen.review.words import Words
from sitegen.words import one_line

_ASKING = frozenset((What.NEW, What.PROPOSED, What.TERMS))
_IN_FORCE = frozenset((What.AGREED, What.REAGREED))


def goal_change(pair: Pair, ledger: LedgerChange, sides: Sides, words: Words) -> GoalChange:
    """Everything a change does to a goal that is there after it."""
    after = pair.after
    assert after is not None, "a goal that is gone is told elsewhere"
    seen = Seen.of(pair, words)
    what = tuple(_what(pair, seen, sides))
    asked = _consent(pair, what, ledger, sides, words)
    brings_terms = bool(_ASKING & {*what})
    told = tuple(Telling(pair, ledger, sides, words, seen, what, asked).sentences())
    is_new = pair.before is None
    return GoalChange(
        id=pair.id,
        title=one_line(after.goal.story.title),
        what=what,
        told=told or ("no promise moved.",),
        was=pair.before.id if pair.before and pair.before.id != pair.id else "",
        digest=seen.digest,
        moves=seen.moves,
        plan=seen.plan,
        explanation=explanation(pair, ledger, sides, words) if moved_from(pair) else None,
        consent=asked,
        pledge=pledge(after, asked, sides, words) if asked and brings_terms else None,
        card=card(after, words, sides.head.track) if is_new else None,
        lines=_lines(pair, ledger, sides, words),
        findings=_findings(after, sides) if is_new else (),
    )


def gone(pair: Pair, sides: Sides) -> GoalChange:
    """A goal that is not there after the change, or whose file cannot be read."""
    assert pair.before is not None, "a pair has a side"
    title = one_line(pair.before.goal.story.title)
    if pair.id in sides.unreadable:
        return unreadable(pair.id, title, sides)
    was = {
        Lifecycle.CLOSED: "it was closed, and its record goes with it",
        Lifecycle.DRAFT: "it was a draft",
    }
    told = was.get(pair.before.lifecycle, "it was agreed")
    if pair.before.in_force is None and pair.before.lifecycle not in was:
        told = "it was never agreed"
    return GoalChange(id=pair.id, title=title, what=(What.REMOVED,), told=(f"is removed; {told}.",))


def unreadable(id: str, title: str, sides: Sides) -> GoalChange:
    """A goal whose file is there, and cannot be read as one."""
    path = sides.unreadable[id]
    return GoalChange(
        id=id,
        title=title,
        what=(What.UNREADABLE,),
        told=("its file cannot be read, so it is missing on the board.",),
        findings=tuple(one for one in sides.findings if one.location.path == path),
    )


def _what(pair: Pair, seen: Seen, sides: Sides) -> Iterator[What]:
    before, after = pair.before, pair.after
    assert after is not None, "a goal that is gone is told elsewhere"
    if before is None:
        yield What.NEW_DRAFT if after.goal.is_draft else What.NEW
    else:
        yield from _what_became(before, after)
    if seen.moves:
        yield What.TERMS
    if _is_in_force(pair, seen.digest, sides):
        yield What.REAGREED if before and before.in_force else What.AGREED
    elif _has_lapsed(pair, sides):
        yield What.LAPSED
    if seen.plan:
        yield What.PLAN


def _what_became(before: GoalState, after: GoalState) -> Iterator[What]:
    was, now = before.goal, after.goal
    is_closed = (before.lifecycle is Lifecycle.CLOSED, after.lifecycle is Lifecycle.CLOSED)
    for holds, what in (
        (was.id != now.id, What.RENAMED),
        (was.team != now.team, What.MOVED),
        (was.is_draft and not now.is_draft, What.PROPOSED),
        (now.is_draft and not was.is_draft, What.DRAFTED),
        (now.is_internal and not was.is_internal, What.HIDDEN),
        (was.is_internal and not now.is_internal, What.SHOWN),
        (is_closed == (False, True), What.CLOSED),
        (is_closed == (True, False), What.REOPENED),
    ):
        if holds:
            yield what


def _is_in_force(pair: Pair, now: str, sides: Sides) -> bool:
    """Whether the change brings these terms into force; without history nobody can tell."""
    before, after = pair.before, pair.after
    if sides.head.missing_history and before is not None:
        return False
    if after is None or after.in_force is None or after.in_force.digest != now:
        return False
    return before is None or before.in_force is None or before.in_force.digest != now


def _has_lapsed(pair: Pair, sides: Sides) -> bool:
    """Whether what was in force is so no more, because an agreement to it is gone."""
    before, after = pair.before, pair.after
    if before is None or before.in_force is None or after is None or sides.head.missing_history:
        return False
    if after.goal.is_draft or Lifecycle.CLOSED in (before.lifecycle, after.lifecycle):
        return False
    return after.in_force is None or after.in_force.digest != before.in_force.digest


def _consent(
    pair: Pair, what: tuple[What, ...], ledger: LedgerChange, sides: Sides, words: Words
) -> Consent | None:
    """Who is asked for the head's terms; None where nobody has to be."""
    before, after = pair.before, pair.after
    assert after is not None, "who is gone asks nobody"
    now = digest(after.goal.terms)
    in_force = before.in_force if before else None
    has_lapsed = What.LAPSED in what
    is_quiet = not (has_lapsed or (_ASKING | _IN_FORCE) & {*what}) and not any(
        isinstance(entry, Agree | Agreements | Decline) for entry in ledger.added
    )
    if (
        is_quiet
        or after.goal.is_draft
        or Lifecycle.CLOSED in (after.lifecycle, before.lifecycle if before else None)
        or (in_force is not None and in_force.digest == now and not has_lapsed)
    ):
        return None
    doubted = frozenset(
        person
        for entry in ledger.added
        for person in spoken_for(entry, sides.origins.get(pair.id, {}).get(entry.id), sides)
    ).union(*(one.people for one in set_aside(pair, ledger, sides)))
    return consent(pair, now, sides, doubted, words)


def _lines(pair: Pair, ledger: LedgerChange, sides: Sides, words: Words) -> tuple[Line, ...]:
    assert pair.after is not None, "a goal that is gone has no new entries"
    goal = pair.after.goal
    told = explaining(pair, ledger) if moved_from(pair) else None
    origins = sides.origins.get(pair.id, {})
    entries = (
        entry_line(entry, goal, origins.get(entry.id), words)
        for entry in ledger.added
        if entry is not told
    )
    before = pair.before.goal if pair.before else None
    return (*entries, *new_readings(before, goal, words))


def _findings(state: GoalState, sides: Sides) -> tuple[Finding, ...]:
    """What `check` says of a goal: of its file, and of its ledger."""
    path, folder = state.goal.document.path, f"{state.goal.ledger_folder}/"
    found = ((one.location.path, one) for one in sides.findings)
    return tuple(one for at, one in found if at == path or at.startswith(folder))
