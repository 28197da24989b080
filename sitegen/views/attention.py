"""Where a look or a hand would help, by kind: the goal, the fact, and who can help next.

A name stands here because somebody is waited for or can help, never because they are at fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sitegen.compute.frame import first_due
from sitegen.compute.obstacles import blockers, help_wanted
from sitegen.compute.rhythm import (
    RUNNING,
    Outdated,
    check_in_overdue,
    last_review,
    off_pace_unreviewed,
    outdated,
    review_overdue,
    start_passed_unagreed,
)
from sitegen.compute.steps import late_milestones, late_support, open_actions
from sitegen.compute.story import proposed_on
from sitegen.model.state import GoalState, Lifecycle, Status
from sitegen.site import Site
from sitegen.views.agreement import summary_words
from sitegen.views.badges import STATUS, Badge, badges_of, is_unheard
from sitegen.views.ending import told_of
from sitegen.views.forms import Forms, count
from sitegen.views.goals import GoalLink, goal_path, in_need, main_measure, title_of
from sitegen.views.helping import can_help, waits_for, waits_for_actors, waits_for_person
from sitegen.views.people import called, names_of
from sitegen.views.words import cadence_words, measure_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing at a goal where a look or a hand would help.

    `age` says for how long (`12 days`), `quote` is what people wrote, `told` the fact, and `who`
    a name who can help next. `rank` and `days` order it among its kind: low, then old first.
    """

    goal: GoalLink
    badges: tuple[Badge, ...] = ()
    age: str = ""
    quote: str = ""
    told: str
    who: str
    rank: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AskGroup:
    """All of one kind, the most pressing first; `id` is the place on the page."""

    id: str
    heading: str
    note: str
    asks: tuple[Ask, ...]


def ask_groups(site: Site, forms: Forms) -> tuple[AskGroup, ...]:
    """All kinds that there are, the most pressing first."""
    askers = [_Asker(state, site, forms) for state in site.goals]
    order = {state.id: place for place, state in enumerate(in_need(site))}
    groups = []
    for id, heading, note, asks in _KINDS:
        found = [(asker.state.id, ask) for asker in askers for ask in asks(asker)]
        found.sort(key=lambda one: (one[1].rank, -one[1].days, order.get(one[0], 0), one[0]))
        if found:
            own = tuple(ask for _, ask in found)
            groups.append(AskGroup(id=id, heading=heading, note=note, asks=own))
    return tuple(groups)


class _Asker:
    """What there is to ask at one goal, each kind on its own."""

    def __init__(self, state: GoalState, site: Site, forms: Forms) -> None:
        self.state, self._site, self._forms = state, site, forms
        self._link = GoalLink(title=title_of(state), path=goal_path(state.id))
        self._sponsor = state.goal.plan.sponsor or state.goal.plan.steward

    def _ask(
        self, since: date | None, told: str, who: str, *, quote: str = "", rank: int = 0
    ) -> Ask:
        days = (self._site.as_of - since).days if since else 0
        age = count(days, "day") if days > 0 else "today" if since else ""
        return Ask(goal=self._link, age=age, quote=quote, told=told, who=who, rank=rank, days=days)

    def _waits_for(self, person: str, since: date | None) -> str:
        return waits_for_person(person, since, self.state, self._site, self._forms)

    def pace(self) -> Iterator[Ask]:
        """A running goal that is at risk or off track, further behind first."""
        status, life = self.state.numbers.status, self.state.lifecycle
        if life not in RUNNING or status not in _OFF_PACE or is_unheard(self.state):
            return
        measure = main_measure(self.state)
        yield Ask(
            goal=self._link,
            badges=badges_of(self.state),
            told=told_of(self.state, self._site),
            who=can_help(self.state, self._site),
            rank=_OFF_PACE.index(status),
            days=-(measure.days_ahead or 0) if measure else 0,
        )

    def overdue(self) -> Iterator[Ask]:
        """A goal whose last day has passed and that is not closed."""
        due = self.state.terms.due
        if self.state.lifecycle is Lifecycle.OVERDUE and due:
            told = "Its last day has passed, and it is not closed yet."
            yield self._ask(due, told, self._waits_for(self.state.goal.plan.steward, due))

    def blockers(self) -> Iterator[Ask]:
        """What stands in the way."""
        for one in blockers(self.state, self._site.as_of):
            told = (
                f"Named by {called(self._site, one.person)}, first on {self._forms.day(one.since)}."
            )
            yield self._ask(one.since, told, can_help(self.state, self._site), quote=one.text)

    def help_wanted(self) -> Iterator[Ask]:
        """What help was asked for."""
        for one in help_wanted(self.state, self._site.as_of):
            told = f"Asked by {called(self._site, one.person)} on {self._forms.day(one.since)}."
            yield self._ask(one.since, told, "Anybody may answer.", quote=one.text)

    def support(self) -> Iterator[Ask]:
        """Support past its day."""
        for one in late_support(self.state, self._site.as_of):
            what, by, due = one.support.what or one.support.id, one.support.by, one.support.due
            who = waits_for_actors(by, due, self.state, self._site, self._forms)
            yield self._ask(due, "was promised and is not there yet.", who, quote=what)

    def milestones(self) -> Iterator[Ask]:
        """Milestones past their day."""
        for one in late_milestones(self.state, self._site.as_of):
            what, due = one.milestone.what or one.milestone.id, one.milestone.due
            who = waits_for_actors(one.milestone.by, due, self.state, self._site, self._forms)
            yield self._ask(due, "is not reached yet.", who, quote=what)

    def reviews(self) -> Iterator[Ask]:
        """A review that is due: by its rhythm, or because the goal was off pace twice in a row."""
        site, forms = self._site, self._forms
        due = review_overdue(self.state, site.as_of)
        twice = off_pace_unreviewed(self.state, site.facts.settings, site.as_of)
        told = []
        if due:
            every = cadence_words(self.state.goal.plan.review_every)
            last = last_review(self.state, site.as_of)
            was = f"The last one was on {forms.day(last.on)}" if last else "There was none yet"
            told.append(f"{was}; they come {every}.")
        if twice:
            was = " and ".join(
                f"{STATUS[o.status].word} on {forms.day(o.check_in.on)}" for o in twice
            )
            told.append(f"It was {was}, with no review since.")
        since = due or (twice[1].check_in.on if twice else None)
        if since:
            yield self._ask(since, " ".join(told), self._waits_for(self._sponsor, since))

    def actions(self) -> Iterator[Ask]:
        """Actions of the latest review past their day."""
        for one in open_actions(self.state, self._site.as_of):
            told = f"from the review of {self._forms.day(one.review.on)}, has no answer yet."
            who = self._waits_for(one.action.who, one.due)
            yield self._ask(one.due, told, who, quote=one.action.what)

    def readings(self) -> Iterator[Ask]:
        """Outcome measures that are stale or silent."""
        site = self._site
        for one in outdated(self.state, site.facts.settings, site.as_of):
            every = cadence_words(one.measure.measure.every)
            name = measure_name(one.measure.measure, self.state.goal, site)
            read, since = self._read(one)
            who = can_help(self.state, site)
            yield self._ask(since, f"{name}: {read}; readings come {every}.", who)

    def _read(self, one: Outdated) -> tuple[str, date | None]:
        latest = one.measure.latest
        if latest:
            return f"last read on {self._forms.day(latest.on)}", latest.on
        first = first_due(one.measure.measure, self.state.terms.start, self.state.terms.due)
        return "no reading yet", first

    def check_ins(self) -> Iterator[Ask]:
        """A check-in that is due for longer than the days of grace."""
        due = check_in_overdue(self.state, self._site.facts.settings, self._site.as_of)
        if due:
            last = self.state.last_check_in
            was = (
                f"The last one was on {self._forms.day(last.on)}" if last else "There was none yet"
            )
            told = f"{was}; they come {cadence_words(self.state.goal.plan.check_in_every)}."
            yield self._ask(due, told, self._waits_for(self.state.goal.plan.steward, due))

    def agreements(self) -> Iterator[Ask]:
        """Terms that wait for people to agree; those whose time already runs come first."""
        state, agreement = self.state, self.state.in_file.agreement
        if state.lifecycle in (Lifecycle.CLOSED, Lifecycle.DRAFT) or agreement.is_met:
            return
        late = start_passed_unagreed(state, self._site.as_of)
        since = proposed_on(state, self._site.as_of)
        no = len({one.person for one in agreement.declined})
        told = [
            summary_words(agreement, self._forms),
            f"{count(no, 'person', 'people')} said no; the goal’s page says why." if no else "",
            self._beginning(),
        ]
        yield self._ask(
            since,
            " ".join(filter(None, told)),
            waits_for(self._missing(), since, self._forms) or can_help(state, self._site),
            rank=0 if late else 1,
        )

    def _missing(self) -> str:
        """Those who have not answered; `1 more of` them where not all are needed."""
        agreement = self.state.in_file.agreement
        names = names_of(self._site, agreement.pending)
        agreed = {one.person for one in agreement.agreed} & {*agreement.parties}
        missing = agreement.needed - len(agreed)
        is_some = 0 < missing < len(agreement.pending)
        return f"{missing} more of {names}" if is_some else names

    def _beginning(self) -> str:
        if self.state.in_force is not None:
            return "Until then the earlier terms stay in force."
        start = self.state.in_file.terms.start
        if start is None:
            return ""
        word = "It begins on" if start > self._site.as_of else "Its time began on"
        return f"{word} {self._forms.day(start)}."


_OFF_PACE = (Status.OFF_TRACK, Status.AT_RISK)
_Kind = tuple[str, str, str, Callable[[_Asker], Iterator[Ask]]]
_KINDS: tuple[_Kind, ...] = (
    ("pace", "Off pace", "By the latest readings, against the plan.", _Asker.pace),
    ("overdue", "Past the last day", "To be closed, or given more time.", _Asker.overdue),
    ("blockers", "In the way", "What the latest check-ins name.", _Asker.blockers),
    ("help", "Help wanted", "What the latest check-ins ask for.", _Asker.help_wanted),
    ("support", "Support on its way", "Promised, and past its day.", _Asker.support),
    ("reviews", "Reviews to hold", "Half an hour is often enough.", _Asker.reviews),
    ("actions", "Actions to come back to", "Agreed in a review, past their day.", _Asker.actions),
    ("milestones", "Milestones", "Past their day; a late step is worth a talk.", _Asker.milestones),
    ("readings", "Readings to catch up on", "The numbers are older than usual.", _Asker.readings),
    ("check-ins", "Check-ins", "Two sentences are enough.", _Asker.check_ins),
    ("agreements", "Agreements", "Nothing is in force before they are there.", _Asker.agreements),
)


def summary_of(groups: tuple[AskGroup, ...]) -> str:
    """`12 things at 7 goals would go better with a look or a hand.`; empty without any."""
    things = sum(len(group.asks) for group in groups)
    goals = len({ask.goal.path for group in groups for ask in group.asks})
    if not things:
        return ""
    at = count(goals, "goal")
    return f"{count(things, 'thing')} at {at} would go better with a look or a hand."
