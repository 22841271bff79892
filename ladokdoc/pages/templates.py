"""Where the templates lie: found file by file, in the project first, and never outside their folder."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ladokdoc.pages.faults import FOLDER, TemplateFault
from ladokdoc.pages.locating import marked
from ladokdoc.pages.view import Html
from ladokdoc.typefaces import FONTS, PACKAGED

if TYPE_CHECKING:
    from ladokdoc.pages.environment import Environment

SCRIPTS = "skript"


# Made-up content with every part that a document can have; in the repository it is a case of the tests.
_PACKAGE = Path(__file__).resolve().parent.parent
_SAMPLE = _PACKAGE / "_mallprov", _PACKAGE.parent / "tests" / "cases" / "allt"


class Templates:
    """The templates of a project. root: the folder of the project; None for those of the package alone.

    marked: whether a page says where each template begins and ends, so that a place in it can be traced.
    """

    def __init__(self, root: Path | None, *, marked: bool = False) -> None:
        self._marked = marked
        packaged = next((folder for folder in PACKAGED if folder.is_dir()), None)
        if packaged is None:
            raise TemplateFault("Dokumentets mallar saknas i installationen av ladokdoc.")
        self._folders = (*_project(root), packaged)
        self._environment: Environment | None = None
        self._asked: set[str] = set()

    def render(self, name: str, **names: object) -> str:
        """The text of a template with these names filled in."""
        if self._environment is None:
            from ladokdoc.pages.environment import Environment

            self._environment = Environment(self._read, self._functions())
        return self._environment.write(name, names)

    def find(self, name: str) -> Path | None:
        """The file of this name in the first folder that has it."""
        self._asked.add(name)
        for folder in self._folders:
            path = (folder / name).resolve()
            if not path.is_relative_to(folder.resolve()):
                raise TemplateFault(f"Mallen {FOLDER}/{name} leder ut ur mappen {FOLDER}.")
            if path.is_file():
                return path
        return None

    def unused(self) -> tuple[str, ...]:
        """The project's own files that no page was made with and that replace none: mostly a name that was misspelt."""
        *own, packaged = self._folders
        names = (
            path.relative_to(folder).as_posix()
            for folder in own
            for path in sorted(folder.rglob("*"))
            if path.suffix in (".html", ".css")
        )
        return tuple(name for name in names if name not in self._asked and not (packaged / name).is_file())

    def font(self, name: str) -> Path:
        """The file of a typeface."""
        if path := self.find(f"{FONTS}/{name}"):
            return path
        raise TemplateFault(f"Typsnittet {FOLDER}/{FONTS}/{name} finns inte.")

    def _read(self, name: str) -> str | None:
        path = self.find(name)
        if path is None:
            return None
        try:
            # A Mac may store å as two characters, which would be another name than the one that is filled in.
            text = unicodedata.normalize("NFC", path.read_text("utf-8-sig"))
        except UnicodeDecodeError:
            raise TemplateFault(f"Mallen {FOLDER}/{name} är inte sparad som UTF-8.") from None
        except OSError as error:
            raise TemplateFault(f"Mallen {FOLDER}/{name} går inte att läsa ({error.strerror}).") from None
        return marked(name, text) if self._marked else text

    def _functions(self) -> dict[str, Callable[[str], str]]:
        return {
            FONTS: self._typeface,
            "citat": quoted,
            SCRIPTS: self._script,
            "kontrollsumma": lambda name: Html(f"sha256-{_digest(self._script(name))}"),
        }

    def _script(self, name: str) -> Html:
        """What `skript("…")` stands for: the text of a script as it is. A browser runs no other in the page."""
        text = self._read(f"{SCRIPTS}/{name}.js")
        if text is None:
            raise TemplateFault(f"Skriptet {FOLDER}/{SCRIPTS}/{name}.js finns inte.")
        if re.search(r"</script|<!--", text, re.IGNORECASE):
            raise TemplateFault(
                f"Skriptet {FOLDER}/{SCRIPTS}/{name}.js har något som skulle avsluta det i sidan."
            )
        return Html(text)

    def _typeface(self, name: str) -> Html:
        """What `typsnitt("…")` in a style sheet stands for: an address that only the page's own fonts have."""
        if not re.fullmatch(r"[A-Za-z0-9_-]+", name):
            raise TemplateFault(
                f"”{name}” kan inte vara ett typsnitt: skriv filens namn utan mapp och ändelse."
            )
        self.font(f"{name}.ttf")
        return Html(f'url("{FONTS}:{name}.ttf") format("truetype")')


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode("ascii")


def sample() -> Path:
    """The root of a project with made-up content, in which every part of a document is there to be seen."""
    if found := next((folder for folder in _SAMPLE if folder.is_dir()), None):
        return found
    raise TemplateFault("Innehållet till mallprovet saknas i installationen av ladokdoc.")


def quoted(text: str) -> Html:
    """What `citat(…)` in a style sheet stands for: the text as CSS has it, and nothing that could end it."""
    return Html('"' + re.sub(r"[^\w ,.()–-]", lambda sign: f"\\{ord(sign[0]):x} ", text) + '"')


def _project(root: Path | None) -> Iterator[Path]:
    if root and (folder := root / FOLDER).is_dir():
        if not folder.resolve().is_relative_to(root.resolve()):
            raise TemplateFault(f"Mappen {FOLDER} leder ut ur projektet.")
        yield folder
