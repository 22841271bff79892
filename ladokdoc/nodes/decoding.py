"""Bytes to text: UTF-8, NFC, and no character that an editor does not show.

Whatever is wrong is told with its place and then made harmless by a blank of the same width, so that the
rest of the file is still read and every later position is right.
"""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from itertools import islice

from ladokdoc.edits import Edit
from ladokdoc.findings import Finding
from ladokdoc.nodes.kinds import Scalar
from ladokdoc.patterns import lazy
from ladokdoc.places import Place, Source

# What YAML 1.1 (section 5.1) does not accept, and what its two parsers read differently: NEL, the Unicode
# line and paragraph separators, and a byte order mark inside the text.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LEADING_TAB = lazy(r"^[ ]*(\t)[ \t]*(?=[^\s#])", re.MULTILINE)
_OPENS_TEXT = lazy(r":[ ]+[|>][+-]?[ ]*$")
# UTF-16 without a byte order mark: every other byte of the first characters is 0.
_WIDE = re.compile(rb"(?:[^\0]\0){4}|(?:\0[^\0]){4}")
_BREAKS = lazy(r"\r\n|\r|\n")
_CONFLICT = lazy(r"(?m)^(?:<{7}|>{7})(?!\S)")
_KEY = lazy(r"[ ]*(?:-[ ]+)*[^\s:#\"']+:(?=\s|\Z)")
_SHOWN = 100
_LOOK_BACK = 60


def decode(path: str, data: bytes) -> tuple[Source | None, tuple[Finding, ...]]:
    """The text of a file and what is wrong with its characters; None where it is not UTF-8."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or _WIDE.match(data):
        return None, (_encoding(Place(path), "Filen är sparad som UTF-16 och kan inte läsas."),)
    try:
        raw = data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_undecodable(path, data.removeprefix(BOM_UTF8), error.start),)
    text = raw if raw.isascii() else unicodedata.normalize("NFC", raw)
    source = Source(path, text)
    if len(text) != len(raw):
        source.decomposed = _decomposed(raw, text)
    found = tuple(_hidden(source))
    if found:
        source.text = _HIDDEN.sub(" ", text)
    return source, found


def _decomposed(raw: str, text: str) -> dict[int, str]:
    """The lines that were written with letters in two parts, such as a and a ring, by number."""
    pairs = zip(_BREAKS.split(raw), _BREAKS.split(text), strict=False)
    return {number: before for number, (before, after) in enumerate(pairs, 1) if before != after}


def decomposed(source: Source) -> Iterator[Finding]:
    """The first letter on each line that is written in two parts, keys apart: it has been read as if it were one."""
    for number, written in islice(source.decomposed.items(), _SHOWN):
        line = source.line(number)
        key = _KEY.match(line) if source.path.endswith(".yaml") else None
        at = _first_apart(written, line, key.end() if key else 0)
        if at is not None:
            place = Place(source.path, number, at + 1, number, at + 2)
            yield Finding(
                place,
                f"Bokstaven ”{line[at]}” är skriven som två tecken.",
                "Skriv ordet på nytt, eller kör `ladokdoc fmt`.",
                # The file that is written has every letter as one.
                fix=(Edit(place, line[at], line[at]),),
                rule="ej-nfc",
            )


def _first_apart(written: str, line: str, start: int) -> int | None:
    """The first letter of a line, from a position on, that was written in two parts."""
    here = 0
    for at, letter in enumerate(line):
        whole = written.startswith(letter, here)
        if not whole and at >= start:
            return at
        here += 1 if whole else len(unicodedata.normalize("NFD", letter))
    return None


def conflict(source: Source) -> Finding | None:
    """The first line that git set in where two changes of the same place could not be brought together."""
    found = _CONFLICT.search(source.text) if "<<<<<<<" in source.text or ">>>>>>>" in source.text else None
    if found is None:
        return None
    return Finding(
        source.place(*found.span()),
        "Två ändringar av samma ställe har krockat, och båda står kvar i filen.",
        "Behåll det som ska gälla, och ta bort raderna med `<<<<<<<`, `=======` och `>>>>>>>`.",
        rule="krockade-andringar",
    )


def _undecodable(path: str, data: bytes, position: int) -> Finding:
    before = Source(path, data[:position].decode("utf-8"))
    place = before.place(len(before.text))
    place = Place(path, place.line, place.column, place.line, place.column + 1)
    letter = data[position : position + 1].decode("cp1252", "replace")
    return _encoding(
        place,
        f"Filen är inte sparad som UTF-8: här står troligen ”{letter}” i en äldre kodning.",
    )


def _encoding(place: Place, message: str) -> Finding:
    return Finding(place, message, "Spara om filen som UTF-8.", rule="fel-kodning")


def _hidden(source: Source) -> Iterator[Finding]:
    for number, match in enumerate(_HIDDEN.finditer(source.text)):
        if number == _SHOWN:
            return
        code = f"U+{ord(match.group()):04X}"
        yield Finding(
            source.place(match.start(), match.end()),
            f"Här står ett tecken som inte syns ({code}).",
            "Ta bort det, eller skriv ett mellanslag i stället.",
            rule="styrtecken",
        )


def leading_tab(source: Source, last: int) -> Finding | None:
    """The first line, down to the line `last`, that is indented with a tab and is no line of a text."""
    for match in islice(_LEADING_TAB.finditer(source.text), _SHOWN):
        finding = _tab(source, match.start(1), indents=True)
        if finding.place.line > last:
            return None
        if not _in_text(source, finding.place):
            return finding
    return None


def _in_text(source: Source, tab: Place) -> bool:
    """Whether the nearest line that is less indented opens a text with `|`."""
    for number in range(tab.line - 1, max(0, tab.line - _LOOK_BACK), -1):
        line = source.line(number)
        if line.strip() and len(line) - len(line.lstrip(" ")) < tab.column - 1:
            return _OPENS_TEXT.search(line) is not None
    return False


def structural_tabs(source: Source, scalars: Iterable[Scalar]) -> Iterator[Finding]:
    """Tabs that stand between words of the format; those inside a text are its own."""
    if "\t" not in source.text:
        return
    text = source.text
    inside = bytearray(len(text) + 1)
    for scalar in scalars:
        opened = _BREAKS.search(text, scalar.start) if scalar.style in {"|", ">"} else None
        start = opened.start() if opened else scalar.start
        inside[start : scalar.end] = b"\1" * max(0, scalar.end - start)
    for match in islice(re.finditer("\t+", text), _SHOWN):
        before = text[max(text.rfind(sign, 0, match.start()) for sign in "\r\n") + 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        trailing = after in {"", "\r", "\n", "#"}
        if not inside[match.start()] and "#" not in before and not (trailing and not before.strip()):
            finding = _tab(source, match.start(), indents=not before.strip())
            yield finding if not before.strip() else finding.changed(fix=(_blank(source, match, after),))


def _blank(source: Source, match: re.Match[str], after: str) -> Edit:
    """Blanks for tabs that stand after something on their line, where any number of blanks means the same."""
    blank = "  " if after == "#" else "" if after in {"", "\r", "\n"} else " "
    return Edit(source.place(*match.span()), match.group(), blank)


def _tab(source: Source, position: int, *, indents: bool) -> Finding:
    message = "Raden är indragen med tabb." if indents else "Här står en tabb mellan nyckel och värde."
    hint = (
        "Byt tabben mot mellanslag, två för varje steg inåt." if indents else "Byt tabben mot ett mellanslag."
    )
    return Finding(source.place(position, position + 1), message, hint, rule="tabb")
