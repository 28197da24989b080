"""All versions of a goal's terms in their order: from amendments, from history, from both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from sitegen.compute.versions import TermsVersion, Versions, versions
from sitegen.model.goal import Goal
from sitegen.model.history import GoalHistory, PastTerms
from sitegen.model.ledger import Agree, Agreements, Decline, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The versions of a goal's terms up to a day, oldest first; the last is the file's."""

    versions: tuple[TermsVersion, ...]
    amended: Versions


def timeline(
    goal: Goal, entries: Sequence[Entry], history: GoalHistory | None, as_of: date
) -> Timeline:
    """What the file said, one version after another.

    Amendments tell their own story (see `versions`). History adds the versions that the
    main line had up to `as_of`, whether an amendment told of them or not. Terms that only
    came later count in one case: somebody had agreed to their digest by then. A digest
    names its terms for certain, whenever they were written down.
    """
    amended = versions(goal, as_of)
    if history is None:
        return Timeline(versions=amended.known, amended=amended)
    then = [_version(past) for past in history.past if past.origin.landed <= as_of]
    told = amended.known
    if then and _came_later(told[-1], history, as_of):
        told = told[:-1]
    merged = _merged(then, told)
    if told and merged[-1].digest != told[-1].digest:
        merged.append(told[-1])  # not committed yet
    return Timeline(versions=(*_agreed_to(merged, entries, history), *merged), amended=amended)


def _version(past: PastTerms) -> TermsVersion:
    return TermsVersion(terms=past.terms, digest=past.digest, origin=past.origin)


def _came_later(newest: TermsVersion, history: GoalHistory, as_of: date) -> bool:
    """Whether what the file says now is of a later day, and no amendment says otherwise."""
    return newest.amend is None and history.past[-1].origin.landed > as_of


def _merged(then: Sequence[TermsVersion], told: Sequence[TermsVersion]) -> list[TermsVersion]:
    """Two stories of the same versions as one; what only one of them tells is kept in its place."""
    matcher = SequenceMatcher(
        None, [one.digest for one in then], [one.digest for one in told], autojunk=False
    )
    merged: list[TermsVersion] = []
    for tag, start, end, told_start, told_end in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(then[start:end], told[told_start:told_end], strict=True)
            merged += [replace(tale, origin=known.origin) for known, tale in pairs]
        else:
            merged += [*then[start:end], *told[told_start:told_end]]
    return merged


def _agreed_to(
    merged: Sequence[TermsVersion], entries: Sequence[Entry], history: GoalHistory
) -> list[TermsVersion]:
    """Terms that entries name and no version has, found by their digest, in the entries' order."""
    missing = dict.fromkeys(
        entry.terms for entry in entries if isinstance(entry, Agree | Agreements | Decline)
    )
    have = {version.digest for version in merged}
    pool = {past.digest: past for past in history.past}
    return [
        TermsVersion(terms=pool[digest].terms, digest=digest)
        for digest in missing
        if digest in pool and digest not in have
    ]
