"""`ladokdoc check` as it is used: on the plan of 2021, from a command line, by people and by programs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ladokdoc.__main__ import run
from ladokdoc.rules import registry

REPOSITORY = Path(__file__).parents[1]
BUDGET = REPOSITORY / "content/2021/budget.yaml"
AMOUNT = re.compile(r"^ *belopp: ([0-9 ]+)$")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the content that a test may change."""
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    return tmp_path


def checked(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = run(["check", "--format", "json", "--root", str(root), *words])
    return code, json.loads(capsys.readouterr().out)


def errors(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [finding for finding in report["findings"] if finding["level"] == "error"]


def amount_lines() -> list[int]:
    lines = BUDGET.read_text(encoding="utf-8").splitlines()
    return [number for number, line in enumerate(lines) if AMOUNT.match(line)]


def change(project: Path, line: int, by: int) -> None:
    """Changes the amount on a line (from 0) of the budget."""
    path = project / "content/2021/budget.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    amount = int(AMOUNT.match(lines[line])[1].replace(" ", ""))  # type: ignore[index]
    lines[line] = re.sub(r"[0-9 ]+$", f" {amount + by}", lines[line].rstrip("\n")) + "\n"
    path.write_text("".join(lines), encoding="utf-8")


def totals() -> dict[str, int]:
    """The line, from 1, of each declared total's amount, by what it comes to."""
    lines = BUDGET.read_text(encoding="utf-8").splitlines()
    return {
        amount: 1 + next(n for n, line in enumerate(lines) if line.endswith(" " + amount))
        for amount in TOTALS
    }


TOTALS = ("104 000", "70 000")


def test_the_plan_of_2021_holds(capsys: pytest.CaptureFixture[str]) -> None:
    code, report = checked(REPOSITORY, capsys)
    assert code == 0
    # A true finding about a real document: what is invested in one project breaks the rule of 25 per cent.
    assert [(finding["rule"], finding["level"]) for finding in report["findings"]] == [
        ("aktivering-avrundad", "note"),
        ("aktivering", "warning"),
        ("avskrivning-oprovad", "note"),
    ]
    assert report["format"] == 1
    assert report["checked"]["totals"] == 2
    assert report["checked"]["amounts"] == len(amount_lines()) == 19
    assert report["unchecked"] == []


@pytest.mark.parametrize("line", amount_lines())
@pytest.mark.parametrize("by", [1, -1])
def test_any_amount_changed_by_one_is_told_at_its_total(
    project: Path, capsys: pytest.CaptureFixture[str], line: int, by: int
) -> None:
    change(project, line, by)
    code, report = checked(project, capsys)
    (finding,) = errors(report)
    whole = TOTALS[line + 1 > totals()[TOTALS[0]]]
    stated = int(whole.replace(" ", ""))
    is_total = line + 1 in totals().values()
    actual, expected = (stated + by, stated) if is_total else (stated, stated + by)
    assert code == 1
    assert (finding["rule"], finding["level"], finding["line"]) == ("fel-summa", "error", totals()[whole])
    assert (finding["expected"], finding["actual"]) == (str(expected), str(actual))
    assert finding["difference"] == str(actual - expected)


def test_the_json_has_every_key_of_the_contract(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(project, amount_lines()[0], 1)
    _, report = checked(project, capsys)
    assert set(report) == {"format", "checked", "unchecked", "unread", "findings"}
    assert set(report["checked"]) == {"totals", "amounts", "references", "texts"}
    (finding,) = errors(report)
    assert set(finding) == {
        "edition", "rule", "level", "path", "line", "column", "end_line", "end_column",
        "message", "hint", "expected", "actual", "difference", "waived",
    }  # fmt: skip
    assert finding["edition"] == "2021"
    assert finding["path"] == "content/2021/budget.yaml"


def test_the_text_shows_the_line_and_the_figures(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(project, amount_lines()[0], -100)
    assert run(["check", "--root", str(project)]) == 1
    out = capsys.readouterr().out
    line = totals()["104 000"]
    assert f"  {line}:15   fel  fel-summa\n" in out
    assert "Summan för Budget 2021 är 104 000, men posterna ger 103 900 (100 mindre)." in out
    assert f"    {line:>5} │       belopp: 104 000\n          │               ^^^^^^^\n" in out
    assert "Väntat 103 900, angivet 104 000, skillnad +100." in out
    assert "Rätta summan eller den post som har ändrats." in out
    assert "1 fel, 1 varning, 2 upplysningar." in out
    assert "ladokdoc explain fel-summa" in out


@pytest.mark.parametrize("words", [["--root", "ROOT", "check"], ["check", "--root", "ROOT"]])
def test_root_may_stand_before_or_after(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(REPOSITORY) if word == "ROOT" else word for word in words]) == 0
    assert "Prövat: 2 summor med 19 belopp" in capsys.readouterr().out


def test_the_project_is_found_from_a_folder_inside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY / "content/2021/omraden")
    assert run(["check"]) == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["check", "--root", "/finns/inte"], "Mappen /finns/inte finns inte."),
        (["check", "1999", "--root", str(REPOSITORY)], "Utgåvan 1999 finns inte. Här finns 2021"),
        (["chek"], "Kommandot chek finns inte. Menar du check?"),
        (["check", "--formt", "json"], "Flaggan --formt finns inte. Menar du --format?"),
        (["check", "--format", "xml"], "--format kan vara text, json, github, sarif."),
        (["check", "--format"], "Flaggan --format behöver ett värde"),
        (["explain", "fel-sumna"], "Regeln fel-sumna finns inte. Menar du fel-summa?"),
        (["explain", "fel-summa", "mer"], "Det står för mycket efter kommandot: mer."),
    ],
)
def test_wrong_usage_is_told_in_swedish(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    captured = capsys.readouterr()
    assert told in captured.err
    assert not captured.out


def test_where_there_is_no_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["check"]) == 2
    assert "--root" in capsys.readouterr().err


def test_less_is_told_where_less_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    def rules(*words: str) -> list[str]:
        _, report = checked(REPOSITORY, capsys, *words)
        return [finding["rule"] for finding in report["findings"]]

    assert rules("--level", "warning") == ["aktivering"]
    assert rules("--level", "error") == []
    assert rules("--only", "aktivering-avrundad") == ["aktivering-avrundad"]
    assert rules("--ignore", "aktivering") == ["aktivering-avrundad", "avskrivning-oprovad"]
    assert run(["check", "--only", "aktivring", "--root", str(REPOSITORY)]) == 2
    assert "Menar du aktivering?" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--help"], ["check", "--help"], ["build", "--help"], ["explain", "--help"]]
)
def test_help_is_in_swedish(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 0
    out = capsys.readouterr().out
    assert "Så skrivs det: ladokdoc" in out
    assert not re.search(r"\b(Usage|Options|OPTIONS|Commands|COMMAND|ARGS|Show|Error)\b", out)


def test_explain_prints_manual_and_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "fel-summa"]) == 0
    manual = capsys.readouterr().out
    assert manual.startswith("fel-summa (fel)\nSummor ska stämma med sina poster.\n")
    assert "belopp: 8 700" in manual
    assert run(["explain"]) == 0
    assert re.search(r"^fel-summa +fel +Summor ska stämma", capsys.readouterr().out, re.MULTILINE)


def test_check_starts_without_what_it_does_not_need() -> None:
    """No renderer and no templates are imported, so that it is fast and works where there is no Pango."""
    script = (
        "import sys; from ladokdoc.__main__ import run; code = run(['check']); "
        "print(code, [name for name in ('weasyprint', 'jinja2', 'cffi') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "0 []"


def test_a_full_disk_is_told_in_one_line() -> None:
    command = [sys.executable, "-m", "ladokdoc", "check"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, cwd=REPOSITORY, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (2, "Det gick inte att läsa eller skriva: disken är full.\n")


def test_a_reader_that_stops_is_no_fault() -> None:
    command = [sys.executable, "-m", "ladokdoc", "explain", "fel-summa"]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="streams are closed otherwise on this system")
@pytest.mark.parametrize("closed", [(1,), (0, 1), (0, 1, 2)])
def test_a_closed_stream_is_no_fault(closed: tuple[int, ...]) -> None:
    def close() -> None:
        for number in closed:
            os.close(number)

    command = [sys.executable, "-m", "ladokdoc", "check"]
    done = subprocess.run(command, cwd=REPOSITORY, stderr=subprocess.PIPE, preexec_fn=close, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_fault_of_the_program_is_not_one_of_the_content() -> None:
    script = "import ladokdoc.__main__ as program; program.run = lambda _: 1 // 0; program.main()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "ZeroDivisionError" in done.stderr
    assert done.stderr.endswith("fel i ladokdoc och inte i innehållet. Anmäl det, med raderna ovanför.\n")


def test_signs_that_a_terminal_lacks_stop_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ladokdoc", "explain", "fel-summa"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"fel-summa (fel)" in done.stdout


def test_nothing_from_the_content_reaches_the_terminal_as_a_command(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "content/2021/omraden/larare.yaml"
    path.write_text('rubrik: "\\e[31mRött\\e[0m"\nokänd\x1b[2J: x\n', encoding="utf-8")
    assert run(["check", "--root", str(project)]) == 1
    assert "\x1b" not in capsys.readouterr().out


@pytest.fixture
def advised(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a rule that is told only to who asks for notes."""
    rules = registry()
    rule = rules["aktivering-avrundad"]._replace(advice=True)
    monkeypatch.setitem(rules._rules, rule.name, rule)
    return rule.name


def test_advice_is_told_only_to_who_asks_for_it(
    advised: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(*words: str) -> bool:
        capsys.readouterr()
        run(["check", "--root", str(project), *words])
        return advised in capsys.readouterr().out

    assert not told()
    assert not told("--format", "json")
    assert told("--level", "note")
    assert told("--format", "json", "--level", "note")
    assert told("--only", advised)
    assert not told("--format", "github", "--level", "note")
    assert not told("--format", "github", "--only", advised)
    assert not told("--level", "note", "--ignore", advised)
    settings = project / "pyproject.toml"
    settings.write_text(f'[tool.ladokdoc.levels]\n{advised} = "warning"\n', encoding="utf-8")
    assert told(), "a project can give advice the weight of a warning"
    assert told("--format", "github")


def test_the_text_says_once_that_there_is_advice(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*words: str) -> int:
        capsys.readouterr()
        run(["check", "--root", str(project), *words])
        return capsys.readouterr().out.count("Råd om mål och behov: ladokdoc check --level note")

    assert said() == 1
    for words in (["--level", "note"], ["--only", "fel-summa"], ["--format", "json"], ["--format", "github"]):
        assert said(*words) == 0


def test_advice_that_is_not_told_can_still_be_excused(advised: str, project: Path) -> None:
    budget = project / "content/2021/budget.yaml"
    waiver = f"      avrundat_till: 50\n      undantag:\n        - regel: {advised}\n          skäl: Känt.\n"
    budget.write_text(
        budget.read_text(encoding="utf-8").replace("      avrundat_till: 50\n", waiver), encoding="utf-8"
    )
    assert run(["check", "--root", str(project)]) == 0
