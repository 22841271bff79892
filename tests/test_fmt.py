"""`ladokdoc fmt`: what it writes, what it says, what it leaves alone, and its exit codes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ladokdoc.commands.line import run
from ladokdoc.formatting import format_file
from tests.conftest import EDITION, laid_over

AREA = "omraden/studenter.yaml"
UGLY = b"""rader:
 - mal: x
"""
BUDGET = """enhet: tkr
tabeller:
  - id: kostnader
    poster:
      - belopp: 8500
        id: drift
        namn: Drift
"""
PRETTY = """enhet: tkr
tabeller:
  - id: kostnader
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which one file is not in its one form."""
    for path, data in laid_over({"budget.yaml": BUDGET.encode()}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str]) -> tuple[list[str], list[str]]:
    out = capsys.readouterr()
    return out.out.splitlines(), out.err.splitlines()


def test_it_writes_and_tells_of_each_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fmt", "--root", str(project)]) == 0
    assert said(capsys) == (
        [
            f"{EDITION}/budget.yaml är ändrad: nycklarnas ordning, belopp, citattecken och listor.",
            "1 fil ändrad, 3 filer redan rätt skrivna.",
        ],
        [],
    )
    assert (project / EDITION / "budget.yaml").read_text("utf-8") == PRETTY
    assert run(["fmt", "--root", str(project)]) == 0
    assert said(capsys) == (["4 filer redan rätt skrivna."], [])


def test_with_check_it_only_tells(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fmt", "--check", "--root", str(project)]) == 1
    out, err = said(capsys)
    assert out[0].startswith(f"{EDITION}/budget.yaml skulle ändras: nycklarnas ordning")
    assert out[1:] == ["1 fil skulle ändras, 3 filer redan rätt skrivna.", "Skriv om dem: ladokdoc fmt"]
    assert err == []
    assert (project / EDITION / "budget.yaml").read_text("utf-8") == BUDGET
    (project / EDITION / "budget.yaml").write_text(PRETTY, "utf-8")
    assert run(["fmt", "--check", "--root", str(project)]) == 0


def test_files_folders_and_years_can_be_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project / EDITION / "budget.yaml"
    for words, hit in (
        (["2021"], True),
        ([str(path)], True),
        ([str(project / "content")], True),
        ([str(project / EDITION / AREA)], False),
        ([str(project / EDITION / AREA), "2021"], True),
    ):
        path.write_text(BUDGET, "utf-8")
        assert run(["fmt", *words, "--root", str(project)]) == 0
        assert (path.read_text("utf-8") == PRETTY) is hit
    path.write_text(BUDGET, "utf-8")
    monkeypatch.chdir(path.parent)
    assert run(["fmt", "budget.yaml"]) == 0
    assert path.read_text("utf-8") == PRETTY


@pytest.mark.parametrize("word", ["2020", "finns-inte.yaml", "content/README.md", "/etc/passwd", "../x.md"])
def test_what_is_not_there_is_wrong_usage(
    project: Path, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    (project / "content/README.md").write_text("En mening. Två.\n", "utf-8")
    name = word if word == "2020" else str(project / word)
    assert run(["fmt", name, "--root", str(project)]) == 2
    _, err = said(capsys)
    assert len(err) == 1
    assert "finns inte" in err[0] or "hör inte till planens filer" in err[0]


def test_a_file_that_cannot_be_read_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / EDITION / AREA).write_bytes(UGLY)
    assert run(["fmt", "--root", str(project)]) == 1
    out, err = said(capsys)
    assert err == [
        f"{EDITION}/{AREA} lämnas som den är. Rad 2: Det som står här hör inte till det som en plan kan ha."
    ]
    assert out[1:] == [
        "1 fil ändrad, 2 filer redan rätt skrivna, 1 fil lämnad som den är.",
        "Vad som är fel i det som lämnas: ladokdoc check",
    ]
    assert (project / EDITION / AREA).read_bytes() == UGLY
    assert (project / EDITION / "budget.yaml").read_text("utf-8") == PRETTY


def test_a_link_is_not_written_through(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / EDITION / "budget.yaml"
    path.rename(project / "elsewhere.yaml")
    path.symlink_to(project / "elsewhere.yaml")
    assert run(["fmt", "--root", str(project)]) == 1
    _, err = said(capsys)
    assert err == [f"{EDITION}/budget.yaml lämnas som den är. Filen är en länk, och länkar följs inte."]
    assert (project / "elsewhere.yaml").read_text("utf-8") == BUDGET
    assert path.is_symlink()


def test_a_file_changed_meanwhile_is_not_overwritten(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / EDITION / "budget.yaml"

    def slow(name: str, data: bytes, shape: str | None) -> object:
        if path.name in name:
            path.write_text("enhet: kr\n", "utf-8")
        return format_file(name, data, shape)

    monkeypatch.setattr("ladokdoc.commands.fmt.format_file", slow)
    assert run(["fmt", "--root", str(project)]) == 1
    assert "har ändrats under tiden" in said(capsys)[1][0]
    assert path.read_text("utf-8") == "enhet: kr\n"


def test_an_edition_in_a_newer_format_is_left_alone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = project / EDITION / "plan.yaml"
    plan.write_text("format: 99\n" + plan.read_text("utf-8"), "utf-8")
    assert run(["fmt", "--root", str(project)]) == 1
    out, err = said(capsys)
    assert len(err) == 1
    assert "nyare format" in err[0]
    assert out[0] == "1 fil lämnad som den är."
    assert (project / EDITION / "budget.yaml").read_text("utf-8") == BUDGET


def test_files_that_are_right_are_not_written(project: Path) -> None:
    area = project / EDITION / AREA
    os.utime(area, ns=(1, 1))
    assert run(["fmt", "--root", str(project)]) == 0
    assert area.stat().st_mtime_ns == 1
