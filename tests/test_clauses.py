"""How goals are phrased: what is told as advice, and what is left alone."""

from __future__ import annotations

import pytest

from ladokdoc.words.clauses import joint, sentences, work


@pytest.mark.parametrize(
    "sentence",
    [
        "En utvärdering är gjord och ett förslag till beslut har tagits fram.",
        "Självservicen används av alla samt handboken finns på svenska.",
        "Det är utrett vilken påverkan det har, och utredningen lämnar förslag.",
        "Ärenden hanteras snabbare\noch statistiken går att få ut.",
    ],
)
def test_two_statements_in_one_sentence(sentence: str) -> None:
    found = joint(sentence)
    assert found
    assert sentence[slice(*found)] in {"och", "samt"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Studenternas identitets- och kontaktuppgifter hanteras bättre.",
        "Ladok har blivit både enklare och bättre att använda.",
        "Det går att söka och filtrera.",
        "Det finns ett förslag som visar hur processen kan göras digital och hur hanteringen ska gå till.",
        "Det finns utökat stöd för att söka samt för kontroller.",
        "De rapporter som finns har kompletterats och kvalitetssäkrats.",
        "Drift och förvaltning fungerar.",
        "",
    ],
)
def test_one_statement(sentence: str) -> None:
    assert joint(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Ta fram en handbok.", "Ta fram"),
        ("Utvärdera självservicen.", "Utvärdera"),
        ("Arbetet med stödet har påbörjats.", "Arbetet med"),
        ("Vi ska utveckla ett stöd.", "Vi ska"),
        ("Att förenkla administrationen.", "Att förenkla"),
    ],
)
def test_work_is_told_from_a_state(sentence: str, first: str) -> None:
    found = work(sentence)
    assert found
    assert sentence[slice(*found)] == first


@pytest.mark.parametrize(
    "sentence",
    [
        "Samma stöd finns för alla.",
        "Utvecklade funktioner används.",
        "Ärenden hanteras snabbare.",
        "Dessa rapporter har kompletterats.",
        "Förbättrat stöd finns.",
        "Vi har ett stöd.",
    ],
)
def test_a_state_is_left_alone(sentence: str) -> None:
    assert work(sentence) is None


def test_sentences() -> None:
    text = "Först är det så, t.ex. här. Sedan\nblir det\n\nnytt stycke"
    assert [text[slice(*span)] for span in sentences(text)] == [
        "Först är det så, t.ex. här.",
        "Sedan\nblir det",
        "nytt stycke",
    ]
