"""What people can add to a goal where it stands, and the file that each of them begins with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sitegen.compute.capacity import UNDER_WAY
from sitegen.compute.terms_words import in_words
from sitegen.dates import add_months, period_of_day
from sitegen.model.board import Team
from sitegen.model.ledger import EntryKind
from sitegen.model.state import GoalState, Lifecycle, Version
from sitegen.model.terms import Milestones, Role
from sitegen.scaffold.entries import NewEntry, entry_file, entry_text
from sitegen.scaffold.proposals import proposed_period
from sitegen.scaffold.yaml_text import quoted
from sitegen.site import Site
from sitegen.source import RawFile
from sitegen.views.ending import waits_for_second
from sitegen.views.forms import Forms
from sitegen.views.goals import title_of
from sitegen.views.words import aim_words, measure_name

YOURSELF = "your-id"
"""The person in the name of a file whose writer is not named: they put their own id there."""

NEARLY_OVER = timedelta(days=7)
"""So long before its last day a goal can be closed: teams meet for it, and not on a Sunday."""

_EARLY = timedelta(days=27)
"""Support helps when it comes in the first weeks."""

_TAKE_AWAY = "Take the # away where you fill something in."
_FILL = f"{_TAKE_AWAY} Your own words go below the last line."
"""Keys to fill in stand right behind their `#`: nobody has to think of a space."""

_CLOSED_TO_ANSWERS = (Lifecycle.CLOSED, Lifecycle.DRAFT)
_MOST_STEPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A kind of entry, the ids of those it is for, the likeliest first, and how it begins.

    `shorter` says the same in fewer words, for where `text` does not fit.
    """

    kind: EntryKind
    people: tuple[str, ...]
    text: str
    shorter: str


def invitations(state: GoalState, site: Site, forms: Forms) -> tuple[Invitation, ...]:
    """What can be added to a goal now, the most pressing first; nothing where one looks back."""
    if site.present != site.as_of or state.lifecycle is Lifecycle.DRAFT:
        return ()
    found = (
        *_answers(state, site, forms),
        *_endings(state, site),
        *_check_ins(state, site),
        _invitation(EntryKind.NOTE, _people(state, site), _note(state, site)),
    )
    return tuple(one for one in found if one.people)


def path_of(invitation: Invitation, person: str, state: GoalState, site: Site) -> str:
    """The path of somebody's new entry, dated the day the board is shown as of.

    Empty where that person has as many entries of the day as names can tell apart.
    """
    entries = state.goal.ledger.entries
    day = tuple(e for e in entries if (e.on, e.kind) == (site.as_of, invitation.kind))
    taken = {entry.document.path for entry in entries}
    new = NewEntry(kind=invitation.kind, on=site.as_of, person=person)
    ordered = day if invitation.kind is EntryKind.RESUME else ()
    try:
        return entry_file(new, state.goal.ledger_folder, taken, ordered).path
    except ValueError:
        return ""


def goal_sheet(team: Team, site: Site) -> RawFile:
    """A goal to be filled in, in a file that still has to get its name; a draft until it is.

    Filled in as its remarks say, it passes without a warning, also once it is agreed.
    """
    taken = {state.id for state in site.goals}
    names = ("our-next-goal", *(f"our-next-goal-{number}" for number in range(2, len(taken) + 3)))
    name = next(name for name in names if name not in taken)
    length = site.facts.settings.periods
    period = proposed_period(length, site.as_of)
    before = period_of_day(length, period.start - timedelta(days=1))
    this_month = site.as_of.replace(day=1)
    since, until = add_months(this_month, -3), this_month - timedelta(days=1)
    helper = next((one.id for one in site.facts.teams if one.id != team.id), team.id)
    text = f"""\
---
# Name this file after the goal, as in solve-more-with-the-first-answer.md.
# {_TAKE_AWAY}
due: {period.name}
# What people promise: from where, to where; and what must not suffer on the way.
#measures:
#  first-contact-resolution:
#    baseline: {{value: 58%, from: {since}, to: {until}, n: 5120, source: help desk}}
#    target: 66%
#  csat: guardrail at least 92%
# What helps, from whom, and by when.
#support:
#  macros: {{what: Macro training, by: {helper}, due: {period.start + _EARLY}}}
challenge:
  #hard: What was the best so far?
  #attainable: Why can it be done?
draft: true   # take this line out when it says what you mean
---
# What will be better, and by how much

Why it matters, and to whom. What did {before.name} tell you?
"""
    return RawFile(f"goals/{team.id}/{name}.md", text.encode())


def terms_words(version: Version, state: GoalState, site: Site, forms: Forms) -> str:
    """What people agree to: in full, or in short where the board names nobody, as rules do."""
    if site.facts.settings.show_roles:
        return terms_in_short(version, state, site, forms)
    return in_words(version.terms, site.facts)


def terms_in_short(version: Version, state: GoalState, site: Site, forms: Forms) -> str:
    """Title, aims, days, and when it is stopped."""
    terms = version.terms
    aims = (
        f"{'guardrail ' if one.role is Role.GUARDRAIL else ''}"
        f"{measure_name(one, state.goal, site)} {aim_words(one, forms)}"
        for one in sorted(terms.measures, key=lambda one: one.role is Role.GUARDRAIL)
    )
    said = [f"{title_of(state).rstrip('.')}: {'; '.join(aims)}".rstrip(": ")]
    if terms.start and terms.due:
        said.append(f"From {forms.long_day(terms.start)} to {forms.long_day(terms.due)}")
    if terms.stop_if:
        said.append(f"Stopped if: {terms.stop_if.rstrip('.')}")
    return ". ".join(said) + "."


def _answers(state: GoalState, site: Site, forms: Forms) -> Iterator[Invitation]:
    """To the terms of the file: whoever has not answered, or has said no and may think again."""
    if state.lifecycle in _CLOSED_TO_ANSWERS:
        return
    version, agreement = state.in_file, state.in_file.agreement
    waiting = (*agreement.pending, *agreement.not_yet_asked)
    refused = tuple(one.person for one in agreement.declined)
    yield Invitation(
        kind=EntryKind.AGREE,
        people=(*waiting, *refused),
        text=_agreeing(version, terms_words(version, state, site, forms)),
        shorter=_agreeing(version, terms_in_short(version, state, site, forms)),
    )
    ask = "Below the last line, in your words: what would have to change for a yes?"
    sheet = _sheet(f"terms: {quoted(version.digest)}", f"# {ask}")
    yield _invitation(EntryKind.DECLINE, waiting, sheet)


def _agreeing(version: Version, words: str) -> str:
    keys = (("terms", version.digest), ("in_words", words))
    new = NewEntry(kind=EntryKind.AGREE, on=date.min, person="", keys=keys)
    return entry_text(new)


def _endings(state: GoalState, site: Site) -> Iterator[Invitation]:
    people, due = _people(state, site), state.terms.due
    if state.lifecycle is Lifecycle.PAUSED:
        text = _sheet("# Why now? Your own words go below the last line.")
        yield _invitation(EntryKind.RESUME, people, text)
    if state.lifecycle in UNDER_WAY and due is not None and due - site.as_of <= NEARLY_OVER:
        text = _sheet(f"# {_FILL}", "#lessons: What did you learn?", "#next: What comes now?")
        yield _invitation(EntryKind.CLOSE, people, text)
    if state.close and waits_for_second(state):
        others = tuple(one for one in _people(state, site) if one != state.close.person)
        sponsor = state.goal.plan.sponsor
        likely = tuple(sorted(others, key=lambda one: one != sponsor))
        text = _sheet("# You have seen how it ended. Your own words go below the last line.")
        yield _invitation(EntryKind.CONFIRM, likely, text)


def _check_ins(state: GoalState, site: Site) -> Iterator[Invitation]:
    if state.lifecycle not in UNDER_WAY:
        return
    read = (one.id for one in state.terms.measures if not isinstance(one.aim, Milestones))
    pairs = ", ".join(f"{id}: " for id in read)
    text = _sheet(
        f"# {_FILL}",
        *((f"#readings: {{{pairs}}}",) if pairs else ()),
        "#confidence: on_track, at_risk or off_track",
    )
    yield _invitation(EntryKind.CHECK_IN, _people(state, site), text)


def _note(state: GoalState, site: Site) -> str:
    ahead = [one.milestone.id for one in state.milestones if one.reached is None]
    wanted = [one.support.id for one in state.support if one.delivered is None]
    steps = (
        *(f"#milestone: {id}" for id in ahead[:_MOST_STEPS]),
        *(f"#support: {id}" for id in wanted[:_MOST_STEPS]),
    )
    thanks = "" if site.facts.settings.show_roles else ", ".join(_people(state, site))
    return _sheet(f"# {_FILL}", f"#thanks: [{thanks}]", *steps)


def _people(state: GoalState, site: Site) -> tuple[str, ...]:
    """Steward first, then the members of its teams, then the sponsor; whoever is still here."""
    plan, day = state.goal.plan, site.as_of
    teams = (site.facts.team(id) for id in state.terms.teams)
    members = (person for team in teams if team for person in team.members_on(day))
    named = dict.fromkeys((plan.steward, *members, plan.sponsor))
    return tuple(
        id for id in named if (person := site.facts.person(id)) is not None and person.is_here(day)
    )


def _invitation(kind: EntryKind, people: tuple[str, ...], text: str) -> Invitation:
    return Invitation(kind=kind, people=people, text=text, shorter=text)


def _sheet(*rows: str) -> str:
    return "".join(f"{row}\n" for row in ("---", *rows, "---"))
