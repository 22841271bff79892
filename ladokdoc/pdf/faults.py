"""What can stop a PDF, told apart: the document, or the machine it is made on. Messages are one line of Swedish."""

from __future__ import annotations

import sys
from typing import NamedTuple

from ladokdoc.gate import Spot


class Trouble(NamedTuple):
    """One thing that keeps a document from being let out, and where in the page it is."""

    message: str
    spot: Spot


class RenderFault(Exception):
    """The document cannot be made into a PDF as it is. troubles: what is wrong with its page, where that is known."""

    def __init__(self, message: str, troubles: tuple[Trouble, ...] = ()) -> None:
        super().__init__(message)
        self.troubles = troubles

    @classmethod
    def of(cls, troubles: tuple[Trouble, ...]) -> RenderFault:
        """The fault that these troubles make together."""
        more = f" (Och {len(troubles) - 1} till.)" if len(troubles) > 1 else ""
        return cls(f"Dokumentet gjordes inte: {troubles[0].message}{more}", troubles)


class EnvironmentFault(Exception):
    """Something that a PDF needs is missing on this machine."""


def missing_libraries(platform: str = sys.platform) -> str:
    """What to say, and what to run, where Pango is missing."""
    what = {
        "darwin": "Installera dem med: brew install pango",
        "win32": "Installera MSYS2 och kör där: pacman -S mingw-w64-ucrt-x86_64-pango",
    }
    apt = (
        "Installera dem med: "
        "sudo apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0"
    )
    return f"PDF går inte att göra: programbiblioteken Pango och HarfBuzz saknas. {what.get(platform, apt)}"


MISSING_PACKAGE = (
    "PDF går inte att göra: Python-paketet weasyprint saknas. Installera det med: pip install weasyprint"
)
