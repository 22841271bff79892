"""How a goal is phrased: its sentences, whether one says two things, and whether it names work and not a state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.patterns import lazy

_SENTENCE = lazy(r"\S(?:[^.!?\n]|[.!?](?!\s+[A-ZÅÄÖ]|\s*\Z)|\n(?!\n))*[.!?]?")
_JOINS = lazy(
    r"(?<!-)(?P<comma>,)?\s(?P<word>och|samt)\s(?!att\b|hur\b|vad\b|vilk\w+|när\b|som\b|om\b|var\b|därmed\b)"
)
# A word that shows that a sentence says something of its own.
_FINITE = lazy(
    r"\b(?:är|har|finns|kan|ska|går|får|blir|vet|ges|görs|tas|sker|leder|gäller|använder|fungerar|visar|ger|når|stöder"
    r"|lämnar|minskar|ökar|används|sköts|behövs|utförs|följs|får|står|\w{2,30}(?:eras|erar|erats|ades))\b"
)
# After it, what is said belongs to something said before.
_SUBORDINATE = lazy(r"\b(?:som|att|hur|när|om|där|vilk\w+|vad|så|innan|medan|vem)\b")
_WORK = lazy(
    r"(?:att\s+)?(?:(?:vi|konsortiet|ladokkonsortiet|förvaltningen)\s+(?:ska|skall|kommer\s+att|behöver)\b"
    r"|(?:arbeta|arbetet\s+med|fortsätta|påbörja|genomföra|ta\s+fram|se\s+(?:över|till)|göra|införa|utveckla|förbättra"
    r"|förenkla|skapa|utreda|utöka|öka|minska|stärka|bygga|starta|delta|bidra|verka|följa|hålla|ge|ersätta|anpassa"
    r"|samla|samordna|undersöka|utbilda|upphandla|avveckla|driva|stödja|främja|[a-zåäö]{2,20}era)\s)",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    return (match.span() for match in _SENTENCE.finditer(text))


def joint(sentence: str) -> tuple[int, int] | None:
    """The word that joins two statements, each of which could be a goal; None where there is one statement."""
    for match in _JOINS.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        own = match["comma"] or not _SUBORDINATE.search(before)
        first = _SUBORDINATE.search(after)
        clause = after[: first.start()] if first else after
        if own and _FINITE.search(before) and _FINITE.search(clause):
            return match.span("word")
    return None


def work(sentence: str) -> tuple[int, int] | None:
    """The first words of a sentence, where they tell what is to be done and not what is to be reached."""
    match = _WORK.match(sentence)
    return (0, len(match.group().rstrip())) if match else None
