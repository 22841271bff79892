"""Running text as one, and the rules about words: what they leave alone, and why."""

from __future__ import annotations

import re

import pytest

from ladokdoc.places import Markup, Place, Source, Text
from ladokdoc.subject import read_text
from ladokdoc.words import HIDDEN, Running
from tests.conftest import EDITION, report_over

RIGHT = {
    "omojligt-ar": [
        "Under 2021 når Ladok 20201 användare.",
        "Beloppet är 20211 tkr.",
        "Förvaltningen sker 2021–2023.",
        "Mål för år 2021, 500 ärenden.",
        "Ärende 2021-20111-3 är avslutat.",
        "År 20 201 sker inget.",
        "Koden är `år 20211`.",
        "Under 20211 timmar stod det stilla, och för 20201 studenter.",
        "Antalet är 20211.",
        "Beslutet har dnr 2020/20201, och förslaget dnr LK 2020:20211.",
        "Tjänsten finns på port 20211, och mötet hålls i rum 20201.",
    ],
    "avlagset-ar": [
        "Ladok har funnits sedan 1985.",
        "Högskolelagen (1992:1434) gäller.",
        "Beslutet från 2009 gäller, och förordningen från 2007.",
        "Stämman beslutade den 12 maj 2009.",
        "Agenda 2030 och klimatmålet år 2045.",
        "Under 2014 och till 2029.",
        "I rum 1931 och för 1921 studenter.",
        "Till 1 931 tkr och 1995 kr.",
        "Ärendet har dnr 1999-1234, och ISO 1931.",
        "På 1990-talet och i version 1.2031.",
        "Visionen Ladok 2031 är beslutad.",
        "Se [sidan](https://exempel.se/under/2031).",
    ],
    "oforklarad-forkortning": [
        "Learning Information Services (LIS) används, och LIS-adaptern.",
        "I EU, i FN:s regi och på IT-avdelningen.",
        "Bilaga II och kapitel XIV.",
        "Ansvarig är TBD eller XX.",
        "Gör INTE så, och ALLTING ska med.",
        "Kör `SELECT` och se COP29.",
    ],
    "versaler": ["I ett EU-projekt ska LIS användas.", "Skriv `ALLT` i rutan.", "Åtgärder i AB och IT."],
    "forkortning-utan-punkt": [
        "Det gäller t.ex. avbrott m.m. och bl.a. återbud, dvs. allt, osv.",
        "Avståndet är 25 mm och 3mm.",
        "Se filen sk.tex och adressen www.exempel.se.",
        "Från kl. 8.30 till s. 12 i ca. tre timmar.",
        "Det är slut.Nästa mening saknar mellanslag.",
        "Ordet tom är ett ord, m.m.",
    ],
    "mellanslag-efter-minus": [
        "Resultatet är -6 000 tkr.",
        "Planen – 25 sidor lång – är klar.",
        "Den gäller nu och - 5 år senare - igen.",
        "Det är 5 tkr och 7 tkr.",
        "Ett - 2 - tre.",
        "Åren 2021 – 2023.",
        "Det är\n- 25 procent\n- 30 procent",
    ],
    "tabb-i-text": ["Ett två.", "Kör `a\tb` här."],
    "mellanslag-sist": ["Ett  två.", "Ett två.\nTre."],
    "namn-med-liten-bokstav": ["Ladok och ladok."],
    "olika-versaler": [
        "Här är Högskolan Väst, och där är högskolan.",
        "Vi möter Utredningen om stöd, och utredningen är klar.",
        "Konsortiet och konsortiet. Konsortiet är stort.",
        "Alla Svenska och svenska ord.",
    ],
    "rubrik-avviker": ["### Mål m.m.\n\nText\n\n### 18 nya mål\n\nText"],
    "omojligt-datum": [
        "Klart 2020-02-29 och den 31 december.",
        "Ärendet har dnr 2021-31-44.",
        "Den 29 februari är en skottdag.",
        "Handling 1.2-2021-44-99 gäller.",
        "Se `2021-02-30` i koden.",
        "Totalt 1 231 mars-ärenden.",
        "Ett spann är 28–30 april.",
        "Klart 29/2 2020 och 31/12 2021.",
        "Kvoten 30/2 är 15, och 30/2 2 021 gånger.",
        "Skalan 31/13 2021 är ingen dag.",
        "Se avsnitt 1.30/2 2021.",
        "Version 45 maj 2021.",
        "Se [protokollet](https://exempel.se/2021-02-30).",
    ],
    "baklanges": [
        "Åren 2019 till 2021 var bra.",
        "Inriktningen gäller 2021–2023.",
        "Läsåret 2020/2021 och läsåret 2021/22.",
        "Läsåret 1999/00 var det sista.",
        "Ärendet 2021/2020 är öppet.",
        "Läsåret 20/19 är inget årtal.",
        "Dnr 2021-2019 är ett ärende.",
        "Beslut 2021-1999 är ett ärende.",
        "Antalet går från 2023 till 1950 studenter.",
        "Perioden är 2021-03-01–2021-03-31.",
        "Åren 2021–2021 är ett år.",
        "Jämför 2023 och 2021.",
        "Rummet 12-2023–2021 finns.",
        "Från 2021 till 2023.",
        "Starten tidigareläggs ett år, från 2026 till 2025.",
        "Antalet ärenden minskar, från 2030 till 1995.",
        "Förordningen SFS 2010:2023–2021 gäller.",
    ],
    "platshallare": [
        "Gruppen är på XX-talet.",
        "Är det så? Ja!",
        "Kör `TODO` i koden.",
        "Storlek XXL finns.",
        "Metodo är ett ord.",
        "Varför?? Därför.",
    ],
    "mellanslag-fore-procent": [
        "Det är 25 % av 75 %.",
        "Se <https://exempel.se/a20%b>.",
        "Se [sidan](https://exempel.se/25%).",
        "Kör `25%` i koden.",
        "Koden AB25% är ett namn.",
    ],
    "mellanslag-fore-tecken": [
        "Delarna: behov, mål och budget.",
        "Filen heter .gitignore här.",
        "Kör `a : b` i koden.",
        "Klart t.ex. i maj ... eller juni.",
        "Systemet .NET används.",
        "Talet är ,5 ibland.",
        "Skalan är 1 : 3 på kartan.",
        "Först rad ett,\noch sedan rad två.",
    ],
    "datum-med-tankstreck": [
        "Klart 2021-03-31.",
        "Perioden 2021-03-01–2021-03-31.",
        "Åren 2021–2023.",
        "Läsåret 2021–22 och 2022–23.",
        "Perioden 2021-01–2021-03 gäller.",
    ],
    "genitiv-initialord": [
        "ITCF:s råd följs av ITCF.",
        "Flera VMs finns.",
        "Orden är Ladoks egna.",
        "Koden är `ITCFs`, och ITCF finns.",
    ],
    "likt-tecken": [
        "Bokstaven α är grekisk.",
        "Ordet Москва är ryskt.",
        "Göteborg, Linné, Šibenik och Ørsted.",
        "Sámi girji, Ŋ och Đ.",
    ],
    "tom-rubrik": ["### Mål ###", "Tecknet # är ett tal.", "`##`", "#", "\\##"],
    "saknat-bindestreck": [
        "IP-adresser byts.",
        "Enligt LIS behöver API data.",
        "En AB nyckel är ingen känd.",
        "Ett IP, adresser och annat.",
        "Kör `IP adress` i koden.",
    ],
    "osynligt-tecken": ["Ett fast\u00a0mellanslag syns.", "Ett smalt\u202fmellanslag syns.", "Åäö."],
}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in RIGHT.items() for text in texts])
def test_what_is_right_is_left_alone(rule: str, text: str) -> None:
    found = report_over({"inledning.md": f"## Rubrik\n\n{text}\n\n- {text}\n"}).findings
    assert [finding.message for finding in found if finding.rule == rule] == []


@pytest.mark.parametrize(
    "goal",
    [
        "Antalet är lägre än under 2020.",
        "Jämfört med 2020 har antalet minskat.",
        "Under 2021 och till 2022.",
        "Planen 2020–2023 gäller.",
        "Det infördes 2020.",
        "Hälften av 2020 studenter.",
        "Under {{ år }} används det.",
    ],
)
def test_goals_of_this_year_and_comparisons_are_left_alone(goal: str) -> None:
    area = f"rubrik: Å\nrader:\n  - id: ett\n    behov: Behov.\n    mål: |\n      {goal}\n"
    found = report_over({"omraden/studenter.yaml": area}).findings
    assert [finding.message for finding in found if finding.rule == "inaktuellt-ar"] == []


def running(*values: str, markup: Markup = Markup.DOCUMENT) -> Running:
    texts = [Text.of_file(Source("a.md", value)).changed(markup=markup) for value in values]
    return Running(read_text(text) for text in texts)


def test_every_sign_keeps_its_place() -> None:
    found = running("Först.\n", "Två å\nrader och `kod` här.\n")
    (match,) = found.find(re.compile("å rader"))
    assert found.place(*match.span()) == Place("a.md", 1, 5, 2, 6)
    (match,) = found.find(re.compile("här"))
    assert found.place(*match.span()) == Place("a.md", 2, 17, 2, 20)


def test_a_line_that_goes_on_is_one_with_the_line_before() -> None:
    assert running("Ett\ntvå  \ntre\n").text == "Ett två  \ntre\n"


@pytest.mark.parametrize(
    "value", ["Ett\n\ntvå\n", "Ett\n- två\n", "## Ett\ntvå\n", "Ett\n> två\n", "Ett\n1. två\n"]
)
def test_other_blocks_are_apart(value: str) -> None:
    assert running(value).text == value


@pytest.mark.parametrize(
    "value",
    [
        "`kod`",
        "[](https://kod)",
        "<https://kod>",
        "{{ kod.summa }}",
        "```\nkod\n```",
        "kod@exempel.se",
        "www.kod.se",
    ],
)
def test_what_is_no_running_text_is_out_of_sight(value: str) -> None:
    found = running(f"Ord {value} ord\n" if "\n" not in value else f"Ord\n\n{value}\n")
    assert "kod" not in found.text
    assert HIDDEN in found.text
    assert len(found.text) == len(f"Ord {value} ord\n" if "\n" not in value else f"Ord\n\n{value}\n")


def test_words_are_found_by_how_they_are_written() -> None:
    assert running("IP-adresser för ITCF:s mål, och mål.").words["mål"] == [23, 32]
    assert {"IP-adresser", "ITCF:s"} <= running("IP-adresser för ITCF:s mål.").words.keys()


def test_the_reason_of_a_waiver_is_no_running_text() -> None:
    area = """rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    undantag:
      - regel: platshallare
        skäl: Det är ordet TODO som menas.
    behov: Det behövs TODO.
    mål: Självservicen är utbyggd.
"""
    findings = report_over({"omraden/studenter.yaml": area}).findings
    assert [(finding.rule, finding.place.line) for finding in findings] == [("platshallare", 7)]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("snarlikt-ord", "Laddok"),
        ("avlagset-ar", "Under 1931"),
        ("inaktuellt-ar", "Under 2020"),
        ("versaler", "ALLT"),
        ("oforklarad-forkortning", "SUHF"),
        ("forkortning-utan-punkt", "tex"),
        ("mellanslag-efter-minus", "är - 5"),
        ("namn-med-liten-bokstav", "ladok"),
    ],
)
def test_what_is_told_of_words_can_be_excused(rule: str, words: str) -> None:
    area = f"""rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål:
      text: Åtgärden {words} är klar.
      undantag:
        - regel: {rule}
          skäl: Citerat.
"""
    files: dict[str, str | bytes | None] = {
        "omraden/studenter.yaml": area,
        "content/ordlista.yaml": "namn:\n  - Ladok\n",
    }
    findings = [finding for finding in report_over(files).findings if finding.rule == rule]
    assert [(finding.waived, finding.place.line) for finding in findings] == [("Citerat.", 6)]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_words_over_two_lines_are_read_as_one(ends: str) -> None:
    text = ends.join(["Det gäller t", "ex under", "1931 och för en IP", "adress, som är -", "6 000 tkr.", ""])
    told = {finding.rule: finding.place.line for finding in report_over({"inledning.md": text}).findings}
    assert told["forkortning-utan-punkt"] == 1
    assert told["avlagset-ar"] == 3
    assert told["saknat-bindestreck"] == 3


def test_a_case_number_is_no_running_text() -> None:
    plan = """titel: Verksamhetsplan och budget
år: 2021
status: utkast
beslut:
  organ: Styrelsen
  diarienummer: 2021-2019
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
"""
    assert report_over({"plan.yaml": plan}).findings == ()


@pytest.mark.usefixtures("patience")
def test_a_large_text_takes_little_time() -> None:
    value = "Behovet är 25 % av kostnaderna 2021–2023 för lärosätena : och\nmål.\n\n" * 20_000
    proses = [read_text(Text.of_file(Source(f"{EDITION}/a.md", value)))]
    assert len(Running(proses).words["mål"]) == 20_000


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("unit", ["`", "[](", "<", "a@", "x" * 20, "www.", "# ", "```\n", "\n\n ", "~~~\n"])
def test_no_text_takes_long(unit: str) -> None:
    running(unit * (40_000 // len(unit)), markup=Markup.PLAIN)
    prose = read_text(Text("", Place("a"), lambda *_: Place("a"), Markup.DOCUMENT))
    Running([prose.changed(text=prose.text.changed(value=unit * (40_000 // len(unit))))])
