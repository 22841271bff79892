"""What is published is put in place whole or not at all, and leaves nothing else behind."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

import pytest

from ladokdoc import export, publishing
from ladokdoc.expressions import values
from ladokdoc.loading import Project, load
from ladokdoc.model import Edition, Glossary
from ladokdoc.pdf import Cargo, EnvironmentFault, Renderer, RenderFault
from ladokdoc.publishing import OutputFault, Publisher, slug
from ladokdoc.sources import Files
from tests.conftest import base

PDF = "verksamhetsplan-och-budget-2021.pdf"
OLD = {"index.html": b"<p>g\xc3\xa5rdagens sida", PDF: b"%PDF g\xc3\xa5rdagens"}

PROJECT = Project((), {}, Glossary(), (), ())


class Stub:
    """Stands in for the renderer: its answer, or a fault."""

    def __init__(self, answer: bytes | BaseException = b"%PDF nytt") -> None:
        self.answer = answer

    def make(
        self, html: str, fonts: Mapping[str, Path], on_pages: Callable[[int], None], cargo: Cargo
    ) -> bytes:
        self.cargo = cargo
        assert "<h1>" in html
        assert fonts
        on_pages(3)
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


@pytest.fixture(scope="module")
def edition() -> Edition:
    (loaded,) = load(Files(base()), [2021]).editions
    assert loaded.edition
    return loaded.edition


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A project in which something was published before."""
    folder = tmp_path / "build/2021"
    folder.mkdir(parents=True)
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    return tmp_path


def made(edition: Edition, root: Path, answer: bytes | BaseException = b"%PDF nytt") -> list[str]:
    told: list[str] = []
    Publisher(root, cast(Renderer, Stub(answer)), told.append).publish(edition, PROJECT)
    return told


def files(root: Path) -> dict[str, bytes]:
    """Every file and folder below the root, by path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in root.rglob("*")
    }


def test_both_files_are_made_and_nothing_else(edition: Edition, tmp_path: Path) -> None:
    told: list[str] = []
    published = Publisher(tmp_path, cast(Renderer, Stub()), told.append).publish(edition, PROJECT)
    page, pdf = published.paths
    assert (page, pdf) == (tmp_path / "build/2021/index.html", tmp_path / "build/2021" / PDF)
    assert set(files(tmp_path)) == {"build", "build/2021", "build/2021/index.html", f"build/2021/{PDF}"}
    assert pdf.read_bytes() == b"%PDF nytt"
    assert "font/woff2;base64," in page.read_text(encoding="utf-8")
    assert told == ["Sätter sidorna för 2021 …", "Gör PDF (3 sidor) …"]
    assert page.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_the_plan_goes_with_the_pdf_as_data_where_that_is_asked_for(edition: Edition, tmp_path: Path) -> None:
    stub = Stub()
    for attached in (False, True):
        Publisher(tmp_path, cast(Renderer, stub), print, attached=attached).publish(edition, PROJECT)
        names = [attachment.name for attachment in stub.cargo.attachments]
        assert names == [file.name for file in export.files(edition, values(edition)) if attached]
    assert len(names) > 4


@pytest.mark.parametrize(
    "fault", [RenderFault("x"), EnvironmentFault("x"), KeyboardInterrupt(), MemoryError()]
)
def test_what_was_there_stays_when_no_pdf_is_made(
    edition: Edition, before: Path, fault: BaseException
) -> None:
    there = files(before)
    with pytest.raises(type(fault)):
        made(edition, before, fault)
    assert files(before) == there


@pytest.mark.parametrize(
    "fault",
    [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()],
    ids=["full", "interrupted"],
)
@pytest.mark.parametrize("nth", [1, 2])
def test_what_was_there_stays_when_writing_stops(
    edition: Edition, before: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, nth: int
) -> None:
    there = files(before)
    write, count = Path.write_bytes, 0

    def stop(path: Path, data: bytes) -> int:
        nonlocal count
        count += 1
        if count == nth:
            write(path, data[:5])
            raise fault
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", stop)
    expected = OutputFault if isinstance(fault, OSError) else KeyboardInterrupt
    with pytest.raises(expected, match="disken är full" if isinstance(fault, OSError) else None):
        made(edition, before)
    assert files(before) == there


def test_nothing_is_left_where_there_was_nothing(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputFault):
        made(edition, tmp_path)
    assert files(tmp_path) == {}


@pytest.mark.parametrize("held_open", [PDF, "index.html"])
@pytest.mark.parametrize("lacking", [(), (PDF,), ("index.html",), (PDF, "index.html")], ids=str)
@pytest.mark.parametrize("fault", [PermissionError(errno.EACCES, "in use"), KeyboardInterrupt()], ids=repr)
def test_when_one_file_cannot_be_moved_both_are_as_they_were(
    edition: Edition,
    before: Path,
    monkeypatch: pytest.MonkeyPatch,
    held_open: str,
    lacking: tuple[str, ...],
    fault: BaseException,
) -> None:
    for name in lacking:
        (before / "build/2021" / name).unlink()
    there = files(before)
    replace = Path.replace

    def held(path: Path, target: Path) -> Path:
        if target.name == held_open:
            raise fault
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputFault if isinstance(fault, OSError) else KeyboardInterrupt):
        made(edition, before)
    left = {"build", "build/2021"} if len(lacking) == 2 else set()
    assert files(before) == {path: data for path, data in there.items() if path not in left}


@pytest.mark.parametrize("link", ["build", "build/2021"])
def test_links_are_not_written_through(edition: Edition, tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "annanstans"
    elsewhere.mkdir()
    root = tmp_path / "projekt"
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(elsewhere)
    with pytest.raises(OutputFault, match="är en länk"):
        made(edition, root)
    assert not list(elsewhere.iterdir())


@pytest.mark.parametrize(
    ("obstacle", "message"),
    [("build", "fil och inte en mapp"), ("build/2021", "fil och inte en mapp"), ("index.html", "är en mapp")],
)
def test_something_else_in_the_way_is_told(
    edition: Edition, tmp_path: Path, obstacle: str, message: str
) -> None:
    if obstacle == "index.html":
        (tmp_path / "build/2021/index.html").mkdir(parents=True)
    else:
        (tmp_path / obstacle).parent.mkdir(exist_ok=True)
        (tmp_path / obstacle).write_text("en fil")
    there = files(tmp_path)
    with pytest.raises(OutputFault, match=message) as fault:
        made(edition, tmp_path)
    assert "\n" not in str(fault.value)
    assert files(tmp_path) == there


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_write_protected_is_told(edition: Edition, before: Path) -> None:
    (before / "build/2021").chmod(0o555)
    with pytest.raises(OutputFault, match="skyddad mot skrivning"):
        made(edition, before)
    (before / "build/2021").chmod(0o755)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Verksamhetsplan och budget", "verksamhetsplan-och-budget"),
        ("Årsplan – ”Öppet” & nära/fjärran", "arsplan-oppet-nara-fjarran"),
        ("../../etc/passwd", "etc-passwd"),
        ("計画", "plan"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_title_gives_the_name_of_a_file(title: str, name: str) -> None:
    assert slug(title) == name


def test_expressions_in_the_title_are_written_out_first(tmp_path: Path) -> None:
    content = base()
    path = "content/2021/plan.yaml"
    content[path] = content[path].replace(
        b"titel: Verksamhetsplan och budget", b"titel: Plan {{ \xc3\xa5r }}"
    )
    (loaded,) = load(Files(content), [2021]).editions
    assert loaded.edition
    made(loaded.edition, tmp_path)
    assert (tmp_path / publishing.BUILD / "2021/plan-2021-2021.pdf").exists()
