"""Changes to spans of the source: whatever rewrites content does it by these, so that the rest stays as it was.

No YAML is ever emitted. A change says what stands where it is to be made, and is not made where something else does.
"""

from __future__ import annotations

import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ladokdoc.patterns import lazy
from ladokdoc.places import Place, Source, Text
from ladokdoc.records import Record

# What means something in YAML or Markdown wherever it stands, and what does so first on a line.
_MEANS_MORE = lazy(r"""['"\\#\r\n*_`\[\]<>&|{}~]|:\s""")
_LIKE_CODE = lazy(r" {4}| {0,3}\t")
_OPENS_LINE = lazy(r"(?:[ \t]|[-+*>=#~|%@!?:,]|[0-9]{1,9}[.)])*")


class Edit(Record):
    """One change, by the places that findings go by.

    place: what is to be replaced, in one file, lines and columns counted as everywhere.
    before: what stands there now. after: what is to stand there; empty where it is to be taken away.
    """

    place: Place
    before: str
    after: str


class Change(NamedTuple):
    """One change, by positions in a text: what is from `start` up to but not including `end` becomes `after`."""

    start: int
    end: int
    after: str


class Mended(NamedTuple):
    """A text with changes made. made: for each group of changes that was asked for, whether it was."""

    text: str
    made: tuple[bool, ...]


class Overlap(ValueError):
    """Two changes want the same signs."""


def within(text: Text, start: int, end: int, after: str) -> tuple[Edit, ...]:
    """The change of some characters of a text that somebody wrote; none where it cannot be made safely.

    It can where the characters stand in the source as they are, on one line, and neither they nor what replaces them
    mean anything but themselves. There must be at least one: to put something in, replace the sign before it.
    """
    place, before = text.locate(start, end), text.value[start:end]
    as_written = place.line == place.end_line and place.end_column - place.column == end - start
    if not before or not as_written or _MEANS_MORE.search(before) or _MEANS_MORE.search(after):
        return ()
    return (Edit(place, before, after),) if _opens_alike(text.value, start, end, after) else ()


def _opens_alike(value: str, start: int, end: int, after: str) -> bool:
    """Whether the line that is changed begins with the same signs as before, of a list or the like, and is no code."""
    first = value.rfind("\n", 0, start) + 1
    if _LIKE_CODE.match(value, first):
        return False
    last = value.find("\n", end)
    rest = value[end : last if last >= 0 else len(value)]
    opens = [_OPENS_LINE.match(line) for line in (value[first:end] + rest, value[first:start] + after + rest)]
    return opens[0] is not None and opens[1] is not None and opens[0].group() == opens[1].group()


def read(data: bytes) -> str:
    """The text of a file as places count it. Raises UnicodeDecodeError where it is not UTF-8."""
    text = data.removeprefix(BOM_UTF8).decode("utf-8")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def changed(text: str, changes: Iterable[Change]) -> str:
    """The text with all changes made. Raises Overlap where two want the same signs."""
    parts, here = list[str](), 0
    for start, end, after in sorted(changes, key=lambda change: (change.start, change.end)):
        if start < here:
            raise Overlap(f"two changes at {start}")
        parts += [text[here:start], after]
        here = end
    return "".join([*parts, text[here:]])


def mend(source: Source, fixes: Iterable[Sequence[Edit]]) -> Mended:
    """The source with groups of changes made, each wholly or not at all, the earlier before the later.

    A group is left out where it wants signs that one before it has taken, or where something else stands there.
    """
    taken, made = list[Change](), list[bool]()
    free = bytearray(b"\1") * (len(source.text) + 1)
    for edits in fixes:
        wanted = [_resolved(source, edit) for edit in edits]
        ready = [change for change in wanted if change and all(free[change.start : change.end + 1])]
        fits = bool(wanted) and len(ready) == len(wanted)
        if fits:
            taken += ready
            for change in ready:
                free[change.start : change.end + 1] = bytes(change.end + 1 - change.start)
        made.append(fits)
    return Mended(changed(source.text, taken), tuple(made))


def _resolved(source: Source, edit: Edit) -> Change | None:
    """Where the change is to be made; None where what it replaces does not stand there."""
    place = edit.place
    start = source.position(place.line, place.column)
    end = source.position(place.end_line, place.end_column)
    if start is None or end is None or source.text[start:end] != edit.before:
        return None
    return Change(start, end, edit.after)
