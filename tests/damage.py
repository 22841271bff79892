"""Content written badly by a seeded hand, so that it still means the same: what formatting has to put right.

The text that is damaged is in its one form, so that its lines say what they are.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

_KEY = re.compile(r"( *)(- )?([\wåäö_-]+):(?: (.*))?")


class Line(NamedTuple):
    """A line of a YAML file. body: it is part of a text after `|`."""

    text: str
    body: bool


def column_of(line: str) -> int:
    """Where the key of a line stands."""
    bare = line.lstrip(" ")
    return len(line) - len(bare) + (2 if bare.startswith("- ") else 0)


def lines_of(text: str) -> list[Line]:
    """The lines of a YAML file in its one form."""
    found: list[Line] = []
    until: int | None = None
    for line in text.removesuffix("\n").split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if until is not None and line.strip() and indent <= until:
            until = None
        found.append(Line(line, until is not None))
        if until is None and re.search(r"\|(?:  #.*)?$", line):
            until = column_of(line)
    return found


def written(lines: list[Line]) -> str:
    return "".join(line.text + "\n" for line in lines)


def wide(text: str, chance: random.Random) -> str:
    """Two or three blanks for each blank of indentation, and after dashes."""
    width = chance.choice((2, 3))

    def widened(line: Line) -> Line:
        bare = line.text.lstrip(" ")
        indent = len(line.text) - len(bare)
        dash = "-" + " " * (2 * width - 1) if bare.startswith("- ") and not line.body else ""
        return Line((" " * (indent * width) + dash + bare[2 if dash else 0 :]) if bare else "", line.body)

    return written([widened(line) for line in lines_of(text)])


def flush_dashes(text: str, chance: random.Random) -> str:  # noqa: ARG001
    """Dashes right under the key that they belong to."""
    lines, cuts, dashes = lines_of(text), list[int](), list[int]()
    for line in lines:
        bare = line.text.lstrip(" ")
        indent = len(line.text) - len(bare)
        if bare and not line.body and not bare.startswith("#"):
            while dashes and indent < dashes[-1]:
                dashes.pop()
            if bare.startswith("- ") and (not dashes or dashes[-1] != indent):
                dashes.append(indent)
        cuts.append(2 * len(dashes))
    for number in reversed(range(len(lines) - 1)):
        if lines[number].text.lstrip(" ").startswith("#") and not lines[number].body:
            cuts[number] = cuts[number + 1]
    nearer = [re.sub(f"^ {{0,{cut}}}", "", line.text) for line, cut in zip(lines, cuts, strict=True)]
    return "\n".join(nearer) + "\n"


def each_line(
    change: Callable[[str, random.Random], str], share: float
) -> Callable[[str, random.Random], str]:
    """A change of some of the lines that are no part of a text."""

    def made(text: str, chance: random.Random) -> str:
        return written(
            [
                Line(
                    change(line.text, chance) if not line.body and chance.random() < share else line.text,
                    line.body,
                )
                for line in lines_of(text)
            ]
        )

    return made


def trailing(line: str, chance: random.Random) -> str:
    return line + chance.choice((" ", "   ")) if not line.endswith("|") else line


def after_colon(line: str, chance: random.Random) -> str:
    match = _KEY.fullmatch(line)
    if not match or not match[4]:
        return line
    return f"{match[1]}{match[2] or ''}{match[3]}{chance.choice(('', ' '))}:{chance.choice(('  ', '    '))}{match[4]}"


def tabbed(line: str, chance: random.Random) -> str:
    match = _KEY.fullmatch(line)
    if not match or not match[4] or match[4].startswith(" "):
        return line
    return f"{match[1]}{match[2] or ''}{match[3]}:{chance.choice((chr(9), ' ' + chr(9)))}{match[4]}"


def next_line(line: str, chance: random.Random) -> str:
    match = _KEY.fullmatch(line)
    if not match or not match[4] or match[4].lstrip(" ").startswith(("|", "#")):
        return line
    indent = " " * (len(match[1]) + len(match[2] or "") + chance.choice((1, 2, 5)))
    return f"{match[1]}{match[2] or ''}{match[3]}:\n{indent}{match[4]}"


def quoted(line: str, chance: random.Random) -> str:
    match = _KEY.fullmatch(line)
    if not match or not match[4] or not re.fullmatch(r"\w[\w ,-]*", match[4]):
        return line
    quote = chance.choice(("'", '"'))
    return f"{match[1]}{match[2] or ''}{match[3]}: {quote}{match[4]}{quote}"


def odd_amount(line: str, chance: random.Random) -> str:
    match = re.fullmatch(r"(.*(?:belopp|högst|avrundat_till|[0-9]{4}): -?)([0-9][0-9 ]*)((?:,[0-9]+)?)", line)
    if not match:
        return line
    return match[1] + match[2].replace(" ", chance.choice(("", "\u00a0", "\u2009"))) + match[3]


def dash_alone(line: str, chance: random.Random) -> str:  # noqa: ARG001
    match = re.fullmatch(r"( *)- ([\wåäö_-]+:.*)", line)
    return f"{match[1]}-\n{match[1]}  {match[2]}" if match else line


def texts(change: Callable[[list[str], random.Random], list[str]]) -> Callable[[str, random.Random], str]:
    """A change of the paragraphs of running text; those with a form of their own stay."""

    def made(text: str, chance: random.Random) -> str:
        out, block = list[str](), list[str]()
        for line in [*lines_of(text), Line("", False)]:
            bare = line.text.strip()
            if line.body and bare and not re.match(r"[-#>`0-9]", bare):
                block.append(line.text)
                continue
            if block:
                indent = " " * (len(block[0]) - len(block[0].lstrip(" ")))
                out += [indent + part for part in change([part.strip() for part in block], chance)]
                block.clear()
            out.append(line.text)
        return "\n".join(out[:-1]) + "\n"

    return made


def on_one_line(lines: list[str], chance: random.Random) -> list[str]:  # noqa: ARG001
    return [" ".join(lines)]


def broken(lines: list[str], chance: random.Random) -> list[str]:
    """Lines that end anywhere but where the next would look like something else."""
    words = " ".join(lines).split(" ")
    found, line = list[str](), [words[0]]
    for word in words[1:]:
        if chance.random() < 0.15 and re.match(r"[a-zåäö]{2}", word) and not re.search(r"[.:{]", line[-1]):
            found.append(" ".join(line))
            line = []
        line.append(word)
    return [*found, " ".join(line)]


def chomped(text: str, chance: random.Random) -> str:
    """`|-` or `|+` for `|`."""
    return re.sub(r"\|$", lambda _: chance.choice(("|-", "|+", "|")), text, flags=re.MULTILINE)


def dos(text: str, chance: random.Random) -> str:
    return text.replace("\n", chance.choice(("\r\n", "\r")))


def decomposed(text: str, chance: random.Random) -> str:  # noqa: ARG001
    return unicodedata.normalize("NFD", text)


def ragged_end(text: str, chance: random.Random) -> str:
    return text.rstrip("\n") + chance.choice(("", "\n\n", "\n  \n"))


def marked(text: str, chance: random.Random) -> str:  # noqa: ARG001
    return "\ufeff" + text


DAMAGES: dict[str, Callable[[str, random.Random], str]] = {
    "wide": wide,
    "flush dashes": flush_dashes,
    "trailing blanks": each_line(trailing, 0.3),
    "blanks at colons": each_line(after_colon, 0.3),
    "value on the next line": each_line(next_line, 0.3),
    "quotes": each_line(quoted, 0.5),
    "tabs": each_line(tabbed, 0.4),
    "odd amounts": each_line(odd_amount, 0.8),
    "dash alone": each_line(dash_alone, 0.5),
    "sentences on one line": texts(on_one_line),
    "sentences broken": texts(broken),
    "chomped": chomped,
    "ragged end": ragged_end,
    "decomposed letters": decomposed,
    "byte order mark": marked,
    "line breaks of other systems": dos,
}
# Those whose result is still in lines that say what they are, so that another can follow.
FIRST = ("odd amounts", "sentences broken", "sentences on one line", "quotes", "wide", "trailing blanks")
LAST = ("chomped", "ragged end", "decomposed letters", "byte order mark", "line breaks of other systems")
