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
            until = _column(line)
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


# Comments, and keys in another order


def annotated(text: str, chance: random.Random) -> str:
    """Comments above keys and dashes, after values and at the end, each with a number of its own."""
    out, number = list[str](), 0
    for line in lines_of(text):
        indent = line.text[: len(line.text) - len(line.text.lstrip(" "))]
        if not line.body and chance.random() < 0.35:
            number += 1
            comment = f"{indent}# anteckning {number}"
            kinds = [[comment], [comment, f"{indent}#och mera {number}"], ["", comment]]
            # A blank line first in a record, or between comments, belongs to nothing that moves.
            out += chance.choice(kinds[: 2 if not out or re.search(r"^ *#|:(?:  #.*)?$", out[-1]) else 3])
        after = f"  # vid {number}" if not line.body and line.text and chance.random() < 0.2 else ""
        out.append(line.text + after)
    return "\n".join([*out, "# sist"]) + "\n"


class _Entry(NamedTuple):
    """A key of a record. above: comments right above. rest: from the key on, its first line without indentation."""

    above: list[str]
    rest: list[str]


def shuffled(text: str, chance: random.Random) -> str:
    """The keys of every record in another order; what a key has above it goes with it, and never above a dash."""
    return "\n".join(_shuffle(text.removesuffix("\n").split("\n"), 0, chance)) + "\n"


def _column(line: str) -> int:
    bare = line.lstrip(" ")
    return len(line) - len(bare) + (2 if bare.startswith("- ") else 0)


def _shuffle(lines: list[str], column: int, chance: random.Random) -> list[str]:
    """The lines of a record whose keys stand in a column, the first of them perhaps after a dash."""
    starts = [n for n, line in enumerate(lines) if _is_key(line, column)]
    # Years and columns have no order of their own.
    if not starts or re.match(r" *(?:[a-zåäö]+-)?[0-9]{4}:", lines[starts[0]]):
        return lines
    dash = lines[starts[0]].lstrip(" ").startswith("- ")
    cuts = [starts[0], *(_lead(lines, n, column) for n in starts[1:]), len(lines)]
    # What stands at the top of a file is about the file.
    if not dash and column:
        cuts[0] = _lead(lines, starts[0], column)
    last = cuts[-1]
    while last > starts[-1] + 1 and _is_outside(lines[last - 1], column):
        last -= 1
    cuts[-1] = last
    entries = []
    for n, start in enumerate(starts):
        rest = [lines[start][column:], *_inner(lines[start + 1 : cuts[n + 1]], column, chance)]
        entries.append(_Entry(lines[cuts[n] : start] if n or not dash else [], rest))
    first = chance.choice(
        [entry for entry in entries if not entry.above or (entry is entries[0] and not dash)]
    )
    others = [entry for entry in entries if entry is not first]
    chance.shuffle(others)
    out = lines[: cuts[0]]
    for entry in (first, *others):
        indent = " " * (column - 2) + "- " if dash and entry is first else " " * column
        out += [*entry.above, indent + entry.rest[0], *entry.rest[1:]]
    return out + lines[last:]


def _is_key(line: str, column: int) -> bool:
    return (
        bool(line.strip())
        and not line.lstrip(" ").startswith("#")
        and _column(line) == column
        and ":" in line
    )


def _is_outside(line: str, column: int) -> bool:
    """Whether a line after the last key is a comment of the record, or blank."""
    return not line.strip() or (line.lstrip(" ").startswith("#") and _column(line) <= column)


def _lead(lines: list[str], number: int, column: int) -> int:
    """The first line of what belongs to a key: the comments and then the blank lines right above it."""
    here = number
    while here and lines[here - 1].startswith(" " * column + "#"):
        here -= 1
    while here and not lines[here - 1]:
        here -= 1
    return here


def _inner(lines: list[str], column: int, chance: random.Random) -> list[str]:
    """What stands inside a key: a record, a list of them, or a text."""
    first = next((line for line in lines if line.strip() and not line.lstrip(" ").startswith("#")), "")
    if not re.match(r" *(?:- )?[\wåäö_-]+:(?: |$)", first) or _column(first) <= column:
        return lines
    if not first.lstrip(" ").startswith("- "):
        return _shuffle(lines, _column(first), chance)
    dash = " " * (_column(first) - 2) + "- "
    starts = [n for n, line in enumerate(lines) if line.startswith(dash)]
    out = lines[: starts[0]]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        stop = end
        while stop > start + 1 and _is_outside(lines[stop - 1], len(dash) - 2):
            stop -= 1
        out += [*_shuffle(lines[start:stop], len(dash), chance), *lines[stop:end]]
    return out
