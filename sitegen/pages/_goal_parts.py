"""The parts of a goal's page that are put together from several values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from sitegen.compute.checklist import Looking, checklist
from sitegen.compute.fold import labels
from sitegen.compute.story import story
from sitegen.model.goal import Link
from sitegen.model.ledger import Entry, EntryKind, Review
from sitegen.model.state import Freshness, GoalState, Lifecycle, MilestoneState, SupportState
from sitegen.model.terms import Role
from sitegen.pages._goal import CheckRow, Contribution, PromiseRow, TeamLink
from sitegen.prose.urls import safe_url
from sitegen.site import Site
from sitegen.views.badges import AHEAD, DONE, LATE, OPEN, PASSED
from sitegen.views.entries import EntryView, entry_view
from sitegen.views.forms import Forms, count
from sitegen.views.goals import GoalLink, dates_of, goal_link, team_path
from sitegen.views.measures import Fact, MeasureView
from sitegen.views.people import actors_of, name_of, names_of, team_name
from sitegen.views.words import age_words, cadence_words, measure_name, words_of
from sitegen.words import listed


def teams(state: GoalState, site: Site) -> tuple[TeamLink, ...]:
    """The owning teams, with a link where the board knows them."""
    owners = state.terms.teams or ((state.goal.team,) if state.goal.team else ())
    return tuple(
        TeamLink(name=team_name(site, id), path=team_path(id) if site.facts.team(id) else "")
        for id in owners
    )


def rest_of(prose: str, why: str) -> str:
    """The prose after its first paragraph, which stands above as the why."""
    first, _, rest = prose.strip().partition("\n\n")
    return rest.strip() if first.split() == why.split() else prose.strip()


def age(state: GoalState, site: Site, forms: Forms) -> str:
    """How old the numbers are, where it matters: while the goal runs and they are not fresh."""
    if state.lifecycle is not Lifecycle.ACTIVE or state.freshness in (None, Freshness.FRESH):
        return ""
    ids = {measure.id for measure in state.terms.outcomes}
    days = [m.on for m in state.numbers.measures if m.measure.id in ids and m.on]
    if not days:
        return "A first reading is welcome."
    oldest = min(days)
    told = f"The latest reading is of {forms.day(oldest)}, {age_words(site.as_of - oldest)}"
    return f"{told}; a new one is {'due' if state.freshness is Freshness.DUE else 'overdue'}."


def facts(state: GoalState, site: Site, forms: Forms) -> tuple[Fact, ...]:
    """Dates, people and habits, in a few words each."""
    plan = state.goal.plan
    paused = state.pause.until if state.pause else None
    known = (
        ("When", dates_of(state, forms)),
        ("Steward", name_of(site, plan.steward)),
        ("Sponsor", name_of(site, plan.sponsor)),
        ("Check-in", cadence_words(plan.check_in_every)),
        ("Review", cadence_words(plan.review_every)),
        ("Paused", f"until {forms.day(paused)}" if paused else ""),
        ("Stop if", state.terms.stop_if),
        ("Incentive", plan.incentive),
    )
    return tuple(Fact(label, text) for label, text in known if text)


def reviews(
    entries: Sequence[Entry], state: GoalState, site: Site, forms: Forms
) -> tuple[EntryView, ...]:
    """The reviews among the entries, the newest first."""
    newest_first = reversed(entries)
    return tuple(entry_view(e, state, site, forms) for e in newest_first if isinstance(e, Review))


def told(
    entries: Sequence[Entry], state: GoalState, site: Site, forms: Forms
) -> tuple[EntryView, ...]:
    """The entries as a story, the newest first; what is told in full above is only named here."""
    above = {chapter.amend.id for chapter in story(state, site.as_of) if chapter.amend}
    above |= {entry.id for entry in entries if isinstance(entry, Review)}
    if state.lifecycle is Lifecycle.CLOSED:
        above |= {state.close.id} if state.close else set()
    elif state.last_check_in:
        above.add(state.last_check_in.id)
    shown = []
    for (kind, _), some in groupby(reversed(entries), key=_together):
        together = list(some)
        view = entry_view(together[0], state, site, forms)
        if kind is EntryKind.AGREE:
            view = replace(view, who=names_of(site, tuple(e.person for e in reversed(together))))
        elif together[0].id in above:
            view = replace(view, prose="", facts=(), actions=())
        shown.append(view)
    return tuple(shown)


def _together(entry: Entry) -> tuple[EntryKind, object]:
    """What is told in one line: who agreed on a day without a word; anything else alone."""
    is_brief = entry.kind is EntryKind.AGREE and not entry.prose
    return entry.kind, entry.on if is_brief else entry.id


def having(measures: tuple[MeasureView, ...], role: Role) -> tuple[MeasureView, ...]:
    """The measures of one role."""
    return tuple(measure for measure in measures if measure.role is role)


def milestone(state: MilestoneState, site: Site, forms: Forms) -> PromiseRow:
    """A milestone as a row."""
    due, reached = state.milestone.due, state.reached
    is_late = reached is None and due is not None and due < site.as_of
    return PromiseRow(
        what=state.milestone.what,
        by=actors_of(site, state.milestone.by),
        kind="",
        due=forms.when(due) if due else None,
        badge=DONE if reached else LATE if is_late else AHEAD,
        done=forms.when(reached) if reached else None,
    )


def support(state: SupportState, site: Site, forms: Forms) -> PromiseRow:
    """Promised support as a row."""
    due, delivered = state.support.due, state.delivered
    is_late = delivered is None and due is not None and due < site.as_of
    return PromiseRow(
        what=state.support.what,
        by=actors_of(site, state.support.by),
        kind=state.support.kind,
        due=forms.when(due) if due else None,
        badge=DONE if delivered else LATE if is_late else AHEAD,
        done=forms.when(delivered) if delivered else None,
    )


def contributions(state: GoalState, site: Site) -> tuple[Contribution, ...]:
    """What people said they bring, by their names."""
    return tuple(
        Contribution(name=name_of(site, person), what=what)
        for person, what in state.goal.plan.contributions
    )


def initiatives(state: GoalState, site: Site) -> tuple[Fact, ...]:
    """Work that should move a measure, and which one."""
    rows = []
    for initiative in state.goal.plan.initiatives:
        measure = state.terms.measure(initiative.measure)
        name = measure_name(measure, state.goal, site) if measure else words_of(initiative.measure)
        text = ", ".join(part for part in (f"for {name}" if name else "", initiative.kind) if part)
        rows.append(Fact(initiative.what, text))
    return tuple(rows)


def links(targets: tuple[Link, ...], site: Site) -> tuple[GoalLink, ...]:
    """Links to goals of the board and to places elsewhere; an unsafe address is shown as text."""
    found = []
    for link in targets:
        state = site.goal(link.goal) if link.goal else None
        if state:
            found.append(goal_link(state))
        elif link.title or link.url:
            url = safe_url(link.url) or ""
            found.append(GoalLink(title=link.title or link.url, path="", url=url))
    return tuple(found)


def checks(state: GoalState, site: Site) -> tuple[CheckRow, ...]:
    """The checklist of the goal's kind, each line with its evidence."""
    looking = Looking(
        as_of=site.as_of,
        grace_days=site.facts.settings.grace_days,
        children=len(site.children(state.goal)),
        labels=labels(state.terms, state.goal, site.facts),
    )
    return tuple(
        CheckRow(name=line.name, badge=PASSED if line.is_passed else OPEN, evidence=line.evidence)
        for line in checklist(state, looking)
    )


def checks_words(rows: Sequence[CheckRow]) -> str:
    """`Open: Monitored`: what a folded checklist must not hide; lines are never counted."""
    still = tuple(row.name for row in rows if row.badge is OPEN)
    return f"Open: {listed(still)}" if still else "Every line passed"


def earlier(number: int, one: str, many: str = "") -> str:
    """`1 earlier entry`, `9 earlier entries`."""
    return count(number, f"earlier {one}", f"earlier {many or one + 's'}")
