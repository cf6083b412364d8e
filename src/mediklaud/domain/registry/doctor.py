"""A doctor's file: who the doctor is, and what the hospital lets the doctor do."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import InvalidValue, NotFound, RuleBroken, StaleVersion
from mediklaud.domain.registry.doctor_status import (
    DoctorStatus,
    Suspension,
    WrongDoctorStatus,
)
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.licence import Licence
from mediklaud.domain.registry.qualification import Qualification
from mediklaud.domain.registry.specialty import distinct_specialties
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.domain.shared.person import Contact
from mediklaud.domain.shared.texts import clean_name


@frozen
class DoctorNotFound(NotFound):
    """There is no such doctor."""

    doctor_id: DoctorId


@frozen
class DoctorChangedMeanwhile(StaleVersion):
    """Somebody changed the doctor's file meanwhile: read it again."""

    doctor_id: DoctorId


@frozen
class IncompleteDoctor(InvalidValue):
    """A doctor's file needs a phone, an e-mail, a specialty and a qualification."""

    rule: ClassVar[str] = "D3"
    missing: str


@frozen
class OwnApproval(RuleBroken):
    """Nobody approves, reinstates or licenses themselves: somebody else has to."""

    rule: ClassVar[str] = "D1"
    doctor_id: DoctorId


@frozen(kw_only=True)
class Doctor:
    """Applies, is approved, becomes active with the first weekly hours.

    May be suspended and reinstated; leaves once, for good. The number stays.
    """

    id: DoctorId
    number: str
    name: str = field(converter=clean_name)
    contact: Contact
    specialties: tuple[str, ...] = field(converter=distinct_specialties)
    qualifications: tuple[Qualification, ...]
    licence: Licence
    gender: Gender | None = None
    status: DoctorStatus = DoctorStatus.APPLIED
    suspension: Suspension | None = None
    registered_at: datetime
    registered_by: AccountId | None = None
    version: int = 1

    def __attrs_post_init__(self) -> None:
        required = {
            "contact.phone": self.contact.phone,
            "contact.email": self.contact.email,
            "specialties": self.specialties,
            "qualifications": self.qualifications,
        }
        for name, value in required.items():
            if not value:
                raise IncompleteDoctor(name)

    def require_version(self, version: int | None) -> None:
        """Refuse a step that was decided on an older file; None has not read it."""
        if version not in {None, self.version}:
            raise DoctorChangedMeanwhile(self.id)

    def require_plausible(self, today: date) -> None:
        """Refuse qualifications that are still to come."""
        for qualification in self.qualifications:
            qualification.require_by(today)

    def approve(self, *, by: DoctorId | None, today: date) -> Doctor:
        """Let the doctor work here; `by` is who approves, if that is a doctor."""
        self._require(DoctorStatus.APPLIED)
        self._require_another(by)
        self.licence.require_on(today)
        return evolve(self, status=DoctorStatus.APPROVED)

    def activate(self) -> Doctor:
        """The first weekly hours are set: the doctor may be booked from now on."""
        if self.status is DoctorStatus.ACTIVE:
            return self
        self._require(DoctorStatus.APPROVED)
        return evolve(self, status=DoctorStatus.ACTIVE)

    def suspend(self, reason: str, *, at: datetime) -> Doctor:
        """No new bookings until reinstated."""
        self._require(DoctorStatus.APPROVED, DoctorStatus.ACTIVE)
        suspension = Suspension(reason=reason, since=at, before=self.status)
        return evolve(self, status=DoctorStatus.SUSPENDED, suspension=suspension)

    def reinstate(self, *, by: DoctorId | None, today: date) -> Doctor:
        """Back to where the doctor stood before the suspension."""
        self._require(DoctorStatus.SUSPENDED)
        self._require_another(by)
        self.licence.require_on(today)
        before = self.suspension.before if self.suspension else DoctorStatus.APPROVED
        return evolve(self, status=before, suspension=None)

    def leave(self) -> Doctor:
        """The doctor works here no more."""
        if self.status is DoctorStatus.LEFT:
            raise WrongDoctorStatus(self.id, self.status)
        return evolve(self, status=DoctorStatus.LEFT)

    def require_another_to_change(
        self, licence: Licence | None, *, by: DoctorId | None
    ) -> None:
        """Refuse another licence from the doctor whose it is."""
        if licence not in {None, self.licence}:
            self._require_another(by)

    def may_be_booked_on(self, day: date) -> bool:
        """Is the doctor active, with a licence that holds on this day?"""
        return self.status is DoctorStatus.ACTIVE and self.licence.holds_on(day)

    def _require(self, *statuses: DoctorStatus) -> None:
        if self.status not in statuses:
            raise WrongDoctorStatus(self.id, self.status)

    def _require_another(self, by: DoctorId | None) -> None:
        if by == self.id:
            raise OwnApproval(self.id)
