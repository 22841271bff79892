"""What stands for a picture where it is not seen."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ladokdoc.markup.names import words

SVG = "{http://www.w3.org/2000/svg}svg"
PICTURES = frozenset({"img", SVG})


def alternative(picture: Element) -> str | None:
    """What stands for a picture: "" where it is said to be decoration, None where nothing is said."""
    if picture.tag != SVG:
        return picture.get("alt")
    if picture.get("aria-hidden") == "true" or picture.get("role") in ("presentation", "none"):
        return ""
    title = picture.find("{http://www.w3.org/2000/svg}title")
    return None if title is None else words(title) or None
