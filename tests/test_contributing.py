"""What CONTRIBUTING says of the house is how it is built."""

from __future__ import annotations

import re
from pathlib import Path

from tests.documents import document, folded
from tests.test_layers import LAYERS

ROOT = Path(__file__).parent.parent
TEXT = document("CONTRIBUTING.md")


def test_the_layers_are_those_that_are_held() -> None:
    told = re.search(r"From low to high: (.+?)\. Imports", folded(TEXT))
    assert told
    rows = [set(row.strip("`").split()) for row in told[1].split(" · ")]
    assert rows == [names for row in LAYERS if (names := set(row) - {"__init__", "__main__"})]


def test_every_place_it_names_is_there() -> None:
    named = re.findall(r"`((?:tests|sitegen|docs|templates|tools)/[^`<>*]*?)`", TEXT)
    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []
