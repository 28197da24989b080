"""The rules that reading can break: each is listed once, with words of its own."""

from __future__ import annotations

from sitegen.decode import catalogue, catalogue_text
from sitegen.finding import Rule

RULES = (*catalogue.RULES, *catalogue_text.RULES)


def test_every_rule_of_reading_is_listed_once() -> None:
    defined = [
        value
        for module in (catalogue, catalogue_text)
        for value in vars(module).values()
        if isinstance(value, Rule)
    ]
    assert sorted(RULES, key=lambda rule: rule.code) == sorted(defined, key=lambda rule: rule.code)
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert len({rule.why for rule in RULES}) == len(RULES)
