"""The gate: what somebody could not read is not let out, and who made it is told what and where."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from fontTools.ttLib import TTFont

from ladokdoc import gate
from ladokdoc.__main__ import run
from ladokdoc.pdf import Renderer, RenderFault, renderer
from tests.conftest import CASES
from tests.test_tags import FACE, HEAD, STYLE, page

REPOSITORY = Path(__file__).parents[1]
ROW = "<tr><th scope=row>Drift</th><td>1</td><td>2</td></tr>"
TABLE = f"<table><caption>Kostnader</caption>{HEAD}<tbody>{ROW}</tbody></table>"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}<rect width="9" height="9"/></svg>'

# A body, and what is said of it. One thing is wrong in each.
FAULTS = {
    "table-without-headings": (
        "<table><caption>Mål</caption><tbody><tr><td>Ett<td>Två</tbody></table>",
        "Tabellen ”Mål” har inga rubrikceller",
    ),
    "table-without-a-name": (TABLE.replace("<caption>Kostnader</caption>", ""), "En tabell har inget namn"),
    "heading-cell-without-scope": (
        TABLE.replace("<th scope=row>", "<th>"),
        "rubrikcellen ”Drift” utan `scope`",
    ),
    "empty-heading-cell": (TABLE.replace("<td></td>", "<th scope=col></th>"), "har en tom rubrikcell"),
    "cell-without-a-heading": (
        TABLE.replace("<td>1</td>", '<td headers="">1</td>'),
        "har cellen ”1” utan någon rubrik",
    ),
    "cell-with-a-heading-that-is-not-there": (
        TABLE.replace("<td>1</td>", '<td headers="borta">1</td>'),
        "rubriken ”borta” i `headers`, och den finns inte",
    ),
    "ragged-row": (TABLE.replace("<td>2</td>", ""), "har en rad med 2 celler, men den första har 3"),
    "ragged-row-under-a-span": (
        TABLE.replace("<th scope=row>", "<th scope=row rowspan=2>").replace("</tbody>", "<tr><td>3</tbody>"),
        "har en rad med 2 celler, men den första har 3",
    ),
    "skipped-level": ("<h2>Två</h2><h4>Fyra</h4>", "”Fyra” är på nivå 4, men den före är på nivå 2"),
    "second-first-heading": ("<h1>Två</h1>", "”Två” är på nivå 1, men det är redan ”Plan”"),
    "empty-heading": ("<h2> </h2>", "En rubrik på nivå 2 är tom"),
    "empty-link": ('<p>x <a href="https://exempel.se/"></a></p>', "Länken till https://exempel.se/ är tom"),
    "link-lost-in-a-flex-box": (
        '<p style="display: flex"><a href="https://exempel.se/">Hit</a></p>',
        "Länken ”Hit” går inte att följa i PDF:en",
    ),
    "picture-without-words": (PICTURE.format(""), "En bild saknar text för den som inte ser den"),
    "picture-whose-words-say-nothing": (
        PICTURE.format("<title>Diagram 2</title>"),
        "beskrivs som ”Diagram 2”",
    ),
    "picture-named-after-a-file": (PICTURE.format("<title>graf_3.png</title>"), "beskrivs som ”graf_3.png”"),
    "id-twice": ('<p id="a">Ett</p><p id="a">Två</p>', "Id:t ”a” står på flera ställen"),
    "reference-to-no-id": ('<section aria-labelledby="b"><p>x</p></section>', "hänvisar till id:t ”b”"),
    "broken-html": ("<p>Ett <b>två</p>", "HTML-koden går inte ihop"),
    "paragraph-in-a-paragraph": ("<p>Ett <div>två</div></p>", "HTML-koden går inte ihop"),
    "translucent-text": ('<p style="opacity: 0.5">Svagt</p>', "Texten ”Svagt” är genomskinlig"),
    "link-to-nowhere": ('<p><a href="#borta">x</a></p>', "Länken till #borta leder ingenstans"),
    "missing-glyph": ("<p>\U0001f600</p>", "finns inte i dokumentets typsnitt"),
    "text-outside-the-page": (
        '<p style="margin-left: -40cm">Långt bort</p>',
        "Texten ”Långt bort” syns inte",
    ),
    "text-too-wide-for-the-page": (
        '<p style="white-space: nowrap">' + "Ord " * 90 + "</p>",
        "syns inte i PDF:en",
    ),
    "text-cut-off": (
        '<div style="height: 9mm; overflow: hidden"><p>Ett</p><p>Två</p></div>',
        "Texten ”Två” syns inte i PDF:en",
    ),
    "text-made-invisible": ('<p style="visibility: hidden">Osynligt</p>', "Texten ”Osynligt” syns inte"),
    "content-left-out": (
        '<p id="drift" style="display: none">Drift</p>',
        "Texten ”Drift” finns inte i PDF:en",
    ),
    "no-language": ('<p lang="svenska">x</p>', '`lang="svenska"` är inget språk'),
    "a-language-that-is-not": ('<p lang="xx">x</p>', '`lang="xx"` är inget språk'),
    "what-paper-cannot-show": ('<p>x <input value="1"></p>', "`input` syns inte i PDF:en"),
    "reference-to-what-is-no-note": (
        '<p><a href="#n" role="doc-noteref">1</a></p><div id="n"><p>Not</p></div>',
        "Noten ”Not” är inte utmärkt",
    ),
    "note-that-nothing-leads-to": ('<div role="doc-footnote"><p>Not</p></div>', "leder till noten ”Not”"),
    "unfinished-style": ("<style>p { color: red } h2 [ {</style>", "en regel som inte är hel"),
    "picture-from-elsewhere": (
        '<p><img src="https://exempel.se/x.png" alt="Kostnaderna stiger"></p>',
        "x.png, som inte får hämtas",
    ),
    "unknown-style": ('<p style="colour: red">x</p>', "inte förstås: `colour: red`"),
}


@pytest.fixture(scope="module")
def child() -> Iterator[Renderer]:
    with Renderer.start() as started:
        yield started


def troubles(child: Renderer, html: str) -> list[str]:
    """What the gate says of a page."""
    try:
        child.make(html, FACE)
    except RenderFault as fault:
        return [trouble.message for trouble in fault.troubles]
    return []


def test_a_page_without_fault_is_let_out(child: Renderer) -> None:
    body = f"""<h2 id="a">Två</h2><p>Ett <b>två</b> <a href="#a">tre <em>fyra</em></a></p>{TABLE}<ul><li>x</ul>
{PICTURE.format("<title>Kostnaderna stiger</title>")}{PICTURE.replace("<svg", '<svg aria-hidden="true"').format("")}
<p lang="se">Sámegiella <i lang="smj">julevsábmáj</i> <i lang="en-GB">English</i></p>
<div style="overflow: hidden"><p>Allt <a href="#n" role="doc-noteref">1</a></p></div>
<div role="doc-footnote" id="n"><p>Not</p></div><div role="note">Anm.</div>"""
    assert troubles(child, page(body)) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_caught(child: Renderer, name: str) -> None:
    body, message = FAULTS[name]
    said = troubles(child, page(body))
    assert any(message in one for one in said), said
    assert len(said) == 1 or name in ("paragraph-in-a-paragraph", "ragged-row-under-a-span"), said


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("<title>Plan</title>", "", "har ingen `title`"),
        ('<html lang="sv">', "<html>", "säger inte vilket språk"),
        ("<h1>Plan</h1>", "", "ingen rubrik på nivå 1"),
        ("<h1>Plan</h1>", "<h2>Plan</h2><h1>x</h1>", "kommer först och är på nivå 2"),
        ("<!DOCTYPE html>", "", "HTML-koden går inte ihop"),
    ],
)
def test_what_the_whole_page_lacks_is_caught(child: Renderer, right: str, wrong: str, message: str) -> None:
    html = page("<p>Text</p>")
    assert right in html
    assert any(message in said for said in troubles(child, html.replace(right, wrong)))


def test_a_link_in_the_margin_is_caught(child: Renderer) -> None:
    style = "@page { @bottom-left { content: element(fot) } } .fot { position: running(fot) }"
    body = '<p class="fot"><a href="https://exempel.se/">Hit</a></p><p>x</p>'
    said = troubles(child, page(body).replace(STYLE, STYLE + style))
    assert any("står i sidhuvudet eller sidfoten" in one for one in said), said


def test_a_typeface_of_the_machine_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    face = TTFont(REPOSITORY / "templates/typsnitt/IBMPlexSans-Bold.ttf")
    for number in (1, 4, 16):
        face["name"].setName("Maskinens", number, 3, 1, 0x409)
    (tmp_path / "fonts").mkdir()
    face.save(tmp_path / "fonts/maskinens.ttf")
    config = tmp_path / "fonts.conf"
    config.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{tmp_path / "fonts"}</dir>'
        f"<cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>"
    )
    monkeypatch.setattr(renderer, "_FONTS", config)
    with Renderer.start() as started:
        said = troubles(started, page('<p style="font-family: Maskinens">Text</p>'))
    assert said == ["Typsnittet ”Maskinens” är inte dokumentets eget. Ange ett som ligger i mappen typsnitt."]


def test_text_read_out_of_order_is_caught() -> None:
    html = fromstring("<html><body><h1>Ett</h1><p>två tre-fyra</p></body></html>")
    shown = set(html.iter())
    h1, p = html.find("body/h1"), html.find("body/p")
    assert h1 is not None
    assert p is not None

    def said(*texts: str) -> list[str]:
        _, fault = gate.reading.follow(html, shown, (gate.document.Said(text, p) for text in texts))
        return [fault.message] if fault else []

    assert said("Ett", "två tre-", "fyra") == said("Ett", "två t-", "re-", "fyra") == []
    assert said("två tre-", "fyra", "Ett") == ["Texten ”två tre-” läses upp på fel plats i PDF:en."]
    assert said("Ett", "två tre-") == ["Texten ”fyra” finns inte i PDF:en."]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with every template as its own."""
    shutil.copytree(CASES / "grund/content", tmp_path / "content")
    shutil.copytree(REPOSITORY / "templates", tmp_path / "templates")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "right", "wrong", "message", "id"),
    [
        ("tabell.html", '<th scope="col">Post', "<th>Post", "utan `scope`", "kostnader"),
        *(
            pytest.param(*case, marks=pytest.mark.validator)
            for case in (
                ("omrade.html", "<h{{ område.nivå }}", "<h6", "är på nivå 6", "omrade-studenter"),
                ("innehall.html", "{{ del.rubrik }}</a>", "</a>", "är tom", ""),
                (
                    "stil/tryck.css",
                    "text-decoration: none",
                    "txt-decoration: none",
                    "inte förstås: `txt-decoration: none`",
                    "",
                ),
                ("mal.html", "</div>", "</div></b>", "HTML-koden går inte ihop", ""),
                ("logotyp.html", "", PICTURE.format("<title>logga</title>"), "beskrivs som ”logga”", ""),
            )
        ),
    ],
)
def test_the_template_is_named_and_the_part_of_the_content(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    right: str,
    wrong: str,
    message: str,
    id: str,
) -> None:
    path = project / "templates" / name
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong) if right else text + wrong, encoding="utf-8")
    assert run(["build", "--root", str(project)]) == 1
    told = capsys.readouterr().err
    assert "Dokumentet gjordes inte" in told
    lines = told.splitlines()
    (at, *_) = [number for number, line in enumerate(lines) if message in line]
    assert f"mallen templates/{name}" in lines[at + 1]
    assert (f"`{id}` i content/2021/" if id else ".") in lines[at + 1]
    assert id or "content/" not in lines[at + 1]
    if name in ("tabell.html", "stil/tryck.css", "innehall.html"):
        number = text[: text.index(right)].count("\n") + 1
        assert f"mallen templates/{name}, rad {number}" in lines[at + 1]
    assert not (project / "build").exists()
