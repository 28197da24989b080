"""The view-model of what a reader can do: offers, and the links that carry them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLink:
    """A link to the forge's editor; `person` is the name of who it is for, empty for everybody."""

    person: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing to do. `kind` is its anchor; `more` whether there are people without a link.

    `file` and `text` are what to copy, and `others` the ids of those without a link; on the
    page of a goal they are empty where a page further has them. `terms` are what is agreed to.
    """

    kind: str
    name: str
    says: str
    links: tuple[OfferLink, ...] = ()
    more: bool = False
    others: tuple[str, ...] = ()
    file: str = ""
    text: str = ""
    may_be_empty: bool = False
    terms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingPart:
    """What can be done from a page. `page`, seen from there, has all of it; empty if this is all.

    `day` is the one in the names of files. `edit` leads to the goal's file in the forge's
    editor, empty where that is not known; `amendment` is the path of the file that says why terms
    move.
    """

    offers: tuple[Offer, ...] = ()
    page: str = ""
    day: str = ""
    edit: str = ""
    amendment: str = ""

    @property
    def has_links(self) -> bool:
        """Whether anything opens the forge's editor on a new file."""
        return any(offer.links for offer in self.offers)
