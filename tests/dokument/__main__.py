"""`make verify-document`: every check of every edition, in a table. The exit code is 1 where any fails."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.dokument.building import Built, built, editions
from tests.dokument.checks import CHECKS, applies


def main() -> int:
    """Builds, checks and prints."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        documents = [
            built(name, sample, Path(place) / str(n)) for n, (name, sample) in enumerate(editions().items())
        ]
        print(f"{'':<24}" + "".join(f"{document.name:<16}" for document in documents))
        told = [line for name in CHECKS for line in _row(name, documents)]
    print("– is a way of reading that is tried on the other editions only.")
    print(f"\n{'All passed' if not told else f'{len(told)} faults'} ({time.monotonic() - start:.0f} s).")
    print("\n".join(told))
    return int(bool(told))


def _row(name: str, documents: list[Built]) -> list[str]:
    """Prints what a check says of each document, and gives it in full."""
    print(f"{name:<24}", end="", flush=True)
    told = []
    for document in documents:
        if not applies(name, document):
            print(f"{'–':<16}", end="", flush=True)
            continue
        said = CHECKS[name](document)
        print(f"{'passed' if not said else f'FAILED {len(said)}':<16}", end="", flush=True)
        told += [f"  {document.name}, {name}: {one}" for one in said]
    print()
    return told


if __name__ == "__main__":
    sys.exit(main())
