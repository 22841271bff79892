"""The files of the content, as bytes, from a folder; what must not or cannot be read is said to be.

Content comes from strangers: links are not followed, and nothing outside `content/` is opened.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

CONTENT = "content"
GLOSSARY = f"{CONTENT}/ordlista.yaml"
READ = (".yaml", ".yml", ".md")
MAX_BYTES = 16_000_000
_YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Files:
    """The content of a project at one moment.

    data: bytes by path from the root, with "/"; empty for files that are not read.
    refused: why a file was not read, by path, in Swedish.
    """

    data: dict[str, bytes]
    refused: dict[str, str] = field(default_factory=dict)

    def years(self) -> list[int]:
        """The years that have a folder of their own, in order."""
        found = {path.split("/")[1] for path in self.data | self.refused if path.count("/") > 1}
        return sorted(int(name) for name in found if _YEAR.fullmatch(name))


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` and upwards, that holds `content/<year>/plan.yaml`."""
    return next((folder for folder in (start, *start.parents) if is_root(folder)), None)


def is_root(folder: Path) -> bool:
    """Whether the folder holds `content/<year>/plan.yaml`."""
    return any(_YEAR.fullmatch(path.parent.name) for path in folder.glob(f"{CONTENT}/*/plan.yaml"))


def read_folder(root: Path) -> Files:
    """All files of the content below `root`. Raises OSError where `content/` itself cannot be listed."""
    files = Files({})
    top = root / CONTENT
    if top.is_symlink():
        raise NotADirectoryError(f"{CONTENT} är en länk")
    os.scandir(top).close()
    for folder, folders, names in os.walk(top):
        folders.sort()
        for name in sorted([*names, *(name for name in folders if Path(folder, name).is_symlink())]):
            if not name.startswith("."):
                path = Path(folder, name)
                _read(files, path.relative_to(root).as_posix(), path)
    return files


def _read(files: Files, name: str, path: Path) -> None:
    try:
        about = path.lstat()
        if stat.S_ISLNK(about.st_mode):
            files.refused[name] = "Filen är en länk, och länkar följs inte."
        elif not stat.S_ISREG(about.st_mode):
            files.refused[name] = "Det här är inte en vanlig fil."
        elif about.st_size > MAX_BYTES:
            files.refused[name] = f"Filen är större än {MAX_BYTES // 1_000_000} MB."
        else:
            files.data[name] = path.read_bytes() if name.endswith(READ) else b""
    except OSError as error:
        files.refused[name] = f"Filen går inte att öppna ({error.strerror})."
