"""Words that are nearly another: how many slips are caught, and how seldom a word that is right is taken for one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

import pytest

from ladokdoc import model
from ladokdoc.loading import load
from ladokdoc.places import Source, Text
from ladokdoc.sources import read_folder
from ladokdoc.subject import Subject, read_text
from ladokdoc.words import WORD, Running, Slip, Spelling, nearness
from ladokdoc.words.inflection import forms, is_form, stem
from ladokdoc.words.nearness import Near, one_change
from tests.conftest import CASES, REPOSITORY, report_over

RIGHT = (CASES / "ord" / "ratt.md").read_text(encoding="utf-8")
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"


def slips(text: str, terms: list[str] | None = None, elsewhere: dict[str, int] | None = None) -> list[Slip]:
    running = Running([read_text(Text.of_file(Source("a.md", text)))])
    return Spelling(running, terms or [], elsewhere or {}).slips()


def told(text: str, *terms: str) -> list[tuple[str, str]]:
    return [(slip.word, slip.other) for slip in slips(text, list(terms))]


def test_a_hundred_and_fifty_right_sentences_are_left_alone() -> None:
    assert len(RIGHT.splitlines()) >= 150
    assert [
        (finding.rule, finding.message) for finding in report_over({"inledning.md": RIGHT}).findings
    ] == []
    assert (
        told(
            RIGHT, "Ladok", "Styrelsen", "verksamhetsplan", "Uppföljningsdatabasen", "Verksamhetsplansgruppen"
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Verksahetsplan är ett ord.", ("Verksahetsplan", "Verksamhetsplan")),
        ("Se Verksamhetplanen här.", ("Verksamhetplanen", "Verksamhetsplanen")),
        ("Vi använder Laddok i dag.", ("Laddok", "Ladok")),
        ("Vi använder LIS-adpatern i dag.", ("LIS-adpatern", "LIS-adaptern")),
        ("Ett Lerning Agreement är ett avtal.", ("Lerning", "Learning")),
        ("Ett Learning Agrement är ett avtal.", ("Agrement", "Agreement")),
        ("Se Uppföljningsdatabsens sidor.", ("Uppföljningsdatabsens", "Uppföljningsdatabasens")),
    ],
)
def test_what_is_nearly_a_term_is_told(text: str, near: tuple[str, str]) -> None:
    terms = ["verksamhetsplan", "Ladok", "LIS-adaptern", "Learning Agreement", "Uppföljningsdatabasen"]
    assert told(text, *terms) == [near]


@pytest.mark.parametrize(
    "text",
    [
        "Ladoks sidor och Ladok:s sidor.",
        "Verksamhetsplaner, verksamhetsplanens och verksamhetsplanering.",
        "En learning curve och ett agreement.",
        "Det var lade i dag.",
        "Ladokförvaltare och Ladokförvaltarna.",
    ],
)
def test_forms_of_a_term_are_left_alone(text: str) -> None:
    assert told(text, "verksamhetsplan", "Ladok", "Learning Agreement", "Ladokförvaltare") == []


def test_a_word_used_in_several_places_is_a_word() -> None:
    assert told("Medieområdet, medieområden, mediaområdet och mediaområdets del.") == []


def test_where_either_may_be_wrong_both_are_told() -> None:
    assert told("Vi kontrollerar exempelvis.\nVi kontrollerar exemplevis.") == [
        ("exempelvis", "exemplevis"),
        ("exemplevis", "exempelvis"),
    ]


def test_words_of_other_editions_count() -> None:
    assert slips("Se studiavgifter här.") == []
    (slip,) = slips("Se studiavgifter här.", elsewhere={"studieavgifter": 3})
    assert (slip.word, slip.other, slip.uses) == ("studiavgifter", "studieavgifter", 3)


def test_a_name_within_a_sentence_is_no_slip() -> None:
    assert told("Kommunen leds av Johansson, och av Johannsson.") == []


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("plan", "plan", True),
        ("plan", "pln", True),
        ("plan", "paln", True),
        ("plan", "plans", True),
        ("plan", "palm", False),
        ("plan", "nalp", False),
        ("plan", "planen", False),
        ("", "a", True),
    ],
)
def test_one_change(one: str, other: str, apart: bool) -> None:
    assert one_change(one, other) is apart


def test_near_finds_what_comparing_all_would_find() -> None:
    random = Random(1)
    words = sorted({"".join(random.choices("abc", k=random.randint(3, 6))) for _ in range(300)})
    near = Near(words)
    for word in words:
        assert sorted(near.find(word)) == [one for one in words if one != word and one_change(word, one)]


def test_forms_of_words() -> None:
    assert is_form("hanterar", "hanteras")
    assert is_form("användarnas", "användares")
    assert not is_form("verksamhetsplan", "verksamhetspla")
    assert stem("hanteringens") == stem("hanteringar") == "hantering"
    assert {"styrelsen", "styrelsens"} <= forms("styrelsen")
    assert is_form("styrelse", "styrelsen")


@pytest.fixture(scope="module")
def plan() -> Subject:
    """The plan of 2021."""
    project = load(read_folder(REPOSITORY), [2021])
    (loaded,) = project.editions
    assert isinstance(loaded.edition, model.Edition)
    return Subject(loaded, loaded.edition, project)


class Changed(Running):
    """A running text with another word in one place."""

    def __init__(self, running: Running, start: int, end: int, word: str) -> None:
        self.text = running.text[:start] + word + running.text[end:]
        whole = next(match for match in WORD.finditer(running.text, max(0, start - 40)) if match.end() >= end)
        words = {
            written: [at for at in starts if at != whole.start()] for written, starts in running.words.items()
        }
        new = whole.group()[: start - whole.start()] + word + whole.group()[end - whole.start() :]
        words.setdefault(new, []).append(whole.start())
        self.__dict__["words"] = {written: starts for written, starts in words.items() if starts}


def seeded(word: str, random: Random) -> Iterator[str]:
    """A word with a letter gone, doubled, another, or after the next, for each of its letters."""
    for at, letter in enumerate(word):
        if letter.isalpha():
            other = random.choice(LETTERS.replace(letter.lower(), ""))
            yield word[:at] + word[at + 1 :]
            yield word[:at] + letter + word[at:]
            yield word[:at] + (other.upper() if letter.isupper() else other) + word[at + 1 :]
            yield word[:at] + word[at + 1 : at + 2] + letter + word[at + 2 :]


def caught(plan: Subject, uses: list[tuple[int, str]], step: int) -> float:
    """The share of seeded slips that are told where they are; one of `step` is tried."""
    running, random = plan.running, Random(7)
    terms = [text.value for text in plan.project.glossary.names]
    tried = [
        (start, word, new)
        for start, word in uses
        for new in seeded(word, random)
        if new != word and new not in running.words
    ]
    hits, all_of_them = 0, list(islice(tried, 0, None, step))
    for start, word, new in all_of_them:
        found = Spelling(Changed(running, start, start + len(word), new), terms, {}).slips()
        hits += any(slip.start <= start + len(new) and start <= slip.end for slip in found)
    return hits / len(all_of_them)


def test_the_plan_of_2021_has_none(plan: Subject) -> None:
    assert plan.spelling.slips() == []


def test_slips_in_terms_are_caught(plan: Subject) -> None:
    words = {
        part for text in plan.project.glossary.names for part in text.value.split() if not part.isupper()
    }
    uses = [(plan.running.text.find(word), word) for word in sorted(words) if word in plan.running.words]
    # Of all 1 389: 98 per cent. What is left are forms that the words may well have, such as Ladokstämma.
    assert caught(plan, uses, step=11) >= 0.97


def test_slips_in_long_words_are_caught(plan: Subject) -> None:
    uses = [
        (starts[0], word) for word, starts in plan.running.words.items() if len(word) >= 8 and len(starts) > 1
    ]
    # Of all: 94 per cent, the rest nearly all forms that the words may well have.
    assert caught(plan, uses, step=37) >= 0.9


def test_a_crowd_of_words_that_begin_alike_is_not_held_against_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = list[str]()

    def compare(_: str, other: str) -> bool:
        compared.append(other)
        return False

    monkeypatch.setattr(nearness, "one_change", compare)
    crowd = [f"verksamhetsplanen{number:05}" for number in range(2000)]
    Near(crowd).find("verksamhetsplanenxxxxx")
    assert 0 < len(compared) < len(crowd)
