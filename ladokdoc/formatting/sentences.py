"""Where a sentence ends: running text is written with one on each line.

There are three answers, not two. Where it cannot be known, as after "m.m." before a capital, a line that ends there
goes on ending there and one that goes on goes on, so that a writer's own line break is never undone on a guess.
The abbreviations are those of Svenska skrivregler and of plans and budgets.
"""

from __future__ import annotations

import re
from enum import Enum


class End(Enum):
    """Whether a sentence ends at a place."""

    YES = 1
    NO = 0
    UNKNOWN = 2


# What comes next belongs to them, so no sentence ends with them.
_BEFORE_MORE = """
t.ex. bl.a. dvs. d.v.s. ca. c:a. kl. nr. s. sid. jfr. t.o.m. fr.o.m. p.g.a. pga. s.k. d.ä. resp. inkl. exkl. enl. dr.
prof. doc. kap. fig. tab. avsn. dnr. prop. bet. skr. avd. mom. p. ggr. ung. i.e. e.g. vs. mr. mrs. ms. tel. tfn. m.a.o.
i.st.f. m.h.a. f.n.
"""
# A sentence may end with them, and may go on; some of them are words too.
_BEFORE_EITHER = """
m.m. mm. m.fl. mfl. osv. o.s.v. etc. o.d. o.dyl. od. e.d. e.dyl. m.v. f.kr. e.kr. f.d. t.v. ev. st. tom. from. art. bil.
fil. max. min. red. ex. obs. anm. ordf. sekr. tim. mån. pers. univ. jan. feb. mar. apr. jun. jul. aug. sep. sept. okt.
nov. dec. ltd. inc. vol. övers. uppl. utg.
"""
_GOES_ON = frozenset(_BEFORE_MORE.split())
_MAY_END = frozenset(_BEFORE_EITHER.split())
_CLOSERS = "\"”’»')]*_"
_OPENERS = "\"”’«»'([*_"
_LAST = re.compile(rf"(\S+?)([.!?…:])[{re.escape(_CLOSERS)}]*\Z")
_LAST_WIDTH = 60
# Dotted like an abbreviation, a number of a section, initials and Roman numbers.
_DOTTED = re.compile(r"(?:\w{1,4}\.)+\w{1,4}|[A-Za-zÅÄÖåäö]|[0-9]{1,2}|[0-9]+(?:\.[0-9]+)+|[IVXLC]{1,5}")
# What would mean something to Markdown if it stood first on a line.
_OPENS_BLOCK = re.compile(r"[-+*](?:\s|\Z)|#{1,6}(?:\s|\Z)|[>|<]|```|~~~|[=-]+\s*\Z|[0-9]{1,9}[.)](?:\s|\Z)")


def ends(before: str, after: str, *, inside: bool) -> End:
    """Whether a sentence ends between two parts of a paragraph. inside: between parentheses."""
    match = _LAST.search(before, max(0, len(before) - _LAST_WIDTH))
    follows = after.lstrip(_OPENERS)[:2]
    if not match or not follows:
        return End.NO
    if _OPENS_BLOCK.match(after):
        return End.UNKNOWN
    starts = follows == "{{" or follows[:1] == "`" or follows[:1].isupper()
    if match[2] == ":":
        return End.UNKNOWN if starts else End.NO
    word = match[1].lstrip(_OPENERS)
    if match[2] == "." and (abbreviated := _abbreviation(word.casefold() + ".")):
        return abbreviated if starts or follows[:1].isdigit() else End.NO
    sure = starts and not inside and match[2] != "…" and not word.endswith((".", "…")) and bool(word)
    if sure and match[2] == "." and _DOTTED.fullmatch(word):
        return End.UNKNOWN
    return End.YES if sure else End.UNKNOWN


def _abbreviation(word: str) -> End | None:
    if word in _GOES_ON:
        return End.NO
    return End.UNKNOWN if word in _MAY_END else None
