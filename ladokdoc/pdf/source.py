"""The page that a PDF is made of, parsed once: its tree, and what is wrong with it as HTML."""

from __future__ import annotations

import cssselect2
from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped]
from weasyprint import HTML

from ladokdoc.pdf.fetching import Fetcher


class Source(HTML):  # type: ignore[misc]
    """A page for WeasyPrint, which parses in the same way but keeps no errors. errors: what is wrong, by line."""

    def __init__(self, html: str, fetcher: Fetcher) -> None:
        parser = HTMLParser(namespace_html_elements=False)
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(
            parser.parse(html), content_language=None
        )
        self.etree_element = self.wrapper_element.etree_element
        self.base_url = None
        self.media_type = "print"
        self.url_fetcher = self.fetcher = fetcher
        self.errors: tuple[tuple[int, str], ...] = tuple(
            (position[0], " ".join([code, *map(str, (values or {}).values())]))
            for position, code, values in parser.errors
        )
