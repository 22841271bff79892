"""The plan of 2021, counted in what is published: the HTML as a tree and the PDF by its own text and tags."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from ladokdoc import model
from ladokdoc.__main__ import run
from ladokdoc.formats import number
from ladokdoc.loading import load
from ladokdoc.model import Amount, Edition
from ladokdoc.sources import read_folder
from tests.tagtree import compare

REPOSITORY = Path(__file__).parents[1]
ROWS = (3, 5, 1, 8, 3, 3, 5, 3, 1)
AREAS = (
    "Grundläggande förvaltning",
    "Förbättrat stöd till studenter",
    "Förbättrat stöd till lärare",
    "Förbättrat stöd för studieadministrativa processer",
    "Förbättrad användbarhet",
    "Förbättrat stöd till utdata och uppföljning",
    "Förbättrat stöd till förvaltning av Ladok",
    "Förbättrade möjligheter att integrera med Ladok",
    "Förbättrad informationssäkerhet",
)
COSTS = (4000, 100, 150, 2000, 7250, 300, 8500, 350, 1000, 13000, 6000, 350, 7000, 54000)
INVESTMENTS = (57000, 1000, 12000)
VOID = {"meta", "link", "br", "hr", "img", "col", "input", "wbr", "path", "rect", "use"}


class Published(NamedTuple):
    html: str
    pdf: Path
    root: Path


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The plan of 2021, built by the command."""
    root = tmp_path_factory.mktemp("plan")
    shutil.copytree(REPOSITORY / "content", root / "content")
    assert run(["build", "--root", str(root)]) == 0
    folder = root / "build/2021"
    assert sorted(path.name for path in folder.iterdir()) == [
        "index.html",
        "verksamhetsplan-och-budget-2021.pdf",
    ]
    html = (folder / "index.html").read_text(encoding="utf-8")
    return Published(html, folder / "verksamhetsplan-och-budget-2021.pdf", root)


@pytest.fixture(scope="module")
def edition() -> Edition:
    (loaded,) = load(read_folder(REPOSITORY), [2021]).editions
    assert loaded.edition
    return loaded.edition


class Page(HTMLParser):
    """Elements with their ids, and the words of what a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.words: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in VOID:
            self.open.append(tag)
            if re.fullmatch("h[1-6]", tag):
                self.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        # The title of a picture is read in place of it, not beside it.
        if {"style", "script", "head", "title"} & set(self.open):
            return
        self.words.append(data)
        if self.open and re.fullmatch("h[1-6]", self.open[-1]):
            tag, text = self.headings[-1]
            self.headings[-1] = (tag, text + data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="module")
def page(published: Published) -> Page:
    return Page(published.html)


@pytest.fixture(scope="module")
def pdf_text(published: Published) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", str(published.pdf), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout


def amounts(edition: Edition) -> list[str]:
    """Every amount of the tables, as the document shows it, with ordinary spaces."""
    assert edition.budget
    written = (part for part in model.walk(edition.budget.tables) if isinstance(part, Amount))
    return [number(amount.value) for amount in written if amount.value is not None]


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_the_content_has_what_the_plan_had(edition: Edition) -> None:
    assert tuple(area.title.value for area in edition.areas) == AREAS
    assert tuple(len(area.rows) for area in edition.areas) == ROWS
    budget = edition.budget
    assert budget
    costs, investments = budget.tables
    assert [_value(line) for line in model.lines(costs.lines) if not line.group] == list(COSTS)
    assert [_value(line) for line in model.lines(investments.lines) if not line.group] == list(INVESTMENTS)
    assert sum(COSTS) == 104_000
    assert sum(INVESTMENTS) == 70_000
    assert budget.capitalisation
    assert len(budget.capitalisation.pairs) == 3
    assert (edition.title.value, str(edition.day), edition.status) == (
        "Verksamhetsplan och budget", "2020-11-24", model.Status.PROPOSAL,
    )  # fmt: skip


def _value(line: model.Line) -> int:
    (amount,) = line.amounts.values()
    assert amount.value is not None
    return int(amount.value)


def test_every_id_can_be_linked_to_once(page: Page, edition: Edition) -> None:
    assert len(page.ids) == len(set(page.ids))
    named = [part for part in model.walk(edition) if getattr(part, "id", None)]
    records = (model.Row, model.Need, model.Goal, model.Line, model.Table, model.Decision)
    expected = {part.id for part in named if isinstance(part, records)}
    assert expected <= set(page.ids)
    assert len(expected) > 120


def test_the_page_counts_areas_rows_and_amounts(page: Page, published: Published, edition: Edition) -> None:
    headings = [re.sub(r"^[0-9.]+\s*", "", " ".join(text.split())) for _, text in page.headings]
    assert [text for text in headings if text in AREAS] == list(AREAS)
    rows = sum(f'id="{row.id}"' in published.html for area in edition.areas for row in area.rows)
    assert rows == sum(ROWS) == 32
    text = flat(page.text)
    position = text.index("Konsortieövergripande")
    for amount in amounts(edition):
        position = text.index(amount, position) + len(amount)
    assert "\u00a0000" in published.html


def test_the_pdf_has_the_same_in_its_own_text(pdf_text: str, edition: Edition) -> None:
    text = flat(pdf_text)
    for title in AREAS:
        assert text.count(title) >= 2, "once in the contents and once over its table"
    position = text.rindex("Konsortieövergripande")
    for amount in amounts(edition):
        position = text.index(amount, position) + len(amount)
    assert "104 000" in text
    assert "70 000" in text
    assert "20201" not in text
    assert "Verksahetsplan" not in text


def test_every_page_has_its_running_header(pdf_text: str) -> None:
    pages = pdf_text.split("\f")[:-1]
    numbered = [re.search(r"sida (\d+) \((\d+)\)", flat(page), re.IGNORECASE) for page in pages]
    assert len(pages) > 5
    for n, (match, text) in enumerate(zip(numbered, pages, strict=True), 1):
        if n == 1 and match is None:
            continue  # a title page may go without
        assert match
        assert (int(match[1]), int(match[2])) == (n, len(pages))
        assert "Verksamhetsplan och budget 2021" in flat(text)
        assert "2020-11-24" in flat(text)


def test_the_tags_of_the_pdf_are_those_of_the_page(published: Published) -> None:
    """Word by word and element by element, in the order that the tags give, which is what a screen reader follows."""
    read = compare(published.html, published.pdf.read_bytes())
    assert len(read.root.all("Table")) >= len(AREAS) + 2
    assert [tag.text for tag in read.root.all("Lbl")].count("• ") == 3
    contents = [kid for tag in read.root.all("Reference") for kid in tag.kids if isinstance(kid, str)]
    assert len(contents) == len(AREAS) + 2 + 2 + 2, (
        "each area, both chapters with a heading, both tables, the year in figures, and the last part"
    )
    assert all(number.isdigit() for number in contents)


def test_the_pdf_says_what_it_is(published: Published) -> None:
    done = subprocess.run(["pdfinfo", str(published.pdf)], capture_output=True, text=True, check=True)
    assert re.search(r"^Title: +Verksamhetsplan och budget 2021$", done.stdout, re.MULTILINE)
    assert re.search(r"^Tagged: +yes$", done.stdout, re.MULTILINE)


def test_fonts_are_the_vendored_ones(published: Published) -> None:
    done = subprocess.run(["pdffonts", str(published.pdf)], capture_output=True, text=True, check=True)
    names = [line.split()[0] for line in done.stdout.splitlines()[2:]]
    assert names
    assert all("IBM-Plex" in name or "IBMPlex" in name for name in names)
    assert "emb sub uni" in done.stdout


@pytest.mark.validator
def test_built_twice_it_is_the_same(published: Published) -> None:
    before = {path.name: path.read_bytes() for path in published.pdf.parent.iterdir()}
    assert run(["build", "--root", str(published.root)]) == 0
    assert {path.name: path.read_bytes() for path in published.pdf.parent.iterdir()} == before
