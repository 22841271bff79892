"""The tags of the PDF serve who listens: one element of the HTML is one tag, however many pages it is on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from ladokdoc.pdf import Renderer
from tests.tagtree import Read, Tag, compare, parse

FONTS = Path(__file__).parents[1] / "templates/typsnitt"
FACE = {"IBMPlexSans-Regular.ttf": FONTS / "IBMPlexSans-Regular.ttf"}
STYLE = """@font-face { font-family: "Plan"; src: url("typsnitt:IBMPlexSans-Regular.ttf") }
@page { size: A6; margin: 12mm; @top-left { content: "Sidhuvud " counter(page) } }
body { margin: 0 } html { font: 9pt "Plan" } p, li, td, th { hyphens: auto; hyphenate-character: "-" }
.sida { float: right } .sida::after { content: target-counter(attr(data-mal), page) }
.nr { float: left; width: 3em } nav ol { list-style: none } ul { list-style-type: disc }
"""
LONG = (
    "Verksamhetsutvecklingen av systemförvaltningen fortsätter som studieadministratörerna har önskat. " * 40
)


def page(body: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="sv"><head><title>Plan</title><style>{STYLE}</style></head>'
        f"<body><h1>Plan</h1>{body}</body></html>"
    )


@pytest.fixture(scope="module")
def child() -> Iterator[Renderer]:
    with Renderer.start() as started:
        yield started


def read(child: Renderer, body: str) -> Read:
    """A page made and read, after it has been compared with what it was made of."""
    html = page(body)
    return compare(html, child.make(html, FACE))


def rows(count: int, group: int = 10) -> str:
    """Lines of a table, a heading before each group, to which the cells are tied in the way of HTML."""
    text = ""
    for n in range(count):
        if n % group == 0:
            text += f'{"</tbody>" if n else ""}<tbody><tr><th scope="rowgroup" colspan="3">Grupp {n // group}</th></tr>'
        text += f'<tr><th scope="row">Post {n}</th><td>{n} 000</td><td>{n * n}</td></tr>'
    return f"{text}</tbody>"


HEAD = (
    "<thead><tr><th scope=col>Post</th><th scope=colgroup colspan=2>Belopp</th></tr>"
    "<tr><td></td><th scope=col>2021</th><th scope=col>2022</th></tr></thead>"
)


@pytest.fixture(scope="module")
def table(child: Renderer) -> Read:
    return read(child, f"<table><caption>Kostnader</caption>{HEAD}{rows(60)}</table>")


def test_a_table_over_many_pages_is_one(table: Read) -> None:
    (tag,) = table.root.all("Table")
    assert len(tag.all_pages()) >= 3
    assert [kid.kind for kid in tag.kids if isinstance(kid, Tag)] == ["Caption", "THead", *["TBody"] * 6]
    assert len(tag.all("TR")) == 2 + 60 + 6


def test_each_cell_is_tied_to_its_group_its_line_and_its_columns(table: Read) -> None:
    names = {bytes(tag.object.ID): tag.text for tag in table.root.all("TH")}
    cells = [[names[bytes(id)] for id in tag.object.A.Headers] for tag in table.root.all("TD")[1:]]
    assert len(cells) == 120
    assert cells[-1] == ["Grupp 5", "Belopp", "2022", "Post 59"]
    assert all(
        heads[0] == f"Grupp {n // 20}" and heads[-1] == f"Post {n // 2}" for n, heads in enumerate(cells)
    )


def test_a_repeated_head_is_decoration(table: Read) -> None:
    assert ["PostBelopp20212022" in text for text in table.artifacts] == [
        False,
        *[True] * (len(table.artifacts) - 1),
    ]
    assert table.root.text.count("Belopp") == 1


def test_the_index_has_every_heading(table: Read) -> None:
    tree = table.pdf.Root.StructTreeRoot.IDTree
    names = [bytes(name) for name in list(tree.Names)[::2]]
    assert names == sorted(bytes(tag.object.ID) for tag in table.root.all("TH"))


def test_a_row_taller_than_a_page_is_one(child: Renderer) -> None:
    body = "<table><caption>Mål</caption><thead><tr><th scope=col>Behov</th><th scope=col>Mål</th></tr></thead><tbody>"
    needs = f"<td><p>{LONG}</p><ul><li>{LONG}<li>Kort</ul></td>"
    goals = f"<td><div class=mal><span class=nr>1.1</span><p>{LONG}</p></div></td>"
    body += f"<tr>{needs}{goals}</tr>"
    found = read(child, f"{body}<tr><th scope=row>Namn</th><td>{LONG}</td></tr></tbody></table>")
    tall = found.root.all("TD")
    assert [len(cell.all_pages()) > 1 for cell in tall] == [True, True, True]
    assert len(found.root.all("TR")) == 3


def test_what_a_page_cuts_is_one(child: Renderer) -> None:
    nested = f"<ul><li><p>{LONG}</p><p>Två</p><ol><li>{LONG}</li><li>Inre</li></ol></li><li>Sist</li></ul>"
    found = read(
        child, f"<section><h2>Avsnitt</h2><p>{LONG}</p>{nested}<blockquote>{LONG}</blockquote></section>"
    )
    cut = [tag.kind for tag in found.root.walk() if len(tag.all_pages()) > 1]
    assert cut == ["Document", "Sect", "P", "L", "LI", "LBody", "P", "L", "LI", "LBody", "BlockQuote", "P"]
    assert [len(tag.all("LI")) for tag in found.root.all("L")] == [4, 2]


def test_signs_of_items_are_labels_and_lists_say_how_they_are_numbered(child: Renderer) -> None:
    found = read(child, "<ul><li><p>Ett</p><p>Två</p></li><li>Tre</li></ul><ol><li>Fyra</li></ol>")
    assert [[kid.kind for kid in item.kids if isinstance(kid, Tag)] for item in found.root.all("LI")] == [
        ["Lbl", "LBody"]
    ] * 3
    assert [tag.text.strip() for tag in found.root.all("Lbl")] == ["•", "•", "1."]
    assert [str(tag.object.A.ListNumbering) for tag in found.root.all("L")] == ["/Disc", "/Decimal"]


def test_contents_lead_to_pages(child: Renderer) -> None:
    entry = '<span class="nr">1</span> <a href="#a">Ett kapitel</a><span class="sida" data-mal="#a"></span>'
    found = read(
        child,
        f'<nav><ol><li>{entry}<ol><li><a href="#a">Del</a></li></ol></li></ol></nav>'
        f'<p>{LONG}</p><h2 id="a">Ett kapitel</h2>',
    )
    first = found.root.all("TOCI")[0]
    assert [kid.kind for kid in first.kids if isinstance(kid, Tag)] == ["Lbl", "Reference", "TOC"]
    number = found.root.all("Reference")[0].kids[-1]
    assert isinstance(number, str)
    assert found.root.all("H2")[0].pages == {int(number) - 1}


def test_links_say_where_they_go(child: Renderer) -> None:
    body = (
        f'<p>Läs <a href="#t">hela <em>budgeten</em></a>, <a href="#r">posten</a>, <a href="#k">{LONG[:300]}</a>, '
        '<a href="https://exempel.se/">webbplatsen</a>, <a href="https://exempel.se/">https://exempel.se/</a> '
        'eller <a href="mailto:a@exempel.se">skriv</a>.</p><section id="k"><h2>Ett kapitel</h2></section>'
        f'<table id="t"><caption>Tabell 1. Budget</caption>{HEAD}'
        '<tbody><tr><th scope="row" id="r">Drift</th><td>1</td><td>2</td></tr></tbody></table>'
    )
    found = read(child, body)
    contents = [str(press.Contents) for sheet in found.pdf.pages for press in sheet.get("/Annots", [])]
    assert list(dict.fromkeys(contents)) == [
        "Till Tabell 1. Budget", "Till Drift", "Till Ett kapitel", "webbplatsen (https://exempel.se/)",
        "https://exempel.se/", "E-post till a@exempel.se",
    ]  # fmt: skip
    links = found.root.all("Link")
    assert len(links) == 6
    assert links[0].presses == 2
    assert links[2].presses > 2, "one link, though it is on several lines"
    assert sum(link.presses for link in links) == len(contents)


def test_pictures_have_words_and_their_place(child: Renderer) -> None:
    square = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{}<rect width="40" height="20"/></svg>'
    body = square.format("<title>En ruta</title>") + square.replace("<svg", '<svg aria-hidden="true"').format(
        ""
    )
    found = read(child, f'<div style="margin-left: 40px">{body}</div>')
    (figure,) = found.root.all("Figure")
    assert str(figure.object.Alt) == "En ruta"
    left, bottom, right, top = (float(side) for side in figure.object.A.BBox)
    assert (right - left, top - bottom) == (30, 15)
    assert left == pytest.approx(12 / 25.4 * 72 + 30, abs=0.1)
    assert 0 < bottom < top < float(found.pdf.pages[0].MediaBox[3])


def test_a_word_that_a_line_divides_is_one_word(child: Renderer) -> None:
    found = read(child, f"<p>{LONG}</p><p>Verksamhets- och e-tjänster</p>")
    lines = [kid for tag in found.root.all("P") for kid in tag.kids if isinstance(kid, str)]
    assert sum(line.endswith("\u00ad") for line in lines) > 5
    assert {line.strip() for line in lines if "-" in line} == {"Verksamhets- och e-tjänster"}


def test_other_languages_are_told(child: Renderer) -> None:
    found = read(child, '<p>Det heter <i lang="en">capitalisation</i>.</p><p lang="fi">Suomeksi</p>')
    told = [(tag.kind, tag.text, str(tag.object.Lang)) for tag in found.root.walk() if "/Lang" in tag.object]
    assert told == [("Span", "capitalisation", "en"), ("P", "Suomeksi", "fi")]
    assert str(found.pdf.Root.Lang) == "sv"


def test_short_words_are_written_out(child: Renderer) -> None:
    found = read(child, '<p>Det kostar 3 <abbr title="tusen kronor">tkr</abbr>.</p>')
    assert [(tag.text, str(tag.object.E)) for tag in found.root.all("Span")] == [("tkr", "tusen kronor")]


def test_notes_are_known_as_such_and_lead_both_ways(child: Renderer) -> None:
    """ISO 14289-1, 7.9: a note is a Note, and has an id of its own."""
    note = '<div role="doc-footnote" id="n{0}"><a href="#r{0}" role="doc-backlink">{0}</a> {1}</div>'
    sign = '<sup><a href="#n{0}" role="doc-noteref">{0}</a></sup>'
    row = f'<tr><th scope="row" id="r{{0}}">Drift{sign}</th><td>1</td><td>2</td></tr>'
    found = read(
        child,
        f"<table><caption>Kostnader</caption>{HEAD}<tbody>{row.format(1)}{row.format(2)}</tbody></table>"
        f"<div>{note.format(1, f'<p>{LONG}</p><p>Mer</p>')}{note.format(2, 'Kort')}</div>"
        '<div role="note"><span>Anm.</span> <p>Hela tabellen</p></div>',
    )
    notes = found.root.all("Note")
    assert [[kid.kind for kid in tag.kids if isinstance(kid, Tag)] for tag in notes] == [
        ["Lbl", "P", "P"],
        ["P"],
        ["Lbl", "P"],
    ]
    assert len(notes[0].all_pages()) > 1
    ids = [bytes(note.object.ID) for note in notes]
    tree = found.pdf.Root.StructTreeRoot.IDTree.Names
    where = dict(zip(map(bytes, list(tree)[::2]), list(tree)[1::2], strict=True))
    assert [where[id].objgen for id in ids] == [note.object.objgen for note in notes]
    assert len({bytes(tag.object.ID) for tag in found.root.all("Note", "TH")}) == len(where)
    references = found.root.all("Reference")
    assert [[kid.kind for kid in tag.kids if isinstance(kid, Tag)] for tag in references] == [["Link"]] * 2
    ways = [str(press.Contents) for sheet in found.pdf.pages for press in sheet.get("/Annots", [])]
    assert sorted(set(ways)) == sorted({"Till Drift", f"Till {LONG[:113].rsplit(' ', 1)[0]} …", "Till Kort"})


def test_terms_and_what_they_mean_are_items(child: Renderer) -> None:
    html = page("<dl><dt>tkr</dt><dd>tusen kronor</dd><dt>mnkr</dt><dd>miljoner</dd><dd>kronor</dd></dl>")
    found = Read(child.make(html, FACE))
    assert [
        [(kid.kind, kid.text) for kid in item.kids if isinstance(kid, Tag)] for item in found.root.all("LI")
    ] == [
        [("Lbl", "tkr"), ("LBody", "tusen kronor")],
        [("Lbl", "mnkr"), ("LBody", "miljoner"), ("LBody", "kronor")],
    ]


def test_nothing_is_empty_but_cells(child: Renderer) -> None:
    body = f"<div></div><p></p><p> </p><ul></ul><section><div><span></span></div></section>{LONG}"
    row = "<tr><td></td><td></td><td>1</td></tr>"
    table = f"<table><caption>Tom</caption>{HEAD}<tbody>{row}</tbody></table>"
    found = Read(child.make(page(body + table), FACE))
    assert {tag.kind for tag in found.root.walk() if not tag.kids} == {"TD"}


def test_running_heads_are_decoration_on_every_page(table: Read) -> None:
    assert [f"Sidhuvud {n}" in text for n, text in enumerate(table.artifacts, 1)] == [True] * len(
        table.pdf.pages
    )
    assert "Sidhuvud" not in table.root.text
    kinds = {
        str(operands[1].get("/Type"))
        for sheet in table.pdf.pages
        for operands, operator in _commands(sheet)
        if operator == "BDC" and str(operands[0]) == "/Artifact"
    }
    assert kinds == {"/Pagination"}


def _commands(sheet: Any) -> Iterator[tuple[list[Any], str]]:
    for command in pikepdf.parse_content_stream(sheet):
        yield list(command.operands), str(command.operator)


def test_the_comparison_itself_finds_what_is_wrong(child: Renderer) -> None:
    """A page that is not the one that the PDF was made of is told from it, be it by one word or one heading."""
    html = page(f"<p>Ett två</p><table><caption>Tre</caption>{HEAD}{rows(3)}</table>")
    data = child.make(html, FACE)
    compare(html, data)
    for right, wrong in (
        ("Ett två", "två Ett"),
        ("<p>", "<div>"),
        ('scope="row"', 'scope="col"'),
        ("<p>", "<p>Ny<p>"),
    ):
        with pytest.raises((AssertionError, ValueError)):
            compare(re.sub(right, wrong, html, count=1), data)
    assert parse(html).tag == "html"
