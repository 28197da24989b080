"""The last gate before a page: only a few harmless tags and attributes come through."""

from __future__ import annotations

from sitegen.prose.urls import safe_url

TAGS = frozenset(
    "a abbr b blockquote br code del details div em h1 h2 h3 h4 h5 h6 hr i input ins kbd li mark "
    "ol p pre q s small strong sub summary sup table tbody td th thead tr u ul".split()
)
"""What may stand in prose. No images, forms, frames, styles or drawings."""

ATTRIBUTES = {
    "a": {"href", "title"},
    "ol": {"start"},
    "input": {"aria-label", "checked", "disabled"},
}

CLASSES = {
    "div": {"table"},
    "li": {"task"},
    "td": {"align-left", "align-center", "align-right"},
    "th": {"align-left", "align-center", "align-right"},
}

_TABLE = '<div class="table">'
_REACHED = '<div class="table" tabindex="0">'
"""The box of a wide table: it scrolls, so it has to be reached from the keyboard."""


def sanitise(html: str) -> str:
    """The HTML with everything else taken out, and every open element closed."""
    import nh3  # noqa: PLC0415 - checks do not pay for it

    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        attribute_filter=_kept,
        # The boxes of tasks are the only inputs. (One value only: nh3 would set several of them
        # in an order that changes from run to run.)
        set_tag_attribute_values={"input": {"type": "checkbox"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
    )
    # nh3 cannot tell the boxes of tables from other ones. What it wrote has `<` nowhere but at
    # the beginning of a tag, and quotes nowhere in a value, so this meets nothing else.
    return clean.replace(_TABLE, _REACHED)


def _kept(_tag: str, attribute: str, value: str) -> str | None:
    """The value of an attribute, or None to drop it."""
    return safe_url(value) if attribute == "href" else value
