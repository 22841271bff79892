"""The wheel carries all that a build needs, and works in any folder with `content/`, far from the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import CASES

pytestmark = pytest.mark.validator  # builds a wheel, and documents with it

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as the wheel has it."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run(
        [*wheel, "--wheel-dir", str(folder), str(REPOSITORY)], check=True, stdin=subprocess.DEVNULL
    )
    (path,) = folder.glob("ladokdoc-*.whl")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def ladokdoc(installed: Path, root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command of the wheel, run in a project of another's."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "ladokdoc", *words]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(CASES / "grund" / "content", tmp_path / "content")
    return tmp_path


def test_it_is_the_wheel_that_is_tried(installed: Path, project: Path) -> None:
    code = "import ladokdoc.typefaces as t; print(t.__file__, t.PACKAGED[0].is_dir())"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(installed / "ladokdoc/typefaces.py"), "True"]


def test_it_builds_far_from_the_repository(installed: Path, project: Path) -> None:
    done = ladokdoc(installed, project, "build")
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / "build/2021/verksamhetsplan-och-budget-2021.pdf").read_bytes().startswith(b"%PDF")
    assert "IBM Plex Sans" in (project / "build/2021/index.html").read_text(encoding="utf-8")


def test_a_template_of_the_project_replaces_one_file(installed: Path, project: Path) -> None:
    own = project / "templates"
    own.mkdir()
    packaged = installed / "ladokdoc/_templates/titel.html"
    text = packaged.read_text(encoding="utf-8")
    (own / "titel.html").write_text(text + "<p>Eget omslag</p>\n", encoding="utf-8")
    assert ladokdoc(installed, project, "build").returncode == 0
    html = (project / "build/2021/index.html").read_text(encoding="utf-8")
    assert "<p>Eget omslag</p>" in html
    assert "Verksamhetsplan" in html


def test_every_part_of_the_templates_is_shown_with_made_up_content(installed: Path, project: Path) -> None:
    own = project / "templates"
    own.mkdir()
    (own / "logotyp.html").write_text("<p>Egen logotyp</p>", encoding="utf-8")
    done = ladokdoc(installed, project, "build", "--mallprov")
    assert (done.returncode, done.stderr) == (0, "")
    html = (project / "build/mallprov/index.html").read_text(encoding="utf-8")
    assert "<p>Egen logotyp</p>" in html
    for part in (
        "Exempelkonsortiet",
        "Diagram 1.",
        "Tabell 2.",
        "Ekonomisk ram",
        "Förkortningar",
        "Resultat",
        "varav ",
    ):
        assert part in html
    assert (project / "build/mallprov/allt-pa-en-gang-2021.pdf").read_bytes().startswith(b"%PDF")
    assert not (project / "build/2021").exists()
    assert ladokdoc(installed, project, "build", "--mallprov", "2021").returncode == 2


def test_it_carries_the_licences(installed: Path) -> None:
    licences = {path.name for path in installed.glob("ladokdoc-*.dist-info/licenses/**/*") if path.is_file()}
    assert licences == {"LICENSE", "OFL.txt"}
