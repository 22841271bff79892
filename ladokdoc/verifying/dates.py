"""The date that a PDF has, which it says in several places, as it says where it comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from xml.etree import ElementTree

from pypdf import PdfReader

_XMP = "{http://ns.adobe.com/xap/1.0/}"


class Dates(frozenset[str]):
    """Every date that a PDF says it is of, by its digits; one where all places agree."""

    @property
    def moment(self) -> datetime | None:
        """The date, in UTC; None where there is none, or more than one."""
        try:
            (digits,) = self
            return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            return None


def read_dates(reader: PdfReader, metadata: bytes) -> Dates:
    """The dates of the document and of the files in it. metadata: as XMP."""
    info: Mapping[str, object] = reader.metadata or {}
    said = [info.get("/CreationDate", ""), info.get("/ModDate", "")]
    said += [_of_xmp(metadata, name) for name in ("CreateDate", "ModifyDate")]
    said += [
        moment.isoformat() if (moment := file.modification_date) else "" for file in reader.attachment_list
    ]
    # In UTC, as they all are, the ways to write it have the same digits.
    return Dates(re.sub(r"\+00:00$|\D", "", str(date)) for date in said)


def _of_xmp(metadata: bytes, name: str) -> str:
    try:
        return ElementTree.fromstring(metadata).findtext(f".//{_XMP}{name}", "")
    except ElementTree.ParseError:
        return ""
