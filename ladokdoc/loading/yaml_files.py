"""A YAML file of the content to its top record."""

from __future__ import annotations

from typing import NamedTuple

from ladokdoc.findings import Finding
from ladokdoc.formats import listing
from ladokdoc.loading.holding import Holds
from ladokdoc.loading.log import Log
from ladokdoc.loading.reading import Block
from ladokdoc.loading.scalars import wrong_kind
from ladokdoc.loading.shapes import SHAPES
from ladokdoc.nodes import Mapping, parse
from ladokdoc.places import Place


class Opened(NamedTuple):
    """A file with its top record, which is None where there was nothing to read or no way to read it."""

    record: Block | None
    log: Log | None
    findings: tuple[Finding, ...]

    def all_findings(self) -> tuple[Finding, ...]:
        """What was found when opening the file and, since, when reading its record."""
        return self.findings + tuple(self.log.findings if self.log else ())

    @property
    def lost(self) -> bool:
        """Whether something in the file was not read."""
        return self.log is None or self.log.lost or self.record is None


def open_record(path: str, data: bytes, shape: str) -> Opened:
    """The top record of a file; the first fault where it cannot be read."""
    parsed = parse(path, data)
    if parsed.source is None or not parsed.readable:
        return Opened(None, None, parsed.findings)
    if parsed.root is None:
        empty = Finding(Place(path), "Filen är tom.", _fill(shape), rule="saknat-varde")
        return Opened(None, None, (*parsed.findings, empty))
    log = Log(parsed.source)
    if isinstance(parsed.root, Mapping):
        return Opened(Block(log, parsed.root, shape), log, parsed.findings)
    wrong_kind(log, parsed.root, "Filen", Holds.RECORD)
    return Opened(None, log, parsed.findings)


def _fill(shape: str) -> str:
    keys = [f"`{name}:`" for name, key in SHAPES[shape].keys.items() if key.required]
    if not keys:
        return "Ta bort filen, eller skriv i den."
    return f"Börja med {listing(keys)}."
