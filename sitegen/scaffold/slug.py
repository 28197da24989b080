"""Ids for goals: made from a title in any language, and free on the board."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from sitegen.decode.layout import GOALS, layout
from sitegen.decode.names import id_problem
from sitegen.decode.notes import shown
from sitegen.model.goal import Goal

LONGEST = 60
"""Ids may have 100 characters; one made from a title stays short enough to be said aloud."""

# What no decomposition of Unicode leads to; Cyrillic and Greek as most passports have them.
_PAIRS = (
    "ß ss æ ae œ oe ø o đ d ð d þ th ł l ı i ħ h "
    "а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u "
    "ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya і i ї yi є ye ґ g ј j љ lj њ nj ћ c ђ dj "
    "џ dz "
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f "
    "χ ch ψ ps ω o"
).split()
LETTERS = str.maketrans(
    dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) | dict.fromkeys("ъь'’ʼ`", "") | {"&": " and "}
)
"""What letters and signs become in an id, by their number."""


def slug(text: str, longest: int = LONGEST) -> str:
    """An id that says what the text says, or an empty text where nothing of it is left.

    It ends with the last word that fits into so many characters. Letters lose their accents;
    Cyrillic and Greek ones are spelled in Latin ones. Scripts that take more than an alphabet
    to spell (Chinese, Arabic) are left out.
    """
    known = unicodedata.normalize("NFC", text).casefold().translate(LETTERS)
    letters = unicodedata.normalize("NFKD", known).translate(LETTERS)
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    words = re.findall(r"[a-z0-9]+", plain)
    kept = words[0][:longest] if words else ""
    for word in words[1:]:
        if len(kept) + 1 + len(word) > longest:
            break
        kept += f"-{word}"
    return kept


def goal_id_problem(id: str, taken: Collection[str]) -> str:
    """Why a new goal cannot have this id, or an empty text."""
    if problem := id_problem(id):
        return problem
    if not _is_goal_name(id):
        return f"{shown(id)} begins with a date, as entries do; a goal's id does not."
    if id in taken:
        return f"{shown(id)} is taken; no two goals of a board have one id."
    return ""


def free_id(title: str, fallback: str, taken: Collection[str]) -> str:
    """An id for a goal of that title that nobody has: from the title, or else the fallback."""
    base = slug(title) or slug(fallback) or "goal"
    if id_problem(base) or not _is_goal_name(base):
        base = f"goal-{base}"
    return numbered(base, taken)


def numbered(base: str, taken: Collection[str]) -> str:
    """The id itself, or with the first number behind it that makes it free."""
    id, number = base, 1
    while id in taken:
        number += 1
        id = f"{base}-{number}"
    return id


def taken_ids(paths: Iterable[str], goals: Iterable[Goal]) -> frozenset[str]:
    """The ids that no new goal can have: of files, readable or not, of ledgers, and former ones."""
    found = layout(path for path in paths if path.startswith(f"{GOALS}/"))
    stems = {PurePosixPath(path).stem for path in found.goals}
    ledgers = {PurePosixPath(place.folder).name for place in (*found.entries, *found.series)}
    return frozenset(stems | ledgers | {id for goal in goals for id in goal.story.formerly})


def _is_goal_name(id: str) -> bool:
    return bool(layout((f"goals/team/{id}.md",)).goals)
