"""The story of a goal's terms, the newest version first, as a page tells it."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.compute.story import Chapter, Standing, proposal, story
from sitegen.model.state import GoalState, Lifecycle
from sitegen.site import Site
from sitegen.views.agreement import AgreementView, agreement_view, short_digest, until_words
from sitegen.views.forms import Forms
from sitegen.views.moves import MoveRow, move_rows, spoken
from sitegen.views.people import called, names_of
from sitegen.views.words import BECAUSE
from sitegen.words import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """One version of the terms. `prose` is Markdown; `because` is a short reason or a remark.

    `agreement` is told in full for a proposal only: for others `agreed` names who agreed.
    """

    heading: str
    digest: str
    proposed: str
    moved: tuple[MoveRow, ...]
    remark: str
    because: str
    prose: str
    agreed: str
    agreement: AgreementView | None


def story_views(state: GoalState, site: Site, forms: Forms) -> tuple[ChapterView, ...]:
    """Every version of the terms, the newest first."""
    return tuple(_chapter(one, state, site, forms) for one in reversed(story(state, site.as_of)))


def proposal_words(state: GoalState, site: Site, forms: Forms) -> str:
    """What is proposed, what stays meanwhile, and who has to agree; empty without a proposal."""
    chapter = proposal(state, site.as_of)
    if chapter is None or state.lifecycle is Lifecycle.CLOSED:
        return ""
    rows = move_rows(chapter, state.goal, site, forms)
    until = until_words(chapter.version.agreement, site)
    told = f"Proposed: {spoken(rows)}. " if rows else "Other terms are proposed. "
    if len(rows) == 1 and rows[0].before:
        return f"{told}{sentence(rows[0].before)} stays in force {until}."
    return f"{told}The terms in force stay {until}."


def origin_words(state: GoalState, site: Site, forms: Forms) -> str:
    """When the first terms were proposed and by whom, as far as anybody knows."""
    return _proposed(story(state, site.as_of)[0], site, forms)


def _chapter(chapter: Chapter, state: GoalState, site: Site, forms: Forms) -> ChapterView:
    version, amend = chapter.version, chapter.amend
    is_open = chapter.standing is Standing.PROPOSED and state.lifecycle is not Lifecycle.CLOSED
    people = tuple(one.person for one in version.agreement.agreed)
    return ChapterView(
        heading=_heading(chapter, state, forms),
        digest=short_digest(version.digest),
        proposed=_proposed(chapter, site, forms),
        moved=move_rows(chapter, state.goal, site, forms),
        remark=_remark(chapter, forms),
        because=BECAUSE[amend.because] if amend and amend.because else "",
        prose=amend.prose if amend else "",
        agreed="" if is_open else names_of(site, people),
        agreement=agreement_view(version, state, site, forms) if is_open else None,
    )


def _heading(chapter: Chapter, state: GoalState, forms: Forms) -> str:
    since = chapter.in_force_since
    if chapter.standing is Standing.IN_FORCE and since:
        if state.lifecycle is Lifecycle.CLOSED:
            return f"In force from {forms.day(since)} to the end"
        return f"In force since {forms.day(since)}"
    if chapter.standing is Standing.EARLIER and since:
        until = chapter.in_force_until
        return f"In force {forms.span(since, until) if until else f'from {forms.day(since)}'}"
    if chapter.standing is Standing.PROPOSED and state.lifecycle is not Lifecycle.CLOSED:
        return "Proposed, not in force"
    return "Proposed, never agreed"


def _proposed(chapter: Chapter, site: Site, forms: Forms) -> str:
    """When and by whom: `Proposed on 3 Feb by Maria Silva`."""
    who = " and ".join(called(site, person) for person in chapter.by)
    if chapter.day is None:
        return f"Proposed by {who}." if who else ""
    return f"Proposed on {forms.day(chapter.day)}{f' by {who}' if who else ''}."


def _remark(chapter: Chapter, forms: Forms) -> str:
    """What there is to say of the moves as a whole, in plain words."""
    if chapter.before is None:
        return "The first terms."
    if chapter.is_return:
        return "The terms went back to what they were."
    parts = []
    if chapter.late:
        due = chapter.before.terms.due
        assert due is not None, "what has no due date is never eased late"
        parts.append(f"It came late: in the last fifth of the time to {forms.day(due)}.")
    if chapter.amend is None:
        parts.append("No amendment says why.")
    return " ".join(parts)
