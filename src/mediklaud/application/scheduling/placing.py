"""Placing a visit in a doctor's day: what booking and moving have in common."""

from __future__ import annotations

from datetime import datetime, timedelta

from attrs import evolve, frozen

from mediklaud.domain.scheduling.booking import DoctorNotBookable, require_licence
from mediklaud.domain.scheduling.free_starts import Wish
from mediklaud.domain.scheduling.placing import (
    NotOffered,
    SlotTaken,
    Visit,
    placed,
    taken_by,
)
from mediklaud.domain.scheduling.slots import nearest_slots
from mediklaud.domain.scheduling.standing import Standing
from mediklaud.domain.scheduling.ticks import Ticks, first_tick_from, tick_of
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AppointmentId, DoctorId, PatientId
from mediklaud.domain.shared.period import Period
from mediklaud.ports.booking_desk import BookingDesk, BookingSheet, Diaries, Enquiry

_AROUND = timedelta(days=14)
"""How far from a taken time a free one is looked for."""


@frozen(kw_only=True)
class Case:
    """One visit of one patient that is to be placed with one doctor."""

    visit: Visit
    patient_id: PatientId
    doctor_id: DoctorId
    now: datetime
    moving: AppointmentId | None = None
    """The appointment that is to stand there: its present time is no clash."""

    @property
    def enquiry(self) -> Enquiry:
        """What the desk is asked about it."""
        return Enquiry(
            patient_id=self.patient_id,
            doctor_id=self.doctor_id,
            visit=Ticks.of(self.visit.period),
            occupied=Ticks.of(self.visit.occupied),
            now=self.now,
            leaving_out=self.moving,
        )


def sheet_for(case: Case, desk: BookingDesk, hospital: Hospital) -> BookingSheet:
    """All about that time; refused if the doctor takes no appointments then."""
    sheet = desk.sheet(case.enquiry)
    if not sheet.doctor_is_active:
        raise DoctorNotBookable(case.doctor_id)
    day = hospital.day_of(case.visit.period.start)
    require_licence(case.doctor_id, sheet.diary.licence_until, on=day)
    return sheet


def place(
    case: Case, sheet: BookingSheet, diaries: Diaries, hospital: Hospital
) -> Standing:
    """Where the visit stands; refused with the three nearest free slots."""
    try:
        standing = placed(sheet.diary, case.visit)
    except NotOffered as refused:
        nearest = _nearest(case, diaries, hospital)
        raise evolve(refused, nearest=nearest) from None
    if standing is not None and not sheet.patient_is_busy:
        return standing
    raise SlotTaken(
        case.doctor_id,
        case.visit.period,
        taken_by(sheet.diary, case.visit) if standing is None else "patient",
        _nearest(case, diaries, hospital),
    )


def _nearest(case: Case, diaries: Diaries, hospital: Hospital) -> tuple[Period, ...]:
    """Free stretches of both the doctor and the patient, closest first."""
    start = case.visit.period.start
    within = Ticks(
        max(first_tick_from(case.now), tick_of(start - _AROUND)),
        tick_of(start + _AROUND),
    )
    wish = Wish(
        visit_type=case.visit.visit_type,
        time=case.visit.time,
        starts_within=within,
        zone=hospital.time_zone,
    )
    busy = diaries.busy(case.patient_id, wish.reach, case.moving)
    for diary in diaries.of_doctor(case.doctor_id, wish.reach, case.moving):
        together = evolve(diary, absences=(*diary.absences, *busy))
        return nearest_slots(together, wish, start)
    return ()
