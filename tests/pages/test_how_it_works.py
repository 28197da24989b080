"""What the page promises about agreeing, and what its words mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.pages.build import pages
from tests.pages.html import text_of
from tests.pages.sites import board


def said(*, recorder: tuple[str, ...] = (), approval_agrees: bool = True) -> str:
    site = board()
    settings = replace(site.facts.settings, recorder=recorder, approval_agrees=approval_agrees)
    shown = replace(site, facts=replace(site.facts, settings=settings))
    return text_of(pages(shown)["how-it-works/index.html"])


def test_everybody_can_agree_by_a_file_or_a_command() -> None:
    assert (
        "Everyone who has to agree adds an agree file or runs sitegen agree; whoever proposes the "
        "goal under their own account has agreed by that."
    ) in said()


@pytest.mark.parametrize(
    ("recorder", "approval_agrees", "is_said"),
    [
        ((), True, False),
        (("job@northwind.example",), False, False),
        (("job@northwind.example",), True, True),
    ],
)
def test_approving_is_called_agreeing_only_where_a_job_records_it(
    recorder: tuple[str, ...], approval_agrees: bool, is_said: bool
) -> None:
    text = said(recorder=recorder, approval_agrees=approval_agrees)
    assert ("Approving the pull request is agreeing too" in text) is is_said
    assert "job@" not in text


def test_a_point_is_explained() -> None:
    assert "A point is a hundredth of the way from baseline to target" in said()
