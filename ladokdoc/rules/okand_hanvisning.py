"""En hänvisning ska leda till något som finns.

## Kräver
Ett id efter `finansieras_av`, `inriktning`, `gäller`, `beslut`, `samma_som`, `post`, `direkt`, `investering`
eller i ett kapitels `tabeller` ska finnas i samma utgåva, och vara av rätt slag.
En länk inom dokumentet, som `[driften](#drift)`, ska leda till ett id i det.
Ett område heter där `omrade-` och sitt id.

## Varför
En hänvisning som inte leder någonstans lovar läsaren något som inte finns.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål:
      text: Självservicen är utbyggd.
      finansieras_av: [drift-ladock]
```

## Rätt
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål:
      text: Självservicen är utbyggd.
      finansieras_av: [drift]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.expressions.nearest import Nearest
from ladokdoc.findings import Finding, Level
from ladokdoc.model import PROJECTION, Ref, Target
from ladokdoc.subject import Subject

LEVEL = Level.ERROR

_KINDS: dict[Target, tuple[str, ...]] = {
    Target.LINE: ("post",),
    Target.TABLE: ("tabell",),
    Target.FRAMED: ("tabell", "post"),
    Target.DECISION: ("beslut",),
    Target.DIRECTION: ("mål i ett styrande beslut",),
}
_ARTICLE = {
    "behov": "ett behov",
    "mål": "ett mål",
    "beslut": "ett beslut",
    "mål i ett styrande beslut": "ett mål i ett styrande beslut",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Every reference to what is not there, or is something else. Files of areas are read by their names."""
    kinds = {named.id: named.kind for named in subject.named}
    kinds |= {PROJECTION: "tabell"} if _projected(subject) else {}
    spelled: dict[tuple[str, ...], Nearest] = {}
    for ref in subject.records:
        if not isinstance(ref, Ref) or ref.target not in _KINDS or ref.place in subject.misspelt:
            continue
        wanted = _KINDS[ref.target]
        found = kinds.get(ref.id)
        if found is None and not subject.may_be_lost(ref.id):
            known = spelled.get(wanted) or spelled.setdefault(
                wanted, Nearest(id for id, kind in kinds.items() if kind in wanted and id)
            )
            near = known.find(ref.id)
            hint = f"Menar du `{near}`?" if near else "Rätta id:t, eller ta bort hänvisningen."
            yield Finding(ref.place, f"{_MISSING[ref.target]} med id `{ref.id}` finns inte.", hint)
        elif found is not None and found not in wanted:
            wrong = _ARTICLE.get(found, f"en {found}")
            message = f"`{ref.id}` är {wrong}, men här ska stå {_MISSING[ref.target].lower()}."
            yield Finding(ref.place, message, "Skriv ett id av rätt slag.")
    yield from _links(subject)


def _links(subject: Subject) -> Iterator[Finding]:
    known: Nearest | None = None
    for prose in subject.prose:
        for link in prose.links:
            target = link.href.removeprefix("#")
            if (
                link.href.startswith("#")
                and target not in subject.anchors
                and not subject.may_be_lost(target)
            ):
                known = known or Nearest(subject.anchors)
                near = known.find(target)
                hint = f"Menar du `#{near}`?" if near else "Rätta länken, eller ta bort den."
                message = f"Länken leder till `#{target}`, som inte finns i dokumentet."
                yield Finding(prose.locate(*link.span), message, hint)


_MISSING = {
    Target.LINE: "En post",
    Target.TABLE: "En tabell",
    Target.FRAMED: "En tabell eller post",
    Target.DECISION: "Ett styrande beslut",
    Target.DIRECTION: "Ett mål i ett styrande beslut",
}


def _projected(subject: Subject) -> bool:
    budget = subject.edition.budget
    return bool(budget and budget.depreciation and budget.depreciation.start)
