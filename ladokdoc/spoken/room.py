"""What a sentence says to be left of a frame: "5 tkr under ramen", "marginalen till ramen är", "återstår av ramen"."""

from __future__ import annotations

import re
from decimal import Decimal

from ladokdoc.patterns import lazy
from ladokdoc.spoken import lexicon
from ladokdoc.spoken.amounts import Spoken
from ladokdoc.spoken.known import Known
from ladokdoc.spoken.narrowing import narrow
from ladokdoc.spoken.sentence import Sentence, bare
from ladokdoc.spoken.stems import Match

_MARGIN = lazy(r"\b(?:marginal|utrymme)\w*\s+(?:upp\s+)?(?:till|i|inom|under)\s+$", re.IGNORECASE)
_STAYS = lazy(r"(?: \w+){0,2} (?:ligger|hamnar|är|blir|stannar|håller sig)(?: \w+)?")
_UNDER = lazy(r"\s+under\s+")
_REMAINS = lazy(r"^(?:då |nu |därmed )?(?:det |då )?(?:återstår|finns|är) ?(?:det |då )?$")
_OF_FRAME = lazy(r"\s+(?:kvar\s+)?av\s+")


def left(sentence: Sentence, spoken: Spoken) -> tuple[Known, Decimal] | None:
    """The frame that an amount is said to be left of, and how much is by the plan; None where that is not said."""
    frames = [name for name in sentence.names if name.what[0].left is not None]
    if len(frames) != 1 or len(sentence.names) > 2 or narrow(sentence, frames[0], of=False):
        return None
    others = [name for name in sentence.names if name is not frames[0]]
    tells = (
        _is_under(sentence, others[0], frames[0], spoken) if others else _is_rest(sentence, frames[0], spoken)
    )
    known = frames[0].what[0]
    asked = f"{known.asked.partition('.')[0]}.kvar"
    rest = known._replace(title=f"det som är kvar av {known.title}", asked=asked)
    return (rest, known.left) if tells and known.left is not None else None


def _is_under(sentence: Sentence, whole: Match[Known], frame: Match[Known], spoken: Spoken) -> bool:
    """Whether all that the frame is for is said to stay so much under it."""
    between = sentence.text[sentence.words[whole.last - 1].end : spoken.start]
    tables = {(known.table, known.asked.endswith(".summa")) for known in whole.what}
    start = sentence.words[frame.first].start
    return (
        tables == {(frame.what[0].table, True)}
        and not narrow(sentence, whole)
        and not sentence.is_elsewhere(spoken)
        and _STAYS.fullmatch(bare(between)) is not None
        and _UNDER.fullmatch(sentence.text, spoken.end, max(start, spoken.end)) is not None
    )


def _is_rest(sentence: Sentence, frame: Match[Known], spoken: Spoken) -> bool:
    """Whether an amount beside the frame alone is said to be what is left of it."""
    first, last = sentence.words[frame.first].start, sentence.words[frame.last - 1].end
    if last > spoken.start:
        before = bare(sentence.text[sentence.words[0].start : spoken.start])
        after = _OF_FRAME.fullmatch(sentence.text, spoken.end, max(first, spoken.end))
        return after is not None and _REMAINS.match(before + " ") is not None
    said = set(bare(sentence.text[last : spoken.start]).split())
    margin = _MARGIN.search(sentence.text, max(0, first - 40), first)
    tells = bool(said & lexicon.TELLS) and said <= lexicon.TELLS | lexicon.BESIDES
    return margin is not None and tells and not sentence.is_elsewhere(spoken)
