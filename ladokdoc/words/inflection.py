"""How Swedish words change, so that two that differ by a letter can be told from one that is misspelt.

There is no dictionary: only endings and the sounds that they can follow (Svenska Akademiens språklära, the parts of
speech), endings that make a noun of whatever they follow, and short words that compounds are made of (see `parts`).
What is said here is only ever that two words may both be right.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import lru_cache

from ladokdoc.words.parts import PARTS

# Endings of nouns, verbs and adjectives, with the genitive.
_OF_WORDS = """
a ad ade ades an ande anden andes andet andets ans ar are aren arens ares arna arnas ars as ast aste at ats bar bara
bart d da das dde ddes de des e ed el else elsen elser en ens er era erna ernas ers es et ets i ig iga igt ik ika iken
ikens iker ikern in ins isk iska iskas iske iskt ism ismen ismens ist isten istens ister isterna it its n na nas
ning ningar ningen ningens nings ns or orna ornas ors r rna rnas rs s st sta t ta tas te tes ts tt tts är ären ärer
ärerna ör ören örer örerna
"""
_OF_NOUNS = "s en ens ar ars arna arnas er ers erna ernas n ns r rs rna rnas"
_OF_NEUTERS = f"{_OF_NOUNS} et ets t ts na nas"
_BARE = frozenset([""])
_ENDINGS = _BARE.union(_OF_WORDS.split())
_NOUN_ENDINGS = _BARE.union(_OF_NEUTERS.split())
_LONGEST = max(map(len, _ENDINGS))
# What makes a noun of a word: it is never an ending that can be taken off, and only endings of nouns follow it.
_NOUNS = ("ing", "tion", "sion", "het", "else", "itet", "ism", "plan", "grupp", "dom", "logi")
_NEUTERS = ("ment", "skap", "team", "system", "program", "register", "ande", "ende")
_NO_NOUN = ("bring", "tving")
# Which sounds an ending can follow: the word, a stroke, the ending.
_JOINT = re.compile(
    r"""(?x)
      [^aeåäö] \| [aeiouyåäö] | [åö] \| [ea] | é \|      # hand|en, å|ar, id|é|er
    | [dvgt] \| nas? \Z                           # skriv|na
    | (?:[aeiouyåäöé] | [eoa]r | [eai]l) \| n            # lärare|n, adapter|n
    | [aeiouyåäöé] \| r                                  # planera|r
    | (?:[aeiouyåäöé] | sk) \| ts? \Z | [iouyåäö] \| (?:tt|dde)
    | (?<![^aeiouyåäö][^aeiouyåäö]) [glmnrskvpbx] \| ts? \Z
    | [dglmnrvj] \| d (?!d)                              # bygg|da
    | [kpsxn] \| t (?!ts? \Z|s? \Z)           # tänk|te
    | \| (?: s | bar | $ )
    """
)
_VOWEL = re.compile("[aeiouyåäöé]")
# No Swedish word ends like this.
_NO_END = re.compile(r"([^aeiouyåäö])\1[^aeiouyåäö]\Z|[bdfgkptv][lmnrvj]\Z")
# After these a part always ends with s.
_LINKS = ("het", "ing", "ion", "skap", "itet", "nad", "else", "dom")
_LEAST = 3
# So long is a beginning that is taken for a part of a compound without being known.
_SURE = 5
# Beginnings of verbs, and of the nouns made of them, that lead to other words.
_PARTICLES = """
an av be bi bo er för fort fram ge hem här där in inne isär kring med mot ned om o på sam till under upp ur ut vid å åt
över
"""
_BEGINNINGS = frozenset(_PARTICLES.split())
_FOREIGN = ("ic", "ive")

Known = Callable[[str], bool]


@lru_cache(65536)
def stem(word: str) -> str:
    """A word in small letters without its ending, or as it is where too little would be left."""
    for at in range(max(_LEAST + 1, len(word) - _LONGEST), len(word)):
        # Endings that begin with d or t belong to too many words.
        if word[at] not in "dt" and word[at:] in _ENDINGS and _follows(word[:at], word[at:]):
            return word[:at]
    return word


def forms(word: str) -> set[str]:
    """A noun in small letters in every form that it may have, itself among them."""
    bases = {word} if _noun_end(word) == len(word) else {word, stem(word)}
    found = {base + ending for base in bases for ending in _OF_NEUTERS.split() if _follows(base, ending)}
    return found | bases | {f"{word}s"}


def akin(one: str, other: str, known: Known) -> bool:
    """Whether two words in small letters that differ by one letter may both be right.

    known: whether something, as it is or as a stem, is used elsewhere.
    """
    start, tail = _alike(one, other)
    return (
        is_form(one, other)
        or _linked(one, other, start, known)
        or _other_end(one, other, start, known)
        or _other_beginning(one, other, tail, known)
        or _begun(one, other, start)
        or one.endswith(_FOREIGN)
        or other.endswith(_FOREIGN)
    )


def is_form(one: str, other: str) -> bool:
    """Whether two words may be one with different endings."""
    start, _ = _alike(one, other)
    noun = max(_noun_end(one), _noun_end(other))
    allowed = _NOUN_ENDINGS if noun else _ENDINGS
    shortest = max(_LEAST, noun, len(one) - _LONGEST, len(other) - _LONGEST)
    return any(
        {one[at:], other[at:]} <= allowed
        and _follows(one[:at], one[at:])
        and _follows(other[:at], other[at:])
        for at in range(start, shortest - 1, -1)
    )


def _alike(one: str, other: str) -> tuple[int, int]:
    """How many letters two words have in common at the beginning, and then at the end."""
    most = min(len(one), len(other))
    start = next((at for at in range(most) if one[at] != other[at]), most)
    return start, next((at for at in range(most - start) if one[-1 - at] != other[-1 - at]), most - start)


@lru_cache(65536)
def _follows(base: str, ending: str) -> bool:
    """Whether an ending can follow what is before it, by its sounds."""
    if not _VOWEL.search(base):
        return False
    return _JOINT.search(f"{base[-3:]}|{ending}") is not None and not (not ending and _NO_END.search(base))


def _noun_end(word: str) -> int:
    """Where what makes a noun of a word ends, or 0."""
    for ending in _NOUN_ENDINGS:
        base = word.removesuffix(ending)
        if len(base) > _LEAST and word.endswith(ending) and base.endswith(_NEUTERS):
            return len(base)
        if (
            len(base) > _LEAST
            and word.endswith(ending)
            and base.endswith(_NOUNS)
            and not base.endswith(_NO_NOUN)
        ):
            return len(base)
    return 0


def _linked(one: str, other: str, start: int, known: Known) -> bool:
    """Whether the one has an s between its parts that the other has not, where both are written."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) == len(shorter) or longer[start] != "s" or "sss" in longer:
        return False
    # Where the next part begins with s, it is the one before that was put in.
    at = start - longer[:start].endswith("s")
    return at >= _LEAST and not shorter[:at].endswith(_LINKS) and _is_part(shorter[at:], known)


def _other_end(one: str, other: str, start: int, known: Known) -> bool:
    """Whether the two begin with the same part, and end with different ones that are known."""
    return any(
        _is_part(one[at:], known) and _is_part(other[at:], known) and _is_beginning(one[:at], known, _SURE)
        for at in range(start + 1)
    )


def _other_beginning(one: str, other: str, tail: int, known: Known) -> bool:
    """Whether the two end with the same part, which is known, and begin with different ones that are."""
    return any(
        _is_beginning(one[:-at], known) and _is_beginning(other[:-at], known) and _is_part(one[-at:], known)
        for at in range(_LEAST, tail + 1)
    )


def _is_beginning(word: str, known: Known, sure: int = sys.maxsize) -> bool:
    """Whether a word begins with this. sure: so long is what is taken for a part without being known."""
    bare = word.removesuffix("s")
    return (
        not word
        or word in PARTS
        or bare in PARTS
        or len(word) >= sure
        or (len(bare) > _LEAST and (known(word) or known(bare)))
    )


def _is_part(word: str, known: Known) -> bool:
    """Whether a word ends with this."""
    for at in range(max(_LEAST, len(word) - _LONGEST), len(word) + 1):
        base, ending = word[:at], word[at:]
        if (
            ending in _ENDINGS
            and (base in PARTS or (len(base) > _LEAST and known(base)))
            and _follows(base, ending)
        ):
            return True
    return False


def _begun(one: str, other: str, start: int) -> bool:
    """Whether the two begin with different particles, as avsluta and ansluta do, or säker and osäker."""
    for at in range(start + 1, 5):
        if one[:at] in _BEGINNINGS and other[:at] in _BEGINNINGS and one[at:] == other[at:]:
            return True
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[1:] == shorter and longer[0] in "oå"
