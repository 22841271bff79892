"""Single values of the content: texts, ids and amounts, and what is said of one that is something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache, partial

from ladokdoc.edits import Edit
from ladokdoc.findings import Finding
from ladokdoc.formats import Misread, read_amount, shorten
from ladokdoc.loading.holding import Holds
from ladokdoc.loading.log import Log
from ladokdoc.model import Amount
from ladokdoc.nodes import Mapping, Node, Scalar, Sequence, Unreadable
from ladokdoc.places import Markup, Place, Source, Text

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COMMENT = re.compile(r"[ ]#[^\r\n]*")
_LETTERS = str.maketrans("åäöéüæø", "aaoeuao")


def like(word: str, known: Iterable[str]) -> str | None:
    """The known key that was probably meant, if one is near enough."""
    plain = {key.translate(_LETTERS): key for key in known}
    near = get_close_matches(word.strip("- ").casefold().translate(_LETTERS), plain, 1, 0.6)
    return plain[near[0]] if near else None


def nearest(near: str | None, known: Iterable[str]) -> str:
    """A hint with the nearest known key, or with all of them where none is near."""
    return f"Menar du `{near}`?" if near else f"Här kan stå {listed(list(known), 'eller')}."


def listed(words: list[str], last: str = "och") -> str:
    """Keys as a Swedish list: `a`, `b` och `c`."""
    *first, end = [f"`{word}`" for word in words]
    return f"{', '.join(first)} {last} {end}" if first else end


def text_of(log: Log, scalar: Scalar, markup: Markup = Markup.PLAIN) -> Text:
    """What a scalar says, and where each character of it came from."""
    tell_comment(log, scalar, "Hör den till texten, skriv allt på raden under efter `|`; sätt annars")
    value = scalar.value.rstrip("\n")
    return Text(value, log.place(scalar), partial(_locate, log.source, scalar), markup)


def tell_comment(log: Log, scalar: Scalar, otherwise: str = "Är det meningen, sätt") -> None:
    """Tells of a `#` so near a value that it may have been meant as a part of it."""
    if not scalar.style and (comment := _COMMENT.match(log.source.text, scalar.end)):
        log.findings.append(
            Finding(
                log.source.place(scalar.end + 1, comment.end()),
                "Resten av raden, från `#`, räknas som en anteckning och kommer inte med.",
                f"{otherwise} två mellanslag före `#`.",
                rule="kommentar-i-text",
            )
        )


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
    tell_comment(log, node)
    value = read(node.value.strip())
    if isinstance(value, Misread):
        log.dropped = True
        log.tell("felskrivet-belopp", node, value.message, value.hint)
        return Amount(None, place)
    return Amount(value, place)


def tell_parts(log: Log, key: Scalar) -> None:
    """Tells of a key that was written with letters in two parts, as a Mac can do it."""
    written = log.source.decomposed.get(log.place(key).line, "")
    if key.value not in written and unicodedata.normalize("NFD", key.value) in written:
        message = f"I nyckeln `{shorten(key.value)}` är en bokstav skriven som två tecken efter varandra."
        hint = f"Skriv om den på tangentbordet: `{shorten(key.value)}`."
        place = log.place(key)
        # The file that is written has every letter as one.
        fix = () if key.style else (Edit(place, key.value, key.value),)
        log.findings.append(Finding(place, message, hint, fix=fix, rule="fel-kodning"))


def colon_in_text(log: Log, node: Mapping, known: Iterable[str]) -> bool:
    """Tells of a sentence with a colon in it, which has become a key; true where there is one."""
    key = node.entries[0][0] if node.entries else None
    if key is None or key.style or " " not in key.value.strip() or like(key.value, known):
        return False
    place, colon = log.place(key), log.source.text.find(":", key.end)
    line = log.source.line(place.line)
    before, text = line[: place.column - 1], line[place.column - 1 :]
    hint = "Skriv `|` efter nyckeln, och texten på raden under, två mellanslag längre in."
    if before.strip():
        hint = f"Skriv `|` efter strecket, och texten på raden under:\n{before}|\n{' ' * len(before)}{text}"
    log.findings.append(
        Finding(
            log.source.place(colon, colon + 1),
            "Ett kolon inne i texten läses som slutet på en nyckel.",
            hint,
            rule="kolon-i-text",
        )
    )
    log.lost = True
    return True


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
