"""Ids: each stands once, and what refers to one finds it. Links and the headings of cells depend on it."""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.gate.document import Document, Fault

_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for")


def check(document: Document) -> Iterator[Fault]:
    """Ids that stand twice, and references to ids that are nowhere."""
    seen: set[str] = set()
    told: set[str] = set()
    for element in document.having["id"]:
        id = element.get("id", "")
        if id in seen and id not in told:
            told.add(id)
            yield Fault(f"Id:t ”{id}” står på flera ställen. Varje id ska stå en gång.", element)
        seen.add(id)
    for name in _REFERENCES:
        for element in document.having[name]:
            for id in element.get(name, "").split():
                if id not in seen:
                    yield Fault(f"`{name}` hänvisar till id:t ”{id}”, som inte finns.", element)
