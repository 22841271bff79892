"""Planens format ska vara ett som den här versionen av ladokdoc läser.

## Kräver
Står `format` i `plan.yaml` är det 1.
Raden får utelämnas.

## Varför
En plan i ett nyare format kan ha delar som den här versionen inte känner till, och då blir resultatet ofullständigt.

## Fel
```plan.yaml
format: 2
titel: Verksamhetsplan och budget
år: 2021
status: utkast
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
```

## Rätt
```plan.yaml
format: 1
titel: Verksamhetsplan och budget
år: 2021
status: utkast
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
