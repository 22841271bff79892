"""Events to nodes, without recursion, and what YAML allows but the content does not."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ladokdoc.findings import Finding
from ladokdoc.nodes.events import Broken, events
from ladokdoc.nodes.kinds import MERGE, Mapping, Node, Scalar, Sequence, Unreadable
from ladokdoc.nodes.wording import (
    FIXED_BLANK,
    FIXED_BLANKS,
    IN_BRACES,
    MERGED,
    NEW_DOCUMENT,
    NO_BLANK_AFTER_DASH,
    NOT_A_KEY,
    SWALLOWED,
    as_lines,
    remove_or_block,
    starts_with,
)
from ladokdoc.patterns import lazy
from ladokdoc.places import Source

MAX_DEPTH = 50
# An anchor or an alias that both parsers read as the same word.
_ANCHOR = lazy(r"[&*][0-9A-Za-z_-]+(?![^\s,\]}])")
_BARE_DASHES = re.compile(r"-\w[^\r\n]*[\r\n]+[ ]*-\w")
_TAG = lazy(r"!\S*")
_DASH = re.compile(r"[\r\n] *(-)(?= )")
_DIRECTIVE = re.compile(r"(?<![^\r\n])%")
_INDICATOR = re.compile(r"[|>](?:[+-]?[1-9]|[1-9][+-])")
_HASH = re.compile(r"[|>][+-]?#")


class Stop(Exception):
    """The file cannot be read further. findings: why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__()
        self.findings = findings


class Built:
    """The nodes of a file, its scalars in order, and its faults."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.scalars: list[Scalar] = []
        self.findings: list[Finding] = []


class _Open(NamedTuple):
    """A list or mapping that has begun and not ended."""

    kind: str
    start: int
    flow: bool
    children: list[Node]


def build(source: Source, text: str, *, pure: bool = False) -> Built:
    """The nodes of `text`, which is the text of the source with blanks for tabs.

    Raises Stop where reading must end with a finding, and Broken where the text does not parse.
    """
    return _Builder(source, text).run(pure)


class _Builder:
    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.text = text
        self.built = Built()
        self.open: list[_Open] = []
        self.documents = 0

    def run(self, pure: bool) -> Built:
        if directive := _DIRECTIVE.search(self.text):
            start = directive.start()
            raise self._stop("text-borjar-med-tecken", start, start + 1, *self._starts_with("%", start))
        for kind, event in events(self.text, pure=pure):
            match kind:
                case "ScalarEvent":
                    self._scalar(event)
                case "MappingStartEvent" | "SequenceStartEvent":
                    self._start(kind, event)
                case "MappingEndEvent" | "SequenceEndEvent":
                    self._end(event)
                case "AliasEvent":
                    self._alias(event)
                case "DocumentStartEvent":
                    self._document(event)
        return self.built

    def _tell(self, rule: str, start: int, end: int, message: str, hint: str) -> None:
        self.built.findings.append(Finding(self.source.place(start, end), message, hint, rule=rule))

    def _stop(self, rule: str, start: int, end: int, message: str, hint: str) -> Stop:
        return Stop(Finding(self.source.place(start, end), message, hint, rule=rule))

    def _starts_with(self, sign: str, position: int) -> tuple[str, str]:
        return starts_with(sign, self._line(position))

    def _line(self, position: int) -> str:
        return self.source.line(self.source.place(position).line)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            start = event.start_mark.index
            raise self._stop("trasig-yaml", start, start + 3, *NEW_DOCUMENT)

    def _add(self, node: Node) -> None:
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.built.root = node

    def _scalar(self, event: Any) -> None:
        start, end, style = (event.start_mark.index, event.end_mark.index, event.style or "")
        if style not in {"'", '"', "|", ">"}:
            style = ""
        if not style and not event.value:
            start = end = self._empty(start)
        scalar = Scalar(event.value, style, start, end)
        self.built.scalars.append(scalar)
        self._add(self._checked(scalar, event))

    def _empty(self, start: int) -> int:
        """Where a value that is not there would stand: right after the colon of its key, or at its dash."""
        frame = self.open[-1] if self.open else None
        if frame and frame.kind.endswith("SequenceStartEvent") and self.text[start - 1 : start] == "-":
            return start - 1
        if frame is None or frame.kind != "MappingStartEvent" or len(frame.children) % 2 == 0:
            return start
        key = frame.children[-1]
        colon = self.text.find(":", key.end, start + 1) if isinstance(key, Scalar) else -1
        return colon + 1 if colon >= 0 else start

    def _checked(self, scalar: Scalar, event: Any) -> Node:
        head = self.text[scalar.start : scalar.start + 4]
        if scalar.style in {"|", ">"} and (match := _INDICATOR.match(head)):
            self._tell(
                "indragssiffra",
                scalar.start,
                scalar.start + match.end(),
                f"`{match.group()}` anger indraget med en siffra, och det används inte här.",
                f"Skriv `{scalar.style}` ensamt, och texten på raderna under, två mellanslag längre in.",
            )
            return Unreadable(scalar.start, scalar.end)
        if scalar.style in {"|", ">"} and _HASH.match(head):
            raise Broken("other", self.source.place(scalar.start).line - 1)
        if not scalar.style and (dash := _DASH.search(self.text, scalar.start, scalar.end)):
            self._tell("lost-streck", dash.start(1), dash.end(1), *SWALLOWED)
            return Unreadable(scalar.start, scalar.end)
        if not scalar.style and _BARE_DASHES.match(self.text, scalar.start, scalar.end):
            self._tell("trasig-yaml", scalar.start, scalar.start + 1, *NO_BLANK_AFTER_DASH)
            return Unreadable(scalar.start, scalar.end)
        return Unreadable(scalar.start, scalar.end) if self._properties(event) else scalar

    def _properties(self, event: Any) -> bool:
        """Tells of an anchor or a tag before a value; true where there is one."""
        tag, anchor = getattr(event, "ctag", None) or event.tag, event.anchor
        start = event.start_mark.index
        if anchor:
            start = self._anchor("&", self.text.find("&", start))
            self._tell(
                "ankare",
                start,
                start + 1 + len(anchor),
                f"`&{anchor}` läses som ett ankare i YAML, och det används inte här.",
                remove_or_block(f"&{anchor}", self._line(start)),
            )
        if tag:
            shown = _TAG.match(self.text, start)
            word = shown.group() if shown else str(tag)
            self._tell(
                "tagg",
                start,
                start + len(word),
                f"`{word}` läses som en typ i YAML, och det används inte här.",
                remove_or_block(word, self._line(start)),
            )
        return bool(anchor or tag)

    def _anchor(self, sign: str, start: int) -> int:
        """The place of an anchor or alias; what only looks like one stops the reading."""
        if not _ANCHOR.match(self.text, start):
            raise self._stop("text-borjar-med-tecken", start, start + 1, *self._starts_with(sign, start))
        return start

    def _alias(self, event: Any) -> None:
        start, end = self._anchor("*", event.start_mark.index), event.end_mark.index
        key = self.open[-1].children[-1:] if self.open else []
        if not (key and isinstance(key[0], Scalar) and key[0].value == MERGE):
            self._tell("text-borjar-med-tecken", start, end, *self._starts_with("*", start))
        self._add(Unreadable(start, end))

    def _start(self, kind: str, event: Any) -> None:
        start = event.start_mark.index
        if len(self.open) >= MAX_DEPTH:
            raise self._stop(
                "for-djupt",
                start,
                start + 1,
                f"Här är innehållet mer än {MAX_DEPTH} nivåer djupt.",
                "Dela upp det i färre nivåer.",
            )
        told = self._properties(event)
        if kind == "MappingStartEvent" and event.flow_style:
            told = True
            self._braces(start)
        self.open.append(_Open("Told" + kind if told else kind, start, bool(event.flow_style), []))

    def _braces(self, start: int) -> None:
        if self.text.startswith("{{", start):
            end = self.text.find("}}", start) + 2
            self._tell("text-borjar-med-tecken", start, max(end, start + 2), *self._starts_with("{{", start))
        elif not any(frame.flow for frame in self.open):
            self._tell(
                "klammer",
                start,
                start + 1,
                IN_BRACES,
                as_lines(self._line(start), self.source.place(start).column - 1),
            )

    def _end(self, event: Any) -> None:
        frame = self.open.pop()
        end = event.end_mark.index
        if frame.kind.startswith("Told"):
            self._add(Unreadable(frame.start, end))
        elif frame.kind == "SequenceStartEvent":
            self._add(Sequence(tuple(frame.children), frame.flow, frame.start, end))
        else:
            self._add(Mapping(self._entries(frame), frame.start, end))

    def _entries(self, frame: _Open) -> tuple[tuple[Scalar, Node], ...]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        again = False
        for key, value in zip(frame.children[::2], frame.children[1::2], strict=True):
            if not isinstance(key, Scalar):
                if not isinstance(key, Unreadable):
                    self._tell("trasig-yaml", key.start, key.start + 1, *NOT_A_KEY)
            elif self._is_no_key(key):
                entries[key.value] = (key, Unreadable(value.start, value.end))
            elif key.value in entries:
                first, before = entries[key.value]
                begins = first is frame.children[0]
                if not again:
                    self._tell("dubbel-nyckel", key.start, key.end, *self._twice(key, first, begins=begins))
                # Where the first key stands again, a new part of the list begins, and so does all after it.
                again = again or begins
                entries[key.value] = (first, before if begins else Unreadable(key.start, key.end))
            else:
                entries[key.value] = (key, value)
        return tuple(entries.values())

    def _is_no_key(self, key: Scalar) -> bool:
        """Tells of a word that cannot be a key."""
        if key.value == MERGE and not key.style:
            self._tell("ankare", key.start, key.end, *MERGED)
        elif key.value[:1] in FIXED_BLANKS:
            self._tell("trasig-yaml", key.start, key.start + 1, *FIXED_BLANK)
        else:
            return False
        return True

    def _twice(self, key: Scalar, first: Scalar, *, begins: bool) -> tuple[str, str]:
        message = f"Nyckeln `{key.value}` finns redan på rad {self.source.place(first.start).line}."
        hint = "Börjar här en ny del av listan, sätt `- ` först på raden; behåll annars en av dem."
        return message, hint if begins else "Behåll en av dem."
