"""The rules that the tables of `budget.yaml` obey: frames, capitalisation and depreciation."""

from __future__ import annotations

import re

from ladokdoc.formats import shorten
from ladokdoc.loading.reading import Block
from ladokdoc.loading.scalars import amount_of
from ladokdoc.loading.waivers import waivers
from ladokdoc.model import Amount, Capitalisation, Depreciation, Frame, Pair, Start
from ladokdoc.nodes import Sequence

_YEAR = re.compile(r"[0-9]{4}")


def _not_empty(record: Block, name: str, message: str, hint: str) -> None:
    """Tells of an empty list, by which a rule would be about nothing."""
    entry = record.entries.get(name)
    if entry and isinstance(entry.value, Sequence) and not entry.value.items:
        record.log.tell("overksam-regel", entry.key, message, hint)


def frame(record: Block) -> Frame:
    """A limit, as at most."""
    hint = "Skriv id för det den gäller: `gäller: [kostnader]`."
    _not_empty(record, "gäller", "Ramen gäller ingenting.", hint)
    return Frame(
        id=record.id(),
        applies_to=record.refs("gäller"),
        at_most=record.amount("högst"),
        decision=record.ref("beslut"),
        waivers=waivers(record),
        place=record.place,
    )


def capitalisation(record: Block) -> Capitalisation:
    """The rule of what is taken at once, with its pairs."""
    _not_empty(record, "par", "Aktiveringen har inga par att pröva.", "Lägg till minst ett under `par:`.")
    pairs = tuple(_pair(part) for part in record.records("par"))
    return Capitalisation(record.percent("direkt"), pairs, record.place)


def _pair(record: Block) -> Pair:
    for name in ("direkt", "investering"):
        message = f"Paret har inga poster under `{name}` och går inte att pröva."
        _not_empty(record, name, message, f"Skriv id för en eller flera poster: `{name}: [drift-ladok]`.")
    return Pair(
        direct=record.refs("direkt"),
        investment=record.refs("investering"),
        rounded_to=record.amount("avrundat_till"),
        waivers=waivers(record),
        place=record.place,
    )


def depreciation(record: Block) -> Depreciation:
    """The rule of writing off, with what was invested each year."""
    start = record.word("börjar")
    if "investeringar" in record and "börjar" not in record:
        record.missing("börjar")
    return Depreciation(
        line=record.ref("post"),
        years=record.whole("tid", "5 år", "år"),
        start=Start(start) if start else None,
        investments=_by_year(record),
        place=record.place,
    )


def _by_year(record: Block) -> dict[int, Amount]:
    amounts: dict[int, Amount] = {}
    for key, value in record.pairs("investeringar"):
        if _YEAR.fullmatch(key.value):
            amounts[int(key.value)] = amount_of(record.log, value, f"`{key.value}`")
        else:
            message = f"”{shorten(key.value)}” går inte att läsa som ett år."
            record.log.tell(
                "felskrivet-tal",
                key,
                message,
                "Skriv året med fyra siffror: `2016: 48 000`.",
            )
    return amounts
