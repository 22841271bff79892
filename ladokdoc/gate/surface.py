"""What holds for the whole document: its title and language, its HTML, its typefaces, and text that can be read out."""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.gate.document import Document, Fault, short
from ladokdoc.markup.names import words

# What a browser shows and paper cannot.
_NOT_ON_PAPER = frozenset(
    {"audio", "button", "canvas", "embed", "iframe", "input", "math", "object", "select", "textarea", "video"}
)


def check(document: Document) -> Iterator[Fault]:
    """A document that does not say what it is, or is drawn in a way that keeps it from being read."""
    title = document.html.find("head/title")
    if title is None or not words(title):
        yield Fault("Dokumentet har ingen `title`, som är dess namn i webbläsare och PDF-läsare.", title)
    if not document.html.get("lang", "").strip():
        yield Fault("Dokumentet säger inte vilket språk det är på. Skriv `lang` i `html`.", document.html)
    for element in (element for element in document.html.iter() if element.tag in _NOT_ON_PAPER):
        yield Fault(f"`{element.tag}` syns inte i PDF:en. Ta bort det.", element)
    for line, code in document.errors:
        yield Fault(f"HTML-koden går inte ihop ({code}). Rätta den i mallen.", None, line)
    for name in document.foreign:
        yield Fault(f"Typsnittet ”{name}” är inte dokumentets eget. Ange ett som ligger i mappen typsnitt.")
    for element in document.translucent:
        yield Fault(
            f"Texten ”{short(words(element))}” är genomskinlig och kan inte läsas upp. Ta bort `opacity`.",
            element,
        )
    for element in document.unseen:
        what = f"Texten ”{short(words(element))}”" if words(element) else "En bild"
        yield Fault(
            f"{what} syns inte i PDF:en: den hamnar utanför sidan, klipps av eller är osynlig. Ändra stilmallen.",
            element,
        )
