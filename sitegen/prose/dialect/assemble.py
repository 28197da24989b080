"""One Python-Markdown object with the dialect of the common forges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import IMAGE_LINK_RE, LINK_RE, SubstituteTagInlineProcessor

from sitegen.prose.dialect.inline import CodeSpans, Comments, Strikes, Tags
from sitegen.prose.dialect.links import Angled, BareLinks, FinalLinks, Images, Links, References
from sitegen.prose.dialect.tree import Blocks

if TYPE_CHECKING:
    from markdown.inlinepatterns import Pattern

ESCAPABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
"""ASCII punctuation: what a backslash makes literal (CommonMark 2.4)."""


def assemble(base_level: int) -> Markdown:
    """A renderer whose topmost heading has `base_level`, 1 to 6."""
    return Markdown(extensions=[_Dialect(base_level)], output_format="html")


class _Dialect(Extension):
    """Blocks of CommonMark, and the inline marks of GitHub Flavored Markdown."""

    def __init__(self, base_level: int) -> None:
        super().__init__()
        self._base_level = base_level

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - its name there
        """Change the parts that differ; escapes, references, entities and emphasis stay theirs."""
        md.ESCAPED_CHARS = list(ESCAPABLE)
        md.preprocessors.deregister("html_block")
        md.parser = Blocks(md, self._base_level)
        for name, priority, pattern in self._patterns(md):
            md.inlinePatterns.register(pattern, name, priority)
        md.treeprocessors.register(FinalLinks(md), "final_links", -10)

    @staticmethod
    def _patterns(md: Markdown) -> tuple[tuple[str, int, Pattern], ...]:
        """Name, priority, pattern; a known name replaces the pattern of Python-Markdown."""
        md.inlinePatterns.deregister("automail")
        return (
            ("backtick", 190, CodeSpans()),
            ("comment", 175, Comments()),
            ("reference", 170, References(LINK_RE, md)),
            ("link", 160, Links(LINK_RE, md)),
            ("image_link", 150, Images(IMAGE_LINK_RE, md)),
            ("autolink", 120, Angled()),
            ("linebreak", 100, SubstituteTagInlineProcessor(r"(?:  |\\)\n", "br")),
            ("html", 90, Tags(md)),
            ("bare_link", 85, BareLinks()),
            ("strike", 65, Strikes()),
        )
