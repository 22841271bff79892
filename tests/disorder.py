"""Content with comments, and with its keys in another order, by a seeded hand: what formatting has to put in order."""

from __future__ import annotations

import random
import re
from typing import NamedTuple

from tests.damage import column_of, lines_of


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
        and column_of(line) == column
        and ":" in line
    )


def _is_outside(line: str, column: int) -> bool:
    """Whether a line after the last key is a comment of the record, or blank."""
    return not line.strip() or (line.lstrip(" ").startswith("#") and column_of(line) <= column)


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
    if not re.match(r" *(?:- )?[\wåäö_-]+:(?: |$)", first) or column_of(first) <= column:
        return lines
    if not first.lstrip(" ").startswith("- "):
        return _shuffle(lines, column_of(first), chance)
    dash = " " * (column_of(first) - 2) + "- "
    starts = [n for n, line in enumerate(lines) if line.startswith(dash)]
    out = lines[: starts[0]]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        stop = end
        while stop > start + 1 and _is_outside(lines[stop - 1], len(dash) - 2):
            stop -= 1
        out += [*_shuffle(lines[start:stop], len(dash), chance), *lines[stop:end]]
    return out
