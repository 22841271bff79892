"""The line that a finding is about, with the characters it means underlined, as a terminal shows them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from ladokdoc.places import Place

# Adds colour where there is a terminal: the text and the name of a style (see `commands.project`).
Paint = Callable[[str, str], str]
# The line of a file with this number, empty past its end.
Lines = Callable[[str, int], str]

_WIDTH = 100
_UNSHOWN = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def excerpt(lines: Lines, place: Place, paint: Paint) -> Iterator[str]:
    """The line and, under it, what is meant; nothing where a finding is about a whole file."""
    line = lines(place.path, place.line)
    if not line or place == Place(place.path):
        return
    column = min(place.column - 1, len(line))
    start = max(0, column - _WIDTH * 2 // 3) if len(line) > _WIDTH else 0
    cut = line[start : start + _WIDTH]
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    meant = cut[column - start : max(end, column + 1) - start]
    gutter = f"{place.line:>5} "
    lead, rest = "…" if start else "", "…" if start + _WIDTH < len(line) else ""
    yield f"{paint(gutter + '│', 'dim')} {lead}{shown(cut)}{rest}"
    before = " " * (len(lead) + _columns(shown(cut[: column - start])))
    caret = paint("^" * max(1, _columns(shown(meant))), "caret")
    yield f"{paint(' ' * len(gutter) + '│', 'dim')} {before}{caret}"


def shown(text: str) -> str:
    """A text from the content with nothing in it that a terminal would obey."""
    return _UNSHOWN.sub(lambda match: " " if match.group() in "\t\u00a0" else "�", text)


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide sign, none for one that joins the sign before."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(sign) in ("Mn", "Me") else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )
