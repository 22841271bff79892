"""What tests share: an edition without a fault, files laid over it, and the report of a check of them."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from ladokdoc import checking, loading
from ladokdoc.checking import Checker
from ladokdoc.sources import CONTENT, Files, Refusal, read_folder

# The same examples every time: a test that fails must fail for everybody. CI takes more of them.
settings.register_profile("everyday", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("thorough", derandomize=True, deadline=None, max_examples=120)
settings.load_profile("everyday")

CASES = Path(__file__).parent / "cases"
REPOSITORY = Path(__file__).parents[1]
EDITION = f"{CONTENT}/2021"
# The day that waivers are held against.
TODAY = date(2020, 11, 24)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the expected results of tests anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected results are to be written rather than compared."""
    return bool(request.config.getoption("--golden"))


@pytest.fixture
def patience() -> Iterator[None]:
    """Ends a test that has used the processor for ten seconds: nobody is to wait for what a stranger wrote.

    No measurement: what is tried takes a second at most, and minutes where the work grows with the square.
    """

    def stop(*_: object) -> None:
        raise AssertionError("this would make somebody wait")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 10)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def base() -> dict[str, bytes]:
    """The files of a small edition in which nothing is wrong, by path from the root."""
    return dict(read_folder(CASES / "grund").data)


def laid_over(files: dict[str, bytes | None]) -> dict[str, bytes]:
    """The small edition with other files in place of its own; None takes one away.

    A name is read from the folder of the edition, and from the root where it begins with "content/".
    """
    whole = base()
    for name, data in files.items():
        path = name if name.startswith(CONTENT + "/") else f"{EDITION}/{name}"
        whole.pop(path, None)
        if data is not None:
            whole[path] = data
    return whole


def report(
    files: Mapping[str, bytes], refused: Mapping[str, Refusal] | None = None, *, advice: bool = False
) -> checking.Report:
    """A check of files by path from the root, in memory. advice: whether that is told too."""
    content = Files(files, refused or {})
    return Checker(TODAY, advice=advice).check(loading.load(content, content.years()))


def report_over(files: dict[str, str | bytes | None]) -> checking.Report:
    """A check of the small edition with other files in place of its own."""
    return report(laid_over({n: d.encode("utf-8") if isinstance(d, str) else d for n, d in files.items()}))


def written(root: Path, files: dict[str, str]) -> Path:
    """A project in a folder: the small edition with other files in place of its own. Returns the folder."""
    for path, data in laid_over({name: text.encode("utf-8") for name, text in files.items()}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root
