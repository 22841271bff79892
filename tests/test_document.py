"""Finished documents before real validators: each edition passes every check, and each check can fail."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from tests.dokument.building import WAYS, Built, built, editions
from tests.dokument.checks import CHECKS, applies, browse

pytestmark = pytest.mark.validator

BAD = Path(__file__).parent / "dokument/dalig.html"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """An edition by its name, built when it is first asked for."""

    @cache
    def make(name: str) -> Built:
        return built(name, editions()[name], tmp_path_factory.mktemp("dokument"))

    return make


@pytest.mark.parametrize(
    ("name", "check"),
    [(name, check) for name, sample in editions().items() for check in CHECKS if applies(check, sample)],
)
def test_a_document_passes(document: Callable[[str], Built], name: str, check: str) -> None:
    said = CHECKS[check](document(name))
    assert not said, "\n".join(said[:20])


@pytest.fixture
def bad(document: Callable[[str], Built], tmp_path: Path) -> Built:
    """A document whose page is a bad one, and whose PDFs are those of another."""
    good = document("every key")
    shutil.copytree(good.root, tmp_path / "bad")
    copy = Built("bad", tmp_path / "bad")
    copy.page.write_bytes(BAD.read_bytes())
    return copy


@pytest.mark.parametrize("check", ["links", "text order and tags", "same bytes again", "Nu", "html-validate"])
def test_a_bad_page_fails(bad: Built, check: str) -> None:
    assert CHECKS[check](bad)


@pytest.mark.parametrize("way", WAYS)
def test_a_bad_page_fails_in_every_way_of_reading(way: str) -> None:
    assert browse(BAD)[way]


def test_a_bad_pdf_fails(bad: Built) -> None:
    with pikepdf.open(bad.pdf) as pdf:
        del pdf.Root["/MarkInfo"]
        for sheet in pdf.pages:
            if "/Annots" in sheet:
                del sheet["/Annots"]
        pdf.save(bad.root / "sparad.pdf")
    data = (bad.root / "sparad.pdf").read_bytes()
    bad.pdf.write_bytes(data)
    bad.with_data.write_bytes(data)
    for check in ("veraPDF, PDF/UA-1", "veraPDF, PDF/A-2a", "veraPDF, PDF/A-3a", "links", "same bytes again"):
        assert CHECKS[check](bad), check
    bad.with_data.write_bytes(data.replace(b"endstream", b"endstreem"))
    assert CHECKS["qpdf"](bad)
