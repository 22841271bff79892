"""Every key that content can have: known in one place, read, kept, and rendered where it has a place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from ladokdoc.__main__ import run
from ladokdoc.loading import load
from ladokdoc.loading.holding import Shape
from ladokdoc.loading.shapes import SHAPES
from ladokdoc.nodes import Mapping, Node, Sequence, parse
from ladokdoc.sources import GLOSSARY, Files, read_folder
from tests.conftest import CASES, report
from tests.tagtree import Read, compare

EVERYTHING = CASES / "allt"


def files() -> Files:
    return read_folder(EVERYTHING)


def top_shape(path: str) -> Shape:
    name = path.rpartition("/")[2].removesuffix(".yaml")
    return SHAPES["ordlista"] if path == GLOSSARY else SHAPES.get(name, SHAPES["område"])


def used(shape: str, node: Node) -> Iterator[tuple[str, str]]:
    """Every key with the shape that it stands in, all the way down."""
    for part in node.items if isinstance(node, Sequence) else (node,):
        for key, value in part.entries if isinstance(part, Mapping) else ():
            yield shape, key.value
            about = SHAPES[shape].keys[key.value]
            if about.shape:
                yield from used(about.shape, value)


def test_the_case_uses_every_key_there_is() -> None:
    found: set[tuple[str, str]] = set()
    for path, data in files().data.items():
        if path.endswith(".yaml"):
            (shape,) = (name for name, shape in SHAPES.items() if shape is top_shape(path))
            root = parse(path, data).root
            assert root
            found.update(used(shape, root))
    known = {(name, key) for name, shape in SHAPES.items() for key in shape.keys}
    # A waiver reads alike wherever it stands, and is an error where it excuses nothing.
    assert {key for _, key in found} == {key for _, key in known}
    assert {pair for pair in known - found if pair[1] != "undantag"} == set()


def test_the_case_has_nothing_wrong_but_what_it_excuses() -> None:
    result = report(dict(files().data))
    assert [finding.rule for finding in result.findings if finding.waived is None] == []
    assert {finding.rule for finding in result.findings} == {
        "aktivering",
        "avrundning",
        "ny-post",
        "oprovad-regel",
        "rubriksteg",
        "tom-lista",
    }


def test_a_column_of_an_earlier_budget_is_taken_from_that_years_plan() -> None:
    edition = load(files(), [2021]).editions[0].edition
    assert edition
    assert edition.budget
    (costs,) = (table for table in edition.budget.tables if table.id == "kostnader")
    assert str(costs.lines[0].amounts["budget-2020"].value) == "8000"
    assert costs.lines[0].amounts["budget-2020"].place.path == "content/2020/budget.yaml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both files of the edition."""
    root = tmp_path_factory.mktemp("allt")
    shutil.copytree(EVERYTHING / "content", root / "content")
    assert run(["build", "--root", str(root)]) == 0
    return root / "build/2021"


@pytest.fixture(scope="module")
def page(built: Path) -> str:
    return (built / "index.html").read_text(encoding="utf-8").replace("\u00a0", " ")


def test_the_tags_of_the_pdf_are_those_of_the_page(built: Path) -> None:
    html = (built / "index.html").read_text(encoding="utf-8")
    compare(html, (built / "allt-pa-en-gang-2021.pdf").read_bytes())


def test_words_of_other_languages_say_so_in_the_page_and_in_the_pdf(built: Path, page: str) -> None:
    assert 'på engelska <span lang="en">closing remarks</span>.' in page
    read = Read((built / "allt-pa-en-gang-2021.pdf").read_bytes())
    told = [(tag.text, str(tag.object.Lang)) for tag in read.root.walk() if "/Lang" in tag.object]
    assert told == [("closing remarks", "en")]


@pytest.mark.validator
def test_the_data_in_the_pdf_is_what_is_exported(tmp_path: Path) -> None:
    shutil.copytree(EVERYTHING / "content", tmp_path / "content")
    assert run(["build", "--bilagor", "--root", str(tmp_path)]) == 0
    with pikepdf.open(tmp_path / "build/2021/allt-pa-en-gang-2021.pdf") as pdf:
        attached = {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}
    assert run(["export", "--root", str(tmp_path)]) == 0
    exported = (tmp_path / "build/2021/data").iterdir()
    assert attached == {file.name: file.read_bytes() for file in exported}


@pytest.mark.parametrize(
    "words",
    [
        "Exempelkonsortiet", "Styrelsen", "1 december 2020", "§ 12", "EX 2020-17", "Exempelstämman", "§ 3", "EX 2020-3",
        "Inriktning 2021–2023", "Allt ska vara <em>enkelt</em> att använda.",
        "Avskrivningar 2021–2026 av investeringar till och med 2021", "Den här texten fortsätter",
        "Det finns behov av att:", "kunna administrera mer på egen hand.", "Självservicen är utbyggd.",
        "Produktägare student", "Andel ärenden som studenten sköter själv", "31 december 2021", "Den är enkel.",
        "Ett område utan rader", "Utfall 2019", "Budget 2020", "Plan 2022", "8 112,5", "licenser", "databas",
        "Fler <em>miljöer</em> än 2021.", "−500", "Post som kommer senare", "Delprojekt", "Systemutveckling totalt",
        "Kostnader totalt 2021", "9 950", "Beloppen är påhittade.", "Samma kostnader per slag", "Resultat",
        "10 500 tkr",
        "Under 2021 kostar verksamheten 9 950 tkr, varav 8,5 mnkr eller 85,4 % är drift.",
        "Driften ökar med 500 tkr, alltså 6,3 %.", "Av ramen återstår 550 tkr.", "28 maj 2020",
        "Området Stöd till studenter har 3 mål.", "Klamrar skrivs {{ så här }}.",
        "Ändrat efter beslutet", "15 februari 2021", "Budgeten är reviderad.", "EX 2021-9",
        "mnkr", "10,1", "Tabell 3. Resultat", "Tabell 7. Rättelser", "för Utveckling av tjänster och Utrustning",
    ],
)  # fmt: skip
def test_what_is_written_is_in_the_document(page: str, words: str) -> None:
    assert words in page
