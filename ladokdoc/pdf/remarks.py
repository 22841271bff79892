"""What the layout engine remarks on, in Swedish. Remarks that are not known here are quoted as they are."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import tinycss2  # type: ignore[import-untyped]

from ladokdoc.gate import Fault

_ANCHOR = re.compile(r"No anchor #(.+) for internal URI reference")
_GLYPH = re.compile(r"\.notdef glyph rendered .*\"(.+)\" \((U\+[0-9A-F]+)\)", re.DOTALL)
_STYLE = re.compile(r"Ignored `(.*)` at ([0-9]+):([0-9]+), .*", re.DOTALL)
_RELATIVE = re.compile(r"Relative URI reference without a base URI: (.*)")
_TYPEFACE = re.compile(r"Font-face '(.*)' cannot be loaded")
_PLACE = re.compile(r"\bat ([0-9]+):([0-9]+)\b")
_STYLES = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_LONGEST = 60
_TOLD_BETTER = re.compile(r'Image .* has no required alt|Missing required "lang"|Anchor defined twice')


def fault(remark: str, html: Element, text: str) -> Fault | None:
    """What a remark means for the document, and where. None for what the gate itself says better.

    html: the page. text: the same as it was written.
    """
    if _TOLD_BETTER.match(remark):
        return None
    if found := _ANCHOR.fullmatch(remark):
        message = f"Länken till #{found[1]} leder ingenstans i dokumentet."
        return Fault(message, next((a for a in html.iter("a") if a.get("href") == f"#{found[1]}"), None))
    if found := _GLYPH.fullmatch(remark):
        message = f"Tecknet ”{found[1]}” ({found[2]}) finns inte i dokumentets typsnitt."
        return Fault(message, next((e for e in html.iter() if found[1] in (e.text or "")), None))
    if found := _STYLE.fullmatch(remark):
        message = f"Stilmallen har något som inte förstås: `{found[1].strip()}`."
        return Fault(message, None, _line(found[1], int(found[3]), text))
    if found := _RELATIVE.fullmatch(remark):
        return Fault(f"Hänvisningen {found[1]} är inte en hel adress.", _referring(html, found[1]))
    if found := _TYPEFACE.fullmatch(remark):
        return Fault(f"Typsnittet {found[1]} går inte att läsa.")
    line = _rule(remark, text)
    if remark.startswith("Parse error"):
        return Fault(
            "Stilmallen har en regel som inte är hel. Se efter att klamrar, parenteser och citattecken är avslutade.",
            None,
            line,
        )
    return Fault(f"WeasyPrint anmärker ”{remark}”.", None, line)


def refused(address: str, html: Element, text: str) -> Fault:
    """An address that the page refers to and that is not fetched."""
    shown = address if len(address) <= _LONGEST else f"{address[:_LONGEST]} …"
    element = _referring(html, address)
    at = -1 if element is not None else text.find(address)
    return Fault(
        f"Dokumentet hänvisar till {shown}, som inte får hämtas. "
        "Lägg in bilder som SVG, och typsnitt i mappen typsnitt.",
        element,
        text.count("\n", 0, at) + 1 if at >= 0 else 0,
    )


def _rule(remark: str, text: str) -> int:
    """The line of the page where a rule stands that is told by its place in its style sheet; 0 where none does."""
    if not (place := _PLACE.search(remark)):
        return 0
    line, column = int(place[1]), int(place[2])
    for style in _STYLES.finditer(text):
        rules = tinycss2.parse_stylesheet(style[1], skip_comments=True, skip_whitespace=True)
        if any((rule.source_line, rule.source_column) == (line, column) for rule in rules):
            return text.count("\n", 0, style.start(1)) + line
    return 0


def _line(said: str, column: int, text: str) -> int:
    """The line of the page where a declaration stands: the first with these signs, at this column if there is one."""
    pattern = r"\s*".join(re.escape(sign) for sign in re.sub(r"\s+", "", said))
    starts = [match.start() for match in re.finditer(pattern, text)]
    exact = (start for start in starts if start - text.rfind("\n", 0, start) == column)
    start = next(exact, starts[0] if starts else -1)
    return text.count("\n", 0, start) + 1 if start >= 0 else 0


def _referring(html: Element, address: str) -> Element | None:
    return next((e for e in html.iter() if address in (e.get("src"), e.get("href"), e.get("data"))), None)
