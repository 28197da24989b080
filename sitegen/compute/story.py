"""The story of a goal's terms: each version, who brought it, what moved, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sitegen.compute.easing import EASING, eased_late
from sitegen.compute.lifecycle import counting
from sitegen.compute.moves import Move, moves
from sitegen.model.ledger import Amend
from sitegen.model.state import GoalState, Version


class Standing(StrEnum):
    """What became of a version of the terms."""

    PROPOSED = "proposed"
    IN_FORCE = "in force"
    EARLIER = "earlier"
    GIVEN_UP = "given up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One version of the terms in its story.

    `amend` is the amendment that tells of it, None where none does. `day` is when it was
    proposed, None where nobody knows; `by` are those who proposed it: people's ids, or names
    as git has them. `moved` is counted from `before`: the terms that
    were promised by then, or else the version before; None for the first. `late` are those
    of the moves that eased a promise late. `in_force_until` is the day on which the next
    terms took the place of these.
    """

    version: Version
    standing: Standing
    amend: Amend | None
    day: date | None
    by: tuple[str, ...]
    before: Version | None
    moved: tuple[Move, ...]
    late: tuple[Move, ...]
    in_force_until: date | None = None

    @property
    def is_return(self) -> bool:
        """Whether it only puts back what was promised: nothing moved."""
        return self.before is not None and not self.moved

    @property
    def in_force_since(self) -> date | None:
        """The day its rule was met, or None."""
        return self.version.agreement.met_on


def story(state: GoalState, as_of: date) -> tuple[Chapter, ...]:
    """All versions of a goal's terms as of a day, oldest first."""
    amends = _amends(state, as_of)
    return tuple(_chapter(state, place, amends) for place in range(len(state.versions)))


def proposal(state: GoalState, as_of: date) -> Chapter | None:
    """The terms that the file proposes in place of those in force; None where it has the same."""
    if state.in_force is None or state.in_file.digest == state.in_force.digest:
        return None
    return _chapter(state, len(state.versions) - 1, _amends(state, as_of))


def proposed_on(state: GoalState, as_of: date) -> date | None:
    """The day on which the file's terms were proposed, as far as it is known."""
    return _chapter(state, len(state.versions) - 1, _amends(state, as_of)).day


def _amends(state: GoalState, as_of: date) -> dict[int, Amend]:
    """The amendment that tells of each version, by the version's place.

    The one that brought it; else one that names its digest; else one that names none, of the
    nearest day.
    """
    found = {n: one.amend for n, one in enumerate(state.versions) if one.amend is not None}
    used = {amend.id for amend in found.values()}
    entries = counting(state.goal, as_of)
    for amend in (one for one in entries if isinstance(one, Amend) and one.id not in used):
        open_ones = [n for n in range(1, len(state.versions)) if n not in found]
        if amend.terms:
            place = next((n for n in open_ones if state.versions[n].digest == amend.terms), None)
        else:
            place = _nearest(state, open_ones, amend.on)
        if place is not None:
            found[place] = amend
    return found


def _nearest(state: GoalState, places: list[int], day: date) -> int | None:
    """The version that came nearest to a day, of those whose day is known."""
    known = [(n, one.origin.on) for n in places if (one := state.versions[n]).origin is not None]
    return min(known, key=lambda item: abs((item[1] - day).days), default=(None, day))[0]


def _chapter(state: GoalState, place: int, amends: dict[int, Amend]) -> Chapter:
    version, amend = state.versions[place], amends.get(place)
    before = _before(state.versions[:place])
    moved = moves(before.terms, version.terms) if before else ()
    day = version.origin.on if version.origin else amend.on if amend else None
    return Chapter(
        version=version,
        standing=_standing(state, place),
        amend=amend,
        day=day,
        by=_by(version, amend),
        before=before,
        moved=moved,
        late=_late(before, moved, (day, version.agreement.met_on)),
        in_force_until=_until(version, state.versions[place + 1 :]),
    )


def _until(version: Version, later: tuple[Version, ...]) -> date | None:
    if not version.agreement.is_met:
        return None
    others = (one for one in later if one.agreement.is_met and one.digest != version.digest)
    return next((one.agreement.met_on for one in others), None)


def _before(earlier: tuple[Version, ...]) -> Version | None:
    """What a version moved away from: the last terms that were promised, else the last ones."""
    promised = [one for one in earlier if one.agreement.is_met]
    known = promised or earlier
    return known[-1] if known else None


def _late(
    before: Version | None, moved: tuple[Move, ...], days: tuple[date | None, ...]
) -> tuple[Move, ...]:
    """Easing of what nobody had agreed to yet is no easing of a promise."""
    if before is None or not before.agreement.is_met or not eased_late(before.terms, days):
        return ()
    return tuple(move for move in moved if move.effect in EASING)


def _by(version: Version, amend: Amend | None) -> tuple[str, ...]:
    if amend is not None and amend.person:
        return (amend.person,)
    return (version.origin.people or version.origin.names) if version.origin else ()


def _standing(state: GoalState, place: int) -> Standing:
    version, is_last = state.versions[place], place == len(state.versions) - 1
    later = state.versions[place + 1 :]
    if version.agreement.is_met:
        is_over = _until(version, later) is not None
        return Standing.EARLIER if is_over else Standing.IN_FORCE
    return Standing.PROPOSED if is_last else Standing.GIVEN_UP
