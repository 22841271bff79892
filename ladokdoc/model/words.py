"""The words that a writer can choose among, as kinds."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How far the plan has come."""

    DRAFT = "utkast"
    PROPOSAL = "förslag"
    DECIDED = "beslutad"


class Kind(StrEnum):
    """What a table counts. All are written as positive amounts."""

    COST = "kostnad"
    INCOME = "intäkt"
    INVESTMENT = "investering"


class Start(StrEnum):
    """The first year of a write-off."""

    YEAR_AFTER = "året efter"
    SAME_YEAR = "samma år"


class Language(StrEnum):
    """What words of the plan may be written in beside Swedish."""

    ENGLISH = "engelska"
    DANISH = "danska"
    FINNISH = "finska"
    FRENCH = "franska"
    ICELANDIC = "isländska"
    YIDDISH = "jiddisch"
    LATIN = "latin"
    LULE_SAMI = "lulesamiska"
    MEANKIELI = "meänkieli"
    NORTHERN_SAMI = "nordsamiska"
    NORWEGIAN = "norska"
    ROMANI = "romani"
    SPANISH = "spanska"
    SOUTHERN_SAMI = "sydsamiska"
    GERMAN = "tyska"
