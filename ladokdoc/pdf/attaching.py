"""Files inside a PDF, as PDF/A-3 wants them: named, described, typed, dated, and said to be data of the document."""

from __future__ import annotations

from hashlib import md5
from typing import Any

import pydyf  # type: ignore[import-untyped]

from ladokdoc.pdf.cargo import Attachment


def attach(pdf: Any, attachments: tuple[Attachment, ...]) -> None:
    """Adds the files to a PDF that is about to be written. Their date is that of the document, where it has one."""
    if not attachments:
        return
    entries = sorted((attachment.name.encode(), _file(pdf, attachment)) for attachment in attachments)
    names = pydyf.Array()
    for name, reference in entries:
        names.extend((pydyf.String(name), reference))
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["AF"] = pydyf.Array(reference for _, reference in entries)


def _file(pdf: Any, attachment: Attachment) -> bytes:
    """The reference of the file's description."""
    facts = {
        "Size": len(attachment.data),
        "CheckSum": f"<{md5(attachment.data, usedforsecurity=False).hexdigest()}>",
    }
    if "ModDate" in pdf.info:
        facts["ModDate"] = pdf.info["ModDate"]
    subtype = "/" + attachment.media_type.replace("/", "#2f")
    stream = pydyf.Stream(
        [attachment.data],
        {"Type": "/EmbeddedFile", "Subtype": subtype, "Params": pydyf.Dictionary(facts)},
        compress=True,
    )
    pdf.add_object(stream)
    described = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(attachment.name),
            "UF": pydyf.String(attachment.name),
            "Desc": pydyf.String(attachment.description),
            "AFRelationship": "/Data",
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
        }
    )
    pdf.add_object(described)
    reference: bytes = described.reference
    return reference
