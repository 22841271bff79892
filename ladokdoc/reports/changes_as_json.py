"""What has changed as one JSON object, for programs. The form is a contract: see `format`."""

from __future__ import annotations

import json
from decimal import Decimal

from ladokdoc.changes import Change, Comparison, EditionChanges, FrameUse, Said, Sum, Untold
from ladokdoc.figures import Figure
from ladokdoc.findings import Finding
from ladokdoc.places import Place
from ladokdoc.reports.change_sentence import sentence

FORMAT = 1


def changes_as_json(comparison: Comparison, compared: tuple[str, str]) -> str:
    """The whole comparison; amounts are strings so that no reader makes floats of money."""
    told = comparison.findings
    whole = {
        "format": FORMAT,
        "summary": sentence(comparison),
        "compared": {"before": compared[0], "after": compared[1]},
        "changes": [_change(change, part) for part in comparison.parts for change in part.changes],
        "totals": [_total(total, part) for part in comparison.parts for total in part.sums],
        "frames": [_frame(frame, part) for part in comparison.parts for frame in part.frames],
        "reallocations": [
            {
                "edition": _edition(part),
                "table": shift.table,
                "column": shift.column,
                "amount": f"{shift.amount:f}",
                "from": list(shift.givers),
                "to": list(shift.takers),
            }
            for part in comparison.parts
            for shift in part.shifts
        ],
        "formatting": list(comparison.reshaped),
        "templates": comparison.templates,
        "findings": {
            "new": [_finding(finding) for finding in told.new],
            "gone": [_finding(finding) for finding in told.gone],
            "unchanged": told.unchanged,
        },
        "not_compared": [_untold(untold) for untold in comparison.untold],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _edition(part: EditionChanges) -> str:
    return str(part.years[1] or part.years[0] or "")


def _change(change: Change, part: EditionChanges) -> dict[str, object]:
    return {
        "kind": change.kind.value,
        "what": change.key.what.value,
        "id": change.key.id,
        "field": change.field,
        "before": _said(change.before),
        "after": _said(change.after),
        "delta": _said(change.delta),
        "edition": _edition(part),
        "name": change.name,
        "within": change.home,
        "unit": change.unit if change.delta is not None else None,
        "amounts": [
            {
                "table": money.table,
                "column": money.column,
                "before": _said(money.before),
                "after": _said(money.after),
                "delta": f"{money.delta:f}",
            }
            for money in change.money
        ],
        "old_id": change.was or None,
        "part_of": change.part_of or None,
        "old_place": _place(change.old),
        "new_place": _place(change.new),
    }


def _total(total: Sum, part: EditionChanges) -> dict[str, object]:
    return {
        "table": total.table,
        "column": total.column,
        "before": _figure(total.before),
        "after": _figure(total.after),
        "delta": _said(total.delta),
        "edition": _edition(part),
        "what": total.key.what.value,
        "id": total.key.id,
        "name": total.name,
        "unit": total.unit,
    }


def _frame(frame: FrameUse, part: EditionChanges) -> dict[str, object]:
    def pair(before: str | None, after: str | None) -> dict[str, object]:
        return {"before": before, "after": after}

    return {
        "edition": _edition(part),
        "id": frame.id,
        "unit": frame.unit,
        "limit": pair(*map(_said, frame.limit)),
        "used": pair(*map(_figure, frame.used)),
        "left": pair(*map(_said, frame.room)),
    }


def _untold(untold: Untold) -> dict[str, object]:
    return {
        "edition": untold.name,
        "before": [_finding(finding) for finding in untold.before],
        "after": [_finding(finding) for finding in untold.after],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "edition": finding.edition,
        "rule": finding.rule,
        "level": finding.level.value,
        **(_place(finding.place) or {}),
        "message": finding.message,
        "hint": finding.hint,
    }


def _place(place: Place | None) -> dict[str, object] | None:
    return {"path": place.path, "line": place.line, "column": place.column} if place else None


def _said(value: Said) -> str | None:
    return f"{value:f}" if isinstance(value, Decimal) else value


def _figure(figure: Figure) -> str | None:
    return _said(figure.value)
