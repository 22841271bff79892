"""Content comes in pull requests from strangers: nothing it says is run, read from elsewhere, or waited for."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from ladokdoc.__main__ import run
from tests.conftest import laid_over, report_over

SECRET = "root:x:0:0"


def project(folder: Path, files: dict[str, str | bytes | None]) -> Path:
    """The small edition on disk, with other files in place of its own."""
    whole = laid_over({n: d.encode("utf-8") if isinstance(d, str) else d for n, d in files.items()})
    for name, data in whole.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def plan(chapter: str) -> str:
    return (
        "titel: Plan\når: 2021\nstatus: utkast\nkapitel:\n"
        f"{chapter}  - områden: [studenter]\n    tabeller: [kostnader]\n"
    )


@pytest.mark.parametrize(
    "chapter",
    [
        "  - text: ../../../../../../etc/passwd\n",
        "  - text: /etc/passwd\n",
        "  - text: inledning.md\n  - text: ../2021/inledning.md\n",
        "  - text: omraden/../inledning.md\n",
        "  - text: inledning.md\n  - områden: [../../../etc/passwd]\n",
        '  - text: inledning.md\n  - text: "inledning.md\\0.md"\n',
    ],
)
def test_no_path_leaves_its_folder(chapter: str) -> None:
    rules = {finding.rule for finding in report_over({"plan.yaml": plan(chapter)}).findings}
    assert rules & {"saknad-fil", "felskrivet-id"}


@pytest.mark.parametrize("name", ["inledning.md", "omraden/studenter.yaml", "budget.yaml", "plan.yaml"])
def test_links_in_the_file_system_are_not_followed(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, {})
    path = root / "content/2021" / name
    path.unlink()
    path.symlink_to("/etc/passwd")
    assert run(["check", "--root", str(root)]) == 1
    out = capsys.readouterr().out
    assert "olasbar-fil" in out
    assert SECRET not in out


def test_a_folder_that_is_a_link_is_not_entered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, {})
    (root / "content/2021/mer").symlink_to("/etc")
    assert run(["check", "--root", str(root)]) == 1
    assert "olasbar-fil" in capsys.readouterr().out


def test_what_is_no_file_does_not_hang(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, {})
    os.mkfifo(root / "content/2021/ror.md")
    assert run(["check", "--root", str(root)]) == 1
    assert "olasbar-fil" in capsys.readouterr().out


HOSTILE = """Text före.

<script>alert(1)</script> och <img src=x onerror=alert(1)> <iframe src="http://127.0.0.1/">

[länk](javascript:alert(1)) [fil](file:///etc/passwd) [data](data:text/html,x) ![bild](http://127.0.0.1/x.png)

{{ config.items }} {{ ''.__class__ }} {% include '/etc/passwd' %} {{ 7*7 }}
"""


def test_hostile_markdown_is_told_and_never_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, {"inledning.md": HOSTILE})
    assert run(["build", "--root", str(root)]) == 1
    told = capsys.readouterr().err
    assert {"ra-html", "lank", "bild", "trasigt-uttryck"} <= set(
        re.findall(r"[a-z]+(?:-[a-z]+)+|lank|bild", told)
    )
    assert not (root / "build").exists()


def test_signs_of_html_are_text_everywhere(tmp_path: Path) -> None:
    """Names, titles and headings go through no Markdown, and still nothing of theirs becomes an element."""
    sign = "<b onclick=alert(1)>\"&amp; '</b>"
    root = project(
        tmp_path,
        {
            "plan.yaml": f"titel: |\n  {sign}\norganisation: |\n  {sign}\når: 2021\nstatus: utkast\nkapitel:\n"
            f"  - text: inledning.md\n  - rubrik: |\n      {sign}\n    områden: [studenter]\n"
            "    tabeller: [kostnader]\n",
            "omraden/studenter.yaml": f"rubrik: |\n  {sign}\nrader: []\n",
            "budget.yaml": f"enhet: tkr\ntabeller:\n  - id: kostnader\n    rubrik: |\n      {sign}\n    poster:\n"
            f"      - id: drift\n        namn: |\n          {sign}\n        belopp: 1\n",
        },
    )
    assert run(["build", "--root", str(root)]) == 0
    (page,) = (root / "build/2021").glob("*.html")
    html = page.read_text(encoding="utf-8")
    assert "<b onclick" not in html
    assert html.count("&lt;b onclick=alert(1)&gt;") >= 5


@pytest.mark.validator
@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "- " * 100_000,
        "a: " + "{" * 20_000,
        "? " * 50_000,
        "\n".join("  " * n + "a:" for n in range(500)),
        "a: &a [*a]\n",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        '"' * 100_001,
        "a: '" + "''" * 100_000,
        "rader:\n" + "  - id: x\n" * 20_000,
        "rader:\n" + "".join(f"  - okänd{n}: x\n" for n in range(5_000)),
        "\x00\x01\x02" * 10_000,
        "å" * 1_000_000 + ": x",
        "rubrik: " + "x" * 1_000_000,
        "rubrik: |\n  " + "{{ " * 50_000,
        "rubrik: |\n  " + "{{ a.b }}" * 20_000,
        "rader:\n  - id: a\n    behov: |\n      " + "[" * 20_000 + "\n    mål: |\n      " + "*_" * 20_000,
        "rader:\n  - id: a\n    behov: |\n      " + "> " * 5_000 + "x",
        "rader:\n  - id: a\n    behov: |\n      " + "`" * 200_000,
        "rader:\n  - id: a\n    behov: |\n      " + "<a " * 50_000,
    ],
    ids=lambda text: f"{text[:12]!r}-{text[-6:]!r}-{len(text)}",
)
def test_no_input_crashes_or_makes_anyone_wait(text: str) -> None:
    report_over({"omraden/studenter.yaml": text})


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x80", b"\xef\xbb\xbf", b"", b"\r", bytes(range(256))])
@pytest.mark.parametrize("name", ["plan.yaml", "budget.yaml", "omraden/studenter.yaml", "inledning.md"])
def test_no_bytes_end_in_a_traceback(name: str, data: bytes) -> None:
    report_over({name: data})


def test_the_page_asks_no_host(tmp_path: Path) -> None:
    root = project(tmp_path, {})
    assert run(["build", "--root", str(root)]) == 0
    html = (root / "build/2021/index.html").read_text(encoding="utf-8")
    own = (Path(__file__).parents[1] / "templates/skript/sok.js").read_text(encoding="utf-8")
    assert re.findall(r"<script.*?>(.*?)</script>", html, re.DOTALL) == [own]
    assert not re.search(r"fetch|XMLHttpRequest|sendBeacon|WebSocket|import\(|innerHTML|eval", own)
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", html)
    assert not re.search(r"url\((?!['\"]?data:)", html)
    assert "@import" not in html
