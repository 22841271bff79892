"""A sentence that speaks of money, with the names and the amounts in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ladokdoc.spoken import lexicon
from ladokdoc.spoken.amounts import Spoken
from ladokdoc.spoken.known import Known
from ladokdoc.spoken.stems import Match, Word


class Sentence(NamedTuple):
    """A sentence with its words, the names in it, and the amounts.

    elsewhere: where the first word stands that may make it speak of another time or of a part; -1 where none does.
    since: whether it says that it holds what it tells against the year before.
    then: whether it speaks of the budget of the year before, and of nothing else that is elsewhere.
    """

    text: str
    words: list[Word]
    names: list[Match[Known]]
    amounts: list[Spoken]
    elsewhere: int = -1
    since: bool = False
    then: bool = False

    def is_elsewhere(self, spoken: Spoken, *, but: re.Match[str] | None = None) -> bool:
        """Whether an amount may be of another time or of a part; what comes after a parenthesis is not of it.

        but: words that do not count.
        """
        if but and but.start() <= self.elsewhere < but.end():
            return False
        within = self.text[spoken.end : spoken.end + 1] == ")"
        return 0 <= self.elsewhere < (spoken.start if within else len(self.text))


def unqualified(text: str) -> str:
    """A text without the qualifiers at its end: "är totalt drygt" is "är"."""
    while text != (shorter := lexicon.QUALIFIER.sub("", text.rstrip())):
        text = shorter
    return text


def bare(text: str) -> str:
    """The words of a text in small letters, each with one blank before it, without qualifiers at the end."""
    return unqualified(re.sub(r"\s+", " ", text.casefold().replace("*", "")))
