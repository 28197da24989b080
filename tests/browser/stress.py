"""A board that is hard on a design: 200 goals, long names, other scripts, hostile strings.

Nobody wrote it by hand, so nobody was kind to it: the names are as long as names may be, one
team writes from right to left, and what an attacker would put into a title stands in titles.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

GOALS = 200
AS_OF = date(2026, 11, 20)

LONG = "The team that answers everybody who writes in the night, on Sundays and abroad.."
TEAMS = {
    "frontline": "Frontline",
    "long-name": LONG,
    "arabic": "فريق خدمة العملاء",
    "japanese": "お客様サポート",
    "hostile": '<script>alert("team")</script>',
    "one-word": "Donaudampfschifffahrtsgesellschaftskapitän",
}
PEOPLE = {
    "maria": "Maria Silva",
    "long": "Wolfeschlegelsteinhausenbergerdorff Featherstonehaugh-Cholmondeley y Rodríguez",
    "layla": "ليلى الأحمد",
    "haruka": "佐藤 遥",
    "hostile": '"><img src=x onerror=alert(1)>',
    "tuan": "Nguyễn Minh Tuấn",
}
TITLES = (
    "Answer first messages within 2 hours",
    "Answer everybody who writes to us in the night within 2 hours, wherever they are",
    "الرد على الرسائل الأولى خلال ساعتين",
    "最初の返信を2時間以内に",
    '<script>alert("title")</script> in 2 hours',
    "{{ 7 * 7 }} & <b>bold</b> 'quotes' \"and\" more in 2 hours",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen in 2 Stunden",
)
WHYS = (
    "Customers told us: we wait too long.",
    "نريد أن يعود العملاء إلينا.",
    "<iframe src='https://elsewhere.example'></iframe> and [a link](javascript:alert(1)).",
    "Words_without_a_place_to_break_" * 4,
)
LIFE = ("active", "draft", "proposed", "met", "silent", "away", "paused", "moved", "closed")


def files() -> dict[str, str]:
    """The files of the board, by path."""
    found = {"teams.yaml": _teams()}
    for number in range(GOALS):
        found.update(_goal(number))
    return found


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _teams() -> str:
    people = "".join(f"  {id}: {{name: {_quoted(name)}}}\n" for id, name in PEOPLE.items())
    ids = ", ".join(PEOPLE)
    teams = "".join(
        f"  {id}:\n    name: {_quoted(name)}\n    lead: maria\n    sponsor: tuan\n"
        f"    members: [{ids}]\n    principles: [{_quoted(WHYS[0])}]\n"
        for id, name in TEAMS.items()
    )
    return (
        f"format: 1\nboard:\n  title: {_quoted('Stress & <strain> ' + LONG)}\n"
        f"  url: https://stress.example/goals/\n  frozen: {AS_OF}\n"
        f"people:\n{people}teams:\n{teams}"
    )


def _goal(number: int) -> Iterator[tuple[str, str]]:
    team = list(TEAMS)[number % len(TEAMS)]
    title = TITLES[number % len(TITLES)]
    why = WHYS[number % len(WHYS)]
    life = LIFE[number % len(LIFE)]
    path = f"goals/{team}/goal-{number:03}"
    yield f"{path}.md", _promise(life, title, why)
    if life in ("draft", "proposed"):
        return
    for person in ("maria", "tuan"):
        yield f"{path}/2026-10-01-agree-{person}.md", ""
    yield f"{path}/first-response-time.csv", _series(life, number)
    yield f"{path}/csat.csv", "date,value,n\n2026-10-08,93%,40\n2026-10-15,91%,41\n"
    yield (
        f"{path}/2026-10-09-check-in-maria.md",
        f"---\nconfidence: at_risk\nblockers: [{_quoted(title)}]\n---\n{why}\n",
    )
    if life == "paused":
        yield f"{path}/2026-11-02-pause-maria.md", f"---\nuntil: 2026-12-01\n---\n{why}\n"
    if life == "closed":
        yield f"{path}/2026-11-16-close-maria.md", f"---\nlessons: {_quoted(why)}\n---\n{why}\n"
        yield f"{path}/2026-11-17-confirm-tuan.md", ""


def _promise(life: str, title: str, why: str) -> str:
    return (
        f"---\n{'draft: true' if life == 'draft' else '# ready'}\nkind: hard\n"
        f"start: 2026-10-01\ndue: {_due(life)}\nmeasures:\n"
        "  first-response-time: from 4.0 to 2.0 hours\n  csat: guardrail at least 92%\n"
        f"support:\n  training: {{what: {_quoted(why)}, by: frontline, due: 2026-12-01}}\n"
        f"milestones:\n  first: {{what: {_quoted(title)}, by: long, due: 2026-11-01}}\n"
        f"contributions:\n  layla: {_quoted(why)}\n---\n# {title}\n\n{why}\n"
    )


def _due(life: str) -> str:
    return {"closed": "2026-11-15", "moved": "2026-11-10"}.get(life, "2026-12-31")


def _series(life: str, number: int) -> str:
    """Seven weeks of readings: `silent` stops early, `away` goes the wrong way."""
    weeks = {"silent": 2}.get(life, 7)
    step = {"away": -0.2, "met": 0.4, "closed": 0.35}.get(life, 0.05 * (number % 7))
    rows = (
        f"{date(2026, 10, 2) + timedelta(weeks=week)},{4.0 - step * week:.2f}\n"
        for week in range(weeks)
    )
    return "date,value\n" + "".join(rows)
