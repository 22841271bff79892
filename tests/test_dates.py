"""A document is dated by what it is made from, never by when or where: the same version is the same bytes."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple, cast

import pikepdf
import pytest

from ladokdoc.__main__ import run
from ladokdoc.loading import load
from ladokdoc.pdf import Cargo, Renderer
from ladokdoc.publishing import Publisher
from ladokdoc.sources import Files
from ladokdoc.sources.origin import Origin
from tests.conftest import CASES, base
from tests.repositories import ENVIRONMENT, Git, repository, write

SET = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
EPOCH = str(int(SET.timestamp()))
COMMITTED = datetime(2020, 11, 25, 0, 30, tzinfo=timezone(timedelta(hours=1)))


class Stub:
    """Stands in for the renderer, and keeps the page."""

    def make(self, html: str, fonts: Mapping[str, Path], on_pages: Callable[[int], None], _: Cargo) -> bytes:  # noqa: ARG002
        self.html = html
        return b"%PDF"


@pytest.mark.parametrize(
    ("when", "committed", "day", "expected"),
    [
        (SET, COMMITTED, "2020-11-20", "2023-11-14T22:13:20Z"),
        (None, COMMITTED, "2020-11-20", "2020-11-24T23:30:00Z"),
        (None, None, "2020-11-20", "2020-11-20T00:00:00Z"),
        (None, COMMITTED, "", "2020-11-24T23:30:00Z"),
        (None, None, "", ""),
    ],
    ids=["SOURCE_DATE_EPOCH", "the version", "the plan", "a plan without a date", "nothing"],
)
def test_the_first_date_that_there_is(
    when: datetime | None, committed: datetime | None, day: str, expected: str
) -> None:
    (loaded,) = load(Files(base()), [2021]).editions
    assert loaded.edition
    edition = loaded.edition.changed(day=date.fromisoformat(day) if day else None)
    stub = Stub()
    origin = Origin("1" * 40, committed, clean=False) if committed else None
    publisher = Publisher(Path("/nowhere"), cast(Renderer, stub), print, origin, when)
    publisher.make(edition, load(Files(base()), [2021]))
    found = dict(re.findall(r'<meta name="dcterms\.(\w+)" content="(.*?)">', stub.html))
    dated = {"created": expected, "modified": expected} if expected else {}
    assert found == dated | ({"issued": day} if day else {})


@pytest.mark.parametrize("said", ["17e5", "-1", " 1", "1.0", "²", "x\ny", "253402300800", "9" * 5000])
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_source_date_that_is_none_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    said: str,
    command: str,
) -> None:
    write(tmp_path, base())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    assert run([command, "--root", str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("SOURCE_DATE_EPOCH är ”")
    assert told.err.count("\n") == 1
    assert len(told.err) < 250
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("said", ["", "0", EPOCH, "253402300799"])
def test_a_source_date_that_is_one_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    write(tmp_path, base())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    assert run(["check", "--root", str(tmp_path)]) == 0


class Built(NamedTuple):
    """What is built of an edition: the page, and the PDF without data and with it."""

    page: bytes
    pdf: bytes
    with_data: bytes


def built(root: Path, **environment: str) -> Built:
    """Both builds of a project, each a process of its own."""
    found: list[bytes] = []
    for words in ((), ("--bilagor",)):
        command = [sys.executable, "-m", "ladokdoc", "build", *words, "--root", str(root)]
        environ = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        subprocess.run(command, env=environ | environment, check=True, capture_output=True)
        (pdf,) = (root / "build/2021").glob("*.pdf")
        found += [(root / "build/2021/index.html").read_bytes(), pdf.read_bytes()]
        shutil.rmtree(root / "build")
    assert found[0] == found[2]
    return Built(found[0], found[1], found[3])


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Git:
    """A repository with every key that a plan can have."""
    files = {
        path.relative_to(CASES / "allt").as_posix(): path.read_bytes()
        for path in (CASES / "allt").rglob("*")
        if path.is_file()
    }
    return repository(tmp_path_factory.mktemp("arkiv"), files)


@pytest.fixture(scope="module")
def first(origin: Git) -> Built:
    return built(origin.folder)


@pytest.mark.validator
def test_the_same_version_is_the_same_bytes_anywhere(origin: Git, first: Built, tmp_path: Path) -> None:
    clone = tmp_path / "En annan mapp med åäö" / "klon"
    clone.parent.mkdir()
    subprocess.run(["git", "clone", "--quiet", origin.folder, clone], env=ENVIRONMENT, check=True)
    for number, path in enumerate(sorted(clone.rglob("content/**/*"))):
        os.utime(path, (10**9 + number, 10**9 - number))
    mask = os.umask(0o077)
    try:
        places = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "4711"}
        assert built(clone, **places, HOME=str(tmp_path), COLUMNS="40") == first
    finally:
        os.umask(mask)


@pytest.mark.validator
def test_a_source_date_moves_the_dates_and_nothing_else(origin: Git, first: Built) -> None:
    other = built(origin.folder, SOURCE_DATE_EPOCH=EPOCH)
    assert [one == two for one, two in zip(other, first, strict=True)] == [False] * 3
    assert [undated(one, SET) for one in other] == [
        undated(one, datetime(2020, 11, 2, 11, tzinfo=UTC)) for one in first
    ]


def undated(data: bytes, when: datetime) -> bytes:
    """A file with its dates crossed out; of a PDF each of its objects, for in the file they are compressed."""
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            apart = pikepdf.ObjectStreamMode.disable
            pdf.save(out := io.BytesIO(), static_id=True, qdf=True, object_stream_mode=apart)
        # Its id is worked out of the whole of the file.
        data = re.sub(rb"/ID \[.*\]", b"", out.getvalue())
    iso, digits = (when.strftime(form).encode() for form in ("%Y-%m-%dT%H:%M:%SZ", "D:%Y%m%d%H%M%SZ"))
    assert iso in data
    return data.replace(iso, b"-").replace(digits, b"-")


@pytest.mark.validator
def test_a_changed_work_tree_is_dated_by_its_last_version(origin: Git, tmp_path: Path) -> None:
    shutil.copytree(origin.folder, tmp_path / "arkiv")
    path = tmp_path / "arkiv/content/2021/slutord.md"
    path.write_text(path.read_text("utf-8") + "\nEn mening till.\n", "utf-8")
    assert b'"dcterms.created" content="2020-11-02T11:00:00Z"' in built(tmp_path / "arkiv").page
