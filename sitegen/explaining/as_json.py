"""Rules for programs, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from sitegen import rulebook
from sitegen.explaining.examples import Mends
from sitegen.explaining.explanation import Explanation
from sitegen.printing.text import Style, json_text

SCHEMA = "sitegen/rules/1"


def explained(all_of_them: Iterable[Explanation]) -> str:
    """Everything about these rules. Keys may be added; none goes without a new number."""
    rules = [dict(_rule(one)) for one in all_of_them]
    return json_text({"schema": SCHEMA, "rules": rules}, Style())


def _rule(one: Explanation) -> Iterator[tuple[str, Any]]:
    rule = one.rule
    yield "code", rule.code
    yield "name", rule.name
    yield "family", one.family.name
    yield "severity", rule.severity
    if one.is_on_a_board:
        yield "on_this_board", one.here or "off"
    yield "why", rule.why
    yield "fix", rule.fix
    yield "mended", one.example.mends if one.example else Mends.NONE
    yield "settable", rulebook.is_settable(rule)
    yield "ignorable", rulebook.is_ignorable(rule)
    if one.example:
        yield "bad", asdict(one.example.bad)
        yield "said", asdict(one.example.said)
        yield "good", asdict(one.example.good)
    if one.in_words:
        yield "in_words", asdict(one.in_words)
