"""What is told of a check, in the forms that others read."""

from __future__ import annotations

import re

from ladokdoc.reports.as_github import SHOWN, as_github
from tests.conftest import report_over


def test_an_annotation_cannot_be_broken_out_of() -> None:
    area = "rubrik: Å\nrader: []\n'::error file=x::påhittat,%0A::': x\n"
    (line,) = as_github(report_over({"omraden/studenter.yaml": area}))
    assert line.startswith(
        "::error file=content/2021/omraden/studenter.yaml,line=3,endLine=3,col=1,endColumn=33,title=okand-nyckel::"
    )
    assert "%250A" in line
    assert "\n" not in line


def test_ten_of_a_kind_and_the_rest_as_text() -> None:
    rows = "".join(f"  - id: rad-{n}\n    behov: x\n    okänd: y\n" for n in range(15))
    lines = list(as_github(report_over({"omraden/studenter.yaml": f"rubrik: Å\nrader:\n{rows}"})))
    assert sum(line.startswith("::error") for line in lines) == SHOWN
    assert lines[SHOWN] == "Ytterligare 5 påpekanden:"
    assert len(lines) == SHOWN + 1 + 5
    assert re.fullmatch(
        r"content/2021/omraden/studenter\.yaml:35:5: fel: .* \(okand-nyckel\)", lines[SHOWN + 1]
    )


def test_what_is_excused_is_no_annotation() -> None:
    budget = (
        "enhet: tkr\ntabeller:\n  - id: kostnader\n    slag: kostnad\n    poster: []\n  - id: bilaga\n    poster: []\n"
        "    undantag:\n      - regel: olistad-tabell\n        skäl: Visas i bilagan.\n"
    )
    result = report_over({"budget.yaml": budget})
    assert [finding.rule for finding in result.findings if finding.waived] == ["olistad-tabell"]
    assert list(as_github(result)) == []
