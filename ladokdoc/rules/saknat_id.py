"""Varje rad, mål, post, tabell och beslut ska ha ett id.

## Kräver
Ett `id` av a-z, 0-9 och bindestreck i varje rad, post, tabell, ram och styrande beslut.
Ett behov och ett mål i varje rad klarar sig utan; de får radens id med `-behov` eller `-mal` efter.

## Varför
Namn och ordning ändras, men id:t är detsamma från år till år.
Utan det går det inte att följa ett mål eller en post.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - namn: Drift övriga system
        belopp: 1 000
```

## Rätt
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift-ovriga-system
        namn: Drift övriga system
        belopp: 1 000
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc import model
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import shorten
from ladokdoc.loading.scalars import slug
from ladokdoc.places import Text
from ladokdoc.subject import Named, Subject

LEVEL = Level.ERROR
_WORDS = 4
_SMALL = {
    "att",
    "av",
    "behov",
    "behöver",
    "den",
    "det",
    "en",
    "ett",
    "finns",
    "för",
    "i",
    "med",
    "och",
    "som",
    "är",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Every record that has no id, with a free one to paste."""
    free_ids = subject.free_ids()
    follow = {id(part) for row in _rows_without_id(subject) for part in _would_be_derived(row)}
    for named in subject.named:
        if named.id or id(named.record) in follow:
            continue
        free = free_ids.take(_proposal(named) or slug(named.kind))
        yield Finding(named.place, f"Här saknas ett id för {_ARTICLE[named.kind]}.", _hint(named, free))


def _rows_without_id(subject: Subject) -> Iterator[model.Row]:
    rows = (row for area in subject.edition.areas for row in area.rows)
    return (row for row in rows if not row.id)


def _would_be_derived(row: model.Row) -> Iterator[object]:
    """The need and the goal that get an id as soon as their row has one."""
    for parts in (row.needs, row.goals):
        yield from [part for part in parts if not part.id][:1]


def _hint(named: Named, free: str) -> str:
    record = named.record
    if isinstance(record, (model.Need, model.Goal)) and record.place == record.text.place:
        return f"Skriv id och text var för sig:\n- id: {free}\n  text: |\n    {shorten(record.text.value)}"
    return f"Lägg till raden:\n  id: {free}"


_ARTICLE = {
    "beslut": "beslutet",
    "mål i ett styrande beslut": "målet",
    "rad": "raden",
    "behov": "behovet",
    "mål": "målet",
    "tabell": "tabellen",
    "post": "posten",
    "ram": "ramen",
}


def _proposal(named: Named) -> str:
    record = named.record
    if isinstance(record, model.Row):
        texts = [*(goal.text for goal in record.goals), *(need.text for need in record.needs)]
        return _of_sentence(texts[0]) if texts else ""
    if isinstance(record, (model.Need, model.Goal, model.Direction)):
        return _of_sentence(record.text)
    name = getattr(record, "name", None) or getattr(record, "title", None) or getattr(record, "body", None)
    return slug(name.value.split("{{")[0]) if isinstance(name, Text) else ""


def _of_sentence(text: Text) -> str:
    words = [slug(word) for word in text.value.split("{{")[0].split() if word.casefold() not in _SMALL]
    return "-".join([word for word in words if word][:_WORDS])
