"""What is said when more warnings are open than the project has said that there may be."""

from __future__ import annotations

from ladokdoc.checking import Report
from ladokdoc.findings import Level
from ladokdoc.settings import FILE, MAX_WARNINGS


def over_limit(report: Report) -> str:
    """How many there are, how many there may be, and what to do."""
    open_ones = report.of(Level.WARNING)
    are = "varning är öppen" if open_ones == 1 else "varningar är öppna"
    return (
        f"{open_ones} {are}, men `{MAX_WARNINGS}` i {FILE} medger {report.most}. "
        "Rätta det som varningarna gäller, eller undanta det med skäl."
    )
