"""A patient's wish that something in the record be set right, and its answer (X7)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import NotFound, RuleBroken, StaleVersion
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.shared.ids import (
    AccountId,
    AmendmentId,
    ConsultationId,
    DoctorId,
    NoteId,
    PatientId,
)
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean_note


class AmendmentStatus(StrEnum):
    """Where a patient's wish stands."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    """The correction stands beside what was written; that itself never changes."""
    DENIED = "denied"


@frozen
class AmendmentNotFound(NotFound):
    """There is no such request for an amendment, or it is not yours."""

    rule: ClassVar[str] = "X1"
    amendment_id: AmendmentId


@frozen
class AmendmentChanged(StaleVersion):
    """Somebody answered the request meanwhile: read it again."""

    rule: ClassVar[str] = "X7"
    amendment_id: AmendmentId


@frozen
class AmendmentAnswered(RuleBroken):
    """The request for an amendment has its answer already."""

    rule: ClassVar[str] = "X7"
    amendment_id: AmendmentId
    status: AmendmentStatus


@frozen
class NothingToDisagreeWith(RuleBroken):
    """A disagreement is stated once, with a request that was denied."""

    rule: ClassVar[str] = "X7"
    amendment_id: AmendmentId


@frozen
class NoMoreTime(RuleBroken):
    """The time to answer is extended once, before it has run out."""

    rule: ClassVar[str] = "X7"
    amendment_id: AmendmentId
    due_at: datetime


def _wish(text: str) -> str:
    return clean_note(text, "text")


def _reason(text: str) -> str:
    return clean_note(text, "reason", longest=1000)


def _statement(text: str) -> str:
    return clean_note(text, "statement")


def _answer(text: str) -> str:
    return clean_note(text, "answer")


@frozen(kw_only=True)
class Extension:
    """More time to answer, and why."""

    reason: str = field(converter=_reason, repr=False)
    at: datetime = field(validator=has_time_zone)


@frozen(kw_only=True)
class Decision:
    """The answer: the correction as it stands from now on, or why there is none."""

    accepted: bool
    text: str = field(converter=_answer, repr=False)
    by: AccountId | None
    at: datetime = field(validator=has_time_zone)


@frozen(kw_only=True)
class Disagreement:
    """What the patient says to a denial; it stays with the record for good."""

    statement: str = field(converter=_statement, repr=False)
    at: datetime = field(validator=has_time_zone)


@frozen(kw_only=True)
class Amendment:
    """A wish about the record: asked, then accepted or denied; denied, disagreed with.

    Nothing of it is ever taken away, and nothing it is about is overwritten.
    """

    id: AmendmentId
    patient_id: PatientId
    consultation_id: ConsultationId | None = None
    note_id: NoteId | None = None
    """What it is about; neither: anything else in the record."""
    author: DoctorId | None = None
    """Who wrote that, and may answer beside the privacy officer."""
    text: str = field(converter=_wish, repr=False)
    asked_at: datetime = field(validator=has_time_zone)
    asked_by: AccountId | None
    due_at: datetime = field(validator=has_time_zone)
    """When it has to be answered."""
    extension: Extension | None = None
    decision: Decision | None = None
    disagreement: Disagreement | None = None
    version: int = 1

    @property
    def status(self) -> AmendmentStatus:
        """Where it stands."""
        if self.decision is None:
            return AmendmentStatus.ASKED
        accepted = self.decision.accepted
        return AmendmentStatus.ACCEPTED if accepted else AmendmentStatus.DENIED

    @property
    def correction(self) -> str | None:
        """What stands beside the original since it was accepted."""
        decision = self.decision
        return decision.text if decision and decision.accepted else None

    def require_version(self, version: int | None) -> None:
        """Refuse an answer to what was read before somebody else answered."""
        if version not in {None, self.version}:
            raise AmendmentChanged(self.id)

    def extend(self, reason: str, *, at: datetime, policy: PrivacyPolicy) -> Amendment:
        """Take more time to answer."""
        self._require_open()
        if self.extension is not None or at >= self.due_at:
            raise NoMoreTime(self.id, self.due_at)
        due_at = self.due_at + policy.amendment_extension
        extension = Extension(reason=reason, at=at)
        newer = self.version + 1
        return evolve(self, extension=extension, due_at=due_at, version=newer)

    def decide(
        self, *, accepted: bool, text: str, by: AccountId | None, at: datetime
    ) -> Amendment:
        """Answer it: with the correction, or with why there is none."""
        self._require_open()
        decision = Decision(accepted=accepted, text=text, by=by, at=at)
        return evolve(self, decision=decision, version=self.version + 1)

    def disagree(self, statement: str, *, at: datetime) -> Amendment:
        """Attach what the patient says to the denial."""
        if self.status is not AmendmentStatus.DENIED or self.disagreement is not None:
            raise NothingToDisagreeWith(self.id)
        disagreement = Disagreement(statement=statement, at=at)
        return evolve(self, disagreement=disagreement, version=self.version + 1)

    def _require_open(self) -> None:
        if self.decision is not None:
            raise AmendmentAnswered(self.id, self.status)
