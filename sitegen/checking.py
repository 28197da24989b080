"""Checking: every rule over a site, each finding as severe as its goal's lifecycle lets it be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sitegen import rules
from sitegen.decode import catalogue, catalogue_text
from sitegen.discovery import modules
from sitegen.finding import Finding, Rule, Severity
from sitegen.prose import rules as prose_rules
from sitegen.site import Site

_ALWAYS = frozenset(
    rule.code
    for rule in (
        *catalogue_text.RULES,
        catalogue.NO_BOARD,
        catalogue.NO_GOALS,
        catalogue.ORPHAN_LEDGER,
        catalogue.ENTRY_NAME,
        catalogue.BAD_ID,
        catalogue.SAME_ID,
        catalogue.NO_TEAM_FOLDER,
    )
)
"""Rules about whether a file can be read at all: a draft is no reason to be milder."""


def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, by code."""
    found = [module.RULE for module in modules(rules, "RULE")]
    shipped = (*catalogue_text.RULES, *catalogue.RULES, *prose_rules.PROSE_RULES, *found)
    return tuple(sorted(shipped, key=lambda rule: rule.code))


def check(site: Site, reading: Iterable[Finding]) -> tuple[Finding, ...]:
    """All findings of a site, with those of its reading, by place.

    A draft gets hints where a proposal gets errors and warnings.
    """
    found = [*reading]
    for module in modules(rules, "RULE"):
        found.extend(module.check(site))
    drafts = {state.goal.document.path for state in site.goals if state.goal.is_draft}
    milder = (_as_hint(one) if one.location.path in drafts else one for one in found)
    return tuple(sorted(set(milder), key=lambda one: (one.location, one.code, one.message)))


def _as_hint(finding: Finding) -> Finding:
    return finding if finding.code in _ALWAYS else replace(finding, severity=Severity.HINT)


def since(
    findings: Iterable[Finding], before: Iterable[Finding], touched: frozenset[str]
) -> tuple[Finding, ...]:
    """The findings in touched files, and those elsewhere that were not there `before`.

    These are what a change answers for. Lines move, so a finding is known by its code, path
    and message.
    """
    known = {_facts(finding) for finding in before}
    return tuple(
        finding
        for finding in findings
        if finding.location.path in touched or _facts(finding) not in known
    )


def _facts(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.location.path, finding.message
