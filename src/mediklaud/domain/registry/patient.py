"""A patient's file: who the patient is, and how to reach the patient."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import NotFound, RuleBroken, StaleVersion
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.shared.consent import (
    BY_EMAIL,
    Consent,
    ContactChannel,
    ContactPurpose,
)
from mediklaud.domain.shared.field_set import FieldSet
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.person import Address, BirthDate, Contact
from mediklaud.domain.shared.texts import MalformedText, clean, clean_name, code_key


class PatientStatus(StrEnum):
    """Whether a patient can be booked."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    """Moved away, or the file was opened by mistake."""
    DECEASED = "deceased"
    MERGED = "merged"
    """A second file of somebody: all that stood in it is in the other one (P3)."""


@frozen
class PatientNotFound(NotFound):
    """There is no such patient, or the patient is not yours to see."""

    rule: ClassVar[str] = "X1"
    patient_id: PatientId


@frozen
class PatientChangedMeanwhile(StaleVersion):
    """Somebody changed the patient's file meanwhile: read it again."""

    patient_id: PatientId


@frozen
class FileIsMerged(RuleBroken):
    """This file was merged into another one: use that one."""

    rule: ClassVar[str] = "P3"
    patient_id: PatientId
    merged_into: PatientId | None


def _tidy_national_id(text: str | None) -> str | None:
    if text is None:
        return None
    tidy = clean(text, "national_id", longest=50)
    if not code_key(tidy):
        raise MalformedText("national_id")
    return tidy


def _tidy_duplicate_reason(text: str | None) -> str | None:
    return None if text is None else clean(text, "duplicate_reason", longest=500)


def _each_once(consents: Iterable[Consent]) -> tuple[Consent, ...]:
    return tuple(dict.fromkeys(consents))


@frozen(kw_only=True)
class Patient:
    """Enrolled once, under a number that is never given to anybody else."""

    id: PatientId
    number: str
    name: str = field(converter=clean_name)
    birth_date: BirthDate
    contact: Contact
    address: Address
    gender: Gender | None = None
    national_id: str | None = field(default=None, converter=_tidy_national_id)
    consents: tuple[Consent, ...] = field(default=BY_EMAIL, converter=_each_once)
    status: PatientStatus = PatientStatus.ACTIVE
    enrolled_at: datetime
    duplicate_reason: str | None = field(default=None, converter=_tidy_duplicate_reason)
    """Why the patient was enrolled although a file like this one was there (P2)."""
    former_numbers: tuple[str, ...] = ()
    """The numbers of files that were merged into this one: they still find it."""
    merged_into: PatientId | None = None
    version: int = 1

    def require_version(self, version: int) -> None:
        """Refuse a change that was decided on an older file."""
        if version != self.version:
            raise PatientChangedMeanwhile(self.id)

    def agrees_to(self, channel: ContactChannel, purpose: ContactPurpose) -> bool:
        """May the hospital write to the patient by this channel about this (P4)?"""
        return Consent(channel, purpose) in self.consents

    def require_own_file(self) -> None:
        """Refuse to do anything with a file that was merged into another."""
        if self.status is PatientStatus.MERGED:
            raise FileIsMerged(self.id, self.merged_into)

    def seen_as(self, sees: FieldSet) -> Patient:
        """The file without what is not shown to whoever asks."""
        if sees is FieldSet.FULL:
            return self
        return evolve(
            self, gender=None, national_id=None, consents=(), duplicate_reason=None
        )
