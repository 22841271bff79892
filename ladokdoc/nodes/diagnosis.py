"""What a writer did when YAML does not parse, and how to write it instead.

The parsers' own messages help nobody, and the two of them word the same fault differently. So the fault is
read again from the lines around the place where parsing stopped: a tab, a wrong indent, a colon in text, a
quote without end, a stray dash, a text that begins with a sign of YAML's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ladokdoc.findings import Finding
from ladokdoc.nodes.decoding import leading_tab
from ladokdoc.nodes.events import Broken
from ladokdoc.nodes.wording import AFTER_BAR, IN_BRACES, KEY, OR_AFTER_BAR, as_block, as_lines, starts_with
from ladokdoc.places import Source

_NO_BLANK = re.compile(r"[ ]*(?:-[ ]+)*[\w-]+(:)[^\s:/]")
_DASH_NO_BLANK = re.compile(r"[ ]*(-)\w[\w-]*:(?:\s|$)")
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the source; number from 1, column from 1."""

    source: Source
    number: int

    @property
    def text(self) -> str:
        return self.source.line(self.number)

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))

    def value(self) -> int:
        """Column, from 0, of what stands after the dashes and the key of the line."""
        match = KEY.match(self.text)
        after = match.end() if match else self.indent
        return len(self.text) - len(self.text[after:].lstrip(" -" if not match else " "))

    def finding(
        self,
        rule: str,
        message: str,
        hint: str,
        column: int | None = None,
        width: int = 0,
    ) -> Finding:
        start = self.indent if column is None else column
        end = start + width if width else max(len(self.text.rstrip()), start + 1)
        base = self.source.start_of(self.number)
        return Finding(self.source.place(base + start, base + end), message, hint, rule=rule)


def diagnose(source: Source, broken: Broken) -> Finding:
    """One finding for a file that does not parse: the likeliest cause, at its place."""
    line = _last_with_text(source, broken.line + 1)
    tab = leading_tab(source)
    if tab and tab.place.line <= line.number + 1:
        return tab
    if broken.opened:
        opened, column = _Line(source, broken.opened[0] + 1), broken.opened[1]
        return _sign(opened, column) if broken.kind == "sign" else _unclosed(opened, column)
    for look in (_quote_above, _value_start):
        if found := look(line):
            return found
    return _BY_KIND.get(broken.kind, _unknown)(line)


def _last_with_text(source: Source, number: int) -> _Line:
    while number > 1 and not source.line(number).strip():
        number -= 1
    return _Line(source, number)


def _sign(line: _Line, column: int) -> Finding:
    sign = line.text[column : column + 1]
    return line.finding("text-borjar-med-tecken", *starts_with(sign, line.text), column, 1)


def _unclosed(line: _Line, column: int) -> Finding:
    sign = line.text[column : column + 1]
    if sign in "[{":
        return _bracket(line, column)
    return line.finding(
        "oavslutat-citat",
        f"Citattecknet `{sign}` som börjar här får inget slut.",
        f"Sätt ett `{sign}` sist i texten, eller ta bort det och skriv texten på raden under efter `|`.",
        column,
        1,
    )


def _bracket(line: _Line, column: int) -> Finding:
    """A list in brackets, or keys in braces, that has no end or has something in it that cannot be read."""
    sign = line.text[column]
    closing = {"[": "]", "{": "}"}[sign]
    closed = closing in line.text[column:]
    if sign == "{":
        message = IN_BRACES if closed else "`{` som står här får inget `}` på samma rad."
        return line.finding("klammer", message, as_lines(line.text, column), column, 1)
    message = "Listan inom hakparenteser går inte att läsa." if closed else "`[` får inget `]` på samma rad."
    hint = "Skriv bara id i den, med kommatecken emellan: `[ett-id, ett-annat]`."
    if not closed:
        hint = f"Sätt `]` sist i listan. Är det en text, {OR_AFTER_BAR}"
    return line.finding("trasig-yaml", message, hint, column, 1)


def _quote_above(line: _Line) -> Finding | None:
    """A quote opened on an earlier line that, unclosed there, swallowed lines down to this one."""
    for number in range(line.number - 1, max(0, line.number - _LOOK_BACK), -1):
        above = _Line(line.source, number)
        column = above.value()
        sign = above.text[column : column + 1]
        if sign in {'"', "'"} and above.text.find(sign, column + 1) < 0:
            swallowed = range(number + 1, line.number)
            closed = any(sign in line.source.line(between) for between in swallowed)
            return _unclosed(above, column) if not closed and sign in line.text else None
    return None


def _value_start(line: _Line) -> Finding | None:
    column = line.value()
    value = line.text[column:]
    sign = "{{" if value.startswith("{{") else value[:1]
    if sign in {'"', "'"}:
        if value.find(sign, 1) < 0:
            return _unclosed(line, column)
        after = value[value.rfind(sign) + 1 :].strip()
        if not after or after.startswith("#"):
            after = value[value.find(sign, 1) + 1 :].strip()
        if not after or after.startswith(("#", ":")):
            return None
    elif sign in {"|", ">"}:
        if not re.match(r"[|>][+-]?\d?[+-]?[ ]*[^\s#]", value):
            return None
        return line.finding(
            "text-borjar-med-tecken",
            f"Efter `{sign}` står text på samma rad.",
            "Flytta texten till raden under, två mellanslag längre in.",
            column,
        )
    elif sign in {"[", "{"} and value.rstrip().endswith({"[": "]", "{": "}"}[sign]):
        return _bracket(line, column)
    elif sign not in {"{{", "*", "&", "!", "%", "@", "`", ",", "]", "}", "{", "["} or not sign:
        return None
    return line.finding("text-borjar-med-tecken", *starts_with(sign, line.text), column, len(sign))


def _colon(line: _Line) -> Finding:
    match = KEY.match(line.text)
    above = _last_with_text(line.source, line.number - 1) if line.number > 1 else line
    if missing := _NO_BLANK.match(above.text):
        return _no_blank(above, missing.start(1))
    if match:
        second = re.search(r":(?=\s|$)", line.text[match.end() :])
        if second:
            return _colon_in_text(line, match.end() + second.start())
        if " " not in match["key"].strip():
            return _indent(line)
        return _colon_in_text(line, match.end() - 1)
    column = line.text.find(": ")
    return _colon_in_text(line, column if column >= 0 else line.indent)


def _colon_in_text(line: _Line, column: int) -> Finding:
    return line.finding(
        "kolon-i-text",
        "Ett kolon inne i texten läses som slutet på en nyckel.",
        as_block(line.text),
        column,
        1,
    )


def _no_blank(line: _Line, column: int) -> Finding:
    return line.finding(
        "trasig-yaml",
        "Det saknas ett mellanslag efter kolonet.",
        "Skriv `nyckel: värde`.",
        column,
        1,
    )


def _indent(line: _Line) -> Finding:
    above = _last_with_text(line.source, line.number - 1) if line.number > 1 else line
    if above.indent == line.indent:
        return line.finding(
            "fel-indrag",
            "Raden hör inte ihop med raden ovanför, fast de är lika långt indragna.",
            "Dra in raden under det streck eller den nyckel som den hör till.",
        )
    return line.finding(
        "fel-indrag",
        f"Raden är indragen {_blanks(line.indent)} och raden ovanför {_blanks(above.indent)}, "
        "så det går inte att se vad den hör till.",
        "Dra in raden lika långt som raden som den hör ihop med.",
        0 if line.indent else None,
        max(line.indent, 1),
    )


def _blanks(count: int) -> str:
    return "inte alls" if not count else f"{count} mellanslag"


def _dash(line: _Line) -> Finding:
    match = KEY.match(line.text)
    if match and line.text[match.end() :].lstrip().startswith("-"):
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


def _structure(line: _Line) -> Finding:
    if line.text.lstrip().startswith("- "):
        return _dash(line)
    return _indent(line) if KEY.match(line.text) else _homeless(line)


def _homeless(line: _Line) -> Finding:
    if missing := _NO_BLANK.match(line.text):
        return _no_blank(line, missing.start(1))
    if missing := _DASH_NO_BLANK.match(line.text):
        return line.finding(
            "trasig-yaml",
            "Det saknas ett mellanslag efter strecket.",
            "Skriv `- nyckel: värde`.",
            missing.start(1),
            1,
        )
    return line.finding(
        "fel-indrag",
        "Raden hör inte till någon nyckel.",
        "Hör den till texten ovanför, skriv `|` efter nyckeln och dra in raden två mellanslag; "
        "är den en ny nyckel, avsluta ordet med kolon.",
    )


def _escape(line: _Line) -> Finding:
    column = line.text.find("\\")
    return line.finding(
        "trasig-yaml",
        "Inom citattecken har ett omvänt snedstreck en egen betydelse.",
        f"Ta bort citattecknen. {AFTER_BAR}",
        max(column, 0),
        1,
    )


def _document(line: _Line) -> Finding:
    return line.finding(
        "trasig-yaml",
        "Här börjar ett nytt dokument i samma fil.",
        "Ta bort raden med `---` eller `...`.",
        width=3,
    )


def _unknown(line: _Line) -> Finding:
    return line.finding(
        "trasig-yaml",
        "Raden går inte att läsa som nyckel och värde.",
        "Jämför indrag, kolon och citattecken med raderna ovanför, och skriv text på raden efter `|`.",
    )


_BY_KIND = {
    "colon": _colon,
    "dash": _dash,
    "no-colon": _homeless,
    "structure": _structure,
    "escape": _escape,
    "document": _document,
}
