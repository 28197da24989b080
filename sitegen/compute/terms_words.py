"""Terms as plain sentences: what people agree to, for those who never read a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from sitegen.compute.canonical import table
from sitegen.compute.wording import day_words, number_words
from sitegen.model.board import BoardFacts
from sitegen.model.terms import Judge, Kind, MeasureKind, Role, Terms
from sitegen.numbers import canonical, rounded
from sitegen.words import listed, sentence

_KIND = {Kind.PACT: "PACT", Kind.HARD: "HARD"}
_ROLE = {Role.OUTCOME: "Outcome", Role.LEAD: "Lead measure", Role.GUARDRAIL: "Guardrail"}
_ORDER = {role: place for place, role in enumerate((Role.OUTCOME, Role.LEAD, Role.GUARDRAIL))}
_LIMITS = (
    ("at_least", "at least"),
    ("above", "above"),
    ("at_most", "at most"),
    ("below", "below"),
)
_JUDGE = {
    Judge.EVERY: "Each reading is held against this by itself.",
    Judge.LAST: "The last reading alone is held against this.",
    Judge.AVERAGE: "The average of all readings is held against this.",
    Judge.TOTAL: "The sum of all readings is held against this.",
}
_BETTER = {"up": "More is better.", "down": "Less is better."}


def in_words(terms: Terms, facts: BoardFacts) -> str:
    """The terms in sentences, a line each, measures set apart by an empty line.

    Made from the canonical table (`canonical.table`): on one board the same terms give the
    same text, and every binding field shows in it. Numbers are in full, never rounded.
    """
    keys = dict(table(terms))
    measures: dict[str, dict[str, str]] = {}
    for route in [route for route in keys if route.startswith("measures.")]:
        _, id, key = route.split(".", 2)
        measures.setdefault(id, {})[key] = keys.pop(route)
    parts = ["\n".join(_goal(keys, facts))]
    for id, fields in sorted(measures.items(), key=lambda item: _place(*item)):
        parts.append("\n".join(_measure(id, fields, facts)))
    return "\n\n".join(parts)


def _place(id: str, fields: Mapping[str, str]) -> tuple[int, str]:
    return _ORDER[Role(fields["role"])], id


def _goal(keys: dict[str, str], facts: BoardFacts) -> Iterator[str]:
    teams = [_team(id, facts) for id in keys.pop("teams", "").split(", ")]
    yield f"A {_KIND[Kind(keys.pop('kind'))]} goal of {listed(teams)}."
    start, due = keys.pop("start", ""), keys.pop("due", "")
    if start and due:
        yield f"It runs from {_day(start)} to {_day(due)}, both days included."
    else:
        yield f"It starts on {_day(start)}." if start else "It has no first day yet."
        yield f"It is due on {_day(due)}." if due else "It has no last day yet."
    yield _rule(keys.pop("agreement"), facts)
    if stop := keys.pop("stop_if", ""):
        yield f"It is stopped if: {stop}"
    yield from _others(keys)


def _rule(rule: str, facts: BoardFacts) -> str:
    leaders = "the steward and the sponsor"
    if rule.startswith("quorum "):
        share = rule.removeprefix("quorum ")
        return f"At least {share} of the members have to agree, and {leaders}."
    if rule.startswith("people"):
        people = rule.removeprefix("people").strip().split(", ")
        named = [_person(id, facts) for id in people if id]
        return f"These have to agree: {listed([*named, 'the steward', 'the sponsor'])}."
    if rule == "all":
        return f"Every member has to agree, and {leaders}."
    return f"{leaders.capitalize()} have to agree."


def _measure(id: str, keys: dict[str, str], facts: BoardFacts) -> Iterator[str]:
    metric, unit = keys.pop("metric", ""), keys.get("unit", "")
    known = facts.metric(metric.partition("@")[0] or id)
    name = f"{known.name} ({id})" if known and known.name else id
    yield f"{_ROLE[Role(keys.pop('role'))]}: {name}"
    kind = MeasureKind(keys.pop("kind"))
    yield from (f"- {line}" for line in _aim(kind, keys, unit))
    yield from (f"- {line}" for line in _counting(metric, keys))
    yield from (f"- {line}" for line in _reading(keys))
    yield from (f"- {line}" for line in _others(keys))


def _aim(kind: MeasureKind, keys: dict[str, str], unit: str) -> Iterator[str]:
    match kind:
        case MeasureKind.MOVING:
            yield _moving(keys, unit)
        case MeasureKind.HOLDING:
            yield sentence(f"{_limits(keys, '', unit) or 'no limits yet'}.")
            yield from _exceptions(keys, unit)
            yield _JUDGE[Judge(keys.pop("judge"))]
        case MeasureKind.TOTAL:
            yield f"{_level(keys.pop('target'), unit)} in total, added up from the start on."
        case MeasureKind.MILESTONES:
            yield "All milestones of the goal are reached."
        case MeasureKind.YES_NO:
            yield "It is done, or it is not."
    if day := keys.pop("judge_from", ""):
        yield f"Held against this from {_day(day)} on."
    if stretch := keys.pop("stretch", ""):
        yield f"Beyond that, if all goes well: {_level(stretch, unit)}."
    for key in [key for key in keys if key.startswith("pace.")]:
        yield f"By {_day(key.removeprefix('pace.'))}: {_level(keys.pop(key), unit)}."
    if day := keys.pop("pace_from", ""):
        yield f"Nothing is expected to move before {_day(day)}."


def _moving(keys: dict[str, str], unit: str) -> str:
    baseline, target = keys.pop("baseline", ""), keys.pop("target", "")
    if change := keys.pop("change", ""):
        amount = change if change.endswith(("%", "pp")) else _level(change, unit)
        begin = f"from {_level(baseline, unit)}" if baseline else "from a baseline not known yet"
        return f"{_signed(amount).replace('pp', ' points')}, counted {begin}."
    end = f"to {_level(target, unit)}" if target else "to a target not said yet"
    if not baseline:
        return sentence(f"{end}, from a baseline not known yet.")
    relative = f": {_relative(Decimal(baseline), Decimal(target), unit)}" if target else ""
    return f"From {_level(baseline, unit)} {end}{relative}."


def _relative(baseline: Decimal, target: Decimal, unit: str) -> str:
    """How much a target differs from its baseline: in points for a measure in percent."""
    word = "more" if target > baseline else "less"
    apart = abs(target - baseline)
    if not apart:
        return "no change"
    if unit == "%":
        return f"{number_words(apart)} points {word}"
    if baseline <= 0:
        return f"{_level(number_words(apart), unit)} {word}"
    return f"{canonical(rounded(apart / baseline * 100, 1))}% {word}"


def _limits(keys: dict[str, str], prefix: str, unit: str) -> str:
    said = [
        f"{word} {_level(keys.pop(prefix + key), unit)}"
        for key, word in _LIMITS
        if prefix + key in keys
    ]
    return listed(said)


def _exceptions(keys: dict[str, str], unit: str) -> Iterator[str]:
    spans = {key.split(".")[1] for key in keys if key.startswith("except.")}
    for span in sorted(spans):
        start, _, end = span.partition("/")
        keys.pop(f"except.{span}.limits", "")
        limits = _limits(keys, f"except.{span}.", unit) or "no limits"
        yield f"From {_day(start)} to {_day(end)} instead: {limits}."


def _counting(metric: str, keys: dict[str, str]) -> Iterator[str]:
    """What is counted, and how; every text of people's own ends its line."""
    id, _, version = metric.partition("@")
    if version:
        yield f"Counted as the metric {id} of the library says, version {version}."
    elif metric:
        yield f"Counted as the metric {id}."
    if unit := keys.pop("unit", ""):
        yield f"Counted in: {unit}"
    if direction := keys.pop("direction", ""):
        yield _BETTER[direction]
    for key, label in (
        ("definition", "What is counted"),
        ("statistic", "What is taken of the cases"),
        ("clock", "Time is counted in"),
        ("window", "Each reading looks back on"),
    ):
        if text := keys.pop(key, ""):
            yield f"{label}: {text}"
    for key in [key for key in keys if key.startswith("scope.")]:
        yield f"Only where {key.removeprefix('scope.')} is: {keys.pop(key)}"


def _reading(keys: dict[str, str]) -> Iterator[str]:
    every = keys.pop("every")
    span, _, weekday = every.partition(" on ")
    yield (
        "Read now and then, without fixed days."
        if every == "irregular"
        else f"Read every {span}{f' on {weekday.capitalize()}' if weekday else ''}."
    )
    if first := keys.pop("first", ""):
        yield f"The first reading is due on {_day(first)}."
    if fewest := keys.pop("min_n", ""):
        yield f"A reading of fewer than {fewest} cases is shown and not judged."
    if weight := keys.pop("weight", ""):
        yield f"Its weight among the outcomes is {weight}, where others have 1."


def _others(keys: Mapping[str, str]) -> Iterator[str]:
    """Whatever there are no words for yet: nothing that binds stays unsaid."""
    yield from (f"{key}: {text}" for key, text in keys.items())


def _level(number: str, unit: str) -> str:
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()


def _signed(amount: str) -> str:
    return amount if amount.startswith("-") else f"+{amount}"


def _day(text: str) -> str:
    return day_words(date.fromisoformat(text), date.min)


def _team(id: str, facts: BoardFacts) -> str:
    known = facts.team(id)
    return f"{known.name} ({id})" if known else id


def _person(id: str, facts: BoardFacts) -> str:
    known = facts.person(id)
    return f"{known.name} ({id})" if known else id
