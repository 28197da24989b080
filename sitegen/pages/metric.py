"""The page of a metric: what it counts, where it misleads, and the goals that count by it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from sitegen.compute.choices import choices, chosen
from sitegen.model.board import Metric
from sitegen.model.terms import Direction
from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.pages._metric import ChoicePart, MetricPage, Named, Piece
from sitegen.pages._metric_ways import way_parts
from sitegen.prose.urls import safe_url
from sitegen.site import Site
from sitegen.views.forms import Forms, count
from sitegen.views.measures import Fact
from sitegen.views.metrics import Use, by_way, differences, metric_path, uses
from sitegen.words import listed, sentence

_BETTER = {Direction.UP: "higher is better", Direction.DOWN: "lower is better"}
_PARTS = ("definition", "formula", "choose", "traps", "guardrail", "sources")


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    used = uses(site)
    for id, found in used.items():
        metric = site.facts.metric(id)
        if metric:
            data = metric_page(metric, found, site, forms, used)
            told = metric.definition or data.summary
            yield view(site, metric_path(id), "pages/metric.html", data.name, told, data)


def metric_page(
    metric: Metric, found: tuple[Use, ...], site: Site, forms: Forms, used: Collection[str]
) -> MetricPage:
    """Everything the page of a metric shows; `used` are the ids of the metrics with a page."""
    ways = by_way(found)
    differing = differences(way for way, _ in ways)
    goals = len({use.goal.id for use in found})
    lacks = tuple(part for part in _PARTS if not metric.version and not getattr(metric, part))
    return MetricPage(
        name=metric.name,
        origin="Metric of the library" if metric.version else "Our own metric",
        definition=metric.definition,
        summary=f"{sentence(count(goals, 'goal'))} on this board "
        f"{'counts' if goals == 1 else 'count'} by it.",
        reason=_reason(len(ways), differing),
        ways=way_parts(metric, ways, differing, site, forms),
        formula=metric.formula.replace(" x ", " × ").replace(" - ", " − "),
        facts=_facts(metric, forms),
        choices=_choices(metric, found),
        traps=tuple(map(_pieces, metric.traps)),
        guardrails=tuple(_guardrail(id, site, used) for id in metric.guardrail),
        sources=tuple(_source(text) for text in metric.sources),
        lacks=lacks,
    )


def _reason(ways: int, differing: tuple[str, ...]) -> str:
    if ways < 2:
        return ""
    return (
        f"Our goals count it in {ways} ways, which differ in {listed(differing)}. Such numbers "
        "cannot be compared, so each way has a chart of its own."
    )


def _facts(metric: Metric, forms: Forms) -> tuple[Fact, ...]:
    known = (
        ("Unit", "per cent" if metric.unit == "%" else metric.unit),
        ("Better", _BETTER[metric.direction] if metric.direction else ""),
        ("Range", _range(metric, forms)),
        ("Tells of", str(metric.about) if metric.about else ""),
        ("Chosen for this board", listed(tuple(filter(None, (metric.statistic, metric.clock))))),
        ("Read from", metric.source),
    )
    return tuple(Fact(label, sentence(text)) for label, text in known if text)


def _range(metric: Metric, forms: Forms) -> str:
    low, high = metric.low, metric.high
    if low is not None and high is not None:
        return f"{forms.number(low)} to {forms.amount(high, metric.unit)}"
    if low is not None:
        return f"{forms.amount(low, metric.unit)} or more"
    return f"at most {forms.amount(high, metric.unit)}" if high is not None else ""


def _choices(metric: Metric, found: tuple[Use, ...]) -> tuple[ChoicePart, ...]:
    return tuple(
        ChoicePart(name=choice.name, text=_pieces(choice.text), chosen=_chosen(choice.key, found))
        for choice in choices(metric)
    )


def _pieces(text: str) -> tuple[Piece, ...]:
    """A text and the code in it; a lone backtick is a sign like any other."""
    *pairs, rest = re.split(r"`([^`]+)`", text)
    pieces = [Piece(part, n % 2 == 1) for n, part in enumerate(pairs)]
    return tuple(piece for piece in (*pieces, Piece(rest)) if piece.text)


def _chosen(key: str, found: tuple[Use, ...]) -> tuple[str, ...]:
    """What goals chose for a key, and how many did; the most frequent first."""
    if not key:
        return ()
    answers = Counter(chosen(use.measure.measure, key) or "left open" for use in found)
    return tuple(f"{answer} in {count(n, 'goal')}" for answer, n in answers.most_common(12))


def _guardrail(id: str, site: Site, used: Collection[str]) -> Named:
    metric = site.facts.metric(id)
    return Named(
        name=metric.name if metric else id,
        path=metric_path(id) if id in used else "",
        text=metric.definition if metric else "",
    )


def _source(text: str) -> Named:
    """A source written `title <address>`, or in words alone."""
    title, _, rest = text.rpartition(" <")
    url = safe_url(rest.removesuffix(">")) or "" if rest.endswith(">") else ""
    if not title or not url.startswith(("https://", "http://")):
        return Named(name=text)
    return Named(name=title, url=url)


PAGE = Page(_views)
