"""Published PDFs that somebody has changed, and that say they were made with other versions: each change is found."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from pypdf import PdfReader, PdfWriter

from ladokdoc.__main__ import run as build
from ladokdoc.verifying import Document, Verdict, compare, read
from tests.repositories import write
from tests.test_verifying import Published

pytestmark = pytest.mark.validator


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return Published(tmp_path_factory.mktemp("utgiven"))


@pytest.fixture(scope="module")
def made(published: Published) -> Document:
    return read(published.pdf.read_bytes())


def changed(data: bytes, change: Callable[[Pdf], None], engine: bytes = b"WeasyPrint 71.3") -> bytes:
    """The file with one change, that says it was made with another version, as it would have to."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.Metadata.write(re.sub(rb"WeasyPrint [0-9.]+", engine, pdf.Root.Metadata.read_bytes()))
        change(pdf)
        pdf.save(out := io.BytesIO())
    return out.getvalue()


def verdicts(data: bytes, made: Document) -> dict[str, tuple[Verdict, str]]:
    when = made.dates.moment
    assert when
    return {one.what: (one.verdict, one.why) for one in compare(read(data), made, when)}


def draw(content: bytes, page: int = 6) -> Callable[[Pdf], None]:
    """Draws more on a page, with a typeface of its own as /Ny, and a part and a picture."""

    def change(pdf: Pdf) -> None:
        sheet = pdf.pages[page]
        sheet.Resources.Font.Ny = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
        )
        box, grey = Array([0, 0, 9, 9]), Name.DeviceGray
        part = Stream(pdf, b"BT /Ny 12 Tf (9 500) Tj ET")
        part.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=sheet.Resources))
        sheet.Resources.XObject.Del = pdf.make_indirect(part)
        picture = Stream(pdf, b"\0")
        picture.update(
            Dictionary(
                Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ColorSpace=grey, BitsPerComponent=8
            )
        )
        sheet.Resources.XObject.Bild = pdf.make_indirect(picture)
        for name in re.findall(rb"/(Ny|Del|Bild)\b", b"/Ny /Del /Bild"):
            if b"/" + name not in content and not (name == b"Ny" and b"/Del" in content):
                for kind in (sheet.Resources.Font, sheet.Resources.XObject):
                    if "/" + name.decode() in kind:
                        del kind["/" + name.decode()]
        sheet.contents_add(content, prepend=False)

    return change


def own(text: str) -> Callable[[Pdf], None]:
    """Draws a text on a page with the letters that the document has, among its text."""

    def change(pdf: Pdf) -> None:
        for name, font in pdf.pages[6].Resources.Font.items():
            table = font.ToUnicode.read_bytes()
            codes = [re.search(rb"<([0-9a-f]{4})> <%04x>" % ord(sign), table) for sign in text]
            if all(codes):
                shown = b"".join(code[1] for code in codes if code)
                draw(b"/Artifact BMC BT %s 10 Tf 1 0 0 1 300 300 Tm <%s> Tj ET EMC" % (name.encode(), shown))(
                    pdf
                )
                return
        raise AssertionError(text)

    return change


def annotate(**about: Any) -> Callable[[Pdf], None]:
    """Lays something over a page."""

    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Rect=Array([100, 100, 200, 200]), **about)
        pdf.pages[6].Annots.append(pdf.make_indirect(note))

    return change


def relink(pdf: Pdf) -> None:
    press = next(each for page in pdf.pages for each in page.get("/Annots", []) if "/A" in each)
    press.A.URI = String("https://exempel.se/annat")


def redraw(pdf: Pdf) -> None:
    """Draws one digit as another, with its number and its sign as they were."""
    for font in pdf.pages[6].Resources.Font.values():
        signs = dict(re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]{4})>", font.ToUnicode.read_bytes()))
        number = {sign: int(code, 16) for code, sign in signs.items()}
        if b"0038" not in number:
            continue
        inner = font.DescendantFonts[0].FontDescriptor
        face = TTFont(io.BytesIO(inner.FontFile2.read_bytes()))
        order = face.getGlyphOrder()
        glyphs = face["glyf"].glyphs
        glyphs[order[number[b"0038"]]] = glyphs[order[number[b"0035"]]]
        face.save(out := io.BytesIO())
        inner.FontFile2.write(out.getvalue())


def renumber(pdf: Pdf) -> None:
    """Draws one digit as another, by what the letters are said to stand for."""
    for font in pdf.pages[6].Resources.Font.values():
        table = font.ToUnicode.read_bytes()
        eight, five = (re.search(rb"<([0-9a-f]{4})> <003%c>" % digit, table) for digit in b"85")
        if not (eight and five):
            continue
        swapped = table.replace(eight[0], eight[0].replace(b"0038>", b"x>")).replace(
            five[0], five[0].replace(b"0035>", b"0038>")
        )
        font.ToUnicode.write(swapped.replace(b"<x>", b"<0035>"))


def remap(pdf: Pdf) -> None:
    font = next(iter(pdf.pages[6].Resources.Font.values()))
    font.DescendantFonts[0].CIDToGIDMap = pdf.make_stream(bytes(2 * 1000))


def replaced(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    """Changes what draws a page."""

    def change(pdf: Pdf) -> None:
        for sheet in pdf.pages:
            content = sheet.Contents.read_bytes()
            if re.search(old, content):
                sheet.Contents = pdf.make_stream(re.sub(old, new, content, count=1))
                return
        raise AssertionError(old)

    return change


def tag(kind: str, key: str, text: str) -> Callable[[Pdf], None]:
    """Says something else of an element."""

    def change(pdf: Pdf) -> None:
        found = next(o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == kind and key in o)
        found[key] = String(text)

    return change


def run(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('Hej')"))


def hide(pdf: Pdf) -> None:
    """Cuts off the lower half of a page."""
    pdf.pages[6].MediaBox = Array([0, 300, 842, 595])


def insert(pdf: Pdf) -> None:
    """A page with a drawing only, as text may be drawn too."""
    pdf.add_blank_page(page_size=(595.28, 841.89))
    pdf.pages[-1].contents_add(b"10 10 m 90 90 l S")


def fade(pdf: Pdf) -> None:
    """Makes all that is drawn wholly transparent, by what the pages call it by."""
    for name in list(pdf.pages[6].Resources.ExtGState.keys()):
        pdf.pages[6].Resources.ExtGState[name] = Dictionary(ca=0)


def redraw_part(pdf: Pdf) -> None:
    """Draws more in a part that a page places."""
    parts = pdf.pages[2].Resources.XObject
    part = parts[min(parts.keys())]
    part.write(part.read_bytes() + b" 0 0 500 500 re f")


def lead_elsewhere(pdf: Pdf) -> None:
    """Lets two names change places."""
    names = pdf.Root.Names.Dests.Names
    names[1], names[3] = names[3], names[1]


def rename(pdf: Pdf) -> None:
    """Another name of a bookmark."""
    with pdf.open_outline() as outline:
        outline.root[0].title = "Nedlagt"


def attach(pdf: Pdf) -> None:
    """A second file by the name of one that there is."""
    names = pdf.Root.Names.EmbeddedFiles.Names
    file = pdf.make_stream(b"annat")
    file.Type = Name.EmbeddedFile
    names.extend(
        [
            names[0],
            pdf.make_indirect(Dictionary(Type=Name.Filespec, F=names[0], UF=names[0], EF=Dictionary(F=file))),
        ]
    )


TEXT = b"BT /Ny 12 Tf 1 0 0 1 300 300 Tm (9 500) Tj ET"
MISC, LETTERS, WORDS = "Annat på sidorna", "Bokstävernas form", "Texten"
# A change, what it is found by, and what is said of it.
CHANGES: dict[str, tuple[Callable[[Pdf], None], str, str]] = {
    "text-as-decoration": (draw(b"/Artifact BMC " + TEXT + b" EMC"), MISC, "På sidan 7 står ”9 500”"),
    "text-outside-all-marks": (draw(TEXT), MISC, "På sidan 7 står ”9 500”"),
    "text-with-a-number-that-no-tag-has": (draw(b"/P <</MCID 9999>> BDC " + TEXT + b" EMC"), MISC, "står ”9 500”"),
    "text-in-a-part": (draw(b"q 1 0 0 1 300 300 cm /Del Do Q"), MISC, "På sidan 7 står ”9 500”"),
    "text-below-the-page": (draw(TEXT.replace(b"300 300", b"60 20")), MISC, "På sidan 7 står ”9 500”"),
    "words-of-the-header-among-the-text": (own("2021"), MISC, "På sidan 7 står ”2021” bland texten"),
    "a-number-with-the-letters-of-the-document": (own("8000"), MISC, "På sidan 7 står ”8000”"),
    "a-picture": (draw(b"q 99 0 0 20 300 300 cm /Bild Do Q"), MISC, "Bilder och ritade delar"),
    "a-picture-in-the-page": (
        draw(b"q 99 0 0 20 300 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"), MISC, "Bilder och ritade delar",
    ),
    "an-area-over-text": (draw(b"q 1 1 1 rg 0 0 2000 2000 re f Q"), MISC, "eller så är något ritat över det"),
    "a-thick-line-over-text": (draw(b"q 1 1 1 RG 900 w 0 300 m 900 300 l S Q"), MISC, "är något ritat över det"),
    "text-that-is-not-drawn": (replaced(rb"BT\b", b"BT 3 Tr"), MISC, "syns inte"),
    "a-note-laid-over": (
        annotate(Subtype=Name.FreeText, Contents=String("9 500"), DA=String("/Helv 12 Tf")), MISC, "”FreeText",
    ),
    "a-stamp": (annotate(Subtype=Name.Stamp, Contents=String("Beslutad")), MISC, "”Stamp"),
    "a-link-to-elsewhere": (relink, MISC, "exempel.se/annat"),
    "something-run-when-it-is-opened": (run, MISC, "`/OpenAction`"),
    "a-page-cut-off": (hide, MISC, "Filen har sidor på 842 × 295 punkter"),
    "a-page-with-drawings-only": (insert, MISC, "På sidan 11 finns ingen text som läses upp"),
    "a-link-within-to-elsewhere": (lead_elsewhere, "Sidornas utseende", "Länkar leder till andra ställen"),
    "a-bookmark": (rename, MISC, "Filen har ”Nedlagt” som titel eller bokmärke"),
    "a-title": (lambda pdf: pdf.docinfo.__setitem__("/Title", "Annan plan"), MISC, "”Annan plan”"),
    "a-letter-drawn-as-another": (redraw, LETTERS, "”8”"),
    "a-letter-that-stands-for-another": (renumber, LETTERS, "”8”"),
    "letters-with-other-numbers": (remap, LETTERS, "numrerade om"),
    "words-said-instead-of-a-picture": (tag("/Figure", "/Alt", "Kostnaderna sjunker"), WORDS, "sjunker"),
    "words-said-instead-of-others": (
        replaced(rb"/MCID 3>>", b"/MCID 3/ActualText (Annat)>>"), WORDS, "Annat",
    ),
    "a-second-file-by-the-same-name": (attach, "Data", "Det gäller"),
}  # fmt: skip


def test_a_file_that_only_says_other_versions_agrees(published: Published, made: Document) -> None:
    found = verdicts(changed(published.pdf.read_bytes(), lambda _: None), made)
    assert found.pop("Filen byte för byte")[0] is Verdict.NOT_COMPARED
    assert {verdict for verdict, _ in found.values()} == {Verdict.SAME}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_found(published: Published, made: Document, name: str) -> None:
    change, what, said = CHANGES[name]
    found = verdicts(changed(published.pdf.read_bytes(), change), made)
    assert found[what][0] is Verdict.OTHER, found
    assert said in found[what][1]


@pytest.mark.parametrize("change", [fade, redraw_part])
def test_a_page_drawn_with_other_means_is_told(
    published: Published, made: Document, change: Callable[[Pdf], None]
) -> None:
    found = verdicts(changed(published.pdf.read_bytes(), change), made)
    assert found["Sidornas utseende"][0] is Verdict.NOT_COMPARED
    engine = re.search(rb"WeasyPrint [0-9.]+", made.engine.encode())
    assert engine
    found = verdicts(changed(published.pdf.read_bytes(), change, engine[0]), made)
    assert found["Sidornas utseende"][0] is Verdict.OTHER


def test_what_is_added_last_in_the_file_is_found(published: Published, made: Document) -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(published.pdf.read_bytes())), incremental=True)
    writer.pages[6].rotate(90)
    writer.write(out := io.BytesIO())
    assert out.getvalue().startswith(published.pdf.read_bytes())
    assert "tillägg sist i den" in verdicts(out.getvalue(), made)[MISC][1]


def test_a_page_drawn_otherwise_is_told_for_the_eye(published: Published, made: Document) -> None:
    """An area that covers nothing is not taken for a fault under other versions; it is under the same ones."""
    data = published.pdf.read_bytes()
    change = draw(b"q 1 0 0 rg 1 1 2 2 re f Q")
    verdict, why = verdicts(changed(data, change), made)["Sidornas utseende"]
    assert verdict is Verdict.NOT_COMPARED
    assert why.startswith("1 av 10 sidor är ritade på ett annat sätt här (7).")
    engine = re.search(r"WeasyPrint [0-9.]+", made.engine)
    assert engine
    assert verdicts(changed(data, change, engine[0].encode()), made)["Sidornas utseende"][0] is Verdict.OTHER


def test_the_contents_are_read_too_and_the_numbers_of_pages_are_not(made: Document) -> None:
    said = " ".join(made.words)
    assert said.index("Innehåll") < said.index("2021 i siffror")
    numbers = [part for part in made.tags if part.is_page_number]
    assert len(numbers) > 5


def test_pages_that_fall_otherwise_are_no_change(
    made: Document, published: Published, tmp_path: Path
) -> None:
    """As another version of the layout engine may let them; the file is made outside git, which the colophon tells."""
    shutil.copytree(published.root / "content", tmp_path / "content")
    style = Path(__file__).parents[1] / "templates/stil/tryck.css"
    smaller = style.read_text("utf-8").replace("html { font-size: 9.75pt }", "html { font-size: 8.5pt }")
    write(tmp_path, {"templates/stil/tryck.css": smaller})
    assert build(["build", "--root", str(tmp_path), "2021"]) == 0
    (pdf,) = (tmp_path / "build/2021").glob("*.pdf")
    found = verdicts(changed(pdf.read_bytes(), lambda _: None), made)
    assert found["Sidornas utseende"][0] is Verdict.NOT_COMPARED
    assert found[MISC][0] is found[LETTERS][0] is Verdict.SAME
    assert found[WORDS][1].count("Efter") == 1
    assert "står ”” i filen och ”Version" in found[WORDS][1]
