"""Which characters the document's typefaces have, so that one that they lack is told of where it was written.

What a typeface has is read from the file itself, from its table of characters ("cmap" in OpenType), and only when a
text has a character that not every typeface is sure to have. A project may have typefaces of its own.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

TEMPLATES = "templates"
FONTS = "typsnitt"
# In the wheel the templates lie in the package; in the repository they stand at the top, where they are found.
_PACKAGE = Path(__file__).resolve().parent
PACKAGED = _PACKAGE / "_templates", _PACKAGE.parent / TEMPLATES

_LARGEST = 32_000_000
_NAMED = re.compile(rf"{FONTS}\([\"']([A-Za-z0-9_-]+)[\"']\)")
_EVERYWHERE = frozenset(
    "\t\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
    "åäöÅÄÖéÉüÜ\u00a0§–—”’…−½"
)
# Signs that are never drawn (Unicode's Default_Ignorable_Code_Point), and blanks, for which a space stands in.
_UNDRAWN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def lacking(signs: Iterable[str], root: Path | None) -> frozenset[str]:
    """Those of the characters that none of the typefaces of a project has. root: its folder, None for none of its own.

    Nothing where the typefaces cannot be read, which is told of when the document is made.
    """
    rare = {sign for sign in signs if sign not in _EVERYWHERE and not _UNDRAWN.match(sign)}
    has = _characters(root) if rare else frozenset()
    return frozenset(sign for sign in rare if has and not _drawn(sign, has))


def _drawn(sign: str, has: frozenset[int]) -> bool:
    """Whether there is a glyph, or one for each part that it can be put together of."""
    return ord(sign) in has or all(ord(part) in has for part in unicodedata.normalize("NFD", sign))


@cache
def _characters(root: Path | None) -> frozenset[int]:
    own = root / TEMPLATES if root else None
    folders = [folder for folder in (own, *PACKAGED) if folder and folder.is_dir()]
    found = (character for path in _files(folders) for character in characters(path.read_bytes()))
    try:
        return frozenset(found)
    except (OSError, struct.error):
        return frozenset()


def _files(folders: list[Path]) -> Iterator[Path]:
    """The files of the typefaces that the style sheets name; each is taken from the first folder that has it."""
    sheets = {path.name for folder in folders for path in folder.glob("stil/*.css")}
    found = (path for name in sheets for path in _first(folders, f"stil/{name}"))
    named = {name for path in found for name in _NAMED.findall(path.read_text("utf-8", "replace"))}
    for name in named:
        yield from _first(folders, f"{FONTS}/{name}.ttf")


def _first(folders: list[Path], name: str) -> list[Path]:
    """The file of this name in the first folder that has it, and none outside of it."""
    inside = (
        folder / name for folder in folders if (folder / name).resolve().is_relative_to(folder.resolve())
    )
    return [path for path in inside if path.is_file() and path.stat().st_size <= _LARGEST][:1]


def characters(font: bytes) -> Iterator[int]:
    """The characters of an OpenType font. Raises struct.error where it is none."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(count))
    start = next((offset for tag, _, offset, _ in tables if tag == b"cmap"), None)
    if start is None:
        raise struct.error
    (maps,) = struct.unpack_from(">H", font, start + 2)
    for number in range(maps):
        here = start + struct.unpack_from(">L", font, start + 4 + 8 * number + 4)[0]
        kind = struct.unpack_from(">H", font, here)[0]
        if kind == 4:
            yield from _segments(font, here)
        elif kind == 12:
            yield from _groups(font, here)


def _segments(font: bytes, here: int) -> Iterator[int]:
    """Format 4: segments of the first 65 536 characters; a glyph 0 is none."""
    count = struct.unpack_from(">H", font, here + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", font, here + 14 + 2 * count * part + (2 if part else 0))
        for part in range(4)
    )
    for number, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if number and first <= ends[number - 1]:
            raise struct.error
        base = here + 16 + 6 * count + 2 * number + offset
        for character in range(first, last + 1 if last < 0xFFFF else last):
            glyph = character
            if offset:
                (glyph,) = struct.unpack_from(">H", font, base + 2 * (character - first))
            if glyph and (glyph + delta) & 0xFFFF:
                yield character


def _groups(font: bytes, here: int) -> Iterator[int]:
    """Format 12: groups of any characters."""
    (count,) = struct.unpack_from(">L", font, here + 12)
    before = -1
    for number in range(count):
        first, last, glyph = struct.unpack_from(">LLL", font, here + 16 + 12 * number)
        if not before < first <= last <= 0x10FFFF:
            raise struct.error
        before = last
        yield from range(first + (glyph == 0), last + 1)
