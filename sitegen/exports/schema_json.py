"""`schema/*.json`: JSON Schemas of the files that people write, and of those for machines."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.exports._json import dumps
from sitegen.output import Export, OutputFile
from sitegen.schema.published import FOLDER, SCHEMAS, schema
from sitegen.site import Site


def _files(site: Site) -> Iterator[OutputFile]:
    for name in SCHEMAS:
        yield OutputFile(f"{FOLDER}/{name}.json", dumps(schema(name, site.facts.url)))


EXPORT = Export(_files)
