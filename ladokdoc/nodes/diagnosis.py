"""What a writer did when YAML does not parse, and how to write it instead.

The parsers' own messages help nobody, and the two of them word the same fault differently. So the fault is
read again from the lines around the place where parsing stopped: a tab, a wrong indent, a colon in text, a
quote without end, a stray dash, a text that begins with a sign of YAML's.
"""

from __future__ import annotations

import re

from ladokdoc.findings import Finding
from ladokdoc.nodes.decoding import leading_tab
from ladokdoc.nodes.events import Broken
from ladokdoc.nodes.indents import (
    NO_BLANK,
    colon_without_blank,
    dash_without_blank,
    fixed_blank,
    homeless,
    no_colon,
    stray_dash,
    structure,
    wrong_indent,
)
from ladokdoc.nodes.lines import Line, last_with_text
from ladokdoc.nodes.signs import escape, quote_above, sign_at, unclosed, value_start
from ladokdoc.nodes.wording import ALL_AFTER_BAR, KEY, NEW_DOCUMENT, as_block
from ladokdoc.places import Source


def diagnose(source: Source, broken: Broken) -> Finding:
    """One finding for a file that does not parse: the likeliest cause, at its place."""
    line = last_with_text(source, broken.line + 1)
    if tab := leading_tab(source, line.number + 1):
        return tab
    if broken.opened:
        opened, column = Line(source, broken.opened[0] + 1), broken.opened[1]
        return sign_at(opened, column) if broken.kind == "sign" else unclosed(opened, column)
    above = last_with_text(source, line.number - 1) if line.number > 1 else line
    for look, at in _LOOKS:
        if found := look((line, above)[at]):
            return found
    return _BY_KIND.get(broken.kind, _unknown)(line)


def _colon(line: Line) -> Finding:
    match = KEY.match(line.text)
    above = last_with_text(line.source, line.number - 1) if line.number > 1 else line
    if missing := NO_BLANK.match(above.text):
        return colon_without_blank(above, missing.start(1))
    if match:
        second = re.search(r":(?=\s|$)", line.text[match.end() :])
        if second:
            return _colon_in_text(line, match.end() + second.start())
        if " " in match["key"].strip():
            return _colon_in_text(line, match.end() - 1)
        return no_colon(above) or wrong_indent(line)
    column = line.text.find(": ")
    return _colon_in_text(line, column if column >= 0 else line.indent)


def _colon_in_text(line: Line, column: int) -> Finding:
    key = KEY.match(line.text)
    alone = key is not None and column >= key.end()
    return line.finding(
        "kolon-i-text",
        "Ett kolon inne i texten läses som slutet på en nyckel.",
        as_block(line.text) if alone else ALL_AFTER_BAR,
        column,
        1,
    )


def _document(line: Line) -> Finding:
    return line.finding("trasig-yaml", *NEW_DOCUMENT, width=3)


def _unknown(line: Line) -> Finding:
    return line.finding(
        "trasig-yaml",
        "Raden går inte att läsa som nyckel och värde.",
        "Jämför indrag, kolon och citattecken med raderna ovanför, och skriv text på raden efter `|`.",
    )


# What to look for, in the line where parsing stopped (0) and the one above it (1), the surest first.
_LOOKS = (
    (fixed_blank, 0),
    (fixed_blank, 1),
    (quote_above, 0),
    (value_start, 0),
    (dash_without_blank, 0),
    (dash_without_blank, 1),
)
_BY_KIND = {
    "colon": _colon,
    "dash": stray_dash,
    "no-colon": homeless,
    "structure": structure,
    "escape": escape,
    "document": _document,
}
