"""Ids that become addresses of the site and names of files: those of teams, metrics, old goals."""

from __future__ import annotations

from sitegen.decode import catalogue
from sitegen.decode.names import id_problem
from sitegen.decode.nodes import Node
from sitegen.decode.notes import Notes
from sitegen.decode.scalars import identifier


def address_id(node: Node, notes: Notes) -> str | None:
    """An id that neither Windows nor the site keeps for itself."""
    id = identifier(node, notes)
    problem = id_problem(id) if id else ""
    if problem:
        notes.add(catalogue.BAD_ID, node.place, problem)
        return None
    return id
