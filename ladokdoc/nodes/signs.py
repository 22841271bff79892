"""Signs that YAML reads as its own: quotes, brackets, and whatever a text may not begin with."""

from __future__ import annotations

import re

from ladokdoc.findings import Finding
from ladokdoc.nodes.lines import LOOK_BACK, Line
from ladokdoc.nodes.wording import IN_BRACES, OR_AFTER_BAR, as_block, as_lines, starts_with


def sign_at(line: Line, column: int) -> Finding:
    """A sign, at a column, that is neither text nor anything else."""
    sign = line.text[column : column + 1]
    return line.finding("text-borjar-med-tecken", *starts_with(sign, line.text), column, 1)


def unclosed(line: Line, column: int) -> Finding:
    """A quote or bracket, at a column, that has no end."""
    sign = line.text[column : column + 1]
    if sign in {"[", "{"}:
        return _bracket(line, column)
    return line.finding(
        "oavslutat-citat",
        f"Citattecknet `{sign}` som börjar här får inget slut.",
        f"Sätt ett `{sign}` sist i texten, eller ta bort det och skriv texten på raden under efter `|`.",
        column,
        1,
    )


def _bracket(line: Line, column: int) -> Finding:
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
        hint = f"Sätt `]` sist i listan; är det en text, {OR_AFTER_BAR}"
    return line.finding("trasig-yaml", message, hint, column, 1)


def quote_above(line: Line) -> Finding | None:
    """A quote opened on an earlier line that, unclosed there, swallowed lines down to this one."""
    for number in range(line.number - 1, max(0, line.number - LOOK_BACK), -1):
        above = Line(line.source, number)
        column = above.value()
        sign = above.text[column : column + 1]
        if sign in {'"', "'"} and above.text.find(sign, column + 1) < 0:
            swallowed = range(number + 1, line.number)
            closed = any(sign in line.source.line(between) for between in swallowed)
            return unclosed(above, column) if not closed and sign in line.text else None
    return None


def value_start(line: Line) -> Finding | None:
    """A text on a line that begins with a sign of YAML's."""
    column = line.value()
    value = line.text[column:]
    sign = "{{" if value.startswith("{{") else value[:1]
    if sign in {'"', "'"}:
        if value.find(sign, 1) < 0:
            return unclosed(line, column)
        after = value[value.rfind(sign) + 1 :].strip()
        if not after or after.startswith("#"):
            after = value[value.find(sign, 1) + 1 :].strip()
        if not after or after.startswith(("#", ":")):
            return None
    elif sign in {"|", ">"}:
        if not re.match(r"[|>][+-]?\d?[+-]?(?:#|[ ]*[^\s#])", value):
            return None
        return line.finding(
            "text-borjar-med-tecken",
            f"Efter `{sign}` står text på samma rad.",
            "Flytta texten till raden under, två mellanslag längre in.",
            column,
        )
    elif sign in {"[", "{"} and value.rstrip().endswith({"[": "]", "{": "}"}[sign]):
        return _bracket(line, column)
    elif value.startswith("? "):
        pass
    elif sign not in {"{{", "*", "&", "!", "%", "@", "`", ",", "]", "}", "{", "["} or not sign:
        return None
    return line.finding("text-borjar-med-tecken", *starts_with(sign, line.text), column, len(sign))


def escape(line: Line) -> Finding:
    """A backslash between quotes."""
    column = line.text.find("\\")
    return line.finding(
        "trasig-yaml",
        "Inom citattecken har ett omvänt snedstreck en egen betydelse.",
        as_block(line.text),
        max(column, 0),
        1,
    )
