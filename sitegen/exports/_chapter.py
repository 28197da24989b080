"""One version of a goal's terms as `goal.json` has it in `terms_story`."""

from __future__ import annotations

from sitegen.compute.canonical import Table, table
from sitegen.compute.moves import Move
from sitegen.compute.story import Chapter
from sitegen.exports._json import Json, Object


def chapter_object(chapter: Chapter) -> Object:
    """A version: `moves` are counted from the terms with the digest `replaces`.

    `day` and `proposed_by` (ids) are null and empty where nobody knows; `because` is null
    where no amendment gives a reason. `from` and `to` are canonical texts, null where there
    was or is nothing; for a whole measure that came or went, an object of its fields.
    """
    version, amend = chapter.version, chapter.amend
    origin = version.origin
    return {
        "digest": version.digest,
        "standing": chapter.standing.value,
        "day": chapter.day,
        "proposed_by": (amend.person,)
        if amend and amend.person
        else origin.people
        if origin
        else (),
        "replaces": chapter.before.digest if chapter.before else None,
        "moves": _moves(chapter),
        "because": amend.because.value if amend and amend.because else None,
        "in_force_since": chapter.in_force_since,
    }


def _moves(chapter: Chapter) -> Json:
    if chapter.before is None:
        return ()
    old, new = table(chapter.before.terms), table(chapter.version.terms)
    return tuple(
        {
            "route": move.route,
            "from": _side(old, move),
            "to": _side(new, move),
            "effect": move.effect.value,
            "late": move in chapter.late,
        }
        for move in chapter.moved
    )


def _side(canonical: Table, move: Move) -> Json:
    whole = f"{move.route}."
    fields = {
        route.removeprefix(whole): text
        for route, text in canonical.items()
        if move.route == f"measures.{move.measure}" and route.startswith(whole)
    }
    return fields or canonical.get(move.route)
