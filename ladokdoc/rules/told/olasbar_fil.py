"""Varje fil i `content` ska vara en vanlig fil som går att öppna.

## Kräver
Filerna är vanliga filer, högst 4 MB var och 32 MB tillsammans, och får läsas av den som kör kontrollen.
Länkar till andra filer eller mappar följs inte.

## Varför
Allt som planen bygger på ska finnas i `content`, så att den som granskar ändringen ser allt som ändras.

## Fel
Filen `inledning.md` är en länk till en fil i en annan mapp.

## Rätt
Filen `inledning.md` är en vanlig fil med texten i sig.
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
