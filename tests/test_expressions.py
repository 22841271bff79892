"""`{{ }}` found, looked up and written out: the cases are in `cases/uttryck.txt`, for anyone to add to."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladokdoc import loading
from ladokdoc.expressions import (
    ALL_FORMATS,
    FIELDS,
    Expression,
    Malformed,
    Problem,
    Values,
    find,
    moved,
    unescape,
    values,
)
from ladokdoc.expressions.nearest import Nearest
from ladokdoc.model import Edition
from ladokdoc.sources import Files

CALM = settings(deadline=None)

CASES = (Path(__file__).parent / "cases" / "uttryck.txt").read_text(encoding="utf-8")
CASE = re.compile(r"^([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.$", re.MULTILINE | re.DOTALL)
SHOWN = CASE.findall(CASES)

PLAN = """\
titel: Verksamhetsplan och budget
år: {year}
status: utkast
styrande_beslut:
  - id: stamman
    organ: Ladokstämman
    datum: 2020-05-28
    titel: Inriktning 2021–2023
  - id: utan-datum
    organ: Styrelsen
    titel: Fler miljöer
kapitel:
  - rubrik: Mål
    områden:
      - studenter
      - drift
  - rubrik: Budget
    tabeller: [kostnader]
"""
AREA = """\
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Självservicen är utbyggd.
  - id: inloggning
    behov: Det behövs en enklare inloggning.
    mål: Inloggningen är enklare.
"""
DRIFT = """\
rubrik: Driften
rader:
  - id: miljoer
    behov: Det behövs fler miljöer.
    mål: Miljöerna är fler.
"""
BUDGET = """\
enhet: tkr
kolumner:
  - utfall-2020
  - budget-2019
  - budget-2020
tabeller:
  - id: kostnader
    rubrik: Budget {{ år }}
    slag: kostnad
    poster:
      - id: drift
        namn: Drift "av" Ladok
        belopp: 8 500
        jämför:
          budget-2019: 1
          utfall-2020: 2
        varav:
          - id: licenser
            namn: licenser
            belopp: 1 200
      - id: styrelse
        namn: Styrelse
        belopp: 0
        jämför:
          budget-2020: 0
      - id: aterbetalning
        namn: Återbetalning
        belopp: -250,5
      - id: ny
        namn: Ny
        belopp: 0
        jämför:
          budget-2020: 0
      - id: blank
        namn: Blank
      - id: utveckling
        namn: Utveckling
        poster:
          - id: utveckling-ladok
            namn: Utveckling Ladok
            belopp: 13 000
          - id: verksamhetsteam
            namn: Verksamhetsteam
            belopp: 6 000
          - id: projekt
            namn: Projekt
            poster:
              - id: planering
                namn: Planering
                belopp: 2 000
              - id: lagring
                namn: Lagring
                belopp: 0
        summa:
          namn: Utveckling totalt
          belopp: 21 000
          jämför:
            budget-2020: 20 000
  - id: per-slag
    samma_som: kostnader
    poster:
      - id: loner
        namn: Löner
        belopp: 28 000
  - id: avgifter
    rubrik: Avgifter och \\{{ bidrag }}
    slag: intäkt
    enhet: mnkr
    poster:
      - id: avgift
        namn: Avgift
        belopp: 12
  - id: olasligt
    slag: intäkt
    poster:
      - id: olast
        namn: Oläst
        belopp: tolv
ramar:
  - id: ram
    gäller: [kostnader]
    högst: 30 000
"""
EARLIER = """\
enhet: mnkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 9
"""


@cache
def plan() -> Values:
    files = {
        "content/2021/plan.yaml": PLAN.format(year=2021),
        "content/2021/budget.yaml": BUDGET,
        "content/2021/omraden/studenter.yaml": AREA,
        "content/2021/omraden/drift.yaml": DRIFT,
        "content/2020/plan.yaml": PLAN.format(year=2020),
        "content/2020/budget.yaml": EARLIER,
    }
    project = loading.load(Files({path: text.encode() for path, text in files.items()}), [2020, 2021])
    edition = project.earlier[2021]
    return values(edition, project.earlier)


def told(text: str, found: Problem | Malformed) -> str:
    start, end = found.span if isinstance(found, Problem) else (found.start, found.end)
    before = "(redan sagt) " if isinstance(found, Problem) and found.withheld else ""
    return f"{before}{text[start:end]}: {found.message} {found.hint}"


def filled(text: str) -> str:
    """The text with its expressions written out, and a line for each that cannot be."""
    shown, problems, here = "", [], 0
    for found in find(text):
        answer = plan().write(found) if isinstance(found, Expression) else found
        shown += unescape(text[here : found.start])
        here = found.end
        if isinstance(answer, str):
            shown += answer
        else:
            shown += "…" if isinstance(answer, Problem) else text[found.start : found.end]
            problems.append(told(text, answer))
    return "\n".join([shown + unescape(text[here:]), *problems])


def test_the_cases_are_read() -> None:
    assert len(SHOWN) > 20
    assert CASES.splitlines().count(".") == 3 * len(SHOWN)


@pytest.mark.parametrize(("typed", "printed"), [case[1:] for case in SHOWN], ids=[case[0] for case in SHOWN])
def test_case(typed: str, printed: str) -> None:
    assert filled(typed) == printed


def test_the_lists_are_closed() -> None:
    fields = {
        "belopp",
        "summa",
        "andel",
        "förändring",
        "kvar",
        "namn",
        "rubrik",
        "titel",
        "datum",
        "organ",
        "antal",
    }
    assert set(FIELDS) == fields
    assert set(ALL_FORMATS) == {"tkr", "mnkr", "kr", "procent", "tal", "datum"}


def test_every_field_and_format_is_in_a_case() -> None:
    asked = [found for case in SHOWN for found in find(case[1]) if isinstance(found, Expression)]
    answered = [found for found in asked if isinstance(plan().write(found), str)]
    assert {found.field for found in answered} == {*FIELDS, None}
    assert {found.format for found in answered} == {*ALL_FORMATS, None}


def test_an_expression_ends_with_its_paragraph() -> None:
    (found,) = find("{{ drift.belopp |\n \ntkr }}")
    assert isinstance(found, Malformed)
    assert (found.start, found.end) == (0, 2)


def test_no_message_shows_what_python_calls_it() -> None:
    assert not re.search(r"None|Line|Table|Decimal|\{[a-z]", CASES.replace("{%", ""))


BRACES = st.lists(
    st.sampled_from(
        ["{{", "}}", "{", "}", "\\", "{%", "{#", "|", ".", " ", "\n", "år", "a-b", "summa", "tkr", "\u00a0"]
    )
)


@CALM
@given(BRACES.map("".join))
def test_what_is_found_stands_where_it_says(text: str) -> None:
    here = 0
    for found in find(text):
        assert here <= found.start < found.end <= len(text)
        here = found.end
        if isinstance(found, Expression):
            whole = text[found.start : found.end]
            assert whole.startswith("{{")
            assert whole.endswith("}}")
            assert text[slice(*found.name_span)] == found.name
            assert (text[slice(*found.field_span)] if found.field_span else None) == found.field
            assert (text[slice(*found.format_span)] if found.format_span else None) == found.format


@CALM
@given(BRACES.map("".join))
def test_no_braces_are_passed_over(text: str) -> None:
    left = list(text)
    for found in find(text):
        left[found.start : found.end] = [" "] * (found.end - found.start)
    without_escapes = re.sub(r"\\\{[{%#]", "   ", "".join(left))
    assert not re.search(r"\{[{%#]", without_escapes)


@CALM
@given(BRACES.map("".join), st.integers(0, 50))
def test_an_expression_can_be_counted_from_elsewhere(text: str, by: int) -> None:
    for found in find(text):
        if isinstance(found, Expression):
            there = moved(found, lambda position: position + by)
            shifted = " " * by + text
            assert shifted[there.start : there.end] == text[found.start : found.end]
            assert shifted[slice(*there.name_span)] == found.name


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize(
    "unit", ["{", "{{", "{{ a", "{{ a.b }}", "{% ", "\\{{", "{{\n", "{{ a |", "}}", "{{ a\n\n"]
)
def test_no_text_takes_long(unit: str) -> None:
    for found in find(unit * (100_000 // len(unit))):
        assert found


@pytest.mark.usefixtures("patience")
def test_the_nearest_of_thousands() -> None:
    ids = [f"post-{number}" for number in range(5000)]
    nearest = Nearest([*ids, "utveckling-ladok"])
    assert nearest.find("utvekling-ladok") == "utveckling-ladok"
    assert nearest.find("Utveckling-Ladok") == "utveckling-ladok"
    assert nearest.find("qqqq") is None
    assert nearest.find("") is None


class Untouched:
    def __getattr__(self, name: str) -> None:
        raise AssertionError(f"{name} was asked for")


def test_nothing_is_worked_out_before_it_is_asked_for() -> None:
    assert isinstance(values(cast(Edition, Untouched())), Values)


def test_a_huge_change_is_written_out() -> None:
    column = "        jämför:\n          utfall-2018: 0,00000000000000001"
    budget = EARLIER.replace("belopp: 9", f"belopp: {'9' * 18}\n{column}")
    budget = budget.replace("tabeller:", "kolumner: [utfall-2018]\ntabeller:")
    files = {"content/2020/plan.yaml": PLAN.format(year=2020), "content/2020/budget.yaml": budget}
    project = loading.load(Files({path: text.encode() for path, text in files.items()}), [2020])
    (found,) = find("{{ drift.förändring | procent }}")
    assert isinstance(found, Expression)
    answer = values(project.earlier[2020]).write(found)
    assert isinstance(answer, str)
    assert re.fullmatch(r"9( [0-9]{3})+ %", answer), answer
