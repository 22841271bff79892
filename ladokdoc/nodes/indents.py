"""Lines that belong to nothing as they stand: wrong indents, stray dashes, and blanks that are missing."""

from __future__ import annotations

import re

from ladokdoc.findings import Finding
from ladokdoc.nodes.lines import LOOK_BACK, Line, key_above
from ladokdoc.nodes.wording import FIXED_BLANK, FIXED_BLANKS, KEY, NO_BLANK_AFTER_DASH

NO_BLANK = re.compile(r"[ ]*(?:-[ ]+)*[\w-]+(:)[^\s:/]")
_DASH_NO_BLANK = re.compile(r"[ ]*(-)\w[\w-]*:(?:\s|$)")
_FIXED_BLANK = re.compile(rf"[ ]*(?:-[ ]+)*(?:-|[\w-]+:)?[{''.join(sorted(FIXED_BLANKS))}]")
_DASH_AND_WORDS = re.compile(r"[ ]*-[ ]+(\w+) [^:]+")
_ONLY_A_DASH = (
    "Ett ensamt streck efter en nyckel läses som en lista.",
    "Ta bort hela raden om värdet saknas.",
)
_MINUS = "Ett minustecken med mellanslag efter läses som ett streck i en lista."


def structure(line: Line) -> Finding:
    """A line that begins something where nothing can begin."""
    if line.text.lstrip().startswith("- "):
        above = key_above(line)
        if above and _out_of_line(line, above[0], len(above[1]["indent"])):
            return wrong_indent(Line(line.source, above[0]))
        return stray_dash(line)
    return wrong_indent(line) if KEY.match(line.text) else homeless(line)


def wrong_indent(line: Line) -> Finding:
    """A key that stands neither with the one above nor under it."""
    above = key_above(line)
    column = len(above[1]["indent"]) if above else 0
    if above is None or column == line.indent:
        return line.finding(
            "fel-indrag",
            "Raden hör inte ihop med raden ovanför, fast de är lika långt indragna.",
            "Dra in raden under det streck eller den nyckel som den hör till.",
        )
    number, key = above
    if _out_of_line(line, number, column):
        return wrong_indent(Line(line.source, number))
    right = f"Dra in raden {column} mellanslag" if column else "Ta bort indraget"
    return line.finding(
        "fel-indrag",
        f"Raden är {_indented(line.indent)}, men nyckeln `{key['key']}` på rad {number} är {_indented(column)}.",
        f"{right} om de hör ihop; dra annars in den lika långt som den nyckel som den hör ihop med.",
        0 if line.indent else None,
        max(line.indent, 1),
    )


def _out_of_line(line: Line, number: int, column: int) -> bool:
    """Whether it is the key above, at a column, that is out of line: what is above it fits this line."""
    for other in (Line(line.source, n) for n in range(number - 1, max(0, number - LOOK_BACK), -1)):
        if other.text.strip() and other.indent <= line.indent:
            return other.indent == line.indent and column < line.indent
    return False


def _indented(count: int) -> str:
    return f"indragen {count} mellanslag" if count else "inte indragen"


def stray_dash(line: Line) -> Finding:
    """A dash after a key on the same line, or where a key is expected."""
    match = KEY.match(line.text)
    after = line.text[match.end() :].strip() if match else ""
    if after == "-":
        return line.finding("lost-streck", *_ONLY_A_DASH, line.value(), 1)
    if re.match(r"-[ ]+[0-9]", after):
        hint = f"Skriv minustecknet intill siffran: `-{after[1:].strip()}`."
        return line.finding("lost-streck", _MINUS, hint, line.value(), 1)
    if after.startswith("-"):
        return line.finding(
            "lost-streck",
            "Strecket står på samma rad som sin nyckel.",
            "Flytta strecket till raden under, två mellanslag längre in.",
            line.value(),
            1,
        )
    return line.finding(
        "lost-streck",
        "Här står ett streck där en nyckel väntas.",
        "Dra in raden lika långt som de andra strecken i listan, eller ta bort strecket.",
        width=1,
    )


def homeless(line: Line) -> Finding:
    """A line without a key that belongs to no text."""
    if missing := NO_BLANK.match(line.text):
        return colon_without_blank(line, missing.start(1))
    above = key_above(line)
    if above and (indent := _text_indent(line, *above)) > line.indent:
        return line.finding(
            "fel-indrag",
            f"Raden är {_indented(line.indent)} och hör därför inte till texten efter `{above[1]['key']}: |`.",
            f"Dra in raden {indent} mellanslag om den ska höra dit.",
        )
    return line.finding(
        "fel-indrag",
        "Raden hör inte till någon nyckel.",
        "Hör den till texten ovanför, skriv `|` efter nyckeln och hela texten på raderna under, två "
        "mellanslag längre in; är den en ny nyckel, sätt kolon efter ordet.",
    )


def _text_indent(line: Line, number: int, key: re.Match[str]) -> int:
    """How far in the text after `|` stands, if it is what the key on the line `number` has; else 0."""
    if not re.fullmatch(r"[ ]*[|>][+-]?[ ]*", line.source.line(number)[key.end() :]):
        return 0
    between = (Line(line.source, text) for text in range(number + 1, line.number))
    first = next((text.indent for text in between if text.text.strip()), 0)
    return first or len(key["indent"]) + 2


def dash_without_blank(line: Line) -> Finding | None:
    """A line such as `-id: styrelse`."""
    missing = _DASH_NO_BLANK.match(line.text)
    return line.finding("trasig-yaml", *NO_BLANK_AFTER_DASH, missing.start(1), 1) if missing else None


def fixed_blank(line: Line) -> Finding | None:
    """A blank of another width where the form needs an ordinary one; it often comes along with copied text."""
    found = _FIXED_BLANK.match(line.text)
    return line.finding("trasig-yaml", *FIXED_BLANK, found.end() - 1, 1) if found else None


def no_colon(line: Line) -> Finding | None:
    """A line such as `- id styrelse`."""
    found = _DASH_AND_WORDS.fullmatch(line.text)
    if found is None:
        return None
    message = "Det saknas ett kolon efter nyckeln."
    return line.finding("trasig-yaml", message, "Skriv `- nyckel: värde`.", found.start(1), len(found[1]))


def colon_without_blank(line: Line, column: int) -> Finding:
    """A line such as `belopp:8 500`."""
    return line.finding(
        "trasig-yaml", "Det saknas ett mellanslag efter kolonet.", "Skriv `nyckel: värde`.", column, 1
    )
