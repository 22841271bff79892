"""A mapping of the content read against its shape: every fault is told at its place, and reading goes on.

What cannot be read becomes None, so that the rest of the record is still there for the checker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache, partial
from typing import NamedTuple

from ladokdoc.findings import Finding
from ladokdoc.formats import Misread, read_amount, read_day, read_percent, shorten
from ladokdoc.loading.shapes import SHAPES, Holds
from ladokdoc.model import Amount, Ref, Target
from ladokdoc.nodes import MERGE, Mapping, Node, Scalar, Sequence, Unreadable
from ladokdoc.places import Markup, Place, Source, Text

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COMMENT = re.compile(r"[ ]#[^\r\n]*")
_WHOLE = re.compile(r"[0-9]{1,6}")
_LETTERS = str.maketrans("åäöéüæø", "aaoeuao")


class Log:
    """The faults of one file. lost: something in it was not read, so that an id may be missing."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.lost = False

    def tell(self, rule: str, node: Node, message: str, hint: str) -> None:
        """A fault at a node, underlined on its first line only where it goes over many."""
        self.findings.append(Finding(self.place(node), message, hint, rule=rule))

    def place(self, node: Node) -> Place:
        """The span of a node without the blanks and line breaks after it."""
        end = node.start + len(self.source.text[node.start : node.end].rstrip())
        return self.source.place(node.start, end)


class Entry(NamedTuple):
    """A key with its value."""

    key: Scalar
    value: Node


class Record:
    """One mapping. shape: the name of its shape; the getters are named after what a key holds."""

    def __init__(self, log: Log, node: Mapping, shape: str) -> None:
        self.log = log
        self.shape = SHAPES[shape]
        self.node = node
        self.place = log.place(node.entries[0][0]) if node.entries else log.place(node)
        self.entries: dict[str, Entry] = {}
        for key, value in node.entries:
            self._enter(Entry(key, value))
        written = {key.value for key, _ in node.entries}
        for name, about in self.shape.keys.items():
            if about.required and not written & {name, MERGE}:
                self._missing(name)

    def _enter(self, entry: Entry) -> None:
        key, value = entry
        if isinstance(value, Unreadable):
            self.log.lost = True
        elif key.value not in self.shape.keys:
            self._unknown(key)
        elif isinstance(value, Scalar) and not value.value.strip():
            self._empty(key, value)
        else:
            self.entries[key.value] = entry

    def _unknown(self, key: Scalar) -> None:
        self.log.lost = True
        message = f"Nyckeln `{shorten(key.value)}` finns inte i {self.shape.called}."
        self.log.tell("okand-nyckel", key, message, nearest_key(key.value, self.shape.keys))

    def _empty(self, key: Scalar, value: Scalar) -> None:
        about = self.shape.keys[key.value]
        hint = f"Skriv {about.wanted} efter kolonet"
        if value.style in {"|", ">"}:
            hint = "Skriv texten på raden under, två mellanslag längre in"
        hint += "." if about.required else ", eller ta bort raden."
        where = value if value.style else key
        self.log.tell("saknat-varde", where, f"Efter `{key.value}:` står inget.", hint)

    def _missing(self, name: str) -> None:
        about = self.shape.keys[name]
        self.log.findings.append(
            Finding(
                self.place,
                f"`{name}` saknas i {self.shape.called}.",
                f"Lägg till en rad med `{name}:` och {about.wanted} efter kolonet.",
                rule="saknat-varde",
            )
        )

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def _scalar(self, name: str) -> Scalar | None:
        entry = self.entries.get(name)
        if entry and isinstance(entry.value, Scalar):
            return entry.value
        if entry:
            self._wrong(name, entry.value)
        return None

    def _wrong(self, name: str, node: Node) -> None:
        wrong_kind(self.log, node, f"`{name}`", self.shape.keys[name].holds)

    def text(self, name: str) -> Text | None:
        """A text; for one that ends at " #" also a warning that the rest is a comment."""
        scalar = self._scalar(name)
        markup = Markup.BLOCK if self.shape.keys[name].prose else Markup.PLAIN
        return text_of(self.log, scalar, markup) if scalar else None

    def word(self, name: str) -> str | None:
        """A word, one of the choices where the key has any."""
        scalar = self._scalar(name)
        if scalar is None:
            return None
        word, choices = scalar.value.strip(), self.shape.keys[name].choices
        if choices and word not in choices:
            message = f"`{name}` kan inte vara ”{shorten(word)}”."
            self.log.tell("okant-ord", scalar, message, f"Skriv {self.shape.keys[name].wanted}.")
            return None
        return word

    def id(self, name: str = "id") -> str:
        """An id; empty where there is none."""
        scalar = self._scalar(name)
        return read_id(self.log, scalar) if scalar else ""

    def _figure(self, name: str, read: Callable[[str], Decimal | Misread]) -> Amount | None:
        entry = self.entries.get(name)
        if entry is None:
            return None
        return amount_of(self.log, entry.value, f"`{name}`", read)

    def amount(self, name: str) -> Amount | None:
        """An amount in the table's unit."""
        return self._figure(name, read_amount)

    def percent(self, name: str) -> Amount | None:
        """A number of per cent."""
        return self._figure(name, read_percent)

    def day(self, name: str) -> date | None:
        """A date."""
        scalar = self._scalar(name)
        value = read_day(scalar.value.strip()) if scalar else None
        if isinstance(value, Misread) and scalar:
            self.log.tell("felskrivet-datum", scalar, value.message, value.hint)
            return None
        return value if isinstance(value, date) else None

    def whole(self, name: str, example: str, after: str = "") -> int | None:
        """A whole number, with `after` behind it where that is given, as in "5 år"."""
        scalar = self._scalar(name)
        if scalar is None:
            return None
        word = re.sub(rf"\s*{after}$", "", scalar.value.strip()) if after else scalar.value.strip()
        if _WHOLE.fullmatch(word):
            return int(word)
        message = f"”{shorten(scalar.value)}” går inte att läsa som {self.shape.keys[name].holds}."
        self.log.tell("felskrivet-tal", scalar, message, f"Skriv till exempel `{example}`.")
        return None

    def refs(self, name: str) -> tuple[Ref, ...]:
        """One id or a list of ids that name other records."""
        target = self.shape.keys[name].target or Target.LINE
        found = (
            (scalar, read_id(self.log, scalar))
            for scalar in self._listed(name, also_one=True)
            if scalar.value
        )
        return tuple(Ref(id, target, self.log.place(scalar)) for scalar, id in found)

    def ref(self, name: str) -> Ref | None:
        """An id that names another record."""
        scalar, target = self._scalar(name), self.shape.keys[name].target or Target.LINE
        return Ref(read_id(self.log, scalar), target, self.log.place(scalar)) if scalar else None

    def texts(self, name: str) -> Iterator[Text]:
        """A list of texts."""
        for scalar in self._listed(name):
            yield text_of(self.log, scalar)

    def _listed(self, name: str, *, also_one: bool = False) -> Iterator[Scalar]:
        entry = self.entries.get(name)
        if entry and also_one and isinstance(entry.value, Scalar):
            yield entry.value
            return
        for item in self._items(name):
            if isinstance(item, Scalar):
                yield item
            else:
                self._wrong(name, item)

    def _items(self, name: str) -> Iterator[Node]:
        entry = self.entries.get(name)
        if entry is None:
            return
        if not isinstance(entry.value, Sequence):
            self._wrong(name, entry.value)
            return
        for item in entry.value.items:
            if isinstance(item, Scalar) and not item.value.strip():
                hint = "Skriv något efter strecket, eller ta bort det."
                self.log.tell(
                    "saknat-varde",
                    item,
                    f"Ett streck i listan `{name}` står ensamt.",
                    hint,
                )
            elif isinstance(item, Unreadable):
                self.log.lost = True
            else:
                yield item

    def record(self, name: str) -> Record | None:
        """A record within the record."""
        entry = self.entries.get(name)
        if entry and isinstance(entry.value, Mapping):
            return Record(self.log, entry.value, self.shape.keys[name].shape)
        if entry:
            self._wrong(name, entry.value)
        return None

    def records(self, name: str) -> Iterator[Record]:
        """A list of records."""
        shape = self.shape.keys[name].shape
        for item in self._items(name):
            if isinstance(item, Mapping):
                yield Record(self.log, item, shape)
            else:
                wrong_kind(self.log, item, f"Det här i listan `{name}`", Holds.RECORD)

    def entry_nodes(self, name: str) -> list[Node]:
        """What a key holds that may be one thing or a list of them."""
        entry = self.entries.get(name)
        if entry is None:
            return []
        return list(self._items(name)) if isinstance(entry.value, Sequence) else [entry.value]

    def pairs(self, name: str) -> tuple[Entry, ...]:
        """The keys and values of a mapping whose keys are not words of the format."""
        entry = self.entries.get(name)
        if entry is None:
            return ()
        if not isinstance(entry.value, Mapping):
            self._wrong(name, entry.value)
            return ()
        return tuple(Entry(key, value) for key, value in entry.value.entries)


def nearest_key(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest known key, or with all of them where none is near."""
    plain = {key.translate(_LETTERS): key for key in known}
    near = get_close_matches(word.strip("- ").casefold().translate(_LETTERS), plain, 1, 0.6)
    return (
        f"Menar du `{plain[near[0]]}`?"
        if near
        else "Här kan stå " + ", ".join(f"`{key}`" for key in known) + "."
    )


def text_of(log: Log, scalar: Scalar, markup: Markup = Markup.PLAIN) -> Text:
    """What a scalar says, and where each character of it came from."""
    if not scalar.style and (comment := _COMMENT.match(log.source.text, scalar.end)):
        log.findings.append(
            Finding(
                log.source.place(scalar.end + 1, comment.end()),
                "Resten av raden, från `#`, räknas som en anteckning och kommer inte med i texten.",
                "Hör den till texten, skriv allt på raden under efter `|`; sätt annars två mellanslag före.",
                rule="kommentar-i-text",
            )
        )
    value = scalar.value.rstrip("\n")
    return Text(value, log.place(scalar), partial(_locate, log.source, scalar), markup)


def _locate(source: Source, scalar: Scalar, start: int, end: int) -> Place:
    found = _origins(source.text, scalar)
    if not found:
        return source.place(scalar.start, scalar.end)
    first = found[min(start, len(found) - 1)]
    last = found[min(max(end - 1, start), len(found) - 1)]
    return source.place(first, last + 1 if end > start else first)


@lru_cache(maxsize=8)  # a text with many faults is traced once
def _origins(text: str, scalar: Scalar) -> list[int]:
    from ladokdoc.nodes.origins import origins  # only where a finding needs it

    return origins(text.replace("\t", " "), scalar)  # as the parser was shown it


def read_id(log: Log, scalar: Scalar) -> str:
    """An id; one with other letters is told of, and read as the one proposed, so that nothing follows from it."""
    id = scalar.value.strip()
    if ID.fullmatch(id):
        return id
    message = f"”{shorten(id)}” kan inte vara ett id: ett id har bara a-z, 0-9 och bindestreck."
    hint = f"Skriv `{slug(id)}`." if slug(id) else "Skriv ett kort ord."
    log.tell("felskrivet-id", scalar, message, hint)
    return slug(id) or id


def slug(text: str) -> str:
    """An id made of a text: "Drift övriga system" becomes "drift-ovriga-system"."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold().translate(_LETTERS)).strip("-")


def amount_of(
    log: Log,
    node: Node,
    named: str,
    read: Callable[[str], Decimal | Misread] = read_amount,
) -> Amount:
    """An amount, whose value is None where it could not be read."""
    place = log.place(node)
    if isinstance(node, Unreadable):
        return Amount(None, place)
    if not isinstance(node, Scalar):
        wrong_kind(log, node, named, Holds.AMOUNT)
        return Amount(None, place)
    value = read(node.value.strip())
    if isinstance(value, Misread):
        log.tell("felskrivet-belopp", node, value.message, value.hint)
        return Amount(None, place)
    return Amount(value, place)


_HINTS = {
    Holds.TEXT: "Skriv texten efter kolonet, eller efter `|` på raderna under.",
    Holds.RECORDS: "Börja varje del av listan med `- ` på en egen rad.",
    Holds.TEXTS: "Börja varje del av listan med `- ` på en egen rad.",
    Holds.RECORD: "Skriv varje nyckel på en egen rad, som `nyckel: värde`.",
    Holds.IDS: "Skriv ett id, eller en lista: `[ett-id, ett-annat]`.",
    Holds.ENTRY: "Skriv texten efter strecket, eller `id:` och `text:` på var sin rad.",
    Holds.BY_COLUMN: "Skriv en rad för varje kolumn, som `utfall-2019: 8 112,5`.",
    Holds.BY_YEAR: "Skriv en rad för varje år, som `2016: 48 000`.",
}


def wrong_kind(log: Log, node: Node, named: str, holds: Holds) -> None:
    """Tells that a value is of another kind than its key holds."""
    log.lost = True
    if isinstance(node, Unreadable):
        return
    found = {Scalar: "en text", Sequence: "en lista", Mapping: "nycklar med värden"}[type(node)]
    first = node.entries[0][0] if isinstance(node, Mapping) and node.entries else node
    message = f"{named} ska vara {holds}, men här står {found}."
    log.tell("fel-slag", first, message, _HINTS.get(holds, f"Skriv {holds} efter kolonet."))
