"""The letters of a PDF: which sign each stands for, and its shape. One can be changed behind the other's back."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pypdf import PdfReader

from ladokdoc.verifying.sheets import resources

_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)


class Face(NamedTuple):
    """A typeface as far as it is used. signs: what its letters stand for. shapes: how they are drawn.

    kept: whether its numbers are those of the letters in the file, with nothing put between.
    """

    signs: Mapping[int, str]
    shapes: Mapping[int, Any]
    kept: bool


def read_faces(reader: PdfReader) -> dict[str, tuple[Face, ...]]:
    """The typefaces by name."""
    found: dict[str, tuple[Face, ...]] = {}
    for kind, _, font in resources(reader):
        if kind == "/Font":
            name = re.sub(r"^/(?:[A-Z]{6}\+)?", "", str(font.get("/BaseFont", "/utan namn")))
            found[name] = (*found.get(name, ()), _face(font))
    return found


def _face(font: Any) -> Face:
    parts = font.get("/DescendantFonts")
    inner = parts.get_object()[0].get_object() if parts else font
    about = inner.get("/FontDescriptor")
    file = about.get_object().get("/FontFile2") if about else None
    signs = font.get("/ToUnicode")
    return Face(
        _signs(signs.get_object().get_data()) if signs else {},
        _shapes(file.get_object().get_data()) if file else {},
        font.get("/Encoding") == "/Identity-H" and inner.get("/CIDToGIDMap", "/Identity") == "/Identity",
    )


def _signs(table: bytes) -> dict[int, str]:
    """From the numbers of letters to signs. A table that has spans of them is not the program's own."""
    found: dict[int, str] = {}
    for kind, section in _SECTION.findall(table):
        if kind == b"range":
            return {}
        for number, sign in _PAIR.findall(section):
            found[int(number, 16)] = bytes.fromhex(sign.decode()).decode("utf-16-be", "replace")
    return found


def _shapes(file: bytes) -> dict[int, Any]:
    """The outline of each letter that has one."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(io.BytesIO(file)) as font:
            letters = font.getGlyphSet()
            shapes = {}
            for number, name in enumerate(font.getGlyphOrder()):
                pen = DecomposingRecordingPen(letters)
                letters[name].draw(pen)
                if pen.value:
                    shapes[number] = tuple(pen.value), letters[name].width
            return shapes
    except (TTLibError, AssertionError):
        return {}
