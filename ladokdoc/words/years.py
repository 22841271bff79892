"""Whether a number in running text is a year: by what stands before it, and by whether it counts anything."""

from __future__ import annotations

import re

from ladokdoc.formats import MONTHS
from ladokdoc.patterns import lazy

_LOOK_BACK = 40
# A case, a law, a room and the like have numbers that look like years; also after a slash or a point of their own.
_NUMBERED = lazy(
    r"\b(?:dnr|diarienummer|diarienr|ärende|ärendenummer|nr|nummer|rum|sal|hus|port|postnummer|ticket|faktura|artikel"
    r"|id|sfs|iso|sou|prop|lag|lagen|förordning|förordningen|version)\b[.:]?\s?\(?(?:[\w.-]{1,12}[:/])?\Z",
    re.IGNORECASE,
)
_TIME = lazy(
    r"(?:\b(?:år|åren|året|läsåret|under|våren|hösten|sommaren|vintern|vår|höst|halvårsskiftet|årsskiftet|för|inför|till"
    rf"|från|mellan|och|efter|före|av|i|senast|med|sedan|sen|alltsedan|redan|budget|{'|'.join(MONTHS)})\s{{1,2}}"
    r"|[0-9]{4}\s?[–-]\s?)\Z",
    re.IGNORECASE,
)
_ONWARD = lazy(r"\s?[–-]\s?[0-9]{4}(?![\w–-])")
_NEXT = lazy(r"(?:[ \u00a0]{1,2}|\n(?!\n))([^\W\d_]{1,40}|[0-9]{3}(?!\w)|%)")
_UNITS = frozenset(["kr", "tkr", "mnkr", "mkr", "st", "procent", "hp", "euro", "gånger", "ggr", "man"])
_VERBS = frozenset(
    ["har", "var", "gäller", "kommer", "innebär", "sker", "leder", "är", "får", "går", "över", "eller"]
)
_THINGS = ("er", "or", "ar", "are", "en", "orna", "erna", "arna", "tal", "st")
_LITTLE_WORDS = frozenset(["men", "den", "en", "även", "igen", "sen", "medan", "inom", "under", "efter"])
_PAST = lazy(
    rf"\b[0-3]?[0-9]\s(?:{'|'.join(MONTHS)})\s\Z|\b(?:sedan|sen|redan)(?:\s(?:år|våren|hösten|\w+en))?\s\Z"
    r"|(?:lag|förordning|direktiv|beslut|avtal|rapport|utredning|förstudie|proposition|strategi|överenskommelse"
    r"|infördes|startade|bildades|grundades|inrättades|antogs|lanserades|togs)\w{0,12}\s(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)


def is_numbered(text: str, start: int) -> bool:
    """Whether a number tells one case, law or room from another, by the word before it."""
    return _NUMBERED.search(text, max(0, start - _LOOK_BACK), start) is not None


def is_time(text: str, start: int, end: int) -> bool:
    """Whether a number stands where a year does, and counts nothing."""
    if is_numbered(text, start):
        return False
    before = text[max(0, start - _LOOK_BACK) : start]
    return bool(_TIME.search(before) or _ONWARD.match(text, end)) and not counts(text, end)


def counts(text: str, end: int) -> bool:
    """Whether the word after a number says what there are so many of."""
    following = _NEXT.match(text, end)
    word = following[1] if following else ""
    if not word or word in _VERBS or word in _LITTLE_WORDS:
        return False
    return word in _UNITS or word[0].isdigit() or word == "%" or (word.islower() and word.endswith(_THINGS))


def is_past(text: str, start: int) -> bool:
    """Whether what stands before a year tells of something long ago, such as a law or the start of something."""
    return _PAST.search(text, max(0, start - _LOOK_BACK), start) is not None
