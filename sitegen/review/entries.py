"""The files of a ledger's entries, by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from sitegen.decode.entry_meaning import Written
from sitegen.decode.layout import entry_name
from sitegen.model.ledger import Entry
from sitegen.source import Document


def entries_in(
    folder: str, documents: Mapping[str, Document], read: Iterable[Entry]
) -> dict[str, Written]:
    """The entries in a folder by their ids, readable or not; `read` are those that were."""
    known = {entry.id: entry for entry in read}
    return {
        PurePosixPath(path).stem: Written(document, known.get(PurePosixPath(path).stem))
        for path, document in documents.items()
        if path.rpartition("/")[0] == folder
        and not path.endswith(".csv")
        and entry_name(PurePosixPath(path).stem)
    }
