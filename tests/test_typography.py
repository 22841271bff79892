"""Running Swedish text set right: the cases are in `cases/typografi.txt`, for anyone to add to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladokdoc.typography import NO_BREAK, set_text, set_texts

CALM = settings(deadline=None)

CASES = (Path(__file__).parent / "cases" / "typografi.txt").read_text(encoding="utf-8")
CASE = re.compile(r"^([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.$", re.MULTILINE | re.DOTALL)
SHOWN = [(name, typed, printed.replace("~", NO_BREAK)) for name, typed, printed in CASE.findall(CASES)]

# Whatever the rules look at, in every order.
PIECES = [
    *"0123456789 \n-–−.,:/\"'§%()[]@x",
    *("\u00a0", "\u202f", " 000", "2020", "2021", "12", "tkr", "kap.", "s.", "kl.", "dnr ", "mars", "maj"),
    *("måndag", "fredag", "...", " - ", "https://", "ladok.se", "www.", "år", "a", "\ufffc"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def test_the_cases_are_read() -> None:
    assert len(SHOWN) > 25
    assert CASES.splitlines().count(".") == 3 * len(SHOWN)


@pytest.mark.parametrize(("typed", "printed"), [case[1:] for case in SHOWN], ids=[case[0] for case in SHOWN])
def test_case(typed: str, printed: str) -> None:
    assert set_text(typed) == printed


@CALM
@given(TEXTS)
def test_what_is_set_stays(text: str) -> None:
    once = set_text(text)
    assert set_text(once) == once


@CALM
@given(TEXTS)
def test_only_signs_are_changed(text: str) -> None:
    def bare(value: str) -> str:
        return re.sub(r"[\s\"”'’–−-]|\.\.\.|…", "", value)

    assert bare(set_text(text)) == bare(text)


@CALM
@given(st.lists(TEXTS, max_size=6))
def test_texts_in_a_row_are_set_as_one(texts: list[str]) -> None:
    assert "".join(set_texts(texts)) == set_text("".join(texts))
    assert len(set_texts(texts)) == len(texts)


def test_each_text_in_a_row_keeps_its_own_part() -> None:
    assert set_texts(["104", " 000", " ", "tkr"]) == ["104", "\u00a0000", "\u00a0", "tkr"]
    assert set_texts(['"', "Annan", '" ..', ". ja"]) == ["”", "Annan", "” …", " ja"]
    assert set_texts(["5", "-", "10"]) == ["5", "–", "10"]


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize(
    "unit",
    [
        "a.",
        "a-",
        "1-",
        "1 000",
        " 000",
        "1.10-",
        "-1-",
        "a@",
        "http://",
        "www.",
        "a.se/",
        "kl. 1-2 ",
        ".",
        "\"'",
        "\n",
    ],
)
def test_no_text_takes_long(unit: str) -> None:
    assert set_text(unit * (50_000 // len(unit)))
