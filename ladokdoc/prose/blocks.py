"""Where the paragraphs of a text begin in the source."""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.places import Place, Text
from ladokdoc.prose.markdown import tokens
from ladokdoc.prose.positions import Lines

# What a page shows as a paragraph, an item, a heading or a listing.
_SHOWN = {"inline", "fence", "code_block", "html_block"}


def blocks(text: Text) -> Iterator[Place]:
    """The first line of each paragraph, item, heading and listing, in the order of the text."""
    lines = Lines(text.value)
    for token in tokens(text.value):
        if token.type in _SHOWN and token.map:
            yield text.locate(*lines.span(token.map[0]))
