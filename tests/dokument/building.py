"""Editions that are built to be checked, by the command as anybody runs it, from a version in git."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ladokdoc.sources import read_folder
from tests import stress
from tests.budgets import oakland_by_year
from tests.conftest import CASES
from tests.repositories import repository

REPOSITORY = Path(__file__).parents[2]
DATA = "med-bilagor"
WAYS = (
    "axe, light", "axe, dark", "wide screen", "320 px wide", "200 % zoom", "print", "forced colours", "keyboard alone",
    "without scripts", "pa11y, light", "pa11y, dark",
)  # fmt: skip
# Colours and keys are the templates' own, and a long document has no others: of these, what its length can break.
LONG = ("320 px wide", "print", "without scripts", "pa11y, light")


class Sample(NamedTuple):
    """Content to be built. ways: of reading it in Chromium that are tried."""

    year: int
    files: Mapping[str, bytes | str | None]
    ways: tuple[str, ...] = WAYS


@dataclass(frozen=True)
class Built:
    """An edition that has been built. root: its project, a repository in git with the built files beside."""

    name: str
    root: Path
    year: int = 2021
    ways: tuple[str, ...] = WAYS

    @property
    def page(self) -> Path:
        """The page."""
        return self.root / f"build/{self.year}/index.html"

    @property
    def pdf(self) -> Path:
        """The PDF."""
        return next((self.root / f"build/{self.year}").glob("*.pdf"))

    @property
    def with_data(self) -> Path:
        """The PDF with the plan's data in it."""
        return next((self.root / DATA).glob("*.pdf"))

    def html(self) -> str:
        """The text of the page."""
        return self.page.read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """What was built, by what it is."""
        return {
            "the page": self.page.read_bytes(),
            "the PDF": self.pdf.read_bytes(),
            "the PDF with data": self.with_data.read_bytes(),
        }


def editions() -> dict[str, Sample]:
    """The contents that are built, by name: those of the project, and a city's budget with years beside each other."""
    return {
        "plan of 2021": Sample(2021, read_folder(REPOSITORY).data),
        "every key": Sample(2021, read_folder(CASES / "allt").data),
        "stress": Sample(2021, stress.files(), LONG),
        "Oakland": Sample(2016, oakland_by_year(), LONG),
    }


def built(name: str, sample: Sample, place: Path) -> Built:
    """Makes a repository of the files and builds its edition, without and with data."""
    git = repository(place, {".gitignore": f"build/\n{DATA}/\n", **sample.files})
    git.commit("Planen")
    _build(place, sample.year, {})
    return Built(name, place, sample.year, sample.ways)


def rebuilt(document: Built) -> dict[str, bytes]:
    """The same commit built again, where everything about the machine that can be changed is otherwise."""
    with tempfile.TemporaryDirectory(prefix="en annan plats å ") as elsewhere:
        copy = Path(elsewhere) / "kopia"
        subprocess.run(["git", "clone", "--quiet", document.root, copy], check=True, capture_output=True)
        fonts = Path(elsewhere) / "fonts.conf"
        fonts.write_text('<?xml version="1.0"?><fontconfig><dir>/usr/share/fonts</dir></fontconfig>')
        changed = {
            "PYTHONHASHSEED": "4711",
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "LANG": "tr_TR.UTF-8",
            "HOME": elsewhere,
            "FONTCONFIG_FILE": str(fonts),
            "FONTCONFIG_PATH": elsewhere,
            "COLUMNS": "40",
        }
        _build(copy, document.year, changed)
        return Built(document.name, copy, document.year).files()


def _build(root: Path, year: int, changed: Mapping[str, str]) -> None:
    """Builds with data first, puts that PDF aside, and then builds without."""
    command = [sys.executable, "-m", "ladokdoc", "build", str(year), "--root", str(root)]
    env = {**os.environ, "PYTHONHASHSEED": "0", **changed}
    for words in (["--bilagor"], []):
        done = subprocess.run(
            [*command, *words], env=env, cwd=root.parent, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        if words:
            (root / f"build/{year}").rename(root / DATA)
