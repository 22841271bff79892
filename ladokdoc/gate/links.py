"""Links: each has words, and can be pressed in the PDF, where the layout may lose it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ladokdoc.gate.document import Document, Fault, short
from ladokdoc.markup.names import words
from ladokdoc.markup.pictures import PICTURES, alternative


def check(document: Document) -> Iterator[Fault]:
    """Links without words, and links that lead nowhere in the PDF."""
    ids = {element.get("id") for element in document.having["id"]}
    for link in document.html.iter("a"):
        if link.get("href") is None or link not in document.shown:
            continue
        text = words(link) or " ".join(_pictures(link))
        if not text:
            yield Fault(f"Länken till {link.get('href')} är tom. Skriv vart den leder.", link)
        elif link not in document.pressed and not _is_told(link, ids):
            yield Fault(
                f"Länken ”{short(text)}” går inte att följa i PDF:en. "
                "Ta bort `flex` eller `grid` runt den i `tryck.css`.",
                link,
            )
    if document.strays:
        yield Fault(
            "En länk står i sidhuvudet eller sidfoten, där den inte läses upp. Flytta den till texten."
        )


def _is_told(link: Element, ids: set[str | None]) -> bool:
    """Whether the layout itself remarks on a link: to a place that is not there."""
    href = link.get("href", "")
    return href.startswith("#") and href[1:] not in ids


def _pictures(link: Element) -> Iterator[str]:
    return (alternative(part) or "" for part in link.iter() if part.tag in PICTURES)
