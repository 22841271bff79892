"""`undantag:` to waivers."""

from __future__ import annotations

from ladokdoc.loading.reading import Block
from ladokdoc.model import Waiver


def waivers(record: Block) -> tuple[Waiver, ...]:
    """What is excused in a record; a waiver reaches over the whole of the record that it stands in."""
    return tuple(
        Waiver(
            rule=part.word("regel") or "",
            reason=part.text("skäl"),
            until=part.day("till"),
            file=part.word("gäller") if "gäller" in part.shape.keys else None,
            words=part.text("text") if "text" in part.shape.keys else None,
            scope=record.log.place(record.node),
            place=part.place,
        )
        for part in record.records("undantag")
    )
