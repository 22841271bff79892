"""The page: what the view works out, that nothing in it escapes its place, and what a template may do."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ladokdoc.expressions import values
from ladokdoc.loading import load
from ladokdoc.pages import Page, TemplateFault, Templates, page, sample
from ladokdoc.pages.composing import Beside, document
from ladokdoc.pages.view import Document, Table
from ladokdoc.pages.widths import widths
from ladokdoc.sources import Files, read_folder
from tests.conftest import laid_over

TEMPLATES = Path(__file__).parents[1] / "templates"
SHOWN = {".html", ".css", ".js"}
LINES = """enhet: tkr
kolumner:
  - utfall-2019
  - budget-2020
tabeller:
  - id: kostnader
    rubrik: Kostnader {{ år }}
    slag: kostnad
    poster:
"""
DECISION = """styrande_beslut:
  - id: stamman
    organ: Stämman
    datum: 2020-05-28
    titel: Inriktning
    mål:
      - id: enkelt
        text: Det ska vara enkelt.
"""


def made(**files: str) -> Document:
    """The small edition as the templates are given it, with other files in place of its own."""
    content = Files(laid_over({name_of(name): text.encode() for name, text in files.items()}))
    (loaded,) = load(content, [2021]).editions
    assert loaded.edition
    return document(loaded.edition, values(loaded.edition))


def rendered(templates: Templates, **files: str) -> Page:
    content = Files(laid_over({name_of(name): text.encode() for name, text in files.items()}))
    (loaded,) = load(content, [2021]).editions
    assert loaded.edition
    return page(loaded.edition, values(loaded.edition), templates)


def name_of(word: str) -> str:
    return {"inledning": "inledning.md", "omrade": "omraden/studenter.yaml"}.get(word, f"{word}.yaml")


def plan(extra: str = "", chapters: str = "") -> str:
    return (
        f"titel: Verksamhetsplan och budget\når: 2021\ndatum: 2020-11-24\nstatus: utkast\n{extra}kapitel:\n"
        + (chapters or "  - text: inledning.md\n  - rubrik: Mål\n    områden:\n      - studenter\n")
        + "  - rubrik: Budget\n    tabeller:\n      - kostnader\n"
    )


def budget(lines: str, after: str = "") -> str:
    return LINES + lines + after


def post(id: str, amount: str = "", depth: int = 0) -> str:
    """A line of a table; one without an amount is a group, which lines of the next depth follow."""
    margin = "    " * depth + "      "
    rest = f"belopp: {amount}" if amount else "poster:"
    return f"{margin}- id: {id}\n{margin}  namn: {id.capitalize()}\n{margin}  {rest}\n"


def goal(fields: str) -> str:
    """An area with one goal."""
    return f"rubrik: A\nrader:\n  - id: omrade-a\n    behov: B.\n    mål:\n      text: M.\n{fields}"


def table_of(document: Document) -> Table:
    return next(table for chapter in document.kapitel for table in chapter.tabeller)


def shown(table: Table) -> list[tuple[str, ...]]:
    return [
        (row.slag, str(row.djup), row.namn, *(cell.text.replace("\u00a0", "_") for cell in row.belopp))
        for row in table.rader
    ]


@pytest.fixture(scope="module")
def own() -> Templates:
    return Templates(None)


def test_lines_stand_at_their_depth_and_amounts_are_aligned_at_the_comma() -> None:
    table = table_of(made(budget=budget(
        """      - id: drift
        namn: Drift
        belopp: 12 500
        jämför:
          utfall-2019: 8 112,5
        varav:
          - id: licenser
            namn: licenser
            belopp: 1 200
      - id: senare
        namn: Senare
      - id: utveckling
        namn: Utveckling
        poster:
          - id: ladok
            namn: Ladok
            belopp: -500
            jämför:
              utfall-2019: 13 000
        summa:
          namn: Utveckling totalt
          belopp: -500
""",
        "    summa:\n      belopp: 12 000\n",
    )))  # fmt: skip
    assert [column.rubrik for column in table.kolumner] == ["Utfall 2019", "Budget 2021", "Andel, %"]
    assert shown(table) == [
        ("post", "0", "Drift", "8_112,5", "12_500", "104,2"),
        ("varav", "1", "licenser", "–", "1_200", "10,0"),
        ("post", "0", "Senare", "–", "–", "–"),
        ("grupp", "0", "Utveckling", "", "", ""),
        ("post", "1", "Ladok", "13_000,0", "\u2212500", "\u22124,2"),
        ("delsumma", "0", "Utveckling totalt", "–", "\u2212500", "\u22124,2"),
        ("summa", "0", "", "–", "12_000", "100,0"),
    ]
    ladok = table.rader[4].belopp[1]
    assert ladok.huvuden == "kostnader_budget-2021 utveckling ladok"


def test_a_change_is_told_beside_the_amounts_from_the_latest_earlier_budget() -> None:
    table = table_of(made(budget=budget(
        """      - id: drift
        namn: Drift
        belopp: 9 000,5
        jämför:
          utfall-2019: 7 000
          budget-2020: 8 000
      - id: nytt
        namn: Nytt
        belopp: 500
        jämför:
          budget-2020: 0
      - id: minskat
        namn: Minskat
        belopp: 100
        jämför:
          budget-2020: -400
      - id: borta
        namn: Borta
        jämför:
          budget-2020: 30
"""
    )))  # fmt: skip
    assert [(column.rubrik, column.härledd) for column in table.kolumner[3:]] == [
        ("Ändring, tkr", True), ("Ändring, %", True), ("Andel, %", True),
    ]  # fmt: skip
    assert [row[5:] for row in shown(table)] == [
        ("9_000,5", "1_000,5", "12,5", "93,8"),
        ("500,0", "500,0", "–", "5,2"),
        ("100,0", "500,0", "125,0", "1,0"),
        ("–", "–", "–", "–"),
    ]
    assert table.jämförd == "budget\u00a02020"


@pytest.mark.parametrize(
    ("amount", "columns", "lies"),
    [("1", 2, False), ("1", 3, True), ("123 456 789", 1, False), ("123 456 789", 2, True)],
)
def test_a_table_with_many_or_long_amounts_lies_on_its_side(
    own: Templates, amount: str, columns: int, lies: bool
) -> None:
    others = ("budget-2020", "utfall-2019", "utfall-2018", "prognos-2021")[:columns]
    text = LINES.replace("  - utfall-2019\n  - budget-2020\n", "".join(f"  - {other}\n" for other in others))
    given = "".join(f"          {other}: {amount}\n" for other in others)
    whole = text + post("drift", amount) + "        jämför:\n" + given
    assert table_of(made(budget=whole)).bred == lies
    html = rendered(own, budget=whole).html
    assert ('<div class="budget flera kort bred">' in html) == lies
    assert ('<section class="kapitel med-rubrik bred">' in html) == lies


def test_what_has_no_room_even_there_is_made_smaller() -> None:
    table = widths(["1 234 567 890,50"] * 3, 7, 2)
    assert table.liggande
    assert table.skala < 1
    assert table.bredd * table.skala <= 58
    assert widths(["8 500"], 1, 0) == (8, Decimal("5.2"), False, Decimal(1))


def test_groups_at_any_depth_stay_on_the_page() -> None:
    groups = "".join(post(f"grupp-{depth}", depth=depth) for depth in range(20))
    rows = table_of(made(budget=budget(groups + post("sist", "1", depth=20)))).rader
    assert [row.djup for row in rows] == [*range(6), *[6] * 15]


def test_footnotes_are_numbered_in_the_order_of_their_lines() -> None:
    table = table_of(made(budget=budget(
        """      - id: drift
        namn: Drift
        belopp: 1
        varav:
          - id: licenser
            namn: licenser
            belopp: 1
            fotnot: Nya.
        fotnot: Fler *miljöer*.
""",
        "    fotnot: Gäller allt.\n",
    )))  # fmt: skip
    assert [(note.märke, note.id) for note in table.noter] == [
        ("", "kostnader_not"),
        ("1", "drift_not"),
        ("2", "licenser_not"),
    ]
    assert "<em>miljöer</em>" in table.noter[1].text
    assert [(row.not_.text, row.not_.href) for row in table.rader if row.not_] == [
        ("1", "#drift_not"),
        ("2", "#licenser_not"),
    ]


def test_notes_have_a_column_where_a_line_has_one_and_no_other_table_has(own: Templates) -> None:
    lines = post("drift", "1") + "        fotnot: Nya.\n" + post("grupp") + post("lokal", "2", depth=1)
    whole = budget(lines, "    summa:\n      belopp: 3\n")
    html = rendered(own, budget=whole).html
    assert '<th scope="col" class="not" id="kostnader_noter">Not</th>' in html
    assert re.findall('<td class="not" headers="([^"]*)">(.*?)</td>', html) == [
        ("kostnader_noter drift", '<a href="#drift_not" role="doc-noteref" aria-label="Not 1">1</a>'),
        ("kostnader_noter grupp", ""),
        ("kostnader_noter grupp lokal", ""),
        ("kostnader_noter kostnader_summa", ""),
    ]
    assert re.findall('<a class="marke" href="(.*?)" role="doc-backlink"', html) == ["#drift"]
    without = rendered(own, budget=whole.replace("        fotnot: Nya.\n", "")).html
    assert "_noter" not in without
    assert 'class="not"' not in without


def wide(lines: int, id: str = "kostnader") -> str:
    """A table that needs a page on its side."""
    given = "".join(f"          {column}: 1\n" for column in ("utfall-2019", "budget-2020", "prognos-2021"))
    rows = (post(f"{id}-{n}", "123 456 789") + "        jämför:\n" + given for n in range(lines))
    return f"  - id: {id}\n    slag: kostnad\n    poster:\n" + "".join(rows)


NARROW = "  - id: smal\n    slag: intäkt\n    poster:\n" + post("avgifter", "1")
TURNED = "enhet: tkr\nkolumner:\n  - utfall-2019\n  - budget-2020\n  - prognos-2021\ntabeller:\n"


@pytest.mark.parametrize(
    ("sentences", "lines", "lies"),
    [(1, 5, True), (12, 5, False), (5, 18, False), (5, 40, True), (0, 5, True)],
    ids=["short", "long", "a table that would move to a page more", "a table of several pages", "no text"],
)
def test_a_short_text_before_a_lying_table_lies_with_it(sentences: int, lines: int, lies: bool) -> None:
    chapters = "  - rubrik: Först\n    text: inledning.md\n    tabeller:\n      - bred\n"
    text = "\n\n".join(["En mening som är så lång att den tar en rad för sig."] * sentences) + "\n"
    found = made(
        plan=plan("", chapters), inledning=text, budget=TURNED + wide(lines, "bred") + wide(1)
    ).kapitel[0]
    assert found.tabeller[0].bred
    assert found.bred == lies


@pytest.mark.parametrize(
    ("order", "lying"),
    [
        (("smal", "bred"), [True, True]),
        (("bred", "smal"), [True, False]),
        (("bred", "smal", "kostnader"), [True, True, True]),
    ],
)
def test_a_small_table_before_a_lying_one_lies_with_it(order: tuple[str, ...], lying: list[bool]) -> None:
    listed = "".join(f"      - {id}\n" for id in order)
    chapters = f"  - rubrik: Först\n    tabeller:\n{listed}"
    found = made(plan=plan("", chapters), budget=TURNED + wide(5, "bred") + NARROW + wide(3)).kapitel[0]
    assert [table.bred for table in found.tabeller] == lying
    assert found.bred


def test_the_result_is_numbered_among_the_tables() -> None:
    chapters = "  - rubrik: Först\n    tabeller:\n      - smal\n"
    found = made(
        plan=plan("", chapters), budget=TURNED + NARROW + wide(1) + "resultat:\n  belopp: -123 456 788\n"
    )
    tables = [table for chapter in found.kapitel for table in chapter.tabeller]
    assert [(table.nummer, table.id) for table in tables] == [
        ("1", "smal"),
        ("2", "kostnader"),
        ("3", "budget_resultat"),
    ]
    assert "Resultat" in [entry.rubrik for entry in found.innehåll[-1].under]


@pytest.mark.parametrize(
    ("limit", "left", "over"), [("9 000", "400 tkr", ""), ("8 600", "0 tkr", ""), ("8 000", "", "600 tkr")]
)
def test_a_frame_says_what_is_left_or_too_much(limit: str, left: str, over: str) -> None:
    frames = f"ramar:\n  - id: ram\n    gäller: [drift, styrelse]\n    högst: {limit}\n    beslut: stamman\n"
    lines = (
        "      - id: drift\n        namn: Drift\n        belopp: 8 500\n"
        "      - id: styrelse\n        namn: Styrelse\n        belopp: 100\n"
    )
    (frame,) = table_of(made(plan=plan(DECISION), budget=budget(lines, frames))).ramar
    assert (frame.kvar.replace("\u00a0", " "), frame.över.replace("\u00a0", " ")) == (left, over)
    assert frame.gäller == "Drift och Styrelse"
    assert frame.beslut
    assert (frame.beslut.href, frame.beslut.text) == ("#stamman", "Stämman 2020-05-28")


def test_a_total_of_rounded_lines_is_explained_where_it_looks_wrong() -> None:
    lines = post("drift", "1") + post("mer", "1")
    looks_wrong = table_of(made(budget=budget(lines, "    avrundat_till: 1\n    summa:\n      belopp: 3\n")))
    agrees = table_of(made(budget=budget(lines, "    avrundat_till: 1\n    summa:\n      belopp: 2\n")))
    assert (looks_wrong.avrundad, agrees.avrundad) == (True, False)


def test_the_result_follows_the_tables_that_it_is_made_of() -> None:
    income = "  - id: intakter\n    rubrik: Intäkter\n    slag: intäkt\n    poster:\n" + post(
        "avgifter", "10"
    )
    text = budget(post("drift", "12"), income + "resultat:\n  belopp: -2\n")
    chapters = made(plan=plan() + "      - intakter\n", budget=text).kapitel
    tables = chapters[-1].tabeller
    assert [table.id for table in tables] == ["kostnader", "intakter", "budget_resultat"]
    assert [(row.namn, row.belopp[0].text) for row in tables[-1].rader] == [
        ("Intäkter", "10"),
        ("Kostnader 2021", "12"),
        ("", "\u22122"),
    ]


def test_goals_are_numbered_through_their_area_and_lead_to_what_is_behind_them() -> None:
    area = """rubrik: Stöd till studenter
rader:
  - id: forsta
    behov: Ett behov.
    mål:
      - id: ett
        text: Ett mål.
      - text: Ett mål till.
        klart_senast: 2021-06-30
        inriktning: [enkelt, finns-inte]
        finansieras_av: [drift]
  - id: andra
    inledning: "Det behövs:"
    behov:
      - id: a
        text: a.
      - text: b.
    mål: Ett tredje.
"""
    document = made(plan=plan(DECISION), omrade=area)
    (area_shown,) = next(chapter.områden for chapter in document.kapitel if chapter.områden)
    first, second = area_shown.rader
    assert [goal.nummer for row in area_shown.rader for goal in row.mål] == ["1.1", "1.2", "1.3"]
    assert [goal.id for goal in first.mål] == ["ett", "forsta-mal"]
    assert (first.lista, second.lista) == (False, True)
    goal = first.mål[1]
    assert goal.klart_senast
    assert goal.klart_senast.text.replace("\u00a0", " ") == "30 juni 2021"
    assert [(link.href, link.text) for link in goal.inriktning] == [("#enkelt", "Stämman 2020-05-28, mål 1")]
    assert [(link.href, link.text) for link in goal.finansieras_av] == [("#drift", "Drift")]


def test_what_is_not_printed_is_not_linked_to() -> None:
    area = goal("      finansieras_av: [drift]\n")
    without = plan().replace("  - rubrik: Budget\n    tabeller:\n      - kostnader\n", "")
    (area_shown,) = next(
        chapter.områden for chapter in made(plan=without, omrade=area).kapitel if chapter.områden
    )
    assert area_shown.rader[0].mål[0].finansieras_av == ()


def test_contents_have_chapters_with_their_sections_areas_and_tables() -> None:
    chapters = "  - rubrik: Början\n    text: inledning.md\n  - rubrik: Mål {{ år }}\n    områden:\n      - studenter\n"
    text = "## Läsa\n\nText.\n\n### Djupare\n\nText.\n"
    found = made(
        plan=plan(chapters=chapters),
        inledning=text,
        budget=budget(post("drift", "1")),
    )
    listed = [
        (entry.rubrik, [(part.slag, part.nummer, part.rubrik) for part in entry.under])
        for entry in found.innehåll
    ]
    assert listed == [
        ("2021 i siffror", []),
        ("Början", [("avsnitt", "", "Läsa")]),
        ("Mål 2021", [("område", "1", "Stöd till studenter")]),
        ("Budget", [("tabell", "1", "Kostnader 2021")]),
    ]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("## A\n\n### B\n\n## C", ["2", "3", "2"]),
        ("#### A\n\n###### B\n\n## C\n\n#### D", ["2", "3", "2", "3"]),
    ],
)
def test_no_level_of_heading_is_skipped(text: str, levels: list[str]) -> None:
    assert re.findall(r"<h(\d)", made(inledning=text).kapitel[0].text) == levels
    deeper = made(plan=plan(chapters="  - rubrik: Början\n    text: inledning.md\n"), inledning=text)
    assert re.findall(r"<h(\d)", deeper.kapitel[0].text) == [str(int(level) + 1) for level in levels]


class Reader(HTMLParser):
    """Every element with its attributes, as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


HOSTILE = (
    """<script>alert(1)</script> [x](javascript:alert(1)) " onload="x ' </style> {% raw %} {{ 7*7 }} <b>"""
)


def test_what_a_stranger_writes_stays_text(own: Templates) -> None:
    literal = HOSTILE.replace("{{", r"\{{").replace("'", "''")
    quoted = f"'{literal}'"
    area = goal(f"      ansvarig: {quoted}\n").replace(" A\n", f" {quoted}\n").replace(" B.", f" {quoted}")
    area = area.replace(" M.", f" {quoted}")
    lines = f"      - id: drift\n        namn: {quoted}\n        belopp: 1\n        fotnot: {quoted}\n"
    made = rendered(
        own,
        plan=plan().replace("titel: Verksamhetsplan och budget", f"titel: {quoted}\norganisation: {quoted}"),
        inledning=literal,
        omrade=area,
        budget=budget(lines),
    )
    elements = Reader(made.html).elements
    assert "b" not in {tag for tag, _ in elements}
    assert [found for tag, found in elements if tag == "script"] == [{}], (
        "the page's own script, and no other"
    )
    assert not [name for _, found in elements for name in found if name.startswith("on")]
    hrefs = [found["href"] or "" for tag, found in elements if tag == "a"]
    assert hrefs
    assert all(href.startswith("#") for href in hrefs)
    assert sum(tag == "style" for tag, _ in elements) == 3
    assert made.html.count("&lt;script&gt;alert(1)") >= 8
    assert "{{ 7*7 }}" in made.html


def test_no_id_is_there_twice_and_every_link_leads_somewhere(own: Templates) -> None:
    area = goal("      finansieras_av: [drift]\n")
    text = "## Drift\n\n## Drift\n\nText."
    elements = Reader(rendered(own, plan=plan(DECISION), inledning=text, omrade=area).html).elements
    ids = [found["id"] for _, found in elements if "id" in found]
    assert len(ids) == len(set(ids))
    assert {"omrade-studenter", "omrade-a", "omrade-a-mal", "drift", "kostnader", "stamman", "enkelt"} <= set(
        ids
    )
    targets = [found["href"] or "" for tag, found in elements if tag == "a"]
    assert {target.removeprefix("#") for target in targets} <= set(ids)
    headings = [target for _, found in elements for target in (found.get("headers") or "").split()]
    assert headings
    assert set(headings) <= set(ids)


def test_only_abbreviations_that_are_used_are_explained() -> None:
    listed = "".join(
        f"  - kort: {short}\n    betyder: det som {short} står för\n"
        for short in ("IP", "API", "AD", "å.d.", "ex.", "t.ex.")
    )
    content = Files(laid_over({
        "inledning.md": "Här används API:er, IP-nummer och t.ex. ADB.".encode(),
        "content/ordlista.yaml": f"förkortningar:\n{listed}".encode(),
    }))  # fmt: skip
    project = load(content, [2021])
    edition = project.editions[0].edition
    assert edition
    explained = document(edition, values(edition), Beside(project.glossary)).förkortningar
    assert [entry.kort for entry in explained] == ["API", "IP", "t.ex."]
    assert explained[0].betyder == "det som API står för"


@pytest.mark.parametrize(("status", "shown"), [("utkast", True), ("förslag", True), ("beslutad", False)])
def test_a_plan_that_is_not_decided_says_so_on_every_page(own: Templates, status: str, shown: bool) -> None:
    decision = "beslut:\n  organ: Styrelsen\n  datum: 2020-12-01\n  paragraf: § 12\n  diarienummer: EX 7\n"
    html = rendered(own, plan=plan(decision).replace("status: utkast", f"status: {status}")).html
    assert (f'<p class="status">{status.upper()}</p>' in html) == shown
    margin = re.search(r"@bottom-right \{\s*content: (.*?);", html)
    assert margin
    assert margin[1] == (f'"{status.upper()}"' if shown else '""')
    assert re.search(r'scope="row">Status</th><td>(\w+)<', html)[1] == status.capitalize()  # type: ignore[index]
    for told in ("Styrelsen", "1\u00a0december\u00a02020", "§\u00a012", "EX 7"):
        assert html.count(told) == 2, f"{told}, on the cover and among what is said of the document"


def test_a_version_is_told_where_it_is_known(own: Templates) -> None:
    (loaded,) = load(Files(laid_over({})), [2021]).editions
    assert loaded.edition
    told = page(loaded.edition, values(loaded.edition), own, Beside(version="1a2b3c4 <ren>")).html
    assert '<th scope="row">Version</th><td>1a2b3c4 &lt;ren&gt;</td>' in told
    assert ">Version<" not in rendered(own).html


def contrast(one: str, other: str) -> float:
    """The ratio that WCAG 2.1 asks for, of two colours such as "#0b5a66"."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lower, higher = sorted((light(one), light(other)))
    return (higher + 0.05) / (lower + 0.05)


@pytest.mark.parametrize("scheme", ["", "mörk_"])
def test_every_colour_of_text_is_seen_on_every_ground(scheme: str) -> None:
    text = Path("templates/farger.html").read_text(encoding="utf-8")
    colours = dict(re.findall(r'set (\w+) = "(#[0-9a-f]{6})"', text))
    for front in ("text", "dov", "accent"):
        for ground in ("papper", "ljus"):
            assert contrast(colours[scheme + front], colours[scheme + ground]) >= 4.5, (front, ground)


def test_spans_and_short_compounds_are_not_divided_between_lines() -> None:
    text = (
        made(
            inledning="Från 2022-2023 sänds e-post till [sidan 2-3](https://example.org/a-b) i e-tjänsten.\n"
            "LIS-adaptern fick IP-adresser 2020-05-28, men inte IT-avdelningen-då."
        )
        .kapitel[0]
        .text
    )
    whole = re.findall('<span class="hel">(.*?)</span>', text)
    assert whole == ["2022–2023", "e-post", "e-tjänsten", "LIS-adaptern", "IP-adresser", "2020-05-28"]
    assert '<a href="https://example.org/a-b">sidan 2–3</a>' in text


def test_a_link_holds_text_only(own: Templates) -> None:
    made = rendered(
        own, inledning="Se [**hela** *planen* och `kod`](https://example.org/a) och **[mer](#drift)**."
    )
    assert '<a href="https://example.org/a">hela planen och kod</a>' in made.html
    assert '<strong><a href="#drift">mer</a></strong>' in made.html


def test_a_row_that_may_not_fit_on_a_page_may_be_divided(own: Templates) -> None:
    long = goal("").replace("B.", "Behov. " * 400)
    assert 'class="delbar"' in rendered(own, omrade=long).html
    assert 'class="delbar"' not in rendered(own).html


def test_tables_can_be_followed_without_being_seen(own: Templates) -> None:
    html = rendered(own, plan=plan(DECISION)).html
    for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
        assert "<caption" in table
        assert all("scope=" in cell for cell in re.findall(r"<th[^e][^>]*>", table))
        assert (
            len({len(re.findall(r"<t[hd][ >]", row)) for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)})
            == 1
        )
    assert len(re.findall("<h1[ >]", html)) == 1
    assert not re.findall(r"<a [^>]*>[^<]*<(?!/a>)", html)


def test_the_page_stands_alone(own: Templates) -> None:
    made = rendered(own)
    assert set(made.fonts) == {
        "IBMPlexSans-Regular.ttf",
        "IBMPlexSans-Italic.ttf",
        "IBMPlexSans-SemiBold.ttf",
    }
    alone = made.alone()
    assert alone.count("data:font/woff2;base64,") == 3
    assert "typsnitt:" not in alone
    assert not re.search(r"""(?:src|href)=["']?(?!["'#])|url\((?!"data:)|@import""", alone)


def project(root: Path, **templates: str) -> Templates:
    for name, text in templates.items():
        path = root / "templates" / (name.replace("__", "/").replace("_", ".", 1))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Templates(root)


def test_one_template_can_be_replaced(tmp_path: Path) -> None:
    made = rendered(project(tmp_path, titel_html="<header><h1>{{ plan.titel | upper }}</h1></header>"))
    assert "<h1>VERKSAMHETSPLAN OCH BUDGET</h1>" in made.html
    assert "--accent:" in made.html


def test_a_template_that_no_page_is_made_with_is_named(tmp_path: Path) -> None:
    own = project(
        tmp_path,
        titel_html="<h1>A</h1>{% include 'egen.html' %}",
        egen_html="<p>B</p>",
        titl_html="<h1>C</h1>",
        andringar_html="<p>D</p>",
        stil__skrm_css="p { color: red }",
    )
    assert "<p>B</p>" in rendered(own).html
    assert own.unused() == ("stil/skrm.css", "titl.html"), (
        "what replaces a template of another page is no mistake"
    )
    assert Templates(None).unused() == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n{{ plan.rubrik }}", "rad 2: uppgiften ”rubrik” finns inte"),
        ("{{ rad.id }}", "rad 1: uppgiften ”rad” finns inte"),
        ("\n\n{% if plan.status %}", "rad 3: går inte att läsa"),
        ("{% for x in plan %}", "går inte att läsa"),
        ("{{ plan.titel.format(1) }}", "rad 1"),
        ("{{ plan.__class__ }}", "rad 1"),
        ("{{ 'x' * 1000000000 }}", "rad 1: en mall får bara placera"),
        ("{{ ''.join(plan.kapitel) }}", "rad 1"),
        ("{{ lipsum(1000000) }}", "”lipsum” finns inte"),
        ("{{ plan.kapitel | batch(2) }}", "går inte att läsa"),
        ("{% include '../../hemligt.txt' %}", "hemligt.txt leder ut ur mappen templates"),
        ("{% include 'ingenstans.html' %}", "rad 1: mallen templates/ingenstans.html finns inte"),
        ("{{ typsnitt('../../x') }}", "kan inte vara ett typsnitt"),
        ("{{ typsnitt('Saknas') }}", "templates/typsnitt/Saknas.ttf finns inte"),
        ("{% for x in plan.titel %}{{ x.y.z }}{% endfor %}", "”y” finns inte"),
    ],
)
def test_a_broken_template_is_told_in_one_sentence_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "hemligt.txt").write_text("hemligt")
    with pytest.raises(TemplateFault) as fault:
        rendered(project(tmp_path, titel_html=text))
    assert message in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_template_that_is_no_text_is_told(tmp_path: Path) -> None:
    templates = project(tmp_path, titel_html="")
    (tmp_path / "templates/titel.html").write_bytes(b"\xff\xfe")
    with pytest.raises(TemplateFault, match=r"titel\.html är inte sparad som UTF-8"):
        rendered(templates)


def test_no_link_leads_out_of_the_templates(tmp_path: Path) -> None:
    secret = tmp_path / "hemligt.txt"
    secret.write_text("hemligt")
    (tmp_path / "projekt/templates").mkdir(parents=True)
    (tmp_path / "projekt/templates/titel.html").symlink_to(secret)
    with pytest.raises(TemplateFault, match="leder ut ur mappen"):
        rendered(Templates(tmp_path / "projekt"))
    (tmp_path / "annat").mkdir()
    (tmp_path / "annat/templates").symlink_to(tmp_path)
    with pytest.raises(TemplateFault, match="leder ut ur projektet"):
        Templates(tmp_path / "annat")


def test_a_decomposed_letter_in_a_template_is_the_letter(tmp_path: Path) -> None:
    made = rendered(project(tmp_path, titel_html="<h1>{{ plan.a\u030ar }}</h1>"))
    assert "<h1>2021</h1>" in made.html


def test_the_sample_has_every_template_in_it() -> None:
    """Who changes a template sees what it does with `build --mallprov`."""
    project = load(read_folder(sample()), [2021])
    edition = project.editions[0].edition
    assert edition
    beside = Beside(project.glossary, "a version", ("Något ändrades.",))
    html = page(edition, values(edition, project.earlier), Templates(None, marked=True), beside).html
    every = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*") if path.suffix in SHOWN}
    shown = set(re.findall(r"(?:<!--|/\*)mall (.*?)(?:-->|\*/)", html))
    # The document with its changes marked has a page and style sheets of its own; the names of colours leave no mark.
    assert {name for name in every - shown if "andringar" not in name} == {"farger.html"}
