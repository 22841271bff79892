"""What a project can decide of its checks in `pyproject.toml`, and what it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ladokdoc.__main__ import run
from ladokdoc.findings import Level
from ladokdoc.settings import Settings, SettingsFault, read_settings
from tests.conftest import written

BUDGET = (
    "enhet: tkr\ntabeller:\n  - id: kostnader\n    slag: kostnad\n    poster:\n      - id: post-0\n        namn: Post\n"
    "  - id: bilaga\n    poster:\n      - id: post-1\n        namn: Post\n  - id: bilaga-2\n"
    "    poster:\n      - id: post-2\n        namn: Post\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two open warnings, both olistad-tabell."""
    return written(tmp_path, {"budget.yaml": BUDGET})


def settle(root: Path, text: str) -> None:
    (root / "pyproject.toml").write_text(text, encoding="utf-8")


def test_a_project_without_settings_has_decided_nothing(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()
    settle(tmp_path, '[project]\nname = "plan"\n')
    assert read_settings(tmp_path) == Settings()
    settle(tmp_path, '[project]\ndependencies = ["ladokdoc"]\n')
    assert read_settings(tmp_path) == Settings()


def test_settings_are_read(tmp_path: Path) -> None:
    settle(tmp_path, '[tool.ladokdoc]\nmax-warnings = 3\n[tool.ladokdoc.levels]\nolistad-tabell = "note"\n')
    assert read_settings(tmp_path) == Settings({"olistad-tabell": Level.NOTE}, 3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "[tool.ladokdoc]\nmax-warning = 3\n",
            "ingen inställning som heter `max-warning`. Menar du `max-warnings`?",
        ),
        ("[tool.ladokdoc]\nfärg = 3\n", "går inte att läsa som TOML"),
        ("[tool.ladokdoc]\ncolour = 3\n", "`colour`. Här kan `max-warnings` och `levels` stå."),
        ('[tool.ladokdoc]\nmax-warnings = "3"\n', "ska vara ett heltal, 0 eller mer."),
        ("[tool.ladokdoc]\nmax-warnings = true\n", "ska vara ett heltal, 0 eller mer."),
        ("[tool.ladokdoc]\nmax-warnings = -1\n", "ska vara ett heltal, 0 eller mer."),
        ("[tool]\nladokdoc = 3\n", "[tool.ladokdoc] ska vara en tabell"),
        ("[tool.ladokdoc]\nlevels = 3\n", "`levels` i pyproject.toml ska ha en rad för varje regel"),
        (
            '[tool.ladokdoc.levels]\nfel-sumna = "note"\n',
            "`fel-sumna`, som inte finns. Menar du `fel-summa`?",
        ),
        (
            '[tool.ladokdoc.levels]\nfel-summa = "note"\n',
            "`fel-summa` är ett fel och kan inte få en annan nivå.",
        ),
        ('[tool.ladokdoc.levels]\nfel-summa = "warning"\n', "är ett fel och kan inte få en annan nivå."),
        ('[tool.ladokdoc.levels]\nlikt-tecken = "error"\n', 'ska vara "warning" eller "note".'),
        ('[tool.ladokdoc.levels]\nlikt-tecken = "off"\n', 'ska vara "warning" eller "note".'),
        ("[tool.ladokdoc.levels]\nlikt-tecken = 1\n", 'ska vara "warning" eller "note".'),
        ("[tool.ladokdoc.levels]\nlikt-tecken = [1]\n", 'ska vara "warning" eller "note".'),
    ],
)
def test_what_cannot_be_followed_is_told_before_anything_else(
    project: Path, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settle(project, text)
    with pytest.raises(SettingsFault):
        read_settings(project)
    for command in ("check", "build"):
        assert run([command, "--root", str(project)]) == 2
        captured = capsys.readouterr()
        assert told in captured.err
        assert not captured.out


def test_a_file_that_is_no_text_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"[tool.ladokdoc] # \xff\n")
    with pytest.raises(SettingsFault, match="inte sparad som UTF-8"):
        read_settings(tmp_path)
    (tmp_path / "pyproject.toml").unlink()
    (tmp_path / "pyproject.toml").mkdir()
    with pytest.raises(SettingsFault, match="går inte att läsa"):
        read_settings(tmp_path)


def test_a_warning_can_be_made_a_note(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settle(project, '[tool.ladokdoc.levels]\nolistad-tabell = "note"\n')
    assert run(["check", "--root", str(project)]) == 0
    assert "\n2 upplysningar.\n" in capsys.readouterr().out
    assert run(["check", "--level", "warning", "--root", str(project)]) == 0
    assert "Inga påpekanden.\n" in capsys.readouterr().out


OVER = "2 varningar är öppna, men `max-warnings` i pyproject.toml medger 1."


def test_more_open_warnings_than_the_limit_end_with_1(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settle(project, "[tool.ladokdoc]\nmax-warnings = 1\n")
    assert run(["check", "--root", str(project)]) == 1
    assert OVER in capsys.readouterr().out
    assert run(["check", "--root", str(project), "--format", "github"]) == 1
    assert f"::error::{OVER}" in capsys.readouterr().out
    for form in ("json", "sarif"):
        assert run(["check", "--root", str(project), "--format", form]) == 1
        captured = capsys.readouterr()
        assert json.loads(captured.out)
        assert OVER in captured.err


@pytest.mark.parametrize("most", [2, 3])
def test_as_many_as_the_limit_are_no_fault(project: Path, most: int) -> None:
    settle(project, f"[tool.ladokdoc]\nmax-warnings = {most}\n")
    assert run(["check", "--root", str(project)]) == 0


def test_what_is_not_shown_is_not_counted(project: Path) -> None:
    settle(project, "[tool.ladokdoc]\nmax-warnings = 1\n")
    assert run(["check", "--root", str(project), "--level", "error"]) == 0
    assert run(["check", "--root", str(project), "--ignore", "olistad-tabell"]) == 0
    assert run(["check", "--root", str(project), "--only", "fel-summa"]) == 0
    assert run(["check", "--root", str(project), "--only", "olistad-tabell"]) == 1


def test_what_is_excused_is_not_counted(project: Path) -> None:
    waived = BUDGET + "    undantag:\n      - regel: olistad-tabell\n        skäl: Visas i bilagan.\n"
    written(project, {"budget.yaml": waived})
    settle(project, "[tool.ladokdoc]\nmax-warnings = 1\n")
    assert run(["check", "--root", str(project)]) == 0


def test_a_limit_on_warnings_stops_no_build_of_its_own(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settle(project, "[tool.ladokdoc]\nmax-warnings = 0\n")
    assert run(["build", "--root", str(project)]) == 0
    assert OVER.replace("medger 1", "medger 0") in capsys.readouterr().err


@pytest.mark.parametrize(
    "written",
    [
        "[tool.ladokdoc]\nmax-warnings = 3\n",
        "[ tool . ladokdoc ]\nmax-warnings = 3\n",
        '["tool"."ladokdoc"]\nmax-warnings = 3\n',
        "[tool]\nladokdoc.max-warnings = 3\n",
        "tool.ladokdoc.max-warnings = 3\n",
        "tool = { ladokdoc = { max-warnings = 3 } }\n",
        "[project]\r\nname = 'x'\r\n[tool.ladokdoc]\r\nmax-warnings = 3\r\n",
    ],
)
def test_settings_are_found_however_they_are_written(written: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(written.encode())
    assert read_settings(tmp_path).max_warnings == 3
