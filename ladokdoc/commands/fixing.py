"""`ladokdoc check --fix`: makes the fixes that findings carry, or shows them first."""

from __future__ import annotations

from collections import Counter
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

import click

from ladokdoc.edits import read
from ladokdoc.findings import Finding
from ladokdoc.mending import Mended, Mender
from ladokdoc.reports.excerpts import shown
from ladokdoc.saving import SaveFault, save
from ladokdoc.sources import Files

_NOTHING = "Det finns inget som går att rätta av sig självt."


class Fixing(NamedTuple):
    """What is mended in a project. folder: its root."""

    folder: Path
    mender: Mender

    def fix(self, files: Files, *, aside: bool) -> tuple[Files, bool]:
        """Mends the content on disk and tells of it: what is there now, and whether all of it could be saved.

        aside: tells on stderr, where stdout is for a program.
        """
        mended = self.mender.mend(files)
        data, whole = dict(files.data), True
        for path in _changed(files, mended):
            try:
                save(self.folder, path, files.data[path], mended.files.data[path])
            except SaveFault as fault:
                click.echo(str(fault), err=True)
                whole = False
            else:
                data[path] = mended.files.data[path]
                click.echo(f"{path} är rättad: {_rules(mended, path)}.", err=aside)
        if not mended.made:
            click.echo(_NOTHING, err=aside)
        return files._replace(data=data), whole

    def show(self, files: Files) -> int:
        """Shows what `fix` would change, line by line, and writes nothing: 1 where there is anything, else 0."""
        mended = self.mender.mend(files)
        for path in _changed(files, mended):
            old, new = (read(data[path]).splitlines() for data in (files.data, mended.files.data))
            for line in unified_diff(old, new, path, f"{path} (rättad)", lineterm=""):
                click.echo(shown(line))
        for path in _changed(files, mended):
            click.echo(f"{path} skulle rättas: {_rules(mended, path)}.", err=True)
        if not mended.made:
            click.echo(_NOTHING, err=True)
        return int(bool(mended.made))


def _changed(files: Files, mended: Mended) -> list[str]:
    return sorted(path for path, data in mended.files.data.items() if data != files.data[path])


def _rules(mended: Mended, path: str) -> str:
    """What was mended in a file, by rule: "2 mellanslag-fore-procent, 1 tabb"."""
    counts = Counter(finding.rule for finding in mended.made if _path(finding) == path)
    return ", ".join(f"{count} {rule}" for rule, count in sorted(counts.items()))


def _path(finding: Finding) -> str:
    return finding.fix[0].place.path
