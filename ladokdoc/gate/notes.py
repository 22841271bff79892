"""Notes: what leads to one says so, and so does the note, or a listener does not know that it is beside the text."""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.gate.document import Document, Fault, short
from ladokdoc.markup.names import words

_NOTES = ("doc-footnote", "doc-endnote")


def check(document: Document) -> Iterator[Fault]:
    """References that lead to something else than a note, and notes that nothing leads to, or from."""
    places = {element.get("id"): element for element in document.having["id"]}
    led_to = set()
    for link in document.having["role"]:
        place = places.get(link.get("href", "").removeprefix("#"))
        if link.get("role") != "doc-noteref" or place is None:
            continue
        led_to.add(place)
        if place.get("role") not in _NOTES:
            yield Fault(
                f'Noten ”{short(words(place))}” är inte utmärkt som en not. Skriv `role="doc-footnote"`.',
                place,
            )
    for note in document.having["role"]:
        if note.get("role") in _NOTES and note in document.shown and note not in led_to:
            yield Fault(f'Ingen länk med `role="doc-noteref"` leder till noten ”{short(words(note))}”.', note)
