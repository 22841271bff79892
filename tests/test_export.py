"""The plan as data: it says what the plan says, in forms that other programs read as they should."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from ladokdoc import figures, model
from ladokdoc.__main__ import run
from ladokdoc.export import files, schema_json
from ladokdoc.export.formulas import free_name, total
from ladokdoc.expressions import values
from ladokdoc.loading import load
from ladokdoc.meaning import meaning
from ladokdoc.meaning.fields import FIELDS, LEFT_OUT, NOTES
from ladokdoc.model import Edition
from ladokdoc.places import Text
from ladokdoc.records import Record
from ladokdoc.sources import Files, read_folder
from tests.conftest import CASES, laid_over

SCHEMA = CASES / "export" / "plan.schema.json"
ROOTS = {"2021": Path(__file__).parents[1], "allt": CASES / "allt"}


def exported(content: dict[str, bytes]) -> tuple[Edition, dict[str, bytes]]:
    """The edition of 2021 in some files, and what it is exported as, by name."""
    project = load(Files(content), [2021])
    edition = project.editions[0].edition
    assert edition
    return edition, {file.name: file.data for file in files(edition, values(edition, project.earlier))}


def fingerprint(content: dict[str, bytes]) -> str:
    project = load(Files(content), [2021])
    edition = project.editions[0].edition
    assert edition
    return meaning(edition, values(edition, project.earlier))


@pytest.fixture(scope="module", params=ROOTS)
def both(request: pytest.FixtureRequest) -> tuple[Edition, dict[str, bytes]]:
    """The plan of 2021, and the edition that uses every key."""
    return exported(dict(read_folder(ROOTS[request.param]).data))


def everything() -> dict[str, bytes]:
    return dict(read_folder(ROOTS["allt"]).data)


# What is in it


def test_every_field_of_the_plan_is_exported_or_left_out_on_purpose() -> None:
    for cls, keys in FIELDS.items():
        fields = set(getattr(cls, "COMPARED"))  # noqa: B009 (a record declares it)
        assert fields - set(keys.values()) <= LEFT_OUT, cls.__name__
        assert set(keys.values()) <= fields, cls.__name__
    left = {Text, model.Waiver, model.Ref, model.Amount, model.Abbreviation, model.Glossary, Record}
    records = {part for part in vars(model).values() if isinstance(part, type) and issubclass(part, Record)}
    assert records - left == set(FIELDS)
    assert {cls for cls, key in NOTES if key not in FIELDS[cls]} == set()


def test_the_json_is_what_its_schema_says(both: tuple[Edition, dict[str, bytes]]) -> None:
    jsonschema.validate(
        json.loads(both[1]["plan-2021.json"]),
        json.loads(schema_json()),
        format_checker=jsonschema.FormatChecker(),
    )


@pytest.mark.parametrize(
    "change", [{"titlar": "x"}, {"år": "2021"}, {"datum": "2021-02-30"}, {"titel": None}]
)
def test_the_schema_refuses_what_is_no_plan(change: dict[str, Any]) -> None:
    plan = json.loads(exported(everything())[1]["plan-2021.json"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(
            {**plan, **change}, json.loads(schema_json()), format_checker=jsonschema.FormatChecker()
        )


def test_the_schema_is_the_published_one(golden: bool) -> None:
    """Others read the export by it, so that a change of it is a decision and no accident."""
    if golden:
        SCHEMA.write_text(schema_json(), encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == schema_json()


def test_amounts_are_exact_and_expressions_filled_in() -> None:
    plan = json.loads(exported(everything())[1]["plan-2021.json"])
    costs = next(table for table in plan["budget"]["tabeller"] if table["id"] == "kostnader")
    assert costs["rubrik"] == "Kostnader 2021"
    assert costs["poster"][0]["belopp"] == {
        "budget-2021": "8500",
        "utfall-2019": "8112.5",
        "budget-2020": "8000",
    }
    assert "{{ år }}" not in json.dumps(plan, ensure_ascii=False)


# The fingerprint of what it means

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


def small() -> dict[str, bytes]:
    return laid_over(
        {
            "inledning.md": "Det här är en text.\n".encode(),
            "budget.yaml": (
                b"enhet: tkr\ntabeller:\n  - id: kostnader\n    slag: kostnad\n    poster:\n"
                b"      - id: drift\n        namn: Drift\n        belopp: 8 500\n"
            ),
        }
    )


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


# CSV and the package


def test_each_table_is_there_with_all_its_lines(both: tuple[Edition, dict[str, bytes]]) -> None:
    edition, made = both
    assert edition.budget
    for table in edition.budget.tables:
        rows = list(csv.DictReader(io.StringIO(made[f"{table.id}.csv"].decode())))
        ids = [line.id for line in model.lines(table.lines)]
        assert [row["id"] for row in rows if row["slag"] in ("post", "grupp")] == ids
        for line in model.lines(table.lines):
            row = next(row for row in rows if row["id"] == line.id)
            for column, amount in line.amounts.items():
                assert Decimal(row[column]) == amount.value
    goals = list(csv.DictReader(io.StringIO(made["mal.csv"].decode())))
    assert len(goals) == sum(len(row.goals) for area in edition.areas for row in area.rows)


@pytest.mark.parametrize("spoilt", [False, True])
def test_frictionless_reads_the_package(tmp_path: Path, spoilt: bool) -> None:
    import frictionless  # takes a second

    for name, data in exported(everything())[1].items():
        (tmp_path / name).write_bytes(data.replace(b"8500", b"8 500") if spoilt else data)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid is not spoilt, report.flatten(["title", "note"])


# The workbook


def cells(data: bytes, *, values: bool) -> Iterator[tuple[str, int, list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    for sheet in book.worksheets:
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            yield sheet.title, number, list(row)


def test_totals_are_formulas_that_carry_what_was_proved(both: tuple[Edition, dict[str, bytes]]) -> None:
    edition, made = both
    assert edition.budget
    book = made["plan-2021.xlsx"]
    formulas = {row[-1]: row for _, _, row in cells(book, values=False) if str(row[-1]).endswith("_summa")}
    shown = {row[-1]: row for _, _, row in cells(book, values=True) if str(row[-1]).endswith("_summa")}
    proved = [found for found in figures.assertions(edition.budget) if found.tolerance == 0]
    assert proved
    for found in proved:
        row = f"{found.owner.id}_summa"
        assert any(str(cell).startswith("=SUM(") for cell in formulas[row])
        assert float(found.computed.value or 0) in shown[row]


def test_a_name_never_becomes_a_formula() -> None:
    content = small()
    path = "content/2021/budget.yaml"
    content[path] = content[path].replace(b"namn: Drift", b"namn: '=1+1'")
    names = {row[0] for _, _, row in cells(exported(content)[1]["plan-2021.xlsx"], values=True)}
    assert "=1+1" in names


def test_the_same_plan_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = exported(everything())[1]
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert exported(everything())[1] == first


def test_sums_name_ranges_and_sheets_have_names_of_their_own() -> None:
    assert total([(3, 1), (4, 1), (5, 1), (8, 1)]) == "=SUM(B4:B6,B9)"
    assert total([]) == ""
    taken: set[str] = set()
    assert free_name("Kostnader [2021]/tkr", taken) == "Kostnader  2021  tkr"
    assert free_name("kostnader [2021]/tkr", taken) == "kostnader  2021  tkr 2"
    assert len(free_name("Ett mycket långt namn på en tabell i budgeten", taken)) == 31


@pytest.mark.validator
def test_a_spreadsheet_works_out_the_same(both: tuple[Edition, dict[str, bytes]], tmp_path: Path) -> None:
    """Gnumeric works the formulas out anew; where a line is another, so is its total."""
    edition, made = both
    assert edition.budget
    table = next(table for table in edition.budget.tables if table.id == "kostnader")
    assert table.total
    own = edition.budget.own
    declared = table.total.amounts[own].value
    assert declared is not None
    assert worked_out(made["plan-2021.xlsx"], tmp_path) == declared
    book = openpyxl.load_workbook(io.BytesIO(made["plan-2021.xlsx"]))
    (cell,) = [
        row[column.column - 1]
        for sheet in book.worksheets
        for column in sheet[3]
        if column.value == f"Budget {edition.year}"
        for row in sheet.iter_rows()
        if row[-1].value == table.lines[0].id
    ]
    cell.value += 7
    out = io.BytesIO()
    book.save(out)
    assert worked_out(out.getvalue(), tmp_path) == declared + 7


def worked_out(book: bytes, folder: Path) -> Decimal:
    """The total of the costs in the plan's own column, as Gnumeric calculates it."""
    (folder / "bok.xlsx").write_bytes(book)
    command = ["ssconvert", "--recalc", "-S", "bok.xlsx", "blad-%n.csv"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    for sheet in folder.glob("blad-*.csv"):
        rows = list(csv.reader(io.StringIO(sheet.read_text("utf-8"))))
        heads = rows[2] if len(rows) > 2 else []
        for row in rows:
            if row[-1:] == ["kostnader_summa"]:
                return Decimal(row[heads.index("Budget 2021")])
    raise AssertionError("no total")


# The command


def test_the_command_writes_all_files_and_takes_old_tables_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOTS["allt"] / "content", tmp_path / "content")
    assert run(["export", "--root", str(tmp_path)]) == 0
    folder = tmp_path / "build/2021/data"
    named = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(named) == sorted(folder.iterdir())
    (folder / "eget.csv").write_text("min egen fil")
    budget = tmp_path / "content/2021/budget.yaml"
    budget.write_text(budget.read_text("utf-8").replace("per-kostnadsslag", "per-slag"), "utf-8")
    plan = tmp_path / "content/2021/plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("per-kostnadsslag", "per-slag"), "utf-8")
    assert run(["export", "--root", str(tmp_path)]) == 0
    assert not (folder / "per-kostnadsslag.csv").exists()
    assert (folder / "per-slag.csv").exists()
    assert (folder / "eget.csv").exists()


def test_a_plan_with_errors_is_not_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOTS["allt"] / "content", tmp_path / "content")
    budget = tmp_path / "content/2021/budget.yaml"
    budget.write_text(budget.read_text("utf-8").replace("8 500", "8 501"), "utf-8")
    assert run(["export", "--root", str(tmp_path)]) == 1
    assert not (tmp_path / "build").exists()
    assert "fel-summa" in capsys.readouterr().err
