"""The page of a goal: what was promised, where it stands, the proof, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.forge import show_url
from sitegen.model.goal import Link
from sitegen.model.state import GoalState
from sitegen.model.terms import Role
from sitegen.output import Page, View
from sitegen.pages import _goal_parts as parts
from sitegen.pages._frame import forms_of, view
from sitegen.pages._goal import GoalPage, TermsPart
from sitegen.pages._taking_part import taking_part
from sitegen.site import Site
from sitegen.views.agreement import agreement_view
from sitegen.views.badges import LATE, badges_of
from sitegen.views.closing import closing
from sitegen.views.confidence import confidence_view
from sitegen.views.ending import told_of
from sitegen.views.entries import entry_view
from sitegen.views.forms import Forms
from sitegen.views.goals import GoalLink, goal_link, goal_path, period_words, title_of
from sitegen.views.measures import measure_view
from sitegen.views.pictures import goal_bullet, milestone_track
from sitegen.views.story import origin_words, proposal_words, story_views
from sitegen.views.words import KIND, cadence_words

_RECENT = 4
"""How many entries of a goal stand open; older ones are folded."""


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    for state in site.goals:
        data = goal_page(state, site, forms)
        yield view(
            site,
            goal_path(state.id),
            "pages/goal.html",
            data.title,
            state.reason or state.goal.story.why,
            data,
            about=state,
        )


def goal_page(state: GoalState, site: Site, forms: Forms) -> GoalPage:
    """Everything the page of a goal shows."""
    goal, story = state.goal, state.goal.story
    measures = tuple(measure_view(m, state, site, forms) for m in state.numbers.measures)
    check_in = state.last_check_in
    entries = tuple(e for e in goal.ledger.entries if e.on <= site.as_of)
    reviews = parts.reviews(entries, state, site, forms)
    checks = parts.checks(state, site)
    told = parts.told(entries, state, site, forms)
    return GoalPage(
        title=title_of(state),
        kind=KIND[state.terms.kind],
        period=period_words(state.period.name) if state.period else "",
        teams=parts.teams(state, site),
        badges=badges_of(state),
        reason=told_of(state, site),
        age=parts.age(state, site, forms),
        bullet=goal_bullet(state, "Progress, and what was planned by now"),
        facts=parts.facts(state, site, forms),
        why=story.why,
        prose=parts.rest_of(story.prose, story.why),
        hard=story.hard,
        attainable=story.attainable,
        looks_like=story.looks_like,
        situation=story.situation,
        outcomes=parts.having(measures, Role.OUTCOME) + parts.having(measures, Role.LEAD),
        guardrails=parts.having(measures, Role.GUARDRAIL),
        check_in=entry_view(check_in, state, site, forms) if check_in else None,
        confidence=confidence_view(state, site, forms),
        check_in_words=cadence_words(goal.plan.check_in_every),
        track=milestone_track(state, site, forms),
        milestones=tuple(parts.milestone(m, site, forms) for m in state.milestones),
        support=tuple(parts.support(s, site, forms) for s in state.support),
        contributions=parts.contributions(state, site),
        initiatives=parts.initiatives(state, site),
        terms=_terms(state, site, forms),
        checklist=checks,
        checklist_words=parts.checks_words(checks),
        reviews=reviews[:1],
        older_reviews=reviews[1:],
        older_reviews_words=parts.earlier(len(reviews) - 1, "review"),
        recent=told[:_RECENT],
        older=told[_RECENT:],
        older_words=parts.earlier(len(told) - _RECENT, "entry", "entries"),
        children=tuple(goal_link(child) for child in site.children(goal)),
        parents=parts.links(story.aligns_with, site),
        continues=parts.links((Link(goal=story.continues),) if story.continues else (), site),
        continued_by=_continued_by(state, site),
        links=parts.links(story.links, site),
        closing=closing(state, site, forms),
        file=goal.document.path,
        file_url=show_url(site.facts, goal.document.path),
        ledger=f"{goal.ledger_folder}/",
        json_path=f"goals/{state.id}/goal.json",
        card_path=f"goals/{state.id}/card.html",
        badge_path=f"badges/{state.id}.svg",
        part=taking_part(state, site, forms),
    )


def _continued_by(state: GoalState, site: Site) -> tuple[GoalLink, ...]:
    names = {state.id, *state.goal.story.formerly}
    return tuple(goal_link(one) for one in site.goals if one.goal.story.continues in names)


def _terms(state: GoalState, site: Site, forms: Forms) -> TermsPart:
    chapters = story_views(state, site, forms) if len(state.versions) > 1 else ()
    return TermsPart(
        agreement=agreement_view(state.shown, state, site, forms),
        is_proposed=state.in_force is None,
        proposal=proposal_words(state, site, forms),
        origin="" if chapters else origin_words(state, site, forms),
        chapters=chapters[:1],
        older=chapters[1:],
        older_words=parts.earlier(len(chapters) - 1, "version"),
        late=LATE,
    )


PAGE = Page(_views)
