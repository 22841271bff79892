"""Ett streck ska stå först i en del av en lista, lika långt in som de andra.

## Kräver
Varje del av en lista börjar med `- ` på en egen rad.
Strecken i samma lista står rakt under varandra, och på raden ovanför det första står bara nyckeln.
Ska en text ha streck först på sina rader står den efter `|`.
Ett minustecken står intill siffran: `-250`.

## Varför
Står strecket på fel plats blir raden en del av texten ovanför, eller hör till en annan lista.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice
      - för avbrott
      - för studieuppehåll
    mål: Självservicen är utbyggd.
```

## Rätt
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: |
      Det behövs mer självservice
      - för avbrott
      - för studieuppehåll
    mål: Självservicen är utbyggd.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
