"""Ett mål säger en sak.

## Kräver
En mening i ett mål är inte två påståenden som sätts ihop med ”och” eller ”samt”.
Det är ett råd, som bara visas med `--level note`.

## Varför
När bara det ena är uppnått går det inte att svara på om målet är det.
Två mål, med var sitt id, kan följas upp vart för sig.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Självservicen är utbyggd och en handbok har tagits fram.
```

## Rätt
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål:
      - id: sjalvservice-utbyggd
        text: Självservicen är utbyggd.
      - id: sjalvservice-handbok
        text: En handbok har tagits fram.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject
from ladokdoc.words.clauses import joint

LEVEL = Level.NOTE
ADVICE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Every sentence of a goal that says two things."""
    for goal, start, sentence in subject.goal_sentences:
        if found := joint(sentence):
            word = sentence[slice(*found)]
            yield Finding(
                goal.text.locate(start + found[0], start + found[1]),
                f"Här sätter ”{word}” ihop två mål.",
                "Skriv dem som två mål, så att de går att följa upp vart för sig.",
            )
