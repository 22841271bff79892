"""What is said of a text that begins with, or holds, a sign that YAML reads as its own."""

from __future__ import annotations

import re

KEY = re.compile(r"""(?P<indent>[ ]*(?:-[ ]+)*)(?P<key>[^\s:#"'\[{|>][^:]*?):(?=\s|$)""")
AFTER_BAR = "Skriv texten på en egen rad efter `|`, två mellanslag längre in."


def as_block(line: str) -> str:
    """How to write the text of a line so that every sign in it is text: lines to paste where it has a key."""
    key = KEY.match(line)
    text = line[key.end() :].strip() if key else ""
    if not key or not text:
        return AFTER_BAR
    text = re.sub(r"^(['\"])(.*)\1$", r"\2", text)
    indent = " " * (len(key["indent"]) + 2)
    return f"Skriv texten på en egen rad efter `|`:\n{key['indent']}{key['key']}: |\n{indent}{text}"


def starts_with(sign: str, line: str) -> tuple[str, str]:
    """Message and hint for a text that begins with a sign that YAML reads as its own."""
    if sign in {'"', "'"}:
        return "Texten fortsätter efter det avslutande citattecknet.", as_block(line)
    shown = "en grav accent" if sign == "`" else f"`{sign}`"
    return f"Texten börjar med {shown}, och det läses inte som text.", as_block(line)
