"""The change version as a file on stdout: `ladokdoc diff --format html` and `--format pdf`."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from ladokdoc.changes import Compared
from ladokdoc.commands.project import Trouble, epoch, painter, tell


def write_document(compared: Compared, folder: Path, form: str, when: datetime | None) -> int:
    """Writes the document with its changes marked: 0, or 1 where the two cannot be compared or read by everybody.

    when: the date that it gets where SOURCE_DATE_EPOCH is not set; None for that of the plan.
    Raises Trouble.
    """
    from ladokdoc.change_version import change_version
    from ladokdoc.pages import TemplateFault
    from ladokdoc.pdf import EnvironmentFault, Renderer, RenderFault
    from ladokdoc.reports.changes_as_text import ChangeText

    if compared.comparison.untold:
        text = ChangeText(compared.comparison, compared.labels, painter(sys.stderr))
        click.echo("\n".join(text.write()), err=True)
        return 1
    out = sys.stdout.buffer
    try:
        page = change_version(compared, folder if folder.is_dir() else None, epoch() or when)
        if form == "html":
            out.write(page.alone().encode())
            return 0
        with Renderer.start() as renderer:
            out.write(renderer.make(page.html, page.fonts, lambda pages: tell(f"Gör PDF ({pages} sidor) …")))
    except (EnvironmentFault, TemplateFault) as fault:
        raise Trouble(str(fault)) from None
    except RenderFault as fault:
        click.echo(str(fault), err=True)
        return 1
    return 0
