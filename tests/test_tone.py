"""All messages in one tone: first what is, then what to do, and nobody is blamed.

Every message that a case file, an example of a manual or the plan of 2021 gives rise to is read. What is quoted from
the content, in ”…” or backticks, is the writer's and is left alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ladokdoc.checking import Report
from ladokdoc.findings import Finding
from ladokdoc.rules import registry
from tests.conftest import laid_over, report
from tests.examples import examples
from tests.test_cases import FILES, read

QUOTED = re.compile(r"”[^”]*”|`[^`]*`")
BLAME = re.compile(r"ogiltig|otillåt|\bdu har\b|glömt|felaktig|misslyck|måste du|!", re.IGNORECASE)
TRADE = re.compile(
    r"\b(slug|mapping|pars\w*|syntax\w*|token\w*|skalär\w*|sekvens\w*|sträng\w*|nod(er|en)?|element\w*|attribut\w*"
    r"|objekt\w*|array\w*|null|boolesk\w*|exception|regex|unicode|utf-16|indenter\w*|escap\w*|värdet är None)\b",
    re.IGNORECASE,
)
# A full stop that ends a sentence: not one in "t.ex.", a file's name or a number.
SENTENCE = re.compile(r"[.?!](?= [A-ZÅÄÖ]|$)")


class Said(NamedTuple):
    """One message as a writer meets it. pasted: the lines to paste, which are content."""

    rule: str
    message: str
    hint: str
    pasted: tuple[str, ...]


def said(finding: Finding) -> Said:
    hint, *pasted = finding.hint.split("\n")
    return Said(finding.rule, finding.message, hint, tuple(pasted))


def reports() -> list[Report]:
    over = [read(path).files for path in FILES]
    for rule in registry().values():
        over += [
            {one.name: one.text.encode(one.encoding) for one in examples(rule, h)} for h in ("Fel", "Rätt")
        ]
    return [report(laid_over(files), advice=True) for files in over]


@cache
def messages() -> tuple[Said, ...]:
    """Every different message."""
    found = [said(finding) for one in reports() for finding in one.findings]
    return tuple(dict.fromkeys(found))


def fallen(wrong: re.Pattern[str]) -> list[str]:
    told = ((one.rule, f"{one.message} {one.hint}".strip()) for one in messages())
    return [f"{rule}: {text}" for rule, text in told if wrong.search(QUOTED.sub("”…”", text))]


def test_every_rule_has_been_heard() -> None:
    silent = registry().keys() - {one.rule for one in messages()}
    assert silent <= {"olasbar-fil", "andrad-efter-beslut"}
    assert len(messages()) > 200


def test_nobody_is_blamed() -> None:
    assert fallen(BLAME) == []


def test_there_are_no_words_of_the_trade() -> None:
    assert fallen(TRADE) == []


def test_text_is_quoted_as_in_swedish() -> None:
    assert fallen(re.compile("[\"“]|(?<!\\w)'|'(?!\\w)")) == []


def test_keys_are_in_backticks() -> None:
    assert fallen(re.compile(r"[a-zåäö]_[a-zåäö]|[a-zåäö]:(?!t\b| ?$| [\w”])")) == []


def test_amounts_are_as_the_document_shows_them() -> None:
    """In groups of three, with a decimal comma and a minus; a year with a digit too many is no amount."""
    assert fallen(re.compile(r"(?<![\d-])(?<!Årtalet )\d{5,}|\d\.\d|(?<![\w–])-\d")) == []


def test_there_are_two_sentences_at_most_and_a_full_stop() -> None:
    long = []
    for one in messages():
        text = QUOTED.sub("”…”", f"{one.message} {one.hint}".strip())
        ends = text[-1] in ".?" or (text[-1] == ":" and one.pasted)
        whole = text[:-1] + "." if one.pasted else text
        if len(SENTENCE.findall(whole)) > 2 or not ends or one.message[-1] != ".":
            long.append(f"{one.rule}: {text}")
    assert long == []


def test_the_first_sentence_says_what_is() -> None:
    """A message that begins by telling what to do has put the second thing first."""
    orders = re.compile(r"^(Skriv|Rätta|Ta bort|Lägg|Byt|Ändra|Använd|Sätt|Flytta|Låt|Dela|Ge|Välj)\b")
    assert [one for one in messages() if orders.search(one.message)] == []
