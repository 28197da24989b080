"""What the gate of a review stops, in words."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.model.board import Gate

STOPPED: Mapping[Gate, str] = {
    Gate.TERMS_MOVED: "Agreed terms move, and no amendment says so.",
    Gate.EASED_WITHOUT_REASON: "They get easier or later, and the amendment gives no reason.",
    Gate.ENTRY_EDITED: "What somebody said is changed after it landed.",
    Gate.ENTRY_DELETED: "What somebody said is taken away.",
    Gate.READING_CHANGED: "A reading of the past is changed, and no correction says why.",
    Gate.GOAL_REMOVED: "A goal that was agreed goes before it was closed.",
    Gate.AGREED_FOR_OTHERS: "Somebody agrees in the name of another.",
}
"""A sentence for each, in the order of docs/review.md."""
