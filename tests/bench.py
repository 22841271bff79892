"""How long things take, as ratios side by side in one run: machines differ, and are busy.

    make bench

Each pair of commands runs in turn, A B A B …, after one run of each that is not counted; what is printed is the
median of the ratios, pair by pair, and the medians of the times that it came from.
"""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ladokdoc.expressions import values
from ladokdoc.loading import load
from ladokdoc.pages import Templates, page
from ladokdoc.pdf import Cargo, making
from ladokdoc.pdf.finishing import Finisher
from ladokdoc.sources import Files, read_folder
from tests.repositories import repository
from tests.sized import sized, write

REPOSITORY = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
RUNS = 7
SIZED_RUNS = 3


def seconds(command: Sequence[str | Path]) -> float:
    """The wall time of one cold process."""
    start = time.perf_counter()
    done = subprocess.run([str(word) for word in command], cwd=REPOSITORY, capture_output=True, check=False)
    elapsed = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}:\n{done.stderr.decode()}")
    return elapsed


def compare(title: str, ours: Sequence[str | Path], other: Sequence[str | Path], runs: int = RUNS) -> None:
    """Prints how long ours takes beside the other."""
    seconds(ours), seconds(other)
    pairs = [(seconds(ours), seconds(other)) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    mine, others = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{title:<58} {ratio:5.2f}   ({mine:.3f} s / {others:.3f} s)", flush=True)


def main() -> None:
    """Every comparison, one line each."""
    print(f"{'':<58} ratio   (medians of {RUNS} pairs)")
    ladokdoc = BIN / "ladokdoc"
    clean = [sys.executable, "-c", "import click, markdown_it, ruamel.yaml, _ruamel_yaml, dataclasses"]
    compare("check / python that imports nothing", [ladokdoc, "check"], [sys.executable, "-c", "pass"])
    compare("check / python that imports the libraries it needs", [ladokdoc, "check"], clean)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(REPOSITORY / "content", folder / "content")
        page = finished_page(folder)
        bare: list[str | Path] = [BIN / "weasyprint", "--pdf-variant", "pdf/ua-1", page, folder / "bare.pdf"]
        compare("build / bare weasyprint on the finished page", [ladokdoc, "build", "--root", folder], bare)
    with tempfile.TemporaryDirectory() as scratch:
        at_size(Path(scratch))
    with tempfile.TemporaryDirectory() as scratch:
        of_changes(Path(scratch))
    for times in (10, 100):
        finishing(times)


def of_changes(folder: Path) -> None:
    """Two versions of the plan, and of a hundred times the plan, beside what shows lines and what shows YAML."""
    for times, runs in ((1, RUNS), (100, SIZED_RUNS)):
        root = folder / str(times)
        write(times, root)
        git = repository(root, {})
        old = (root / "content/2021/budget.yaml").read_bytes()
        # The first line of the first table, a total, and a goal.
        new = old.replace(b"4 000", b"4 500", 1).replace(b"104 000", b"104 500", 1)
        area = next(iter(sorted((root / "content/2021/omraden").iterdir())))
        text = area.read_bytes().replace(
            b"   m\xc3\xa5l: |\n      ", b"   m\xc3\xa5l: |\n      Helt nytt: ", 1
        )
        git.commit("Ändrat", {"content/2021/budget.yaml": new, str(area.relative_to(root)): text})
        (folder / "old.yaml").write_bytes(old)
        (folder / "new.yaml").write_bytes(new)
        ours: list[str | Path] = [BIN / "ladokdoc", "diff", "HEAD~1", "HEAD", "--root", root]
        name = f"diff of {times} times the plan"
        lines: list[str | Path] = ["git", "-C", root, "diff", "--word-diff", "HEAD~1", "HEAD"]
        compare(f"{name} / git diff --word-diff", ours, lines, runs)
        yaml: list[str | Path] = [BIN / "deep", "diff", folder / "old.yaml", folder / "new.yaml"]
        compare(f"{name} / deep diff of its budget alone", ours, yaml, runs)


def finishing(times: int) -> None:
    """Prints how large a part of making a PDF is its tags and the gate, at this many times the plan.

    In time of the processor, which a busy machine makes less of a game of chance.
    """
    (loaded,) = load(Files(sized(times)), [2021]).editions
    assert loaded.edition
    made = page(loaded.edition, values(loaded.edition), Templates(None))
    sheets: list[int] = []
    spent: list[float] = []
    finish = Finisher.__call__

    def timed(finisher: Finisher, drawn: Any, pdf: Any) -> None:
        begun = time.process_time()
        finish(finisher, drawn, pdf)
        spent.append(time.process_time() - begun)

    gc.disable()  # as the renderer does
    start = time.process_time()
    with patch.object(Finisher, "__call__", timed):
        fonts = {name: str(path) for name, path in made.fonts.items()}
        making.make(made.html, fonts, sheets.append, Cargo())
    whole = time.process_time() - start
    gc.enable()
    gc.collect()
    title = f"finishing of {sheets[0]} pages / making them"
    print(f"{title:<58} {spent[0] / whole:5.3f}   ({spent[0]:.3f} s / {whole:.3f} s)", flush=True)


def at_size(folder: Path) -> None:
    """The plan a hundred times over, beside a general linter of YAML, and a thousand times, beside itself."""
    hundred, thousand = folder / "100", folder / "1000"
    write(100, hundred)
    write(1000, thousand)
    check: list[str | Path] = [BIN / "ladokdoc", "check", "--root"]
    # Errors of form are no concern here: only the time that it takes to read every file once.
    lint: list[str | Path] = [
        BIN / "yamllint",
        "-d",
        "{extends: relaxed, rules: {line-length: disable}}",
        hundred / "content",
    ]
    compare("check of 100 times the plan (1.5 MB) / yamllint of it", [*check, hundred], lint, SIZED_RUNS)
    (less, small), (more, large), (other, _) = (
        used(one) for one in ([*check, hundred], [*check, thousand], lint)
    )
    told("the same two, by the processor's time", less, other, "s")
    told("check of 1000 times the plan (15 MB) / of 100 times", more, less, "s")
    told("the most memory of the same", large, small, "MB")


def told(title: str, ours: float, other: float, unit: str) -> None:
    """One ratio that is not a median."""
    print(f"{title:<58} {ours / other:5.2f}   ({ours:.2f} {unit} / {other:.2f} {unit})", flush=True)


def used(command: Sequence[str | Path]) -> tuple[float, float]:
    """What a command took of the processor, in seconds, and the most memory it had, in MB (as Linux counts it)."""
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def finished_page(folder: Path) -> Path:
    """The page that the renderer is given, as a file that the bare command can read."""
    (loaded,) = load(read_folder(folder), [2021]).editions
    assert loaded.edition
    made = page(loaded.edition, values(loaded.edition), Templates(folder))
    html = made.html
    for name, path in made.fonts.items():
        html = html.replace(f"typsnitt:{name}", path.resolve().as_uri())
    finished = folder / "finished.html"
    finished.write_text(html, encoding="utf-8")
    return finished


if __name__ == "__main__":
    main()
