"""What the layout engine may open: the page's own typefaces, and nothing else.

A page comes from content that anyone may propose. It must not be able to read files of the machine that builds it,
nor to call out to the net, nor to look different when something on the net has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "typsnitt:"


class Refused(Exception):
    """An address that is not to be opened."""


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Opens the files that it was given by name. Anything else stops the whole document."""

    def __init__(self, fonts: Mapping[str, str]) -> None:
        # Upstream's own set-up readies it for the net, which takes time and is never used here.
        self._fonts = fonts
        self._fail_on_errors = True
        self._opened: dict[str, bytes] = {}

    def fetch(self, url: str, *_: object) -> URLFetcherResponse:
        """The typeface of this address."""
        name = url.removeprefix(SCHEME)
        if not url.startswith(SCHEME) or name not in self._fonts:
            raise Refused(url)
        data = self._opened[name] = Path(self._fonts[name]).read_bytes()
        return URLFetcherResponse(url, data, {"Content-Type": "font/ttf"})

    def opened(self) -> frozenset[bytes]:
        """The contents of the files that have been opened."""
        return frozenset(self._opened.values())


class Typefaces(dict[str, Any]):
    """The typefaces of a document as they come into use. foreign: names of those that are no file of the page's own."""

    def __init__(self, own: frozenset[bytes]) -> None:
        super().__init__()
        self._own = own
        self.foreign: dict[str, None] = {}

    def __setitem__(self, key: str, font: Any) -> None:
        # Later it holds only the letters that are used.
        if font.file_content not in self._own:
            self.foreign[font.family] = None
        super().__setitem__(key, font)
