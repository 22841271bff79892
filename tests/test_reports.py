"""What is told of a check, in the forms that others read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ladokdoc.__main__ import run
from ladokdoc.checking import Checked, Report
from ladokdoc.findings import Finding
from ladokdoc.places import Place
from ladokdoc.reports.as_github import SHOWN, SUMMARY_BYTES, GithubReport
from ladokdoc.reports.excerpts import excerpt
from tests.conftest import report_over, written
from tests.github import made_of


def github(report: Report) -> list[str]:
    return list(GithubReport(report).write())


def test_an_annotation_cannot_be_broken_out_of() -> None:
    area = "rubrik: Å\nrader: []\n'::error file=x::påhittat,%0A::': x\n"
    (line,) = github(report_over({"omraden/studenter.yaml": area}))
    assert line.startswith(
        "::error file=content/2021/omraden/studenter.yaml,line=3,endLine=3,col=1,endColumn=33,title=okand-nyckel::"
    )
    assert "%250A" in line
    assert "\n" not in line


def test_ten_of_a_kind_and_the_rest_as_text() -> None:
    rows = "".join(f"  - id: rad-{n}\n    behov: x\n    mål: x\n    okänd: y\n" for n in range(15))
    lines = github(report_over({"omraden/studenter.yaml": f"rubrik: Å\nrader:\n{rows}"}))
    assert sum(line.startswith("::error") for line in lines) == SHOWN
    assert lines[SHOWN] == "Ytterligare 5 påpekanden:"
    assert len(lines) == SHOWN + 1 + 5
    assert re.fullmatch(
        r"content/2021/omraden/studenter\.yaml:46:5: fel: .* \(okand-nyckel\)", lines[SHOWN + 1]
    )


def test_what_is_excused_is_no_annotation() -> None:
    budget = (
        "enhet: tkr\ntabeller:\n  - id: kostnader\n    slag: kostnad\n    poster:\n    "
        "  - id: post-0\n        namn: Post\n  - id: bilaga\n    poster:\n    "
        "  - id: post-1\n        namn: Post\n"
        "    undantag:\n      - regel: olistad-tabell\n        skäl: Visas i bilagan.\n"
    )
    result = report_over({"budget.yaml": budget})
    assert [finding.rule for finding in result.findings if finding.waived] == ["olistad-tabell"]
    assert github(result) == []


def test_the_summary_has_the_rest_and_nothing_of_it_is_markup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(
        f"  - id: rad-{n}\n    behov: x\n    mål: x\n    '<b>|@du|[x](http://y)`_{n}_`': y\n"
        for n in range(15)
    )
    project = written(tmp_path, {"omraden/studenter.yaml": f"rubrik: Å\nrader:\n{rows}"})
    summary = tmp_path / "summary.md"
    summary.write_text("Före.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert run(["check", "--format", "github", "--root", str(project)]) == 1
    head, *lines = summary.read_text(encoding="utf-8").splitlines()
    assert head == "Före.", "other steps have written there"
    assert lines[0] == "### ladokdoc check: 15 fel"
    listed = [line for line in lines if line.startswith("- ")]
    assert len(listed) == 15 - SHOWN
    assert all(re.fullmatch(r"- content/2021.*\(okand-nyckel\)", line) for line in listed)
    assert made_of("\n".join(lines)) == []


def test_nothing_is_added_to_the_summary_where_all_is_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert run(["check", "--format", "github", "--root", str(written(tmp_path, {}))]) == 0
    assert not (tmp_path / "summary.md").exists()


def test_a_summary_fits_in_what_github_takes() -> None:
    message = "å" * 4000
    findings = [Finding(Place(f"content/{n}"), message, rule="okand-nyckel") for n in range(400)]
    made = "\n".join(GithubReport(Report(tuple(findings), Checked(), (), ())).summary())
    assert SUMMARY_BYTES * 0.9 < len(made.encode()) < 1024 * 1024
    assert re.search(r"- … och \d+ till$", made)


def test_paths_begin_at_the_top_of_the_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".git").mkdir()
    project = written(tmp_path / "plan", {"inledning.md": "# Å\n"})
    run(["check", "--format", "github", "--root", str(project)])
    assert "file=plan/content/2021/inledning.md," in capsys.readouterr().out
    run(["check", "--format", "sarif", "--root", str(project)])
    assert '"uri": "plan/content/2021/inledning.md"' in capsys.readouterr().out


def shown_line(line: str, place: Place) -> list[str]:
    return list(excerpt(lambda _, number: line if number == place.line else "", place, lambda text, _: text))


@pytest.mark.parametrize(
    ("line", "word", "carets"),
    [
        ("Åtgärden är fel här.", "fel", "            ^^^"),
        ("\tÅ\tfel", "fel", "   ^^^"),
        ("🎓 🏫 fel", "fel", "      ^^^"),
        ("日本 fel", "本", "  ^^"),
        ("e\u0301 fel", "fel", "  ^^^"),
        ("fel\u202e här", "\u202e", "   ^"),
    ],
)
def test_what_is_meant_is_underlined(line: str, word: str, carets: str) -> None:
    start = line.index(word) + 1
    shown, under = shown_line(line, Place("x", 7, start, 7, start + len(word)))
    assert shown.startswith("    7 │ ")
    assert under == "      │ " + carets
    assert "\t" not in shown
    assert "\u202e" not in shown


def test_a_very_long_line_is_cut_around_what_is_meant() -> None:
    line = "å" * 5000 + "fel" + "ä" * 5000
    shown, under = shown_line(line, Place("x", 1, 5001, 1, 5004))
    assert len(shown) < 120
    column = under.index("^")
    assert shown[column : column + 3] == "fel"
    assert under.count("^") == 3
    assert shown.endswith("…")


def test_a_place_past_the_end_and_one_over_many_lines_are_underlined_too() -> None:
    assert shown_line("kort", Place("x", 1, 5, 1, 5))[1].endswith("│     ^")
    assert shown_line("kort", Place("x", 1, 3, 4, 1))[1].endswith("│   ^^")


def test_a_hundred_of_a_rule_in_a_file_and_one_that_counts_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"  - id: rad-{n}\n    behov: x\n    mål: y\n    okänd: y\n" for n in range(250))
    project = written(tmp_path, {"omraden/studenter.yaml": f"rubrik: Å\nrader:\n{rows}"})
    assert run(["check", "--root", str(project)]) == 1
    out = capsys.readouterr().out
    assert out.count("  fel  okand-nyckel\n") == 101
    assert "Ytterligare 150 påpekanden av samma slag i filen visas inte." in out
    assert "\n250 fel.\n" in out


WAIVED = (
    "enhet: tkr\ntabeller:\n  - id: kostnader\n    slag: kostnad\n    poster:\n      - id: post-2\n        namn: Post\n"
    "  - id: bilaga\n    poster:\n    "
    "  - id: post-3\n        namn: Post\n    undantag:\n      - regel: olistad-tabell\n        skäl: Visas i bilagan.\n"
    "        till: 2999-12-31\n"
    "  - id: bilaga-2\n    poster:\n    "
    "  - id: post-4\n        namn: Post\n    undantag:\n      - regel: olistad-tabell\n        skäl: Visas i bilagan.\n"
)


def test_waivers_are_counted_and_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = written(tmp_path, {"budget.yaml": WAIVED})
    assert run(["check", "--root", str(project)]) == 0
    out = capsys.readouterr().out
    assert out.count("varning, undantagen  olistad-tabell\n    Skäl: Visas i bilagan.\n") == 2
    assert "Undantagna: 2 (olistad-tabell 2).\nNästa undantag går ut 31 december 2999.\n" in out
    assert run(["check", "--root", str(project), "--ignore", "olistad-tabell"]) == 0
    assert "Undantagna" not in capsys.readouterr().out
