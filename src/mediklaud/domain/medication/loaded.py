"""Knowledge that the hospital has loaded beside what comes with the program."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import InvalidValue, NotFound, RuleBroken
from mediklaud.domain.shared.ids import AccountId, KnowledgeId
from mediklaud.domain.shared.texts import clean

_SLUG = re.compile(r"[a-z][a-z0-9-]{1,39}", re.ASCII)
_MONTHS_A_YEAR = 12


class KnowledgeFormat(StrEnum):
    """In which form knowledge comes."""

    OWN = "own"
    """Our own CSV files, one for each kind of fact."""
    PAIRS = "pairs"
    """One CSV file of two substances and a level in each row."""
    ANSM = "ansm"
    """The French thesaurus of interactions, as JSON."""


@frozen
class MalformedKnowledgeName(InvalidValue):
    """Knowledge is called by 2 to 40 small letters, digits and dashes."""

    rule: ClassVar[str] = "M7"


@frozen
class ReleasedLater(InvalidValue):
    """Knowledge is released before it is loaded."""

    rule: ClassVar[str] = "M7"


@frozen
class KnowledgeNotFound(NotFound):
    """There is no such knowledge."""

    rule: ClassVar[str] = "M7"
    knowledge_id: KnowledgeId


@frozen
class KnowledgeRetired(RuleBroken):
    """This knowledge is in force no more."""

    rule: ClassVar[str] = "M7"
    knowledge_id: KnowledgeId


@frozen
class KnowledgeFile:
    """One file of what was loaded, as it came."""

    name: str
    text: str = field(repr=lambda text: sha256(text.encode()).hexdigest())


def _a_name(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise MalformedKnowledgeName
    return value


def _a_version(value: str) -> str:
    return clean(value, "version", longest=40)


def _a_source(value: str) -> str:
    return clean(value, "source")


def _a_licence(value: str) -> str:
    return clean(value, "licence")


@frozen(kw_only=True)
class LoadedKnowledge:
    """One version of knowledge: in force from its loading to its retirement."""

    id: KnowledgeId
    name: str = field(converter=_a_name)
    version: str = field(converter=_a_version)
    released: date
    source: str = field(converter=_a_source)
    licence: str = field(converter=_a_licence)
    format: KnowledgeFormat
    checksum: str
    rules: int
    substances: int
    rejected: int = 0
    """Rows that were of no use."""
    loaded_by: AccountId | None = None
    loaded_at: datetime
    retired_by: AccountId | None = None
    retired_at: datetime | None = None

    @property
    def is_active(self) -> bool:
        """Do checks ask it?"""
        return self.retired_at is None

    def retire(self, *, by: AccountId | None, at: datetime) -> LoadedKnowledge:
        """No check asks it any more; what it said before stays to be read."""
        if not self.is_active:
            raise KnowledgeRetired(self.id)
        return evolve(self, retired_by=by, retired_at=at)


def is_old(released: date, today: date, months: int = _MONTHS_A_YEAR) -> bool:
    """Was it released so long ago that somebody should ask for a newer version?"""
    passed = (today.year - released.year) * 12 + today.month - released.month
    return (passed, today.day) > (months, released.day)
