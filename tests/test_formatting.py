"""The one way to write the content: twice is as once, nothing comes to mean something else, and nothing is lost."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path

import pytest

from ladokdoc.formatting import format_file
from ladokdoc.formatting.files import parts
from ladokdoc.sources import Files, read_folder
from tests.conftest import CASES
from tests.damage import DAMAGES, FIRST, LAST
from tests.disorder import annotated, shuffled

ROOT = Path(__file__).parents[1]


def formatted(files: Files) -> Files:
    """All files in their one form."""
    done = {
        part.path: format_file(part.path, files.data[part.path], part.shape).data for part in parts(files)
    }
    return Files({**files.data, **done})


def whole(root: Path) -> dict[str, tuple[str | None, str]]:
    """The files of a project in their one form, with their shape."""
    files = formatted(read_folder(root))
    return {part.path: (part.shape, files.data[part.path].decode()) for part in parts(files)}


REAL = whole(ROOT)
ALL = {
    **REAL,
    **{f"allt/{path}": file for path, file in whole(CASES / "allt").items()},
    **{f"grund/{path}": file for path, file in whole(CASES / "grund").items()},
}
YAML = [path for path, (shape, _) in ALL.items() if shape]


def test_the_content_of_the_repository_is_in_its_one_form() -> None:
    files = read_folder(ROOT)
    for part in parts(files):
        result = format_file(part.path, files.data[part.path], part.shape)
        assert (result.data, result.done, result.left) == (files.data[part.path], (), None)


@pytest.mark.parametrize("name", DAMAGES)
def test_every_kind_of_damage_is_put_right(name: str) -> None:
    harmed = 0
    for path in YAML:
        shape, text = ALL[path]
        for seed in range(4):
            damaged = DAMAGES[name](text, random.Random(f"{seed} {path}"))
            result = format_file(path, damaged.encode(), shape)
            assert result.left is None, (path, damaged)
            assert result.data.decode() == text, (path, damaged)
            assert bool(result.done) == (damaged != text)
            harmed += damaged != text
    assert harmed > 10


def test_damage_upon_damage_is_put_right() -> None:
    chance = random.Random("damage upon damage")
    for _ in range(400):
        path = chance.choice(YAML)
        shape, text = ALL[path]
        names = [*sorted(set(chance.choices(FIRST, k=3)), key=FIRST.index), *chance.sample(LAST, 2)]
        damaged = text
        for name in sorted(names, key=[*FIRST, *LAST].index):
            damaged = DAMAGES[name](damaged, chance)
        result = format_file(path, damaged.encode(), shape)
        assert result.left is None, (names, damaged)
        assert result.data.decode() == text, (names, damaged)


# Comments and the order of keys


def comments(text: str) -> list[str]:
    return re.findall(r"(?m)(?:^|(?<= ))#.*$", text)


def test_keys_in_any_order_with_what_stands_at_them_are_put_in_order() -> None:
    moved = 0
    for path in YAML:
        shape, text = ALL[path]
        for seed in range(12):
            chance = random.Random(f"order {seed} {path}")
            noted = annotated(text, chance)
            assert format_file(path, noted.encode(), shape).data.decode() == noted
            damaged = shuffled(noted, chance)
            assert sorted(comments(damaged)) == sorted(comments(noted))
            result = format_file(path, damaged.encode(), shape)
            assert result.data.decode() == noted, (path, seed, damaged)
            moved += damaged != noted
    assert moved > 100


@pytest.mark.parametrize(
    "name", ["wide", "flush dashes", "trailing blanks", "value on the next line", "dash alone"]
)
def test_comments_go_with_the_lines_that_they_belong_to(name: str) -> None:
    for path in YAML:
        shape, text = ALL[path]
        for seed in range(6):
            chance = random.Random(f"comments {seed} {path}")
            noted = annotated(text, chance)
            damaged = DAMAGES[name](noted, chance)
            result = format_file(path, damaged.encode(), shape)
            assert result.data.decode() == noted, (path, seed, damaged)


def test_letters_of_two_signs_are_put_together() -> None:
    area = "rubrik: Områden\nrader:\n  - id: rad\n    behov: Å\n    mål: Ö\n"
    result = format_file("content/2021/omraden/a.yaml", unicodedata.normalize("NFD", area).encode(), "område")
    assert (result.data.decode(), result.done, result.left) == (area, ("tecken och radbrytningar",), None)


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n", "# bara en anteckning\n", "---\n"])
@pytest.mark.parametrize("shape", [None, "plan"])
def test_a_file_with_nothing_in_it_stays_nothing(text: str, shape: str | None) -> None:
    result = format_file("content/2021/plan.yaml", text.encode(), shape)
    assert result.data.decode().strip() == text.strip()


def test_two_changes_in_conflict_are_left_alone() -> None:
    text = "<<<<<<< HEAD\nEn.  Två.\n=======\nEn. Tre.\n>>>>>>> gren\n"
    result = format_file("content/2021/inledning.md", text.encode(), None)
    assert result.left
    assert result.data.decode() == text


# Files as they may be written, and as they are to be

FILES = sorted((CASES / "formatering" / "filer").iterdir())
SHAPES = {"plan.yaml": "plan", "budget.yaml": "budget", "omraden/studenter.yaml": "område"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file(path: Path, golden: bool) -> None:
    head, name, before, after = re.fullmatch(
        r"(?s)(.*?)=== (\S+\.yaml)\n(.*)=== efter\n(.*)", path.read_text(encoding="utf-8")
    ).groups()  # type: ignore[union-attr]
    result = format_file(f"content/2021/{name}", before.encode(), SHAPES[name])
    assert result.left is None
    if golden:
        path.write_text(f"{head}=== {name}\n{before}=== efter\n{result.data.decode()}", encoding="utf-8")
    else:
        assert result.data.decode() == after
        assert format_file(f"content/2021/{name}", after.encode(), SHAPES[name]).data.decode() == after


def test_a_mark_that_stands_twice_is_taken_away_at_once() -> None:
    done = format_file("content/2021/inledning.md", "\ufeff\ufeffEtt.\n".encode(), None)
    assert done.data == b"Ett.\n"
    assert format_file("content/2021/inledning.md", done.data, None).data == done.data
