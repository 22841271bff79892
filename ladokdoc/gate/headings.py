"""Headings: one of the first level, and from there down step by step, for that is how a listener finds their way."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ladokdoc.gate.document import Document, Fault, short
from ladokdoc.markup.names import words

_LEVELS = {f"h{level}": level for level in range(1, 7)}


def check(document: Document) -> Iterator[Fault]:
    """Headings that are empty, one too many or missing, or of a level that is not to be expected."""
    found = [
        element for element in document.html.iter() if element.tag in _LEVELS and element in document.shown
    ]
    if not any(heading.tag == "h1" for heading in found):
        yield Fault("Dokumentet har ingen rubrik på nivå 1, `h1`.")
    first: Element | None = None
    before = 0
    for heading in found:
        level, text = _LEVELS[heading.tag], words(heading)
        if not text:
            yield Fault(f"En rubrik på nivå {level} är tom.", heading)
        if level == 1 and first is not None:
            yield Fault(
                f"Rubriken ”{short(text)}” är på nivå 1, men det är redan ”{short(words(first))}”. "
                "Ett dokument har en sådan rubrik.",
                heading,
            )
        if level > before + 1:
            yield Fault(_skipped(short(text), level, before), heading)
        first = first if first is not None else heading if level == 1 else None
        before = level


def _skipped(text: str, level: int, before: int) -> str:
    if not before:
        return f"Rubriken ”{text}” kommer först och är på nivå {level}. Den första ska vara på nivå 1."
    return f"Rubriken ”{text}” är på nivå {level}, men den före är på nivå {before}. Ändra den till nivå {before + 1}."
