"""All that a booking has to know, in as few questions as can be."""

from datetime import datetime
from typing import Protocol

from attrs import field, frozen

from mediklaud.domain.billing.dues import DuesStanding
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.scheduling.diary import Diary
from mediklaud.domain.scheduling.ticks import Ticks
from mediklaud.domain.shared.ids import AppointmentId, DoctorId, PatientId


@frozen(kw_only=True)
class Enquiry:
    """What the desk is asked: this patient with this doctor, at this time."""

    patient_id: PatientId
    doctor_id: DoctorId
    visit: Ticks
    occupied: Ticks
    """The visit with its buffers: the doctor's time it takes."""
    now: datetime
    leaving_out: AppointmentId | None = None
    """An appointment that is to be moved: its own claims are no clash."""


@frozen(kw_only=True)
class BookingSheet:
    """What is known of the doctor and the patient around that time."""

    doctor_name: str
    doctor_number: str
    doctor_is_active: bool
    diary: Diary
    patient_is_busy: bool
    """Is the patient expected elsewhere during the visit?"""
    upcoming: int
    """How many appointments the patient has ahead."""
    dues: DuesStanding


@frozen(kw_only=True)
class PatientAtDesk:
    """Who is to be booked."""

    name: str = field(repr=False)
    number: str
    status: PatientStatus


class BookingDesk(Protocol):
    """Where a booking is decided."""

    def receive(self, patient_id: PatientId, doctor_id: DoctorId) -> PatientAtDesk:
        """Lock the patient's account until the transaction ends (U6); who it is.

        The doctor is held, and so is the patient's file: nobody closes it till then.
        `DoctorNotFound` or `PatientNotFound` if there is no such person.
        """

    def hold(self, doctor_id: DoctorId) -> None:
        """Let nobody change the doctor's file until the transaction ends.

        Many may hold it at once; who records an absence waits for them, too.
        `DoctorNotFound` if unknown.
        """

    def sheet(self, enquiry: Enquiry) -> BookingSheet:
        """Everything about this time, read at once; `DoctorNotFound` if unknown."""


class Diaries(Protocol):
    """Doctors' time, for those who look for a free stretch of it."""

    def of_doctor(
        self,
        doctor_id: DoctorId,
        within: Ticks,
        leaving_out: AppointmentId | None = None,
    ) -> tuple[Diary, ...]:
        """The doctor's diary around these ticks; none if the doctor is not active."""

    def of_specialty(self, specialty: str | None, within: Ticks) -> tuple[Diary, ...]:
        """Those of all active doctors, or of one specialty, in the order of their ids.

        However many they are, the number of queries is the same.
        """

    def busy(
        self,
        patient_id: PatientId,
        within: Ticks,
        leaving_out: AppointmentId | None = None,
    ) -> tuple[Ticks, ...]:
        """When the patient is expected somewhere in the hospital."""
