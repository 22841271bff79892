"""What is said of a text that begins with, or holds, a sign that YAML reads as its own."""

from __future__ import annotations

import re

from ladokdoc.patterns import lazy

KEY = lazy(r"""(?P<indent>[ ]*(?:-[ ]+)*)(?P<key>[^\s:#"'\[{|>&*!%@`][^:]*?):(?=\s|$)""")
_NEXT_KEY = lazy(r",[ ]*(?=[^\s:,{}\[\]]+:(?:[ ]|$))")
IN_BRACES = "Nycklar och värden står inom klammer, och då kan ett kommatecken dela ett belopp i två."
NO_BLANK_AFTER_DASH = (
    "Det saknas ett mellanslag efter strecket.",
    "Börja varje del av listan med streck och mellanslag: `- `.",
)
FIXED_BLANKS = frozenset("\u00a0\u2007\u2009\u202f")
FIXED_BLANK = (
    "Här står ett fast mellanslag där det ska stå ett vanligt.",
    "Byt det mot ett vanligt mellanslag.",
)
ALL_AFTER_BAR = "Skriv `|` efter nyckeln och hela texten på raderna under, två mellanslag längre in."
OR_AFTER_BAR = "skriv texten på en egen rad efter `|`, två mellanslag längre in."
AFTER_BAR = OR_AFTER_BAR.capitalize()

NEW_DOCUMENT = ("Här börjar ett nytt dokument i samma fil.", "Ta bort raden med `---` eller `...`.")
SWALLOWED = ("Strecket blir en del av texten på raden ovanför, inte en del av en lista.", ALL_AFTER_BAR)
NOT_A_KEY = ("Det som står före kolon är inte ett ord.", "Skriv nyckeln som ett enda ord före kolon.")
MERGED = ("`<<` hämtar nycklar från ett annat ställe, och det används inte här.", "Skriv nycklarna på plats.")


def as_block(line: str) -> str:
    """How to write the text of a line so that every sign in it is text: lines to paste where it has a key."""
    key = KEY.match(line)
    text = line[key.end() :].strip() if key else ""
    if not key or not text:
        return AFTER_BAR
    text = re.sub(r"^(['\"])((?:(?!\1).)*)\1$", r"\2", text)
    indent = " " * (len(key["indent"]) + 2)
    return f"Skriv texten på en egen rad efter `|`:\n{key['indent']}{key['key']}: |\n{indent}{text}"


def remove_or_block(word: str, line: str) -> str:
    """How to write a line in which YAML reads a word as its own, as text where it may be text."""
    block = as_block(line)
    return block if block != AFTER_BAR else f"Ta bort `{word}`."


def as_lines(line: str, column: int) -> str:
    """How to write keys that stand in braces from a column, from 0, of a line: lines to paste."""
    advice = "Skriv varje nyckel på en egen rad"
    before, inside = line[:column], line[column + 1 :].rstrip()
    pairs = [pair.strip() for pair in _NEXT_KEY.split(inside.removesuffix("}"))]
    if re.search(r"[{}]", inside.removesuffix("}")) or not all(": " in pair for pair in pairs):
        return f"{advice}, två mellanslag längre in:\n  nyckel: värde"
    if key := KEY.match(before):
        first, indent = [before.rstrip()], " " * (len(key["indent"]) + 2)
    else:
        first, indent = [before + pairs.pop(0)], " " * len(before)
    return "\n".join([f"{advice}:", *first, *(indent + pair for pair in pairs)])


def starts_with(sign: str, line: str) -> tuple[str, str]:
    """Message and hint for a text that begins with a sign that YAML reads as its own."""
    if sign in {'"', "'"}:
        return "Texten fortsätter efter det avslutande citattecknet.", as_block(line)
    shown = "en grav accent" if sign == "`" else f"`{sign}`"
    message = f"Texten börjar med {shown}, och det läses inte som text."
    key = KEY.match(line)
    value = line[key.end() :] if key else line
    alone = value.lstrip(" -").startswith(sign)
    return message, as_block(line) if alone else f"Ta bort tecknet, eller {OR_AFTER_BAR}"
