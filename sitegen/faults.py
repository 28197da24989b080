"""Faults of the environment: what no board's author can mend in a goal file."""

from __future__ import annotations


class Fault(Exception):
    """A missing folder, a full disk, a port that is taken: the message says what and what to do."""
