"""A check as one JSON object, for programs. The form is a contract: see `format`."""

from __future__ import annotations

import json
from decimal import Decimal

from ladokdoc.checking import Report, Unchecked
from ladokdoc.findings import Finding

FORMAT = 1


def as_json(report: Report) -> str:
    """The whole report; numbers are strings so that no reader makes floats of money."""
    checked = report.checked
    whole = {
        "format": FORMAT,
        "checked": {
            "totals": checked.totals,
            "amounts": checked.amounts,
            "references": checked.references,
            "texts": checked.texts,
        },
        "unchecked": [_unchecked(amount) for amount in report.unchecked],
        "unread": list(report.unread),
        "findings": [_finding(finding) for finding in report.findings],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _unchecked(amount: Unchecked) -> dict[str, object]:
    return {
        "edition": amount.edition,
        "path": amount.place.path,
        "line": amount.place.line,
        "column": amount.place.column,
        "amount": _number(amount.value),
        "reason": amount.reason,
    }


def _finding(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "edition": finding.edition,
        "rule": finding.rule,
        "level": finding.level.value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": finding.message,
        "hint": finding.hint,
        "expected": _number(finding.expected),
        "actual": _number(finding.actual),
        "difference": _number(finding.difference),
        "waived": finding.waived,
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
