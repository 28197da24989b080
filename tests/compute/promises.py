"""Boards in memory, read as a user's files are, and a strategy for whole terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from sitegen.dates import Cadence, Grain, Span
from sitegen.decode.board import Decoded, decode_board, decode_library
from sitegen.model.board import Metric
from sitegen.model.goal import Goal
from sitegen.model.terms import (
    AgreementRule,
    Change,
    ChangeKind,
    Direction,
    Holding,
    Judge,
    Kind,
    Limits,
    LimitsException,
    Measure,
    Milestones,
    Moving,
    PacePoint,
    Role,
    RuleKind,
    Terms,
    Total,
    YesNo,
)
from sitegen.source import RawFile

DIGESTS = Path(__file__).parent / "digests"


def library() -> tuple[Metric, ...]:
    """Four metrics of a library, the same for ever, whatever the packaged one becomes."""
    files = sorted((DIGESTS / "metrics").glob("*.yaml"))
    return decode_library(RawFile(f"metrics/{one.name}", one.read_bytes()) for one in files)


LIBRARY = library()
TEAMS = (DIGESTS / "teams.yaml").read_text(encoding="utf-8")


def board(files: Mapping[str, str | bytes]) -> Decoded:
    """The board of some files, and teams.yaml of the ten promises where none is among them."""
    return decode_board(
        (
            RawFile(path, text if isinstance(text, bytes) else text.encode())
            for path, text in {"teams.yaml": TEAMS, **files}.items()
        ),
        LIBRARY,
    )


def goal_of(
    text: str | bytes,
    entries: Mapping[str, str] | None = None,
    *,
    ending: str = "md",
    teams: str = TEAMS,
) -> Goal:
    """The goal of a text with its ledger; nothing may be found while reading it."""
    folder = "goals/frontline/faster"
    ledger = {f"{folder}/{name}": body for name, body in (entries or {}).items()}
    read = board({"teams.yaml": teams, f"{folder}.{ending}": text, **ledger})
    assert [finding.message for finding in read.findings] == []
    (found,) = read.goals
    return found


def markdown(*keys: str, title: str = "Answer faster", prose: str = "") -> str:
    """A goal's file from lines of front matter."""
    return "\n".join(["---", *keys, "---", f"# {title}", prose])


# --- whole terms -----------------------------------------------------------------------------

ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
numbers = st.decimals(
    allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9
) | st.integers(-5, 200).map(Decimal)
maybe = st.none() | numbers
days = st.dates(date(1990, 1, 1), date(2199, 12, 31))
maybe_days = st.none() | days
texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\u0301\u00a0 a"), max_size=12
)
words = texts | st.just("")
paces = st.dictionaries(days, numbers, max_size=3).map(
    lambda points: tuple(PacePoint(on=on, level=level) for on, level in points.items())
)
all_limits = st.builds(Limits, at_least=maybe, at_most=maybe, above=maybe, below=maybe)
spans = st.tuples(days, st.integers(0, 40)).map(
    lambda pair: (pair[0], date.fromordinal(pair[0].toordinal() + pair[1]))
)
exceptions = st.lists(
    st.builds(
        lambda span, limits, because: LimitsException(
            start=span[0], end=span[1], limits=limits, because=because
        ),
        spans | st.sampled_from([(date(2026, 1, d), date(2026, 1, d + 5)) for d in range(1, 9)]),
        all_limits,
        words,
    ),
    max_size=4,
).map(tuple)
changes = st.builds(Change, kind=st.sampled_from(ChangeKind), amount=numbers)
aims = st.one_of(
    st.builds(
        Moving, baseline=maybe, target=numbers, stretch=maybe, pace=paces, pace_from=maybe_days
    ),
    st.builds(Moving, baseline=st.none(), change=changes, stretch=maybe, pace_from=maybe_days),
    st.builds(Total, target=numbers, stretch=maybe, pace=paces, pace_from=maybe_days),
    st.builds(
        Holding,
        limits=all_limits,
        exceptions=exceptions,
        judge=st.sampled_from(Judge),
        judge_from=maybe_days,
    ),
    st.just(Milestones()),
    st.just(YesNo()),
)
cadences = st.one_of(
    st.just(Cadence(None)),
    st.builds(Cadence, st.builds(Span, st.integers(1, 120), st.sampled_from(Grain))),
    st.builds(
        Cadence,
        st.builds(Span, st.integers(1, 120), st.just(Grain.WEEK)),
        st.integers(0, 6),
    ),
)
metrics = st.just("") | ids | st.tuples(ids, st.integers(1, 30)).map(lambda m: f"{m[0]}@{m[1]}")
measures = st.builds(
    Measure,
    id=ids,
    role=st.sampled_from(Role),
    aim=aims,
    metric=metrics,
    definition=words,
    unit=words,
    direction=st.none() | st.sampled_from(Direction),
    statistic=words,
    clock=words,
    scope=st.dictionaries(ids, words, max_size=2).map(lambda scope: tuple(sorted(scope.items()))),
    window=words,
    every=cadences,
    first=maybe_days,
    min_n=st.none() | st.integers(1, 1_000_000),
    weight=st.just(Decimal(1)) | numbers,
)
rules = st.one_of(
    st.sampled_from(
        [AgreementRule(kind=kind) for kind in (RuleKind.ALL, RuleKind.STEWARD_AND_SPONSOR)]
    ),
    st.decimals("0.001", "1", places=3).map(
        lambda share: AgreementRule(kind=RuleKind.QUORUM, share=share)
    ),
    st.lists(ids, unique=True, max_size=3).map(
        lambda people: AgreementRule(kind=RuleKind.PEOPLE, people=tuple(people))
    ),
)
windows = st.one_of(
    st.tuples(days, st.integers(1, 3_660)).map(
        lambda pair: (pair[0], date.fromordinal(pair[0].toordinal() + pair[1]))
    ),
    st.tuples(maybe_days, st.none()),
)


def _terms(window: tuple[date | None, date | None], **fields: Any) -> Terms:
    return Terms(start=window[0], due=window[1], **fields)


def _each_once(found: Sequence[Measure]) -> tuple[Measure, ...]:
    return tuple({measure.id: measure for measure in found}.values())


whole_terms = st.builds(
    _terms,
    window=windows,
    teams=st.lists(ids, unique=True, min_size=1, max_size=3).map(tuple),
    kind=st.sampled_from(Kind),
    agreement=rules,
    stop_if=words,
    measures=st.lists(measures, max_size=3).map(_each_once),
)
"""Any terms that files can have, and some that only hostile ones do."""
