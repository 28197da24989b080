"""Checking: every rule over a site, each finding as severe as its goal's lifecycle lets it be."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from sitegen import rules
from sitegen.decode import catalogue, catalogue_text
from sitegen.discovery import modules
from sitegen.finding import Finding, Rule, Severity
from sitegen.prose import rules as prose_rules
from sitegen.rules import (
    no_challenge,
    no_due,
    no_outcome_measure,
    no_steward,
    no_title,
    no_why,
    thin_baseline,
)
from sitegen.rules._findings import few_alike
from sitegen.site import Site
from sitegen.source import Location

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

_MISREAD = frozenset(
    rule.code
    for rule in (
        catalogue.UNKNOWN_KEY,
        catalogue.WRONG_SHAPE,
        catalogue.BAD_MEASURE,
        catalogue_text.DUPLICATE_KEY,
        catalogue_text.KEY_NOT_TEXT,
    )
)
"""Errors of reading by which something that an author did write is not where it belongs."""

_LACKING = frozenset(
    module.RULE.code
    for module in (
        no_challenge,
        no_due,
        no_outcome_measure,
        no_steward,
        no_title,
        no_why,
        thin_baseline,
    )
)
"""Rules about what a goal does not say: after a misreading that is most likely its effect."""


def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, by code."""
    found = [module.RULE for module in modules(rules, "RULE")]
    shipped = (*catalogue_text.RULES, *catalogue.RULES, *prose_rules.PROSE_RULES, *found)
    return tuple(sorted(shipped, key=lambda rule: rule.code))


def check(site: Site, reading: Iterable[Finding]) -> tuple[Finding, ...]:
    """All findings of a site, with those of its reading, by place.

    A draft gets hints where a proposal gets errors and warnings, if it says in words that can
    be read that it is one. Of very many findings alike in one file the first ones are told.
    """
    found = [*reading]
    unread = {one.location for one in found}
    misread = {one.location.path for one in found if one.code in _MISREAD}
    for module in modules(rules, "RULE"):
        said = module.check(site)
        found.extend(one for one in said if not _is_an_effect(one, misread))
    drafts = {
        state.goal.document.path
        for state in site.goals
        if state.goal.is_draft and state.goal.document.at("draft") not in unread
    }
    milder = (_as_hint(one) if one.location.path in drafts else one for one in found)
    told = few_alike(sorted(set(milder), key=_order))
    return tuple(sorted(told, key=_order))


def _order(finding: Finding) -> tuple[Location, str, str]:
    return finding.location, finding.code, finding.message


def _is_an_effect(finding: Finding, misread: Collection[str]) -> bool:
    """Whether something only seems to be missing, for its file could not be read as meant.

    Nothing passes for that: the misreading is an error itself, and what is missing after it
    was mended is said then.
    """
    return finding.code in _LACKING and finding.location.path in misread


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
