"""Två ändringar som har krockat ska redas ut innan planen läses.

## Kräver
Ingen fil har kvar de rader som git sätter in när två ändringar av samma ställe krockar.

## Varför
Mellan de raderna står samma sak två gånger, och bara den som skrev den vet vad som ska gälla.

## Fel
```inledning.md
<<<<<<< HEAD
Planen gäller från årsskiftet.
=======
Planen gäller från januari.
>>>>>>> min-gren
```

## Rätt
```inledning.md
Planen gäller från årsskiftet.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
