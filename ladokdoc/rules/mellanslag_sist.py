"""En rad slutar med sitt sista tecken.

## Kräver
I löpande text står inga mellanslag sist på en rad.

## Varför
De syns inte där texten skrivs, men två eller fler blir en radbrytning mitt i stycket.

## Fel
Efter ”förvaltningen” står två mellanslag:
```inledning.md
Planen gäller förvaltningen\x20\x20
av Ladok.
```

## Rätt
Raden slutar med ordet:
```inledning.md
Planen gäller förvaltningen
av Ladok.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.edits import within
from ladokdoc.findings import Finding, Level
from ladokdoc.patterns import lazy
from ladokdoc.prose import Prose
from ladokdoc.subject import Subject
from ladokdoc.words import readable

LEVEL = Level.NOTE

_LAST = lazy(r"(?<=[^ \t\n\r])[ \u00a0]+(?=\r?\n(?P<more>[ ]*\S)?|\Z)")
_BREAK = 2


def check(subject: Subject) -> Iterator[Finding]:
    """Every line of a text that ends with blanks."""
    for prose in subject.prose:
        for match in _LAST.finditer(prose.text.value):
            breaks = len(match.group()) >= _BREAK and match["more"] is not None
            yield Finding(
                prose.locate(*match.span()),
                "Mellanslagen sist på raden blir en radbrytning."
                if breaks
                else "Här står mellanslag sist på raden.",
                "Ta bort dem." if breaks else "Ta bort det som står efter sista tecknet.",
                fix=() if breaks or _is_kept(prose, match) else within(prose.text, *match.span(), ""),
            )


def _is_kept(prose: Prose, match: re.Match[str]) -> bool:
    """Whether blanks may be part of code, which is shown sign by sign, or are signs to Markdown."""
    return "\u00a0" in match.group() or not readable(prose)[match.start()].isspace()
