"""The fingerprint of what a plan says: form leaves it as it is, and nothing that means something else does."""

from __future__ import annotations

import pytest

from ladokdoc.expressions import values
from ladokdoc.loading import load
from ladokdoc.meaning import Bare, meaning
from ladokdoc.model import Edition
from ladokdoc.places import Markup, Place, Text
from ladokdoc.sources import Files
from tests.test_changes import LEAVES, REMOVED, SEQUENCES, Path, edition, other, put, whole
from tests.test_export import small


def fingerprint(content: dict[str, bytes]) -> str:
    project = load(Files(content), [2021])
    edition = project.editions[0].edition
    assert edition
    return meaning(edition, values(edition, project.earlier))


SAME = {
    "lines broken elsewhere": ("inledning.md", b"Det h\xc3\xa4r", b"Det\nh\xc3\xa4r"),
    "a comment": ("budget.yaml", b"enhet: tkr", b"# om pengar\nenhet: tkr"),
    "an amount in one piece": ("budget.yaml", b"8 500", b"8500"),
    "a decimal that is no more": ("budget.yaml", b"8 500", b"8 500,0"),
}
OTHER = {
    "an amount": ("budget.yaml", b"8 500", b"8 501"),
    "a name": ("budget.yaml", b"namn: Drift", b"namn: Drifter"),
    "a word": ("inledning.md", b"Det h\xc3\xa4r", b"Det d\xc3\xa4r"),
    "the status": ("plan.yaml", b"utkast", b"beslutad"),
}


def changed(path: str, old: bytes, new: bytes) -> dict[str, bytes]:
    content = small()
    name = f"content/2021/{path}"
    assert old in content[name]
    return {**content, name: content[name].replace(old, new, 1)}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_form_does_not_change_the_fingerprint(change: tuple[str, bytes, bytes]) -> None:
    assert fingerprint(changed(*change)) == fingerprint(small())


@pytest.mark.parametrize("change", OTHER.values(), ids=OTHER)
def test_meaning_does(change: tuple[str, bytes, bytes]) -> None:
    assert fingerprint(changed(*change)) != fingerprint(small())


def test_the_fingerprint_is_worked_out_as_before() -> None:
    """Published documents carry it. Where it must change, so must the number of how it is worked out."""
    content = {
        "content/2021/plan.yaml": "titel: Plan\når: 2021\nstatus: utkast\nkapitel:\n  - text: a.md\n".encode(),
        "content/2021/a.md": "Hej på *dig*, {{ år }}.\n".encode(),
    }
    assert fingerprint(content) == "581e62a4771f6ec4b94f2bde72495fdd7c78f8a17116d45981f7249dce5174f6"


def said(plan: Edition) -> str:
    return meaning(plan, values(plan, whole().project.earlier))


def means(path: Path) -> bool:
    """Whether what stands there is said of the plan. Waivers and the names of files are about how it is written."""
    return not {"waivers", "prose_file"} & set(path)


@pytest.mark.parametrize(
    "path", [path for path in LEAVES if means(path)], ids=lambda path: ".".join(map(str, path))
)
def test_every_value_of_a_plan_is_in_it(path: Path) -> None:
    changed = put(edition(), path, (lambda _: "kr") if path[-1] == "unit" else other)
    assert said(changed) != said(edition())


@pytest.mark.parametrize(
    "path", [path for path in REMOVED if means(path)], ids=lambda path: ".".join(map(str, path))
)
def test_all_that_can_be_taken_away_is_in_it(path: Path) -> None:
    assert said(put(edition(), path, lambda _: ...)) != said(edition())


@pytest.mark.parametrize(
    "path", [path for path in SEQUENCES if means(path)], ids=lambda path: ".".join(map(str, path))
)
def test_order_is_in_it(path: Path) -> None:
    changed = put(edition(), path, lambda parts: parts[::-1])
    assert changed == edition() or said(changed) != said(edition())


def bare(text: str) -> str:
    place = Place("content/2021/x")
    return Bare(values(edition())).write(Text(text, place, lambda *_: place, Markup.DOCUMENT))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("**x**", r"\<strong>x\</strong>"),
        ("`x`", r"\<code:x>"),
        ("    a\n    0>b", "    a\n\nb"),
        ("`a\\`", r"`a`\\"),
    ],
)
def test_signs_that_are_written_out_are_not_taken_for_markup(one: str, other: str) -> None:
    assert bare(one) != bare(other)


def test_lines_of_code_are_one_part() -> None:
    assert bare("    a\n    2>b").startswith(r"|a\n2>b")
