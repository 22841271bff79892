"""What is said of prose that is no part of the format: what is, and what to do."""

from __future__ import annotations

from ladokdoc.formats import shorten
from ladokdoc.patterns import lazy

Wording = tuple[str, str]

# An address that may stand in a link: a page, a person, or a place in the document itself.
_ADDRESS = lazy(r"(?i:https?://)[^\s/]\S*|(?i:mailto:)\S+|#\S+")
_SCHEME = lazy(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Before an expression: a link whose address it was meant to be in. Blanks in an address end it, so that with
# blanks inside the braces there is no link to be seen.
_BEFORE_IN_ADDRESS = lazy(r"\]\(\s*<?[^\s()<>]*\Z|(?m:^)\[[^\[\]\n]+\]:[ \t]*[^\s\[\]]+\Z")
_LOOK_BACK = 300
# What looks like a heading, a list or a table, and is none.
_GLUED = lazy(r"(#{1,6})[^\W\d_]")
_BULLET = lazy(r"([•·▪◦‣●○■□])\s")
_RULE = lazy(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")

CODE: Wording = (
    "Fyra mellanslag först på raden gör texten till kod.",
    "Ta bort indraget, eller dra in med två mellanslag.",
)
EMPTY_LINK: Wording = ("Länken har ingen text.", "Skriv inom hakparentesen vart den leder.")
IMAGE: Wording = ("Bilder kan inte vara med i planen.", "Ta bort bilden, eller beskriv den i text.")
TOO_DEEP: Wording = (
    "Här är listor eller citat så djupt inne i varandra att texten inte kommer med.",
    "Skriv det i färre nivåer.",
)
_IN_ADDRESS: Wording = (
    "Adressen i en länk kan inte innehålla `{{ }}`.",
    "Skriv adressen som den är; i länkens text kan uttryck stå.",
)


def of_address(href: str) -> Wording | None:
    """What is wrong with where a link leads."""
    if "{{" in href or "}}" in href:
        return _IN_ADDRESS
    if _ADDRESS.fullmatch(href):
        return None
    if not href:
        return "Länken har ingen adress.", "Skriv den inom parentesen: `[text](https://www.exempel.se)`."
    scheme = _SCHEME.match(href)
    if scheme and scheme.group().casefold() not in {"http:", "https:", "mailto:"}:
        message = f"En länk kan inte gå till `{shorten(scheme.group())}`."
        return message, "Länka till en adress som börjar med `https://` eller `mailto:`."
    hint = "Skriv hela adressen, från `https://`, eller `#` och ett id i dokumentet."
    return f"”{shorten(href)}” är inte en hel adress.", hint


def of_expression(content: str, start: int) -> Wording | None:
    """What is wrong with an expression that begins at `start`, if it was put in a link's address."""
    before = content[max(0, start - _LOOK_BACK) : start]
    return _IN_ADDRESS if "]" in before and _BEFORE_IN_ADDRESS.search(before) else None


def of_html(source: str) -> Wording:
    """Raw HTML."""
    shown = shorten(source.strip().split("\n")[0])
    if source.lstrip().startswith("<!--"):
        return "En anteckning i HTML (`<!--`) kommer med i texten.", "Ta bort den."
    return (
        f"”{shown}” är HTML, och det används inte här.",
        "Skriv med Markdown, som `**fet**`, eller `\\<` om tecknet ska synas.",
    )


def of_line(line: str, after: str) -> Wording | None:
    """A line of a paragraph that looks as if it were to be something else. after: the line below it."""
    if heading := _GLUED.match(line):
        signs = heading[1]
        return f"`{signs}` utan mellanslag efter blir ingen rubrik.", f"Skriv `{signs} ` före rubriken."
    if bullet := _BULLET.match(line):
        return f"”{bullet[1]}” gör ingen punktlista.", "Börja varje punkt med streck och mellanslag: `- `."
    if "|" in line and _RULE.fullmatch(after):
        return "Tabeller kan inte skrivas i löpande text.", "Skriv den som en lista, eller i budget.yaml."
    return None


def of_misplaced_heading(markup: str, *, allowed: bool) -> Wording:
    """A heading where none can stand, or inside a list or a quotation."""
    if markup.startswith("#"):
        where = "Inne i en lista eller ett citat" if allowed else "Här"
        return f"{where} kan ingen rubrik stå.", "Ta bort `#`, eller skriv `\\#` om tecknet ska synas."
    return (
        f"`{markup}` under en text gör den till en rubrik, och här kan ingen rubrik stå.",
        "Ta bort strecken, eller sätt en tom rad före dem.",
    )


def of_level(level: int, before: int) -> Wording | None:
    """A heading that is too high, or leaves a level out. before: the level of the heading before it, 1 for none."""
    if level == 1:
        return "Rubriken är på högsta nivån, som är dokumentets titel.", "Börja raden med `##`."
    if level <= before + 1:
        return None
    right, wrong = "#" * (before + 1), "#" * level
    if before == 1:
        return f"Den första rubriken börjar med `{wrong}`.", f"Börja raden med `{right}`."
    return f"Rubriken hoppar från `{'#' * before}` till `{wrong}`.", f"Börja raden med `{right}`."
