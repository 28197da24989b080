"""What rules of rhythm share: how long ago something was, in words."""

from __future__ import annotations

from datetime import date

from sitegen.compute.wording import count_words


def days_ago(day: date, as_of: date) -> str:
    """`1 day ago`, `12 days ago`."""
    return f"{count_words((as_of - day).days, 'day')} ago"
