"""En `.yaml`-fil ska gå att läsa rad för rad som nycklar och värden.

## Kräver
Till vänster står en nyckel, sedan kolon och mellanslag, sedan värdet.
En del av en lista börjar med streck och mellanslag.
Mellanslagen i indraget, efter kolonet och efter strecket är vanliga mellanslag, inte fasta.
En lista inom hakparenteser avslutas på samma rad.

## Varför
Läsningen av filen slutar vid det första som inte går att förstå.
Vad som står därefter kan inte kontrolleras.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp:8 500
```

## Rätt
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
