"""The stress edition and the plan of 2021 as they are read and seen: tags, breaks between pages, and pictures."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from ladokdoc.__main__ import run
from tests import stress
from tests.budgets import oakland_by_year
from tests.conftest import CASES
from tests.tagtree import Read, Tag, compare

pytestmark = pytest.mark.validator

REPOSITORY = Path(__file__).parents[1]
PICTURES = Path(__file__).parent / "pictures"
# Dots per inch: so few that a page is some kilobytes, and enough to see a line or a word that has moved.
DENSITY = 36
# Of the stress edition: the cover, contents and their end, figures, prose, five lists in a cell, a long row, a table
# that lies down and its last page, the table of sixty lines and its end, short tables, changes beside amounts, and the
# last part.
SEEN = (1, 2, 3, 4, 6, 7, 10, 21, 25, 26, 28, 29, 33, 66)
# Of a city's budget: figures with long amounts, and a text that lies down with its table.
OAKLAND = (3, 4)
# Of the edition with every key: figures below nothing, goals with all that can be said of them, a table with notes and
# its frame, the result and what follows, corrections, and the last part.
EVERY_KEY = (3, 5, 7, 8, 9, 10)


class Built(NamedTuple):
    html: str
    pdf: Path


def built(root: Path, year: int = 2021) -> Built:
    assert run(["build", str(year), "--root", str(root)]) == 0
    (pdf,) = (root / f"build/{year}").glob("*.pdf")
    return Built((root / f"build/{year}/index.html").read_text(encoding="utf-8"), pdf)


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("stress")
    stress.write(root)
    return built(root)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("plan")
    shutil.copytree(REPOSITORY / "content", root / "content")
    return built(root)


@pytest.fixture(scope="module")
def read(hard: Built) -> Read:
    return compare(hard.html, hard.pdf.read_bytes())


def table_with(read: Read, words: str) -> Tag:
    found = (tag for tag in read.root.all("Table") for kid in tag.all("Caption") if words in kid.text)
    return next(found)


def test_it_is_as_hard_as_it_says(read: Read) -> None:
    budget = [tag for tag in read.root.all("Table") if re.match("Tabell", tag.all("Caption")[0].text)]
    assert len(set().union(*(tag.all_pages() for tag in budget))) >= 40
    assert len(read.root.all("Table")) == 4 + 13 + 2 + 5 + stress.TABLES


def test_the_table_of_sixty_lines_is_one(read: Read) -> None:
    table = table_with(read, "Sextio rader")
    assert len(table.all_pages()) == 3
    assert [kid.kind for kid in table.kids if isinstance(kid, Tag)] == ["Caption", "THead", "TBody"]
    names = {bytes(tag.object.ID): tag.text for tag in table.all("TH")}
    last = [tag for tag in table.all("TD") if tag.text][-3]
    headings = " > ".join(names[bytes(id)] for id in last.object.A.Headers)
    assert re.fullmatch("Belopp > Avdelning 3 .* > Enhet 2 > Projekt > Post 60, drift", headings)


@pytest.mark.parametrize("edition", ["hard", "plan"])
def test_nothing_is_left_alone_at_the_foot_of_a_page(edition: str, request: pytest.FixtureRequest) -> None:
    document = Read(request.getfixturevalue(edition).pdf.read_bytes())
    pieces = [tag for tag in document.root.walk() if tag.pages]
    for tag, after in pairwise(pieces):
        if re.fullmatch("H[1-6]", tag.kind):
            assert max(tag.pages) == min(after.pages), f"the heading {tag.text!r} is alone"
    for table in document.root.all("Table"):
        rows = table.all("TR")
        assert table.all("Caption")[0].all_pages() == {min(rows[1].all_pages())}, "a caption is alone"
        assert min(rows[0].all_pages()) == min(rows[1].all_pages()), "the head of a table is alone"
    for paragraph in document.root.all("P"):
        # A paragraph over two pages has lines enough on both; three lines are some 150 signs at least in a cell.
        if len(paragraph.all_pages()) > 1:
            assert len(paragraph.text) > 200


def test_only_tables_with_many_columns_lie_down(hard: Built) -> None:
    done = subprocess.run(["pdfinfo", "-l", "999", str(hard.pdf)], capture_output=True, text=True, check=True)
    sizes = {
        int(page): (float(wide), float(high))
        for page, wide, high in re.findall(r"Page +(\d+) size: +([\d.]+) x ([\d.]+)", done.stdout)
    }
    lying = [page for page, (wide, high) in sizes.items() if wide > high]
    assert lying == list(range(21, 26)), "the one table with seven columns, and its chapter's heading with it"


def picture(pdf: Path, page: int, scratch: Path, density: int = 4 * DENSITY) -> Image.Image:
    """A page as a small picture, drawn large and made small, so that how letters are hinted makes no difference."""
    command = ["pdftoppm", "-r", str(density), "-gray", "-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run([*command, str(pdf), str(scratch / "page")], check=True)
    drawn = Image.open(scratch / "page.pgm")
    small = tuple(round(side * DENSITY / density) for side in drawn.size)
    return drawn.resize((small[0], small[1]), Image.Resampling.BOX)


def apart(one: Image.Image, other: Image.Image) -> str:
    """How two pictures differ, "" where they look alike.

    Both are blurred first, so that edges drawn a little differently by another version of a program are no difference,
    while a line, a word or a bar that has moved by a millimetre or gone is.
    """
    if one.size != other.size:
        return f"the page is {one.size}, and was {other.size}"
    soft = (image.convert("L").filter(ImageFilter.BoxBlur(1)) for image in (one, other))
    statistics = ImageStat.Stat(ImageChops.difference(*soft))
    most, mean = statistics.extrema[0][1], statistics.mean[0]
    return f"as much as {most} of 255 at a place, {mean:.2f} on the whole" if most > 46 or mean > 1.6 else ""


def seen(name: str, pdf: Path, pages: Iterable[int], scratch: Path, golden: bool) -> None:
    made = {f"{name}-{page:02}.png": picture(pdf, page, scratch) for page in pages}
    if golden:
        PICTURES.mkdir(exist_ok=True)
        for old in PICTURES.glob(f"{name}-*.png"):
            old.unlink()
        for file, image in made.items():
            image.quantize(32, dither=Image.Dither.NONE).save(PICTURES / file, optimize=True)
    assert set(made) == {path.name for path in PICTURES.glob(f"{name}-*.png")}
    told = {file: apart(image, Image.open(PICTURES / file)) for file, image in made.items()}
    changed = {file: said for file, said in told.items() if said}
    assert not changed, f"{changed}; look at the pages, and if they are as they should be: make pictures"


def test_the_plan_looks_as_it_did(plan: Built, tmp_path: Path, golden: bool) -> None:
    with pikepdf.open(plan.pdf) as pdf:
        pages = range(1, len(pdf.pages) + 1)
    seen("plan-2021", plan.pdf, pages, tmp_path, golden)


def test_the_stress_edition_looks_as_it_did(hard: Built, tmp_path: Path, golden: bool) -> None:
    seen("stress", hard.pdf, SEEN, tmp_path, golden)


def test_a_budget_with_long_amounts_looks_as_it_did(tmp_path: Path, golden: bool) -> None:
    for name, data in oakland_by_year().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    seen("oakland", built(tmp_path, 2016).pdf, OAKLAND, tmp_path, golden)


def test_the_edition_with_every_key_looks_as_it_did(tmp_path: Path, golden: bool) -> None:
    shutil.copytree(CASES / "allt/content", tmp_path / "content")
    seen("allt", built(tmp_path).pdf, EVERY_KEY, tmp_path, golden)


@pytest.mark.parametrize("number", [3, 4, 9])
def test_pictures_differ_where_a_reader_would_see_it(plan: Built, number: int, tmp_path: Path) -> None:
    page = picture(plan.pdf, number, tmp_path)
    otherwise = picture(plan.pdf, number, tmp_path, 130)
    assert ImageChops.difference(page, otherwise).getbbox()
    assert not apart(page, otherwise), "another way to draw the same letters and lines is no difference"
    assert apart(page, ImageChops.offset(page, 0, 1)), "0,7 mm down"
    without = page.copy()
    without.paste(255, (30, 100, 150, 112))
    assert apart(page, without), "a line of text gone"


def test_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < 1_000_000
