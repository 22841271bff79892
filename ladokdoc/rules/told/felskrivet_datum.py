"""Ett datum ska skrivas med år, månad och dag: 2020-11-24.

## Kräver
Fyra siffror för året, två för månaden och två för dagen, med bindestreck emellan.
Dagen finns i almanackan.

## Varför
Skrivet på annat sätt går datumet att läsa på två sätt: 3/4 kan vara i mars eller i april.

## Fel
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
datum: 24/11 2020
status: utkast
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
```

## Rätt
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
datum: 2020-11-24
status: utkast
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
