"""Pictures: each has words that say what it shows, or is said to be decoration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.gate.document import Document, Fault
from ladokdoc.markup.pictures import PICTURES, alternative

_SAYS_NOTHING = re.compile(
    r"(?:(?:en |ett )?(?:bild|bilden|diagram|diagrammet|figur|figuren|foto|fotot|graf|grafen|illustration|ikon|logotyp"
    r"|logga|image|picture|photo|figure|chart|graph|logo|icon|img|svg|alt|title|titel|text|beskrivning)"
    r"(?: ?\d+)?|[\w-]+\.(?:png|jpe?g|gif|svg|webp|pdf)|\W*|.)",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Fault]:
    """Pictures that are not described, or described by words that fit every picture."""
    for picture in document.html.iter():
        if picture.tag not in PICTURES or picture not in document.shown:
            continue
        said = alternative(picture)
        if said is None:
            yield Fault(
                "En bild saknar text för den som inte ser den. "
                "Skriv den i `alt`, eller i `title` först i en SVG; är bilden pynt, skriv `aria-hidden`.",
                picture,
            )
        elif said and _SAYS_NOTHING.fullmatch(said.strip()):
            yield Fault(f"En bild beskrivs som ”{said}”, och det säger inte vad den visar.", picture)
