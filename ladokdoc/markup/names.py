"""Where links go, in words: what a screen reader says of a link that is met outside its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "caption")
# Ways to a note and from it, whose words are its number.
_SIGNS = ("doc-noteref", "doc-backlink")
_LONGEST = 120


def destinations(html: Element) -> dict[str, Element]:
    """The elements that can be linked to, by id; the first where an id stands twice."""
    found: dict[str, Element] = {}
    for element in html.iter():
        if id := element.get("id"):
            found.setdefault(id, element)
    return found


def way(link: Element, places: dict[str, Element]) -> str:
    """Where a link goes: to which part of the document, or to which address."""
    href = link.get("href", "")
    if href.startswith("#"):
        place = places.get(href[1:])
        return f"Till {named(place) or words(link)}" if place is not None else words(link)
    if href.startswith("mailto:"):
        return f"E-post till {href.removeprefix('mailto:')}"
    text = words(link)
    return text if text == href else f"{text} ({href})"


def named(place: Element) -> str:
    """What a part of a document is called: by its heading if it has one, else by its first words.

    The signs of notes are no words of it.
    """
    heading = next((part for part in place.iter() if part.tag in _HEADINGS), place)
    text = " ".join("".join(_named(heading)).split())
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _named(element: Element) -> Iterator[str]:
    if element.get("role") not in _SIGNS:
        yield element.text or ""
        for part in element:
            yield from _named(part)
            yield part.tail or ""


def words(element: Element) -> str:
    """The text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())
