"""What there is to celebrate, in words: goals that ended well, milestones, support and thanks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitegen.compute.steps import unsaid_milestones
from sitegen.compute.wins import Win, WinKind, wins
from sitegen.model.goal import Actor
from sitegen.model.ledger import Note
from sitegen.model.state import GoalState, MeasureState
from sitegen.site import Site
from sitegen.views.badges import Badge, badges_of
from sitegen.views.before_after import after_words, before_words
from sitegen.views.ending import stated_words, waits_for_second
from sitegen.views.forms import Day, Forms
from sitegen.views.goals import GoalLink, goal_path, title_of
from sitegen.views.measures import Fact
from sitegen.views.people import actors_of, called, names_of
from sitegen.views.words import aim_words, measure_name, words_of
from sitegen.words import sentence

_LABELS = {
    WinKind.GOAL: "",
    WinKind.MILESTONE: "Milestone reached",
    WinKind.SUPPORT: "Support delivered",
    WinKind.THANKS: "Thanks",
}
_TOWARDS = {WinKind.GOAL: "", WinKind.SUPPORT: "for"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WinView:
    """One thing to celebrate.

    A goal that ended well has badges and `changes`. Others have a label, and `towards` leads from
    it to the goal: `Support delivered for …`.

    `what` is what was reached or came, in people's words, and empty for thanks. `people` says who
    was there, ending in a colon where their own `words` follow (Markdown).
    """

    kind: WinKind
    on: date
    day: Day
    label: str
    towards: str
    badges: tuple[Badge, ...]
    what: str
    goal: GoalLink
    people: str
    words: str
    changes: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaid:
    """A milestone that was reached and that nobody has said a word about; `told` since when."""

    goal: GoalLink
    what: str
    told: str


def win_views(site: Site, forms: Forms) -> tuple[WinView, ...]:
    """Everything there is to celebrate on a board, the newest first."""
    found = [(one, state) for state in site.goals for one in wins(state, site.as_of)]
    found.sort(key=lambda one: one[0].entry.order, reverse=True)
    return tuple(_view(one, state, site, forms) for one, state in found)


def unsaid(site: Site, forms: Forms) -> tuple[Unsaid, ...]:
    """Milestones that wait for a word, the one that has waited longest first."""
    found = [
        (one.reached, state, one.milestone.what or words_of(one.milestone.id))
        for state in site.goals
        for one in unsaid_milestones(state, site.as_of)
        if one.reached
    ]
    found.sort(key=lambda one: (one[0], one[1].id))
    return tuple(
        Unsaid(goal=_link(state), what=what, told=_waiting(reached, site, forms))
        for reached, state, what in found
    )


def _waiting(reached: date, site: Site, forms: Forms) -> str:
    days = (site.as_of - reached).days
    return f"reached on {forms.day(reached)}, {days} days ago, and nobody has said a word yet."


def _link(state: GoalState) -> GoalLink:
    return GoalLink(title=title_of(state), path=goal_path(state.id))


def _view(win: Win, state: GoalState, site: Site, forms: Forms) -> WinView:
    is_goal = win.kind is WinKind.GOAL
    return WinView(
        kind=win.kind,
        on=win.entry.on,
        day=forms.when(win.entry.on),
        label=_LABELS[win.kind],
        towards=_TOWARDS.get(win.kind, "on the way to"),
        badges=badges_of(state) if is_goal else (),
        what=_what(win),
        goal=_link(state),
        people=_ending(state, site) if is_goal else _people(win, site),
        words=win.entry.prose,
        changes=tuple(_change(one, state, site, forms) for one in state.numbers.measures)
        if is_goal
        else (),
    )


def _what(win: Win) -> str:
    step = win.milestone or win.support
    return (step.what or words_of(step.id)) if step else ""


def _ending(state: GoalState, site: Site) -> str:
    """Who says that it ended well; the numbers stand below."""
    if state.confirmed_by:
        second = f"Confirmed by {called(site, state.confirmed_by)}."
    else:
        second = "Not yet confirmed by a second person." if waits_for_second(state) else ""
    return " ".join(filter(None, (stated_words(state, site), second)))


def _people(win: Win, site: Site) -> str:
    """`By Bjørn Sætre. Leila Benali thanks Chen Wei:`, and her words follow."""
    step, note = win.milestone or win.support, win.entry
    by = step.by if step else ()
    who, stop = sentence(called(site, note.person)), ":" if note.prose else "."
    thanks = names_of(site, note.thanks) if isinstance(note, Note) else ""
    is_own = by == (Actor(id=note.person),)
    told = f"By {actors_of(site, by)}" if by and not (is_own and thanks) else ""
    if thanks:
        return f"{told}. {who} thanks {thanks}{stop}".removeprefix(". ")
    if is_own or not note.prose:
        return f"{told}{stop}" if told else ""
    return f"{told}. {who} says:".removeprefix(". ")


def _change(measure: MeasureState, state: GoalState, site: Site, forms: Forms) -> Fact:
    """`4 hours before, 2.6 hours after; promised: from 4 hours to 2.8 hours`."""
    before, after = before_words(measure, state, forms), after_words(measure, state, forms)
    told = [f"{before} before"] if before and after else []
    told += [f"{after} {'after' if before else 'at the end'}"] if after else ["not read"]
    aim = aim_words(measure.measure, forms)
    return Fact(
        measure_name(measure.measure, state.goal, site), f"{', '.join(told)}; promised: {aim}"
    )
