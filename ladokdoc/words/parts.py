"""Short words that Swedish compounds begin or end with, and some longer ones, where a letter tells one from another.

No dictionary of words that are right: only words that have a neighbour one letter away which is a word too, such as
mål and mal, sätt and rätt, fall and föll. Where one is told from another in error, it belongs here.
"""

from __future__ import annotations

_WORDS = """
akt all alla and anfall anslag anslog antal antog ark arm art avfall avgift avslag avslog avtal avtog axel band bank
bar barn bas bed bedrev bedriv begrep begrip behåll behöll ben berg beroende beskrev beskriv bidrag bidrog bil bild
bind bjud bjöd blad blick block bok bokar bord bort bortfall brand bredd brev brist bro brott bruk bud bur bygg byrå
byta byte bär bör börd böter dag data datum del dela dels delta deltog dit djup dom dra drag drev drift driv drog
dröm duk dyr därefter egen ehälsa ek ena enhet enighet enlighet erhåll erhöll ett expert export faktor fall fann fas
fast fat fel fick ficka fil film finn flit flod flor flytt flöde folk fond form former fort fot fram frist fritt
fråga fråge från frånvaro fukt full fund fusk fyll fylla fyllning fyndighet får fällande fält föll för föra förbjud
förbud förd föreskrev föreskriv föreslog föring förslag förvärr förvärv gav gavs ge genom ger gick giv givet givit
glas god grad gran grep grip grund grupp gräns gång går gård gällande hal half hall halv hand hans har hav hela hem
hjälp hot hov hus hyllning håll hålla hållna hållning hälsa händer härefter hög höjd höll höst idé in inne innebar
innebär innehåll innehöll inre intag intog inventera investera is jakt jord just kal kall kan kant kart karta kast
kod kol kom komma komna kort kost kraft krav kris krona kund kunna kurs kust kval kvar kvot kväll källa kända känn
känna kö köp kör laddning lag land lapp larm led ledande ledare leder ledning lek levande levnad lig lik lista lit
liv ljud ljus lokal lov lyft lys låg lån lång lås läge läger lägga läggning lägre län länd länder länk lär lärd läs
läsa läser läsning löfte lön lös lösa löser lösning makt mal mall man mannen mark mars mat material materiel matt
med medel men mer metod min minne mod moment mot motet mottag mottog mur myndighet mål målning mån måste mått män
männen märk märkning mätning mättning möda mönster möte namn natt ned nej nivå nod noggrann noggrant nord normer not
ny nya nytt nytta nål när nät nöd oberoende odling ojämn om omkring ord order ordning orening organ ort osäker paket
par park part parter partner pass per period placera placering plan planer planera planerbar planering plats plikt
plock pol port post pris prov prövning punkt på påse påverka påverkbar rad ram ramar rang rank rapport rast reaktor
regering reglering rektor ren rent resa rest resurs ring rist roll rot rum rutin rygg råd rådd råg räckning räkn
räknare räkning rätt rättelse rättning rör röst sak sal sam samma sann sant sats satt sed sedd ser sida sig sikt
sitt sjuk skal skala skall skar skatt sked skede skift skilda skilja skola skor skred skrev skrid skrift skriv skräp
skuld skydd skäl skär slag slog slut slutsats slå släkt snitt sort spel sprid språng spräng spår stab stad stag stal
start steg stig stil stod stol stor strid stryk ström studie studiero styr styrd styrning stå stång ställ ställe
stäng stöd störning stöt sund svar syfte syn system syster sån sång säker säte sätt sättning sök sökning söm tag tak
tal tala tals tand tank team teknik ten test text textil textilie tid tidig till tillhandahålla tillhandahållna
tilliten tillåten ting tips tjänst tog tolk tom ton topp torn trakt trang tro trup tryck tråd trä träd träff tur
tvist typ tåg täckning tält tänder tänk tänka undanta undantag undantas under underhåll underhöll upp uppdrag
uppdrog uppehåll uppehöll ur ut utan utbyta utbyte utfall utföll utslag utslog uttag uttog vag vak val vald vana
vanlig vann vant vapen vapnen var vara vard vare varg vecka ved verk vid vik vikt vila vill vin vinn vinna vinst vis
vit vunna våg vård väg väl vänd vänlig värd värde värld växt yrke yta ålder år åt åter åtta ände ändring ärende
ökning öppen öppet över istället stället låsning
placer planer planter anländ använd avrättning avsättning orolig otrolig professor professur sårbar spårbar tillvaro
tillvara utbred utred utlämning utlänning vaksam varsam vinnande rinnande
sårbarhet spårbarhet vaksamhet varsamhet utbredning utredning
"""

PARTS = frozenset(_WORDS.split())
