"""Markdown and expressions: read to parts that know where they stand, and written as safe HTML or plain text.

No raw HTML, no images, and links only to pages, persons and the document itself; what else a text has is told of
and shown as it was typed.
"""

from __future__ import annotations

from ladokdoc.prose.blocks import blocks
from ladokdoc.prose.parts import Link, Prose, shown
from ladokdoc.prose.reading import read, read_plain
from ladokdoc.prose.writing import Heading, headings, html, plain

__all__ = ["Heading", "Link", "Prose", "blocks", "headings", "html", "plain", "read", "read_plain", "shown"]
