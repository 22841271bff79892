"""Namn skrivs som i ordlistan.

## Kräver
Ett namn som står med stor begynnelsebokstav i `ordlista.yaml` skrivs så också i texten.
Finns ordet också som vanligt ord står det i `ordlista.yaml` en gång till, med liten bokstav.

## Varför
Läsaren ska se att det är ett namn, och att det är samma sak varje gång.

## Fel
```content/ordlista.yaml
namn:
  - Ladok
```
```inledning.md
Planen gäller förvaltningen av ladok.
```

## Rätt
Den andra filen är som ovan.
```inledning.md
Planen gäller förvaltningen av Ladok.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every name that is written with a small letter."""
    running, names = subject.running, {name.value for name in subject.project.glossary.names}
    for name in sorted(names):
        small = name[:1].lower() + name[1:]
        if " " not in name and name != small and small not in names:
            for form, right in ((small, name), (f"{small}s", f"{name}s"), (f"{small}:s", f"{name}:s")):
                for start in running.words.get(form, ()):
                    yield Finding(
                        running.place(start, start + len(form)),
                        f"Namnet ”{right}” är skrivet med liten bokstav.",
                        f"Skriv ”{right}”, eller skriv in också ”{small}” under `namn:` i `ordlista.yaml`.",
                    )
