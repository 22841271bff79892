"""The child process that lays out pages. Run as `python -m ladokdoc.pdf.worker`; see `protocol` for what it is told.

WeasyPrint is known to this module and its neighbours `fetching` and `finishing` only.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

from ladokdoc.pdf.cargo import Cargo
from ladokdoc.pdf.faults import MISSING_PACKAGE, EnvironmentFault, RenderFault, missing_libraries
from ladokdoc.pdf.protocol import Kind, Message, receive, send

MEMORY = 4 << 30

# From a page and its fonts, with a way to tell the number of pages and what is to be carried, to the PDF.
Make = Callable[[str, dict[str, str], Callable[[int], None], Cargo], bytes]


def main() -> None:
    """Answers jobs until there are no more."""
    jobs, answers = sys.stdin.buffer, _take_stdout()
    _limit_memory()
    # What a document is made of lives until it is written; looking for rubbish meanwhile is a tenth of the time.
    gc.disable()
    make = _load()
    while job := receive(jobs):
        send(answers, _answer(job, make, answers))
        gc.collect()


def _take_stdout() -> BinaryIO:
    """The way back to the command. Whatever else prints to stdout, as libraries do, goes to the log."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _limit_memory() -> None:
    """At most 4 GB, where the platform has such a limit, and less where it has been set to less."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _load() -> Make | str:
    """The layout engine, or why there is none."""
    try:
        with suppress(OSError):
            return _import_fast()
        return _import()
    except ImportError:
        return MISSING_PACKAGE
    except OSError:
        return missing_libraries()


def _import_fast() -> Make:
    """The import without the search for libraries by other names than their own.

    WeasyPrint asks for each library by several names. For each that is not there, `find_library` starts processes
    that look for it, which is a third of the whole time to import, and the next name is found without it.
    """
    import ctypes.util

    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _find_nothing
    try:
        return _import()
    finally:
        ctypes.util.find_library = search


def _find_nothing(name: str) -> str | None:  # noqa: ARG001
    return None


def _import() -> Make:
    from ladokdoc.pdf.making import make

    return make


def _answer(job: Message, make: Make | str, answers: BinaryIO) -> Message:
    if isinstance(make, str):
        return Message(Kind.ENVIRONMENT_FAULT, make.encode())
    asked = json.loads(job.data)
    try:
        pdf = make(
            asked["html"],
            asked["fonts"],
            lambda n: send(answers, Message(Kind.PAGES, str(n).encode())),
            Cargo.unpacked(asked["cargo"]),
        )
    except RenderFault as fault:
        if fault.troubles:
            return Message(Kind.TROUBLES, json.dumps(fault.troubles).encode())
        return Message(Kind.RENDER_FAULT, str(fault).encode())
    except EnvironmentFault as fault:
        return Message(Kind.ENVIRONMENT_FAULT, str(fault).encode())
    except MemoryError:
        return Message(
            Kind.RENDER_FAULT, "PDF:en gjordes inte: dokumentet kräver mer än 4 GB minne.".encode()
        )
    return Message(Kind.PDF, pdf)


if __name__ == "__main__":
    main()
