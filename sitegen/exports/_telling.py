"""What a feed says of what happened: a title with its state, and a text in sanitised HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from sitegen.exports._events import Event, Kind
from sitegen.model.ledger import Close, Entry
from sitegen.model.state import GoalState, Lifecycle
from sitegen.prose.render import render
from sitegen.site import Site
from sitegen.views.badges import DONE, LIFECYCLE, OUTCOME, Badge
from sitegen.views.ending import told_of
from sitegen.views.entries import EntryView, entry_view
from sitegen.views.forms import Forms
from sitegen.views.goals import dates_of, title_of
from sitegen.views.moves import MoveRow, move_rows
from sitegen.views.people import isolated, names_of
from sitegen.views.words import BECAUSE, aim_words, measure_name

_LEVEL = 4
"""The level of people's headings in a text whose own title stands above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event in words: `who` did it (empty where nobody did), `html` is fit for any page."""

    title: str
    who: str
    html: str


def told(event: Event, site: Site, forms: Forms) -> Told:
    """An event as a feed shows it."""
    teller = _Teller(event, site, forms)
    parts = (f"<p>{_text(f'{forms.long_day(event.on)}: {teller.said}.')}</p>", *teller.parts())
    badge = teller.badge
    state = f" · {badge.shape} {badge.word}" if badge else ""
    title = f"{isolated(title_of(event.state))}: {teller.said}{state}"
    return Told(title=title, who=names_of(site, event.people), html="".join(parts))


class _Teller:
    """Tells one event."""

    def __init__(self, event: Event, site: Site, forms: Forms) -> None:
        self._event, self._state = event, event.state
        self._site, self._forms = site, forms
        self._who = names_of(site, event.people)
        self._view = entry_view(event.entry, event.state, site, forms) if event.entry else None

    @property
    def said(self) -> str:
        """Who did what, without the goal."""
        match self._event.kind:
            case Kind.PROPOSAL:
                return self._did("proposed this goal", "proposed")
            case Kind.TERMS:
                return self._proposed_again()
            case Kind.AGREEMENT:
                return self._did("agreed", "agreed")
            case Kind.IN_FORCE:
                return "its terms are agreed, and in force"
            case _:
                what = self._view.said if self._view else ""
                return self._did(what, what)

    def _proposed_again(self) -> str:
        chapter = self._event.chapter
        if chapter is not None and chapter.is_return:
            return self._did("put the terms back to what they were", "the terms put back")
        return self._did("proposed other terms", "other terms proposed")

    def _did(self, what: str, alone: str) -> str:
        return f"{self._who} {what}" if self._who else alone

    @property
    def badge(self) -> Badge | None:
        """The state it brought, or that somebody stated; None where there is none to tell."""
        match self._event.kind:
            case Kind.PROPOSAL:
                return LIFECYCLE[Lifecycle.PROPOSED]
            case Kind.TERMS:
                return LIFECYCLE[self._moved_to()]
            case Kind.IN_FORCE:
                return LIFECYCLE[Lifecycle.AGREED]
            case Kind.MILESTONE:
                return DONE
            case Kind.CLOSE:
                return self._outcome()
            case _:
                return self._view.badge if self._view else None

    def _moved_to(self) -> Lifecycle:
        """Other terms reopen a promise; before one was agreed they are another proposal."""
        before = self._event.chapter.before if self._event.chapter else None
        is_promise = before is not None and before.agreement.is_met
        return Lifecycle.RENEGOTIATING if is_promise else Lifecycle.PROPOSED

    def _outcome(self) -> Badge | None:
        """How the goal ended, where this is the close that stands."""
        outcome = self._state.outcome if _stands(self._event.entry, self._state) else None
        return OUTCOME[outcome] if outcome else None

    def parts(self) -> Iterator[str]:
        """The paragraphs below the first sentence."""
        if self._event.kind is Kind.PROPOSAL:
            yield from self._promise()
        elif self._event.kind is Kind.TERMS:
            yield from self._moves()
        elif self._view is not None:
            yield from self._entry(self._view)

    def _promise(self) -> Iterator[str]:
        goal = self._state.goal
        yield _prose(goal.story.why)
        chapter = self._event.chapter
        assert chapter is not None, "what is promised is a chapter"
        yield _list(
            (
                *(
                    f"{measure_name(one, goal, self._site)}: {aim_words(one, self._forms)}"
                    for one in chapter.version.terms.measures
                ),
                dates_of(self._state, self._forms),
            )
        )

    def _moves(self) -> Iterator[str]:
        chapter = self._event.chapter
        assert chapter is not None, "what moved is a chapter"
        rows = move_rows(chapter, self._state.goal, self._site, self._forms)
        yield _list(tuple(_moved(row) for row in rows))
        if chapter.amend is not None:
            because = BECAUSE[chapter.amend.because] if chapter.amend.because else ""
            yield f"<p>{_text(f'Because: {because}.')}</p>" if because else ""
            yield _prose(chapter.amend.prose)

    def _entry(self, view: EntryView) -> Iterator[str]:
        entry = self._event.entry
        if isinstance(entry, Close):
            reason = told_of(self._state, self._site) if _stands(entry, self._state) else ""
            yield f"<p>{_text(reason)}</p>" if reason else ""
            yield _prose(entry.prose)
            for head, words in (("What we learned", entry.lessons), ("Next", entry.next)):
                yield f"<p><strong>{head}</strong></p>{_prose(words)}" if words else ""
        else:
            yield _prose(view.prose)
            yield _list(tuple(f"{fact.label}: {fact.text}" for fact in view.facts))


def _moved(row: MoveRow) -> str:
    late = ", late in its time" if row.is_late else ""
    return f"{row.label} {row.told} ({row.effect}{late})"


def _stands(entry: Entry | None, state: GoalState) -> bool:
    return entry is not None and state.close is not None and state.close.id == entry.id


def _prose(markdown: str) -> str:
    return render(markdown, base_level=_LEVEL)


def _list(items: tuple[str, ...]) -> str:
    rows = "".join(f"<li>{_text(item)}</li>" for item in items)
    return f"<ul>{rows}</ul>" if rows else ""


def _text(words: str) -> str:
    return escape(words, quote=False)
