"""The document as files: the page and the PDF of an edition, put in place together or not at all.

Both are whole in memory before anything is written, and are written beside their places before the first is moved.
What was there before is kept until all are moved, and put back where one of them cannot be.
So what was published before is there, byte for byte, until there is something as good to replace it.
"""

from __future__ import annotations

import errno
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ladokdoc.expressions import Values, values
from ladokdoc.loading import Project
from ladokdoc.manifest import manifest, version
from ladokdoc.model import Edition
from ladokdoc.pages import FOLDER, Beside, Page, Place, Templates, page, template
from ladokdoc.pages.standing import places
from ladokdoc.pdf import Attachment, Cargo, Renderer, RenderFault, Trouble
from ladokdoc.places import Place as Standing
from ladokdoc.reports.change_list import since_decided
from ladokdoc.sources.origin import Origin

BUILD = "build"
PAGE = "index.html"
_MAX_SLUG = 80
# How many things that are wrong are told at a time.
_TROUBLES = 10


class OutputFault(Exception):
    """The files cannot be written: one sentence in Swedish."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was written. paths: the page and then the PDF. unused: templates of the project that had no part in it."""

    paths: tuple[Path, ...]
    unused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A finished document. name: of the PDF. unused: templates of the project that had no part in it."""

    name: str
    pdf: bytes
    page: bytes
    unused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Makes both files of an edition in `build/<year>/` below `root`.

    tell: given what is being done, for who waits. origin: the version in git that it is made from, where it is.
    when: the date that the document gets, where that is not the version's, nor, outside git, the plan's.
    attached: whether the PDF has the plan's data in it. folder: of the files, where that is not the year.
    """

    root: Path
    renderer: Renderer
    tell: Callable[[str], None]
    origin: Origin | None = None
    when: datetime | None = None
    attached: bool = False
    folder: str = ""

    def publish(self, edition: Edition, project: Project) -> Published:
        """Puts the files of an edition in their places.

        Raises TemplateFault, RenderFault, EnvironmentFault and OutputFault, and has then changed nothing.
        """
        made = self.make(edition, project)
        folder = self.root / BUILD / (self.folder or str(edition.year))
        # The PDF first: a reader that has it open may hold it, and then the page is not to be the newer of the two.
        put(folder, {made.name: made.pdf, PAGE: made.page})
        return Published((folder / PAGE, folder / made.name), made.unused)

    def make(self, edition: Edition, project: Project) -> Made:
        """The files of an edition. project: the editions that figures are taken from, and the glossary.

        Raises TemplateFault, RenderFault and EnvironmentFault.
        """
        self.tell(f"Sätter sidorna för {edition.year} …")
        shown = values(edition, project.earlier)
        changes = since_decided(project, edition.year)
        when = self.when or (self.origin.when if self.origin else None)
        beside = Beside(project.glossary, version(self.origin), changes, when)

        def laid_with(templates: Templates) -> Page:
            return page(edition, shown, templates, beside)

        templates = Templates(self.root)
        laid = laid_with(templates)
        cargo = Cargo(
            attachments=tuple(_data(edition, shown)) if self.attached else (),
            schemas=(manifest(edition, shown, self.origin).schema(),),
        )
        try:
            pdf = self.renderer.make(laid.html, laid.fonts, self._tell_pages, cargo)
        except RenderFault as fault:
            if not fault.troubles:
                raise
            marked_page = laid_with(Templates(self.root, marked=True)).html
            told = _listed(fault.troubles, marked_page, places(edition, project))
            raise RenderFault(told, fault.troubles) from None
        name = f"{slug(laid.title)}-{edition.year}.pdf"
        return Made(name, pdf, laid.alone().encode(), templates.unused())

    def _tell_pages(self, pages: int) -> None:
        self.tell(f"Gör PDF ({'1 sida' if pages == 1 else f'{pages} sidor'}) …")


def _listed(troubles: tuple[Trouble, ...], marked_page: str, stands: Mapping[str, Standing]) -> str:
    """What keeps a document from being let out: each thing with the template and the part of the content it is in.

    stands: where in the content something stands, by id.
    """
    told: dict[tuple[str, str], int] = {}
    for message, spot in troubles:
        name, line = template(marked_page, Place(spot.tag, spot.nth, spot.line))
        where = [f"mallen {FOLDER}/{name}{f', rad {line}' if line else ''}"] if name else []
        at = stands.get(spot.id)
        where += [f"`{spot.id}` i {f'{at.path}, rad {at.line}' if at else 'innehållet'}"] if spot.id else []
        key = message, ", och ".join(where)
        told[key] = told.get(key, 0) + 1
    lines = ["Dokumentet gjordes inte, för alla skulle inte kunna läsa det."]
    for (message, where_to), times in list(told.items())[:_TROUBLES]:
        lines.append(f"  {message}{f' (Det gäller {times} ställen.)' if times > 1 else ''}")
        lines += [f"    Se {where_to}."] if where_to else []
    if len(told) > _TROUBLES:
        lines.append(f"  Och {len(told) - _TROUBLES} till.")
    return "\n".join(lines)


def _data(edition: Edition, shown: Values) -> Iterator[Attachment]:
    """The plan as data, to be attached."""
    from ladokdoc import export  # a workbook takes longer to import than a short plan to lay out

    for file in export.files(edition, shown):
        yield Attachment(file.name, file.data, file.about, file.media_type)


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Puts files in a folder, none before all are whole. Raises OutputFault, and has then changed nothing."""
    with _told(folder):
        _replace(folder, files)


def slug(title: str) -> str:
    """The name of a file for a title: a–z, 0–9 and hyphens."""
    bare = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare)[:_MAX_SLUG].strip("-") or "plan"


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes the files into a folder, none before all are whole."""
    for part in (folder.parent, folder):
        if part.is_symlink():
            raise OutputFault(f"{part} är en länk, och genom länkar skrivs inget. Ta bort den.")
    with _made(folder), tempfile.TemporaryDirectory(prefix=".", dir=folder) as scratch:
        new, old = Path(scratch) / "nya", Path(scratch) / "gamla"
        new.mkdir()
        old.mkdir()
        for name, data in files.items():
            (new / name).write_bytes(data)
            if (folder / name).is_dir():
                raise OutputFault(f"{folder / name} är en mapp, och där ska en fil ligga. Ta bort den.")
            if (folder / name).exists():
                shutil.copyfile(folder / name, old / name)
        _move(new, old, folder, tuple(files))


def _move(new: Path, old: Path, folder: Path, names: tuple[str, ...]) -> None:
    """Moves new files into the folder. Where one of them cannot be, or somebody interrupts, the old ones come back.

    Only a process that is killed in the instant between two moves leaves a new file beside an old one: no system
    has a move of two files. The next build mends it.
    """
    try:
        for name in names:
            (new / name).replace(folder / name)
    except BaseException:
        for name in names:
            if (new / name).exists():
                continue
            if (old / name).exists():
                (old / name).replace(folder / name)
            else:
                (folder / name).unlink()
        raise


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """The folder, which is gone again if it was made for nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        with suppress(OSError):
            folder.rmdir()
            folder.parent.rmdir()


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Says in Swedish why something could not be written."""
    try:
        yield
    except OSError as error:
        known = {
            errno.ENOSPC: "disken är full",
            errno.EDQUOT: "utrymmet är slut",
            errno.EACCES: "mappen är skyddad mot skrivning",
            errno.EPERM: "mappen är skyddad mot skrivning",
            errno.EROFS: "disken är skyddad mot skrivning",
            errno.ENOTDIR: "något på vägen dit är en fil och inte en mapp",
            errno.EEXIST: "där ligger en fil och inte en mapp",
        }
        why = known.get(error.errno or 0, error.strerror or str(error))
        raise OutputFault(f"Det går inte att skriva i {folder}: {why}.") from None
