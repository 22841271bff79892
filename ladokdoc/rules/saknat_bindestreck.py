"""Ett initialord sitter ihop med ordet efter genom ett bindestreck.

## Kräver
Det som skrivs ”IP-adresser” på ett ställe i utgåvan skrivs inte ”IP adresser” på ett annat.
”IP adress” och ”API nyckel”, i alla böjningar, prövas även där de står ensamma.

## Varför
Orden är ett enda, och utan bindestreck går det inte att söka efter båda på en gång.

## Fel
```inledning.md
Certifikaten gäller för vissa IP adresser.
```

## Rätt
```inledning.md
Certifikaten gäller för vissa IP-adresser.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.WARNING

_APART = re.compile(r"([A-ZÅÄÖ](?<![\w-].)[A-ZÅÄÖ]{1,4}) {1,3}([a-zåäö]{4,40})(?![\w-])")
_ALWAYS = re.compile(r"IP-adress(?:en|er|erna)?s?|API-nyck(?:eln?|lar|larna)s?")


def check(subject: Subject) -> Iterator[Finding]:
    """Every compound with a space in it that is known to be one."""
    running = subject.running
    for match in running.find(_APART):
        joined = f"{match[1]}-{match[2]}"
        if joined in running.words or _ALWAYS.fullmatch(joined):
            yield Finding(
                running.place(*match.span()),
                f"Bindestrecket saknas i ”{' '.join(match.group().split())}”.",
                f"Skriv ”{joined}”.",
            )
