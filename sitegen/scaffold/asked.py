"""Which canonical fields a key of a goal's file stands for: what a change of it may move."""

from __future__ import annotations

from sitegen.decode.goals import YAML_GOAL
from sitegen.decode.measure_keys import LONG_FORM
from sitegen.decode.notes import did_you_mean, shown
from sitegen.scaffold.edit import KeyPath, Uneditable

_GOAL = {
    "kind": ("kind",),
    "with": ("teams",),
    "agreement": ("agreement",),
    "start": ("start",),
    "due": ("due",),
    "stop_if": ("stop_if",),
}
_ONE_FIELD = (
    *("role", "definition", "unit", "direction", "statistic", "clock", "window", "every", "first"),
    *("target", "stretch", "at_least", "at_most", "above", "below", "judge", "judge_from"),
    *("pace_from", "min_n", "weight"),
)
_MEASURE = {
    **{key: (key,) for key in _ONE_FIELD},
    "kind": ("",),
    "metric": ("metric", "definition", "unit", "direction", "statistic", "clock"),
    "baseline": ("baseline",),
    "change": ("change", "target"),
    "between": ("at_least", "at_most"),
    "scope": ("scope.",),
    "pace": ("pace.",),
    "except": ("except.",),
}


def fields_of(path: KeyPath, *, has_change: bool) -> tuple[str, ...]:
    """The canonical routes that a change of the key at a path may move; `a.` is all below it.

    `has_change` says that the measure's target follows from its baseline. Raises Uneditable
    for a key that is no part of the terms, and for one that is no key.
    """
    key = path[0]
    if key != "measures":
        if key in _GOAL and (len(path) == 1 or key in ("with", "agreement")):
            return _GOAL[key]
        raise Uneditable(_no_terms(key, tuple(YAML_GOAL.fields), (*_GOAL, "measures")))
    if len(path) < 3:
        return (f"measures.{path[1]}.",) if len(path) == 2 else ("measures.",)
    id, name = path[1:3]
    if name not in _MEASURE or (name == "baseline" and path[3:] not in ((), ("value",))):
        raise Uneditable(_no_terms(".".join(path[2:]), tuple(LONG_FORM.fields), tuple(_MEASURE)))
    extra = ("target", "change") if name == "baseline" and has_change else ()
    return tuple(f"measures.{id}.{field}" for field in (*_MEASURE[name], *extra))


def is_among(route: str, fields: tuple[str, ...]) -> bool:
    """Whether a canonical route is one of these, or below one of them."""
    return any(route.startswith(one) if one.endswith(".") else route == one for one in fields)


def _no_terms(key: str, known: tuple[str, ...], binding: tuple[str, ...]) -> str:
    if key.partition(".")[0] in known:
        return (
            f"{shown(key)} is no part of the terms: change it in the file whenever it helps; "
            "that voids no agreement."
        )
    if key in _MEASURE and key not in _GOAL:
        return f"{shown(key)} is a key of a measure: name that too, as in `measures.ID.{key}`."
    hint = did_you_mean(key, binding)
    return f"{shown(key)} is no key of the terms. {hint}".strip()
