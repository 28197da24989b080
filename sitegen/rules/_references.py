"""What several rules share: naming what is known, and the nearest to what is not."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches


def nearest(word: str, known: Collection[str]) -> str:
    """A sentence that names the nearest known word, or all of a few, or nothing."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"Did you mean {near[0]}?"
    return f"Known here: {', '.join(sorted(known))}." if 0 < len(known) <= 12 else ""
