"""The command's side of making a PDF: starts the child, hands it a page, and waits no longer than is reasonable."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import IO, BinaryIO, Self, cast

from ladokdoc.gate import Spot
from ladokdoc.pdf.cargo import Cargo
from ladokdoc.pdf.faults import EnvironmentFault, RenderFault, Trouble
from ladokdoc.pdf.protocol import Kind, Message, receive, send

# A page takes about 0.05 s and 5 kB of HTML. Ten times that, and two minutes for what is slow for other reasons.
SECONDS = 120.0
SECONDS_PER_BYTE = 1e-4
# A font set without the machine's own: what the page's typefaces lack is then a fault, here as everywhere.
_FONTS = Path(__file__).with_name("fonts.conf")
_NOTHING = Cargo()


class Renderer:
    """Makes PDFs in a child process, which ends when the `with` block is left."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._log = tempfile.TemporaryFile()  # noqa: SIM115
        self._child = _start(self._log)
        self._late = False

    @classmethod
    def start(cls) -> Self:
        """A renderer that gets ready while the caller goes on with something else."""
        return cls()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the child, whatever it is doing."""
        self._child.kill()
        with suppress(OSError):
            self._child.communicate()
        self._log.close()

    def make(
        self,
        html: str,
        fonts: Mapping[str, Path],
        on_pages: Callable[[int], None] | None = None,
        cargo: Cargo = _NOTHING,
    ) -> bytes:
        """The page as PDF/UA-1 and PDF/A.

        fonts: the files that the page may use, by the names that it has for them. on_pages: told their number.
        cargo: what is to go with the pages.
        Raises RenderFault and EnvironmentFault.
        """
        if self._child.poll() is not None:
            self._child.communicate()
            self._child = _start(self._log)
        faces = {name: str(path) for name, path in fonts.items()}
        job = json.dumps({"html": html, "fonts": faces, "cargo": cargo.packed()}).encode()
        watch = Timer(self._seconds + SECONDS_PER_BYTE * len(job), self._stop)
        watch.daemon = True
        watch.start()
        try:
            with suppress(OSError):
                send(_pipe(self._child.stdin), Message(Kind.JOB, job))
            return self._answer(on_pages)
        finally:
            watch.cancel()

    def _stop(self) -> None:
        self._late = True
        self._child.kill()

    def _answer(self, on_pages: Callable[[int], None] | None) -> bytes:
        while answer := receive(_pipe(self._child.stdout)):
            match answer.kind:
                case Kind.PAGES:
                    if on_pages:
                        on_pages(int(answer.data))
                case Kind.PDF:
                    return answer.data
                case Kind.TROUBLES:
                    raise RenderFault.of(
                        tuple(Trouble(message, Spot(*spot)) for message, spot in json.loads(answer.data))
                    )
                case Kind.ENVIRONMENT_FAULT:
                    raise EnvironmentFault(answer.data.decode())
                case _:
                    raise RenderFault(answer.data.decode())
        raise RenderFault(self._end())

    def _end(self) -> str:
        """Why there was no answer."""
        code = self._child.wait()
        if self._late:
            self._late = False
            return "PDF:en tog för lång tid att göra och avbröts. Är dokumentet ovanligt stort?"
        self._log.seek(0)
        last = self._log.read().decode("utf-8", "replace").strip().rsplit("\n", 1)[-1]
        return f"PDF:en gjordes inte: programmet som gör den avslutades (kod {code}). {last}".rstrip()


def _start(log: IO[bytes]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            # -P: nothing in the folder where the command was run may be imported as if it were a library.
            [sys.executable, "-P", "-m", "ladokdoc.pdf.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env={**os.environ, "FONTCONFIG_FILE": str(_FONTS)},
        )
    except OSError as error:
        raise EnvironmentFault(
            f"PDF går inte att göra: Python går inte att starta ({error.strerror})."
        ) from None


def _pipe(stream: IO[bytes] | None) -> BinaryIO:
    return cast(BinaryIO, stream)
