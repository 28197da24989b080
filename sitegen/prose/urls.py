"""Which addresses may stand in a link: http, https, mailto, and places on the same site."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_IGNORED = re.compile(
    r"[\x00-\x20\x7f-\xa0\xad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff]"
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ALLOWED = ("http://", "https://", "mailto:")


def safe_url(url: str) -> str | None:
    r"""The address without controls and spaces; None where it may not be linked.

    Browsers drop some control characters and read `\` as `/`, so these are judged after removal:
    a scheme other than http, https and mailto is refused, and so are `//host`, `\` anywhere, and
    http without `//`. Whatever has no scheme is relative to the page.
    """
    bare = _IGNORED.sub("", url)
    if not bare or "\\" in bare or bare.startswith("//") or not _is_encodable(bare):
        return None
    if bare.lower().startswith(_ALLOWED):
        return bare
    # A colon before the first slash would be read as a scheme, however odd its letters.
    head = re.split(r"[/?#]", bare, maxsplit=1)[0]
    return None if _SCHEME.match(bare) or ":" in head else bare


def has_host(url: str) -> bool:
    """Whether an address of the web names a host, and in a way that can be taken apart."""
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _is_encodable(url: str) -> bool:
    """Whether the address has no half of a surrogate pair, which no page can hold."""
    return url.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in url)
