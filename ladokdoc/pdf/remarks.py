"""What the layout engine remarks on, in Swedish. Remarks that are not known here are quoted as they are."""

from __future__ import annotations

import re

_KNOWN = (
    (r"No anchor #(.+) for internal URI reference", r"länken till #\1 leder ingenstans i dokumentet."),
    (
        r"\.notdef glyph rendered .*\"(.+)\" \((U\+[0-9A-F]+)\)",
        r"tecknet ”\1” (\2) finns inte i dokumentets typsnitt.",
    ),
    (r"Relative URI reference without a base URI: (.*)", r"hänvisningen \1 är inte en hel adress."),
    (r"Font-face '(.*)' cannot be loaded", r"typsnittet \1 går inte att läsa."),
    (r"Ignored `(.*)` at ([0-9]+):[0-9]+, .*", r"stilmallen har något som inte förstås, ”\1”, på rad \2."),
    (r"Image .* has no required alt description", r"en bild saknar text för den som inte ser den."),
)


def in_swedish(remark: str) -> str:
    """A sentence without its beginning, to stand after a colon."""
    for pattern, swedish in _KNOWN:
        if match := re.fullmatch(pattern, remark, re.DOTALL):
            return match.expand(swedish)
    return f"WeasyPrint anmärker ”{remark}”"
