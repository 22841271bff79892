"""veraPDF itself: a validator that finds nothing wrong in a bad document proves nothing about a good one."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Dictionary, Name, Pdf
from weasyprint import HTML

from ladokdoc.pdf import Attachment, Cargo, Property, Renderer, Schema
from tests.verapdf import Flavour, check

pytestmark = pytest.mark.validator

FONTS = Path(__file__).parent.parent / "templates" / "typsnitt"

GOOD = """<!doctype html>
<html lang="sv">
<head>
<title>Plan</title>
<style>
@font-face { font-family: Plex; src: url(IBMPlexSans-Regular.ttf) }
@font-face { font-family: Plex; src: url(IBMPlexSans-Bold.ttf); font-weight: bold }
body { font-family: Plex }
</style>
</head>
<body>
<h1>Plan</h1>
<h2>Mål</h2>
<p>Läs <a href="#b">budgeten</a>.</p>
<p><img alt="En ruta" src="data:image/svg+xml,
<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"></p>
<table id="b"><caption>Budget</caption>
<tr><th scope="col">Post</th><th scope="col">Belopp</th></tr>
<tr><th scope="row">Drift</th><td>8 500</td></tr>
</table>
</body>
</html>
"""

# What is wrong, as a change to what is right, and the rule of PDF/UA-1 that it breaks.
FAULTS = {
    "no-language": (' lang="sv"', "", "7.2-29"),
    "no-title": ("<title>Plan</title>", "", "7.1-9"),
    "no-alternative-text": (' alt="En ruta"', "", "7.3-1"),
    "skipped-heading": ("<h2>Mål</h2>", "<h3>Mål</h3>", "7.4.2-1"),
    "ragged-table": ("<td>8 500</td>", "", "7.2-43"),
    "missing-glyph": ("8 500", "\U0010fffd", "7.21.8-1"),
    "text-outside-the-tags": ("<h2>Mål</h2>", '<h2 style="opacity: 0.5">Mål</h2>', "7.1-3"),
    "link-around-an-element": (">budgeten</a>", ">hela <b>budgeten</b></a>", "7.18.5-1"),
}


def write(html: str, path: Path, variant: str | None = "pdf/ua-1") -> Path:
    HTML(string=html, base_url=f"{FONTS.as_uri()}/").write_pdf(path, pdf_variant=variant)
    return path


def test_a_good_document_passes(tmp_path: Path) -> None:
    verdict = check(write(GOOD, tmp_path / "good.pdf"), "ua1")
    assert verdict.passed, verdict
    assert verdict.checks > 400
    assert not verdict.failures


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_fails(fault: str, tmp_path: Path) -> None:
    right, wrong, rule = FAULTS[fault]
    assert GOOD.count(right) == 1
    verdict = check(write(GOOD.replace(right, wrong), tmp_path / f"{fault}.pdf"), "ua1")
    assert not verdict.passed
    assert rule in verdict.rules, verdict


def test_a_document_that_does_not_say_it_is_accessible_fails(tmp_path: Path) -> None:
    verdict = check(write(GOOD, tmp_path / "archive.pdf", "pdf/a-3a"), "ua1")
    assert verdict.rules == {"5-1"}, verdict


def test_an_accessible_document_is_not_therefore_one_to_archive(tmp_path: Path) -> None:
    path = write(GOOD, tmp_path / "good.pdf")
    assert not check(path, "3a").passed
    assert check(write(GOOD, tmp_path / "archive.pdf", "pdf/a-3a"), "3a").passed


def test_a_failure_says_how_often_and_where(tmp_path: Path) -> None:
    html = GOOD.replace("<h2>Mål</h2>", "<h3>Mål</h3><h1>Plan</h1><h3>Mål</h3>")
    (failure,) = check(write(html, tmp_path / "twice.pdf"), "ua1").failures
    assert (failure.rule, failure.times) == ("7.4.2-1", 2)
    assert failure.message
    assert "H3" in failure.place


FACES = {name: FONTS / name for name in ("IBMPlexSans-Regular.ttf", "IBMPlexSans-Bold.ttf")}


@pytest.fixture(scope="module")
def made() -> bytes:
    """What the project itself makes of the good document, with a file and a property of its own in it."""
    cargo = Cargo(
        (Attachment("plan.json", b"{}", "Planen som data", "application/json"),),
        (
            Schema(
                "Ursprung",
                "https://exempel.se/ns/",
                "prov",
                (Property("version", "1", "Text", "The commit"),),
            ),
        ),
    )
    picture = re.compile('<img.*?">', re.DOTALL)
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>En ruta</title><rect/></svg>'
    with Renderer.start() as renderer:
        html = picture.sub(drawn, GOOD).replace("url(", "url(typsnitt:")
        html = html.replace("</body>", '<div role="note">Anm. <p>Hela planen</p></div></body>')
        assert "Anm." in html
        return renderer.make(html, FACES, cargo=cargo)


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_one_file_is_accessible_and_to_archive_with_its_data(
    made: bytes, tmp_path: Path, flavour: Flavour
) -> None:
    path = tmp_path / "both.pdf"
    path.write_bytes(made)
    verdict = check(path, flavour)
    assert verdict.passed, verdict
    assert verdict.checks > 400


def _link(pdf: Pdf) -> Any:
    return next(annotation for page in pdf.pages for annotation in page.Annots)


def _tag(pdf: Pdf, kind: str) -> Any:
    return next(
        o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == Name(kind) and "/P" in o
    )


def _root(pdf: Pdf) -> Any:
    return pdf.Root


# What is taken away from the finished file: from where and what, and the rule that it then breaks.
LOSSES: dict[str, tuple[Callable[[Pdf], Any], str, Flavour, str]] = {
    "tags": (_root, "/StructTreeRoot", "ua1", "7.1-11"),
    "tags-for-the-archive": (_root, "/StructTreeRoot", "3a", "6.7.3.3-1"),
    "mark": (_root, "/MarkInfo", "ua1", "6.2-1"),
    "language": (_root, "/Lang", "ua1", "7.2-2"),
    "title-shown": (_root, "/ViewerPreferences", "ua1", "7.1-10"),
    "output-intent": (_root, "/OutputIntents", "3a", "6.2.4.3-2"),
    "where-a-link-goes": (_link, "/Contents", "ua1", "7.18.5-2"),
    "owner-of-a-link": (_link, "/StructParent", "ua1", "7.18.5-1"),
    "printing-of-a-link": (_link, "/F", "3a", "6.3.2-1"),
    "order-of-links": (lambda pdf: pdf.pages[0].obj, "/Tabs", "ua1", "7.18.3-1"),
    "words-for-a-picture": (lambda pdf: _tag(pdf, "/Figure"), "/Alt", "ua1", "7.3-1"),
    "id-of-a-note": (lambda pdf: _tag(pdf, "/Note"), "/ID", "ua1", "7.9-1"),
    "what-a-file-is-to-the-document": (lambda pdf: pdf.Root.AF[0], "/AFRelationship", "3a", "6.8-3"),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_loss_in_a_finished_file_fails(made: bytes, tmp_path: Path, loss: str) -> None:
    where, key, flavour, rule = LOSSES[loss]
    path = tmp_path / f"{loss}.pdf"
    with Pdf.open(io.BytesIO(made)) as pdf:
        del where(pdf)[key]
        pdf.save(path)
    verdict = check(path, flavour)
    assert not verdict.passed
    assert rule in verdict.rules, verdict


def test_properties_that_are_not_described_fail(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "undescribed.pdf"
    with Pdf.open(io.BytesIO(made)) as pdf:
        schemas = rb"<pdfaExtension:schemas>.*</pdfaExtension:schemas>"
        metadata = pdf.Root.Metadata.read_bytes()
        assert re.search(schemas, metadata, re.DOTALL)
        pdf.Root.Metadata.write(re.sub(schemas, b"", metadata, flags=re.DOTALL))
        pdf.save(path)
    assert "6.6.2.3.1-1" in check(path, "3a").rules


def test_heading_cells_that_say_nothing_fail(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "no-headings.pdf"
    with Pdf.open(io.BytesIO(made)) as pdf:
        for cell in (o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") in ("/TH", "/TD")):
            if "/A" in cell:
                del cell["/A"]
        pdf.save(path)
    assert "7.5-1" in check(path, "ua1").rules


def test_what_is_no_pdf_gets_no_verdict(tmp_path: Path) -> None:
    path = tmp_path / "text.pdf"
    path.write_text("Hej")
    with pytest.raises(Exception, match="ModelParsingException"):
        check(path, "ua1")
