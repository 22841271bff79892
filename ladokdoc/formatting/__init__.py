"""The one way to write the content: what a file is to look like, and what it means, the same as before.

A file goes through steps, each a list of changes to spans of it: where lines begin, the order of keys, single values,
running text. No YAML is emitted, so comments and what was right stay byte for byte. A file of which something was not
understood is left alone, and so is one whose meaning would come out as another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from ladokdoc.edits import Change, changed, mend, read
from ladokdoc.findings import Finding
from ladokdoc.formatting.content import Content, NotUnderstood
from ladokdoc.formatting.layout import layout
from ladokdoc.formatting.markdown import formatted
from ladokdoc.formatting.meaning import same
from ladokdoc.formatting.ordering import ordering
from ladokdoc.formatting.texts import texts
from ladokdoc.formatting.values import values
from ladokdoc.nodes import Node, decode, parse
from ladokdoc.places import Markup, Source

_BREAK = re.compile(r"\r\n?")
_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7})(?: |$)")

_TWO_CHANGES = "Två ändringar av samma ställe har krockat, och båda står kvar."
_UNKNOWN = "Det som står här hör inte till det som en plan kan ha."
CHARACTERS = "tecken och radbrytningar"
_SENTENCES = ["en mening per rad"]

_Step = Callable[[str, Content], Iterable[Change]]
_STEPS: tuple[tuple[str, _Step], ...] = (
    ("indrag och mellanslag", lambda text, content: layout(text, content.records[0].node)),
    ("nycklarnas ordning", ordering),
    ("belopp, citattecken och listor", values),
    (_SENTENCES[0], texts),
)


class Formatted(NamedTuple):
    """A file as it is to be written.

    data: its bytes; those that it has where it is right or is left alone.
    done: what was changed, in Swedish words. left: where it is left alone, the place and the reason.
    """

    data: bytes
    done: tuple[str, ...] = ()
    left: Finding | None = None


def format_file(path: str, data: bytes, shape: str | None) -> Formatted:
    """The file in its one form. shape: of the top record of a YAML file; None for Markdown."""
    source, faults = decode(path, data)
    if source is None:
        return Formatted(data, left=faults[0])
    # A file can have got its mark more than once.
    text = _clean(read(data).lstrip("\ufeff"))
    # What cleaning has not put right.
    source, faults = decode(path, text.encode())
    if source is None or faults:
        return Formatted(data, left=faults[0])
    if conflict := _CONFLICT.search(text):
        return _left(source, data, conflict.start(), _TWO_CHANGES)
    try:
        new, done = (_markdown(text), _SENTENCES) if shape is None else _yaml(path, text, shape)
    except _Unread as fault:
        return Formatted(data, left=fault.finding)
    except NotUnderstood as fault:
        return _left(Source(path, text), data, fault.position, _UNKNOWN)
    told = [CHARACTERS] if text.encode() != data else []
    told += done if new != text else []
    return Formatted(new.encode(), tuple(told))


class _Unread(Exception):
    """The file cannot be read. finding: why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def _left(source: Source, data: bytes, position: int, message: str) -> Formatted:
    return Formatted(data, left=Finding(source.place(position), message))


def _clean(text: str) -> str:
    """The text with ordinary line breaks, and one at its end."""
    lines = _BREAK.sub("\n", text).split("\n")
    while lines and not lines[-1].strip(" \t"):
        lines.pop()
    return "\n".join([*lines, ""]) if lines else ""


def _markdown(text: str) -> str:
    new = formatted(text, Markup.DOCUMENT)
    return new + "\n" if new else new


def _yaml(path: str, text: str, shape: str) -> tuple[str, list[str]]:
    """The text after all steps, and the names of those that did something."""
    new = _certain(path, text)
    root = _read(path, new)
    if root is None:
        return text, []
    before = content = Content(root, shape)
    done = [_STEPS[0][0]] if new != text else list[str]()
    for name, step in _STEPS:
        changes = list(step(new, content))
        if changes:
            new = changed(new, changes)
            content = Content(_read(path, new) or root, shape)
            done.append(name)
    if done and not same(before, content):
        raise NotUnderstood(0)
    return new, done


def _certain(path: str, text: str) -> str:
    """The text with blanks for tabs between its signs, where the tabs are all that is wrong with it."""
    parsed = parse(path, text.encode()) if "\t" in text else None
    fixes = [finding.fix for finding in parsed.findings] if parsed and parsed.readable else []
    return mend(Source(path, text), fixes).text if fixes and all(fixes) else text


def _read(path: str, text: str) -> Node | None:
    parsed = parse(path, text.encode())
    if parsed.findings or not parsed.readable:
        raise _Unread(parsed.findings[0])
    return parsed.root
