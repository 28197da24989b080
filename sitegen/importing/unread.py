"""What keeps a cell from being read: the reason in words, and what to do about it."""

from __future__ import annotations


class Unread(ValueError):
    """Why the text of a cell cannot be taken; `fix` is what to do. Neither quotes the text."""

    def __init__(self, wrong: str, fix: str) -> None:
        super().__init__(wrong)
        self.fix = fix
