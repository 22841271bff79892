"""The last door: a document that somebody could not read is not let out.

Validators are satisfied by much that a reader is not: a table without headings, a link that cannot be pressed, a
picture that is said to be "a picture". Each module here looks for one kind of such faults, in what a page says and
what its PDF has of it. All of them together take less than a hundredth of the time to make the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ladokdoc.gate import headings, identity, languages, links, notes, pictures, reading, surface, tables
from ladokdoc.gate.document import Document, Fault, Spot, spot

__all__ = ["CHECKS", "Document", "Fault", "Spot", "faults", "spot"]

CHECKS: tuple[Callable[[Document], Iterator[Fault]], ...] = (
    surface.check,
    identity.check,
    languages.check,
    headings.check,
    tables.check,
    links.check,
    notes.check,
    pictures.check,
    reading.check,
)


def faults(document: Document) -> list[Fault]:
    """Everything that keeps the document from being let out."""
    return [fault for check in CHECKS for fault in check(document)]
