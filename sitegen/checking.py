"""Checking: every rule over a site, each finding as severe as lifecycle and board let it be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from sitegen import ignoring, rulebook, rules
from sitegen.decode import catalogue, catalogue_text
from sitegen.discovery import modules
from sitegen.finding import Finding, Severity
from sitegen.model.state import Lifecycle
from sitegen.rules import (
    no_challenge,
    no_due,
    no_history,
    no_outcome_measure,
    no_sponsor,
    no_steward,
    no_support,
    no_title,
    no_why,
    start_passed_unagreed,
    thin_baseline,
    unknown_terms,
)
from sitegen.rules._findings import few_alike
from sitegen.site import Site
from sitegen.source import Location

all_rules = rulebook.all_rules
severity_of = rulebook.severity_of

_UNREAD = frozenset(
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
"""Rules about whether a file can be read at all."""

_ALWAYS = _UNREAD | rulebook.RECORD
"""Rules that a draft is no reason to be milder about: calling it one would hide what was done."""

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
        no_sponsor,
        no_steward,
        no_support,
        no_title,
        no_why,
        thin_baseline,
    )
)
"""Rules about what a goal does not say: after a misreading that is most likely its effect."""

_NEEDS_BOARD = frozenset(
    (
        catalogue.NO_GOALS.code,
        *(module.RULE.code for module in (no_history, start_passed_unagreed, unknown_terms)),
    )
)
"""Rules that find what teams.yaml would say, or that this is no board's folder, once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What `check` says of a board, and what it was asked in the files not to say; by place."""

    findings: tuple[Finding, ...]
    ignored: tuple[Finding, ...] = ()


def check(site: Site, reading: Iterable[Finding]) -> tuple[Finding, ...]:
    """All findings of a site that are told, with those of its reading, by place."""
    return examine(site, reading).findings


def examine(site: Site, reading: Iterable[Finding]) -> Examined:
    """All findings of a site, with those of its reading, by place, and those that are ignored.

    Of very many findings alike in one file the first ones are told.
    """
    read = [*reading]
    known = rulebook.all_rules()
    stages = _Stages(site, read, rulebook.chosen(site.facts.settings, known))
    misread = {one.location.path for one in read if one.code in _MISREAD}
    found = [*read, *rulebook.check_settings(site.facts, known)]
    for module in modules(rules, "RULE"):
        said = module.check(site)
        found.extend(one for one in said if not _is_an_effect(one, misread))
    if any(one.code == catalogue.NO_BOARD.code for one in read):
        found = [one for one in found if one.code not in _NEEDS_BOARD]
    errors = [one for one in read if one.severity is Severity.ERROR]
    sorted_out = ignoring.sort_out(
        stages.told(set(found)),
        ignoring.read_ignores(
            site.documents, {one.location.path for one in errors if one.code in _UNREAD}
        ),
        known,
        off=stages.off,
        unsure={one.location.path for one in errors},
    )
    told = {*sorted_out.told, *stages.told(sorted_out.about)}
    return Examined(
        findings=tuple(sorted(few_alike(sorted(told, key=_order)), key=_order)),
        ignored=tuple(sorted(sorted_out.ignored, key=_order)),
    )


class _Stages:
    """How severe each finding is: as its rule says, as the board chose, as its goal's stage lets.

    - A draft gets hints, if it says in words that can be read that it is one; what was done to
      a record is as severe there as anywhere.
    - What is said of how well a goal is argued is a hint until its terms are agreed, unless
      the board has chosen.
    - A closed goal is left alone: of its file and its ledger errors are told, which say that
      a record cannot be read or contradicts itself, and what rules say about an ending.
      A board makes no such error of a warning by calling it one.
    """

    def __init__(
        self, site: Site, reading: Iterable[Finding], chosen: Mapping[str, Severity | None]
    ) -> None:
        unread = {one.location for one in reading}
        self._chosen = chosen
        self._by_path = {state.goal.document.path: state for state in site.goals}
        self._by_ledger = {path.rpartition(".")[0]: one for path, one in self._by_path.items()}
        self._drafts = {
            path
            for path, state in self._by_path.items()
            if state.goal.is_draft and state.goal.document.at("draft") not in unread
        }

    @property
    def off(self) -> frozenset[str]:
        """The codes of the rules that the board has turned off."""
        return frozenset(code for code, severity in self._chosen.items() if severity is None)

    def told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Those that are told, each with its severity."""
        severities = ((one, self._severity(one)) for one in findings)
        return tuple(
            one if severity is one.severity else replace(one, severity=severity)
            for one, severity in severities
            if severity is not None
        )

    def _severity(self, finding: Finding) -> Severity | None:
        rule, path = finding.rule, finding.location.path
        severity = self._chosen.get(rule.code, finding.severity)
        if rule.code in _ALWAYS or severity is None:
            return severity
        state = self._by_path.get(path) or self._by_ledger.get(path.rpartition("/")[0])
        if state is None:
            return severity
        is_argued = rule.hint_until_agreed and rule.code not in self._chosen
        if path in self._drafts or (is_argued and state.in_force is None):
            severity = Severity.HINT
        is_left_alone = state.lifecycle is Lifecycle.CLOSED and not rule.speaks_after_close
        is_contradiction = finding.severity is severity is Severity.ERROR
        return severity if is_contradiction or not is_left_alone else None


def _order(finding: Finding) -> tuple[Location, str, str]:
    return finding.location, finding.code, finding.message


def _is_an_effect(finding: Finding, misread: Collection[str]) -> bool:
    """Whether something only seems to be missing, for its file could not be read as meant.

    Nothing passes for that: the misreading is an error itself, and what is missing after it
    was mended is said then.
    """
    return finding.code in _LACKING and finding.location.path in misread


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
