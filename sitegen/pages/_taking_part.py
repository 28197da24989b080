"""What a reader can add to a goal or to a team: links that carry the file, and what to copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath

from sitegen.forge import NewFile, edit_url, new_file
from sitegen.model.board import Team
from sitegen.model.ledger import EntryKind
from sitegen.model.state import GoalState, Lifecycle
from sitegen.pages._offers import Offer, OfferLink, TakingPart
from sitegen.scaffold.invitations import (
    YOURSELF,
    Invitation,
    goal_sheet,
    invitations,
    path_of,
    terms_words,
)
from sitegen.site import Site
from sitegen.views.agreement import short_digest
from sitegen.views.forms import Forms
from sitegen.views.people import name_of

MOST_LINKS = 3
"""How many people have a link on the page of a goal; the others have theirs a page further."""

_ROOM, _ROOM_BEFORE_A_STORY, _ROOM_OF_ITS_OWN = 3_000, 8_000, 30_000
"""How many bytes the links may take: on a goal's page, while it is proposed, and a page further."""

_MOST_CHARTS = 3
"""A page with more charts has no room: there, each thing to do leads a page further."""

_FURTHER = "take-part/index.html"

_NAMES = {
    EntryKind.AGREE: "Agree",
    EntryKind.DECLINE: "Say no",
    EntryKind.RESUME: "Go on",
    EntryKind.CLOSE: "Close the goal",
    EntryKind.CONFIRM: "Confirm how it ended",
    EntryKind.CHECK_IN: "Check in",
    EntryKind.NOTE: "Note or thank",
}
_SAYS = {
    EntryKind.DECLINE: "A good answer, too. Say what would have to change.",
    EntryKind.RESUME: "Before the pause ends.",
    EntryKind.CLOSE: "The board works out how it ended; you say what you learned.",
    EntryKind.CONFIRM: "A success is seen by a second person.",
    EntryKind.CHECK_IN: "Readings, how sure you are, what is in the way.",
    EntryKind.NOTE: "A milestone, support that came, thanks, a word.",
}
_MAY_BE_EMPTY = (EntryKind.AGREE, EntryKind.DECLINE, EntryKind.RESUME, EntryKind.CONFIRM)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """An invitation to one person, as a file's path and text, and the address for it."""

    person: str
    name: str
    path: str
    text: str
    made: NewFile | None

    @property
    def is_carried(self) -> bool:
        """Whether an address has all of the file."""
        return self.made is not None and self.made.has_text

    @property
    def weight(self) -> int:
        """About how many bytes its link has in a page; the name is there twice in some."""
        url = self.made.url if self.made else ""
        return len(escape(url).encode()) + len(self.name.encode()) + 80


def taking_part(state: GoalState, site: Site, forms: Forms) -> TakingPart:
    """What the page of a goal says that one can do: links for the likeliest people."""
    drafts = _all_drafts(state, site, forms)
    likely = (found[:MOST_LINKS] for found in drafts.values())
    linked = _that_fit(likely, _room(state))
    page = _FURTHER if _needs_page(state, drafts) else ""
    return _part(
        tuple(
            _brief(kind, found, linked, state, has_page=bool(page))
            for kind, found in drafts.items()
        ),
        page,
        state,
        site,
        forms,
    )


def all_of_it(state: GoalState, site: Site, forms: Forms) -> TakingPart | None:
    """What the page for it has: a link for everybody, and all texts; None where none is needed."""
    drafts = _all_drafts(state, site, forms)
    if not _needs_page(state, drafts):
        return None
    linked = _that_fit(drafts.values(), _ROOM_OF_ITS_OWN)
    offers = tuple(_full(kind, found, linked, state, site, forms) for kind, found in drafts.items())
    return _part(offers, "", state, site, forms)


def goal_offer(team: Team, site: Site) -> TakingPart | None:
    """How a goal of a team is proposed; None where one looks back at an earlier day."""
    if site.present != site.as_of:
        return None
    sheet = goal_sheet(team, site)
    text = sheet.data.decode()
    made = new_file(site.facts, sheet.path, text)
    is_carried = made is not None and made.has_text
    offer = Offer(
        kind="propose",
        name="Propose a goal",
        says="It begins as a draft. The talk about it takes place in the pull request.",
        links=(OfferLink(person="", url=made.url),) if made else (),
        file="" if is_carried else sheet.path,
        text="" if is_carried else text,
    )
    return TakingPart(offers=(offer,))


def page_of(state: GoalState) -> str:
    """Where the page lies that has all one can do about a goal."""
    return f"goals/{state.id}/{_FURTHER}"


def _room(state: GoalState) -> int:
    if state.lifecycle is Lifecycle.PROPOSED:
        return _ROOM_BEFORE_A_STORY
    return _ROOM if len(state.numbers.measures) <= _MOST_CHARTS else 0


_Drafts = dict[Invitation, tuple[_Draft, ...]]


def _all_drafts(state: GoalState, site: Site, forms: Forms) -> _Drafts:
    found = {one: _drafts(one, state, site) for one in invitations(state, site, forms)}
    return {one: drafts for one, drafts in found.items() if drafts}


def _drafts(invitation: Invitation, state: GoalState, site: Site) -> tuple[_Draft, ...]:
    """A file for each person; where the board shows no names, one that everybody puts theirs in."""
    is_unnamed = site.facts.settings.show_roles
    found = []
    for person in (YOURSELF,) if is_unnamed else invitation.people:
        path = path_of(invitation, person, state, site)
        if path:
            text, made = _made(invitation, path, site)
            name = "" if is_unnamed else name_of(site, person)
            found.append(_Draft(person=person, name=name, path=path, text=text, made=made))
    return tuple(found)


def _made(invitation: Invitation, path: str, site: Site) -> tuple[str, NewFile | None]:
    """The text that a file begins with, the shorter one if only that fits, and its address."""
    made = new_file(site.facts, path, invitation.text)
    if made is not None and not made.has_text:
        shorter = new_file(site.facts, path, invitation.shorter)
        if shorter is not None and shorter.has_text:
            return invitation.shorter, shorter
    return invitation.text, made


def _needs_page(state: GoalState, drafts: _Drafts) -> bool:
    """Whether the goal's own page is not enough; for a word about a closed goal it is."""
    is_carried = all(one.is_carried for found in drafts.values() for one in found)
    return bool(drafts) and (state.lifecycle is not Lifecycle.CLOSED or not is_carried)


def _that_fit(groups: Iterable[tuple[_Draft, ...]], room: int) -> frozenset[str]:
    """The paths of files whose links there is room for: one for each thing to do comes first."""
    kept = tuple(groups)
    first = [found[0] for found in kept if found]
    rest = [one for found in kept for one in found[1:]]
    fitting = set()
    for one in (*first, *rest):
        if one.made is not None and one.weight <= room:
            fitting.add(one.path)
            room -= one.weight
    return frozenset(fitting)


def _brief(
    invitation: Invitation,
    drafts: tuple[_Draft, ...],
    linked: frozenset[str],
    state: GoalState,
    *,
    has_page: bool,
) -> Offer:
    """On the page of a goal: links that carry everything; a refusal is a page further."""
    is_far = has_page and invitation.kind is EntryKind.DECLINE
    shown = [one for one in drafts if one.path in linked and one.is_carried and not is_far]
    left = tuple(one.person for one in drafts if one not in shown)
    return Offer(
        kind=invitation.kind,
        name=_NAMES[invitation.kind],
        says=_says(invitation, state),
        links=_links(shown),
        more=has_page and bool(left) and bool(shown),
        others=() if has_page else left,
    )


def _full(
    invitation: Invitation,
    drafts: tuple[_Draft, ...],
    linked: frozenset[str],
    state: GoalState,
    site: Site,
    forms: Forms,
) -> Offer:
    shown = [one for one in drafts if one.path in linked]
    left = tuple(one.person for one in drafts if one not in shown and one.person != YOURSELF)
    path = drafts[0].path
    is_agreeing = invitation.kind is EntryKind.AGREE
    return Offer(
        kind=invitation.kind,
        name=_NAMES[invitation.kind],
        says=_says(invitation, state),
        links=_links(shown),
        others=left,
        file=PurePosixPath(path).name if shown else path,
        text=drafts[0].text,
        may_be_empty=invitation.kind in _MAY_BE_EMPTY,
        terms=terms_words(state.in_file, state, site, forms) if is_agreeing else "",
    )


def _part(
    offers: tuple[Offer, ...], page: str, state: GoalState, site: Site, forms: Forms
) -> TakingPart:
    is_now = site.present == site.as_of
    is_open = is_now and state.lifecycle is not Lifecycle.CLOSED
    is_binding = is_open and state.lifecycle is not Lifecycle.DRAFT
    ledger = state.goal.ledger_folder
    return TakingPart(
        offers=offers,
        page=page,
        day=forms.long_day(site.as_of) if offers else "",
        edit=edit_url(site.facts, state.goal.document.path) if is_open else "",
        amendment=f"{ledger}/{site.as_of}-amend-{YOURSELF}.md" if is_binding else "",
    )


def _says(invitation: Invitation, state: GoalState) -> str:
    digest = short_digest(state.in_file.digest)
    return _SAYS.get(invitation.kind) or f"To the terms {digest}, as the file has them."


def _links(drafts: Iterable[_Draft]) -> tuple[OfferLink, ...]:
    return tuple(OfferLink(person=one.name, url=one.made.url) for one in drafts if one.made)
