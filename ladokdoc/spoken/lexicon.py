"""The Swedish words by which a sentence says what an amount is of, or that it is of something else."""

from __future__ import annotations

import re

from ladokdoc.patterns import lazy

# A sentence with one of these may speak of another time, or of a part, or of what is not so.
ELSEWHERE = lazy(
    r"\b(?:lärosäte\w*|per|varje|vardera|månad\w*|kvartal\w*|halvår\w*|timm\w*|student\w*|tidigare|föregående|fjol|"
    r"förra|ytterligare|del|delen|delar|återstå\w*|besparing\w*|skulle|exempel\w*|utfall\w*|prognos\w*|"
    r"förbruk\w*|upparbeta\w*|enbart|själva|ursprunglig\w*|nästa|kommande|kan|kunde)\b|\A\W*om\b"
)
# "Jämfört med föregående år" says nothing of when what is told is so.
BESIDE = lazy(
    r"\b(?:jämfört med|jämförelse med|sedan|mot|än)\s+(?:år(?:et)?\s+|budget(?:en)?\s+(?:för\s+)?)?"
    r"(?:(?:under\s+)?(?:föregående|förra|tidigare)\s+år(?:et)?|i\s+fjol|fjolåret|(?:19|20)[0-9]{2})\b"
    r"|\b(?:större|största)\s+delen\s+av\b"
    r"|\blärosätena\s+\w+\s+(?:tillsammans|sammanlagt|gemensamt|totalt)\b"
    r"|\b(?:finansieras|betalas|täcks|bärs)\s+(?:helt\s+)?av\s+lärosätena\b",
    re.IGNORECASE,
)
NARROWING = {
    "övriga", "andra", "ökade", "minskade", "nya", "indirekta", "direkta", "rörliga", "fasta", "egna", "extra",
    "externa", "interna", "lokala", "framtida", "vissa", "några", "inga", "ingen", "större", "mindre", "sådana",
    "lönebaserade", "tillkommande", "resterande", "merkostnad", "orsakar", "orsakade", "medför", "medförde",
    "innebär", "innebar", "ger", "gav", "största", "flera", "enskilda", "löpande",
}  # fmt: skip
WHOLE = {
    "konsortiets",
    "årets",
    "planens",
    "budgetens",
    "stämmans",
    "ladokkonsortiets",
    "styrelsens",
    "dess",
}
SCOPED = {"för", "av", "i", "inom", "från", "som", "vid", "med", "kring", "och", "samt", "mot", "på"}
# "Budgeten på cirka 5 tkr", and not "avskrivningar på inventarier".
COUNTING = {
    "cirka", "ca", "drygt", "närmare", "knappt", "ungefär", "omkring", "runt", "totalt", "sammanlagt", "högst", "minst",
    "nästan", "hela", "tillsammans",
}  # fmt: skip
ALL = {"året", "konsortiet", "hela", "planen", "verksamheten", "perioden", "ladokkonsortiet"}
LINKS = {
    "är", "blir", "kostar", "kosta", "på", "om", "omfattar", "omsluter", "motsvarar", "utgör", "budgeteras", "får",
    "beräknas", "tilldelas", "avsätts", "har", "för", "till", "vara", "bli", "omfatta", "summan", "summa",
    "disponerar", "disponera", "omsätter", "omsätta", "omsluta", "motsvarande",
}  # fmt: skip
# What is further away than this does not count, in a sentence without an end.
LONG = 500
# "Förra årets budget".
OF_YEAR_BEFORE = lazy(r"\b(?:förra årets|föregående års|fjolårets)\s+(?=\w*budget)", re.IGNORECASE)
# "Styrelsen har en budget på", and not "ett bidrag på".
LEVELS = {"budget", "nivå", "kostnad", "kostnader", "summa", "ram", "belopp", "omslutning"}
# "Ligger kvar på", "hamnar på".
# After an amount, they make it a difference: "är 5 tkr lägre".
COMPARED = lazy(r"\s+(?:lägre|högre|mer|mindre|större|färre|bättre|sämre|dyrare|billigare)\b")
# "Finansieras med", "belastar årets budget med", "ingår med".
BEARS = lazy(
    r"\b(?:finansieras|finns|ingår|upptagen|upptaget|upptagna|belastar(?:\s\w+){1,3}|budgeteras|redovisas)\smed$"
)
# "Är den i särklass största enskilda kostnaden, 5 tkr".
LARGEST = lazy(
    r"^\s(?:är|utgör|blir)\s(?:den|det)\s(?:\w+\s){0,4}\w*(?:kostnaden|posten|utgiften),?(?:\s(?:på|med|om))?$"
)
# "Är betydande:", before an amount.
BEFORE_SIGN = lazy(r" (?:är|blir)(?: \w+){0,2}:$|(?:på samma nivå|oförändra\w+) ?,$")
# "Till driften går 5 tkr".
GOES = {
    "går", "läggs", "satsas", "används", "reserveras", "reserverats", "avsätts", "avsatts", "anslås", "anslagits",
    "budgeteras", "budgeterats", "fördelas", "finns", "har", "i", "budgeten", "nu", "även", "också", "därför",
}  # fmt: skip
# Of these alone, with no noun among them, nothing but the amount of what is named can be told.
TELLS = {
    "är", "blir", "bli", "vara", "kostar", "kosta", "uppgår", "uppgå", "omfattar", "omfatta", "omsluter",
    "omsluta", "utgör", "utgöra", "motsvarar", "motsvara", "summerar", "summeras", "summera", "landar", "landa",
    "hamnar", "hamna", "stannar", "stanna", "ligger", "ligga", "sätts", "fastställs", "bestäms", "begränsas",
    "avsätts", "reserveras", "anslås", "tilldelas", "disponerar", "disponera", "får", "få", "behåller",
    "behålla", "belastar", "belasta", "budgeteras", "beräknas", "bedöms", "antas", "föreslås", "väntas",
    "förväntas", "uppskattas", "kalkyleras", "planeras", "räknas", "skrivs", "tas", "upp", "redovisas", "har",
    "tilldelats", "avsatts", "reserverats", "budgeterats", "beräknats", "anslagits", "fått", "tar",
}  # fmt: skip
# The same of what is paid to the plan.
BRINGS = {"ger", "ge", "inbringar", "inbringa", "genererar", "generera"}
# The same of a year that is over.
TOLD = {
    "var",
    "blev",
    "låg",
    "kostade",
    "uppgick",
    "omfattade",
    "omslöt",
    "landade",
    "hamnade",
    "stannade",
    "sattes",
}
BESIDES = {
    "på", "till", "om", "med", "vid", "i", "år", "under", "året", "nu", "även", "också", "sin", "sina", "sitt",
    "därmed", "således", "alltså", "därför", "hela", "budgeten", "planen", "verksamheten", "konsortiet", "att",
    "kommer", "ska", "skall", "fortsatt", "fortfarande", "sammantaget", "preliminärt", "åter", "ungefär",
    "helt", "helåret", "oförändrad", "oförändrat", "oförändrade",
    "anspråk",
}  # fmt: skip
# After an amount, they make it something else than the whole: "5 tkr i bidrag", "extra", "kvar", "om avtalet förlängs".
PARTED = lazy(
    r"\s+(?:extra|kvar|bund\w+|om|ifall"
    r"|i\s+(?!år\b|budget|direkt|kostnad|intäkt|avgift|konsortie|investering|avskriv)\w+)\b"
)
# After an amount that no further word makes something else.
ENDED = lazy(
    r"\s*(?:[.,;)!\n]|\Z|(?:under|för)\s+(?:året|helåret|perioden|hela|20[0-9]{2}|¤)|i\s+år\b|totalt\b|20[0-9]{2}\b|och\b)"
)
# "Kostnaden för driften", and not "konsulten för driften".
COUNTED = {
    "kostnad", "kostnaden", "kostnader", "kostnaderna", "budget", "budgeten", "medel", "medlen", "utgift", "utgiften",
    "utgifterna", "ram", "ramen", "beloppet", "summan", "anslaget", "posten", "och", "samt", "tkr", "mnkr", "kr",
}  # fmt: skip
OF_OTHER = {"inom", "hos", "bland", "vid", "kring", "från"}
# The same where a word stands before them: "konsulter i driften", "marginalen till ramen".
LEADING = {"i", "till", "under", "över", "mot"}
# What one name and the next have between them in a list.
LISTED = lazy(r"\s*,\s*(?:och\s+|samt\s+)?|\s+(?:och|samt)\s+")
# A list that goes on with what is no name of the plan.
LIST = lazy(r"(?:,\s[^,]{1,40})*,?\s(?:och|samt|eller|respektive)\s")
# After the whole, a part of it: "större delen av investeringarna, 5 tkr, gäller systemutveckling".
MOST_OF = lazy(
    r"\b(?:större delen|merparten|huvuddelen|största delen|hälften|tredjedel|tredjedelar|fjärdedel)\b[^,.]{0,60},\s+"
    r"(?:(?:cirka|ca|drygt|närmare|knappt)\s+)?$"
)
STAYS = {"ligger", "kvar", "hamnar", "landar", "stannar", "slutar", "är", "blir", "hålls"}
TOWARDS = lazy(
    r"\b(?:uppgår|uppgå|landar|stiger|sjunker|begränsa[st]s?|begränsats|sätts|satts?|bestäm[st]s?|bestämd|"
    r"fastställ[st]s?|svarar|står|"
    r"(?:beräkna|budgetera|räkna|upp?räkna|planera|kalkylera|uppskatta|bedöm|skatta|justera|vänta|summera)\w{0,4}|"
    r"(?:öka|minska|höj|sänk|reducera|begränsa|skriv|skär)\w{0,4})\b"
)
# What is between a name and what is said of it, and says nothing by itself.
INFINITIVE = lazy(
    r" (?:(?:fortsätter|väntas|beräknas|kommer) )?att (?:öka|minska|vara|bli|uppgå|ligga|kosta|stiga|sjunka)\b"
)
EXCEEDS = lazy(r" (?:överstiger|överskrider|understiger)(?: inte)?$")
COUNTED_UP = lazy(r"\b(räkn\w+|skriv\w+|juster\w+) (?:upp|ned) till$")
# Between a name and a colon before its amount: "Resultatet är positivt: 5 tkr".
BEFORE_COLON = {
    "är",
    "blir",
    "positivt",
    "negativt",
    "följande",
    "oförändrat",
    "oförändrad",
    "oförändrade",
    "totalt",
}
# A whole, and not the one cost that was just spoken of.
IN_ALL = {"totala", "samlade", "sammanlagda", "hela", "årets", "konsortiets", "planens", "budgeterade"}
ONE = {"kostnaden", "intäkten", "investeringen", "kostnad", "intäkt", "investering"}
# A new clause with a subject of its own.
CLAUSE = lazy(r",\s+(?:och|samt)\s")
OTHERWISE = {
    "med",
    "varav",
    "inte",
    "men",
    "där",
    "att",
    "ytterligare",
    "som",
    "utöver",
    "mer",
    "mindre",
    "medan",
}
AFTER = {
    "för", "till", "i", "avser", "går", "är", "används", "avsätts", "läggs", "satsas", "den", "det", "de", "budgeteras",
    "planeras", "beräknas", "avsatt", "avsatta", "budgeterat", "budgeterats", "på", "att", "totala", "hela",
}  # fmt: skip
CHANGES = lazy(r"\b(?:(?:öka|minska|höj|sänk|stig|sjunk|väx)\w*|(?:räkna|skriv)\w* (?:upp|ned|ner))\b")
QUALIFIER = lazy(
    r"(?:(?<=\()|\s+)(?:cirka|ca\.?|ungefär|omkring|runt|drygt|närmare|knappt|nästan|minst|högst|upp till|över|under|"
    r"mer än|mindre än|maximalt|max|som mest|lägst|åtminstone|hela|bara|endast|totalt|sammanlagt|mellan|ännu|"
    r"tillsammans|ihop|nu|då|alltså|fortsatt|fortfarande|även|redan|exakt|precis)$"
)
YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


OF_ALL = lazy(
    r"\s+av\s+(?:(?:de|den|alla|hela|totala|samlade|konsortiets|årets)\s+){0,4}"
    r"(kostnad|budget|invest|intäkt)\w*"
)
# "8 % av kostnaderna går till driften".
GOES_TO = lazy(r"\s+(?:går till|används till|avser|är|utgörs av|läggs på|gäller)\s+(?:\w+\s+){0,1}$")
OPENING = {"för", "av", "de", "totala", "budgeten", "kostnaden", "kostnaderna"}
# "Av budgeten går 5 tkr till driften".
OF_BUDGET = lazy(r"\bav (?:den totala |hela )?budgeten\s+(?:går|används|avsätts|läggs)\s+$")
# "Av investeringarna gäller 5 tkr utvecklingen".
OF_WHOLE = lazy(
    r"\bav\s+(?:(?:de|den|alla|hela|totala|samlade|årets)\s+){0,3}(\w+)\s+(?:gäller|avser|rör|är|utgör)\s+$"
)
# "5 tkr projektet Utbildningsplanering".
SORTS = {"projektet", "posten", "området", "systemet", "produkten"}
# "Uppgår kostnaderna för driften till": the verb stands before the name.
AMOUNTS_TO = lazy(
    r"\b(?:uppgår|beräknas|budgeteras|satt|bestämt|fastställt|begränsat)\s+(?:kostnad\w*\s+för\s+|budgeten\s+för\s+)?$"
)
# Between a name and an amount beside it: ", totalt", " under 2021,", " 2021, sammanlagt".
APPOSED = lazy(r"(?: (?:under )?(?:[0-9]{4}|¤+|året))? ?,")
# Before "investeras" nothing stands that tells what is invested in, and neither does it after the amount.
INVESTED_IN = lazy(r"(?:under|året|år|i|totalt|sammanlagt|konsortiet|[0-9]{4}|¤|\s)*investeras(?:\s\w+)?$")
INVESTED = lazy(r"\s*(?:[.,;]|under\b|totalt\b|$)")
