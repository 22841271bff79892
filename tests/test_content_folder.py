"""What lies in `content/`: nothing is left out without a word, and nothing to check is no pass."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ladokdoc.__main__ import run
from ladokdoc.checking import Report
from ladokdoc.sources import Files, files, folder, read_folder
from tests.conftest import EDITION, base, report


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small edition in a folder of its own."""
    for path, data in base().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def checked(root: Path) -> Report:
    return of(read_folder(root))


def of(content: Files) -> Report:
    return report(content.data, content.refused)


def told(found: Report) -> dict[str, str]:
    """The message about each file."""
    return {finding.place.path: f"{finding.rule}: {finding.message}" for finding in found.findings}


@pytest.mark.parametrize("make", ["", "content", "content/utkast", "content/0000", "content/.2021"])
def test_nothing_to_check_is_no_pass(make: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / make).mkdir(parents=True, exist_ok=True)
    assert run(["check", "--root", str(tmp_path)]) == 2
    assert "finns ingen plan" in capsys.readouterr().err


def test_a_file_is_no_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/2021").write_text("titel: Plan\n", encoding="utf-8")
    assert run(["check", "--root", str(tmp_path)]) == 2
    assert "finns ingen plan" in capsys.readouterr().err


def test_an_empty_year_has_no_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / EDITION).mkdir(parents=True)
    assert run(["check", "--root", str(tmp_path)]) == 1
    assert "Mappen content/2021 har ingen plan.yaml." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("content/2022", "`2022` är en fil, men ett år är en mapp."),
        ("content/ordlista.yml", "Ordlistan läses bara från en fil som heter ordlista.yaml."),
        ("content/plan.yaml", "Filen hör inte till något år och kommer inte med i någon plan."),
        ("content/0000/plan.yaml", "Mappen 0000 är inget år, och det som ligger i den kommer inte med"),
        ("content/utkast/plan.yaml", "Mappen utkast är inget år, och det som ligger i den kommer inte med"),
    ],
)
def test_what_belongs_to_no_year_is_told_of(path: str, message: str, project: Path) -> None:
    (project / path).parent.mkdir(exist_ok=True)
    (project / path).write_text("titel: Plan\n", encoding="utf-8")
    assert told(checked(project))[path].startswith(f"olistad-fil: {message}")


def test_what_begins_with_a_dot_is_no_content(project: Path) -> None:
    for name in ("content/.obsidian/arbete.md", f"{EDITION}/.plan.yaml.swp", f"{EDITION}/omraden/.gitkeep"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text("x", encoding="utf-8")
    assert checked(project).findings == ()


def test_a_folder_that_may_not_be_read_is_told_of_once(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, scan = project / EDITION / "omraden", os.scandir

    def scandir(path: Any) -> Iterator[os.DirEntry[str]]:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = told(checked(project))
    assert found == {f"{EDITION}/omraden": "olasbar-fil: Mappen går inte att läsa: den är skyddad."}


def test_a_name_that_is_not_utf8_can_be_shown(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.path.join(os.fsencode(project / EDITION / "omraden"), b"\xe5terbud.yaml")  # noqa: PTH118
    try:
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this system has no such names")
    for form in ("text", "json", "github"):
        assert run(["check", "--format", form, "--root", str(project)]) == 1
        assert "omraden/\ufffdterbud.yaml" in capsys.readouterr().out
    assert told(checked(project)) == {
        f"{EDITION}/omraden/\ufffdterbud.yaml": "olasbar-fil: Filens namn innehåller tecken som inte går att läsa."
    }


def test_names_are_the_same_whatever_system_wrote_them(project: Path) -> None:
    (project / EDITION / "a\u030aterbud.md").write_text("Återbud.\n", encoding="utf-8")
    assert f"{EDITION}/återbud.md" in told(checked(project))


def test_folders_without_end_are_not_followed(project: Path) -> None:
    deep = project / EDITION / "/".join(["mapp"] * 300)
    deep.mkdir(parents=True)
    (rule,) = {message for path, message in told(checked(project)).items() if "mapp" in path}
    assert rule == "olasbar-fil: Mappen ligger för djupt för att läsas."


def test_too_much_is_not_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MAX_BYTES", 20_000)
    monkeypatch.setattr(files, "MAX_TOTAL", 50_000)
    for number in range(4):
        (project / EDITION / f"{number}.md").write_bytes(b"Text.\n" * 3_000)
    (project / EDITION / "0-stor.md").write_bytes(b"Text.\n" * 4_000)
    found = told(checked(project))
    assert found[f"{EDITION}/0-stor.md"].startswith("olasbar-fil: Filen är större än")
    assert found[f"{EDITION}/3.md"].startswith("olasbar-fil: Filerna är tillsammans större än")
