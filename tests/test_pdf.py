"""The PDF: what may be opened, what stops it, that it is the same every time, and that nothing hangs."""

from __future__ import annotations

import contextlib
import http.server
import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from ladokdoc.pdf import (
    Attachment,
    Cargo,
    EnvironmentFault,
    Property,
    Renderer,
    RenderFault,
    Schema,
    renderer,
)

FONTS = Path(__file__).parents[1] / "templates/typsnitt"
FACE = {"IBMPlexSans-Regular.ttf": FONTS / "IBMPlexSans-Regular.ttf"}
STYLE = """@font-face { font-family: "Plan"; src: url("typsnitt:IBMPlexSans-Regular.ttf") }
@page { size: A5; @top-left { content: "Sidhuvud" counter(page) } }
html { font-family: "Plan" }
"""


def page(body: str, style: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="sv"><head><title>Plan</title><style>{STYLE}{style}</style></head>'
        f"<body><h1>Plan</h1>{body}</body></html>"
    )


@pytest.fixture(scope="module")
def child() -> Iterator[Renderer]:
    """One child for the whole module: it takes half a second to get ready."""
    with Renderer.start() as started:
        yield started


def test_the_same_page_gives_the_same_bytes(child: Renderer) -> None:
    html = page("<p>Åtta öre i ån.</p>")
    assert child.make(html, FACE) == child.make(html, FACE)
    with Renderer.start() as another:
        assert another.make(html, FACE) == child.make(html, FACE)


def test_the_number_of_pages_is_told_first(child: Renderer) -> None:
    told: list[int] = []
    child.make(page('<p style="break-before: page">Två</p>'), FACE, told.append)
    assert told == [2]


FILES = (
    Attachment("plan.json", b'{"format": 1}', "Planen som data", "application/json"),
    Attachment("tabell-1.csv", "id;belopp\n\u00e5".encode(), "Tabell 1 som kalkylark", "text/csv"),
)
PROPERTIES = (
    Property("version", "å & <1>", "Text", "The commit"),
    Property("clean", "True", "Boolean", "Whether the tree was clean"),
)
CARGO = Cargo(FILES, (Schema("Ursprung", "https://exempel.se/ns/", "prov", PROPERTIES),))


@pytest.fixture(scope="module")
def laden(child: Renderer) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(child.make(page("<p>Text</p>"), FACE, cargo=CARGO))) as document:
        yield document


def test_attached_files_come_out_as_they_went_in(laden: pikepdf.Pdf) -> None:
    files = {name: file.get_file() for name, file in laden.attachments.items()}
    assert {name: file.read_bytes() for name, file in files.items()} == {
        a.name: a.data for a in CARGO.attachments
    }
    assert {name: file.mime_type for name, file in files.items()} == {
        a.name: a.media_type for a in CARGO.attachments
    }
    about = [(str(file.UF), str(file.Desc), str(file.AFRelationship)) for file in laden.Root.AF]
    assert about == [(a.name, a.description, "/Data") for a in CARGO.attachments]


@pytest.mark.parametrize(("cargo", "part"), [(Cargo(), "2"), (CARGO, "3")])
def test_it_says_which_standards_it_follows(child: Renderer, cargo: Cargo, part: str) -> None:
    with (
        pikepdf.open(io.BytesIO(child.make(page("<p>Text</p>"), FACE, cargo=cargo))) as document,
        document.open_metadata() as said,
    ):
        assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == (part, "A", "1")


def test_further_properties_are_in_the_metadata(laden: pikepdf.Pdf) -> None:
    with laden.open_metadata() as said:
        assert said["{https://exempel.se/ns/}version"] == "å & <1>"
        assert said["{https://exempel.se/ns/}clean"] == "True"


def test_attachments_and_properties_are_the_same_every_time(child: Renderer) -> None:
    html = page("<p>Text</p>")
    with Renderer.start() as another:
        assert another.make(html, FACE, cargo=CARGO) == child.make(html, FACE, cargo=CARGO)


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what has been asked of it."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


WAYS = (
    ('<img src="{}" alt="x">', ""),
    (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title><image href="{}"/></svg>',
        "",
    ),
    ('<link rel="stylesheet" href="{}">', ""),
    ('<link rel="attachment" href="{}">', ""),
    ('<a rel="attachment" href="{}">x</a>', ""),
    ('<object data="{}"></object>', ""),
    ('<embed src="{}">', ""),
    ("", '@import "{}";'),
    ("", 'body {{ background: url("{}") }}'),
    ("", '@font-face {{ font-family: F; src: url("{}") }} p {{ font-family: F }}'),
)


@pytest.mark.parametrize(("body", "style"), WAYS)
def test_no_file_of_the_machine_is_opened(child: Renderer, body: str, style: str) -> None:
    refused(child, "file:///etc/passwd", body, style)


@pytest.mark.parametrize(("body", "style"), WAYS)
def test_nothing_is_asked_of_the_net(
    child: Renderer, listener: tuple[str, list[str]], body: str, style: str
) -> None:
    address, asked = listener
    refused(child, f"{address}/x", body, style)
    assert not asked


@pytest.mark.parametrize(
    "address",
    [
        "typsnitt:../../../etc/passwd",
        "typsnitt:IBMPlexSans-Bold.ttf",
        "typsnitt:/etc/passwd",
        "data:image/png;base64,AAAA",
        "ftp://127.0.0.1/x",
        (FONTS / "IBMPlexSans-Regular.ttf").as_uri(),
    ],
)
def test_only_the_pages_own_typefaces_are_opened(child: Renderer, address: str) -> None:
    refused(child, address, *WAYS[0])


def refused(child: Renderer, address: str, body: str, style: str) -> None:
    html = page(f"{body.format(address)}<p>Text</p>").replace("<style>", f"<style>{style.format(address)}", 1)
    with pytest.raises(RenderFault, match=r"som inte får hämtas|Failed to render SVG"):
        child.make(html, FACE)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<p><a href="#borta">x</a></p>', "Länken till #borta leder ingenstans"),
        ("<p>\U0001f600</p>", r"Tecknet ”\U0001f600” \(U\+1F600\) finns inte i dokumentets typsnitt"),
        ('<p style="colour: red">x</p>', "Stilmallen har något som inte förstås: `colour: red`"),
        ('<img src="bild.png" alt="x">', "är inte en hel adress"),
        ("<div>" * 3000, "för många nivåer"),
    ],
)
def test_what_the_layout_remarks_on_stops_it(child: Renderer, body: str, message: str) -> None:
    with pytest.raises(RenderFault, match=message) as fault:
        child.make(page(body), FACE)
    assert "\n" not in str(fault.value)
    assert child.make(page("<p>Sedan går det igen.</p>"), FACE).startswith(b"%PDF")


def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "SECONDS_PER_BYTE", 0)
    rows = "<tr><td>Text som ska sättas</td></tr>" * 3000
    with Renderer(seconds=0.5) as hurried, pytest.raises(RenderFault, match="för lång tid"):
        hurried.make(page(f"<table>{rows}</table>"), FACE)


def test_a_child_that_ends_is_told_and_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    with Renderer.start() as started:
        started._child.kill()
        started._child.wait()
        assert started.make(page("<p>x</p>"), FACE).startswith(b"%PDF")
        monkeypatch.setattr(renderer, "send", lambda *_: started._child.kill())
        with pytest.raises(RenderFault, match="avslutades"):
            started.make(page("<p>x</p>"), FACE)


def test_no_child_is_left_behind() -> None:
    with contextlib.suppress(KeyboardInterrupt), Renderer.start() as started:
        number = started._child.pid
        raise KeyboardInterrupt
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("raise OSError('cannot load library')", "Pango och HarfBuzz saknas"),
        ("raise ImportError('weasyprint')", "paketet weasyprint saknas"),
    ],
)
def test_what_is_missing_on_the_machine_is_told_with_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str, message: str
) -> None:
    (tmp_path / "weasyprint.py").write_text(f"print('noise on stdout')\n{missing}\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Renderer.start() as started, pytest.raises(EnvironmentFault, match=message) as fault:
        started.make(page("<p>x</p>"), FACE)
    assert "nstallera" in str(fault.value)
    assert "\n" not in str(fault.value)


def test_nothing_in_the_working_folder_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("weasyprint", "json", "ladokdoc"):
        (tmp_path / f"{name}.py").write_text("open('kort.txt', 'w')\nraise SystemExit(1)\n")
    monkeypatch.chdir(tmp_path)
    with contextlib.suppress(RenderFault), Renderer.start() as started:
        assert started.make(page("<p>x</p>"), FACE).startswith(b"%PDF")
    assert not (tmp_path / "kort.txt").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other platforms have no such limit")
def test_memory_is_limited() -> None:
    code = (
        "import resource, sys; from ladokdoc.pdf import worker; worker._limit_memory();"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 0 < int(done.stdout) <= 4 << 30
