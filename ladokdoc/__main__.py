"""The command `ladokdoc`.

What it is made of is imported when it runs, after what has to be done first.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress


def run(words: Sequence[str]) -> int:
    """Runs a command and returns its exit code: 0, 1 for errors in the content, 2 for anything broken."""
    from ladokdoc.commands.line import run

    return run(words)


def main() -> None:
    """The entry point. A fault of the program itself is told apart from faults in the content."""
    # A command is over in a moment and leaves next to no cycles behind: collecting them costs more than they do.
    gc.disable()
    _open_streams()
    code = 0
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # a reader that stops reading is no fault
        code = 0
    except KeyboardInterrupt:
        code = 130
    except Exception:
        code = _own_fault()
    _leave(code)


def _open_streams() -> None:
    """Gives streams that were closed from the start somewhere to lead; a sign that a stream has not becomes "?"."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        # Else the first file that is opened would get the number of the stream, and be written into.
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            continue
        sys.stdout = sys.stdout or os.fdopen(os.dup(number), "w", encoding="utf-8")
        sys.stderr = sys.stderr or os.fdopen(number, "w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _own_fault() -> int:
    """Shows where the program went wrong."""
    import traceback

    traceback.print_exc()
    sys.stderr.write("Det här är ett fel i ladokdoc och inte i innehållet. Anmäl det, med raderna ovanför.\n")
    return 2


def _leave(code: int) -> None:
    """Ends the process, without taking down one by one what the system takes down at once."""
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
