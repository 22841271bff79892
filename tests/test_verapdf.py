"""veraPDF itself: a validator that finds nothing wrong in a bad document proves nothing about a good one."""

from pathlib import Path

import pytest
from weasyprint import HTML

from tests.verapdf import check

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


def test_what_is_no_pdf_gets_no_verdict(tmp_path: Path) -> None:
    path = tmp_path / "text.pdf"
    path.write_text("Hej")
    with pytest.raises(Exception, match="ModelParsingException"):
        check(path, "ua1")
