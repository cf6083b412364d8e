"""Some weeks in the life of the demo hospital, day by day, through its own rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from attrs import define, field, frozen

from mediklaud.application.application import Application
from mediklaud.application.billing.draft_invoice import DraftInvoice
from mediklaud.application.billing.issue_invoice import IssueInvoice
from mediklaud.application.records.complete_consultation import CompleteConsultation
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.application.scheduling.book_appointment import BookAppointment
from mediklaud.application.scheduling.find_slots import FindSlots
from mediklaud.application.scheduling.mark_arrived import MarkArrived
from mediklaud.demo.medicines import Medicines
from mediklaud.demo.staff import Staff
from mediklaud.demo.till import Till
from mediklaud.demo.treatments import COURSE, FORBIDDEN, Treatment
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.records.vitals import Vitals
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.period import Period

WEEKS_BACK = 6
DAYS_AHEAD = 10
_BOOKED_A_DAY = 6
_LEAVES_UNPAID = 7
"""One patient in so many."""
_DAY = timedelta(days=1)
_TREATED_FOR = 14 * _DAY
"""So far back the first doctor prescribes."""
_STILL_OPEN = 2 * _DAY
"""What was prescribed since then waits at the pharmacy."""
_FOUND = (
    ("J06.9", "Acute upper respiratory infection", "Fever for two days. Rest, fluids."),
    ("I10", "Essential hypertension", "Pressure 150/95. Salt, walking, see again."),
    ("M54.5", "Low back pain", "After lifting. No red flags. Exercises shown."),
    ("E11.9", "Type 2 diabetes mellitus", "HbA1c to be taken. Diet discussed."),
    ("L20.9", "Atopic dermatitis", "Both elbows. Emollients twice a day."),
)


@define
class MovingClock:
    """A clock the demo sets, so that its past lies in the past."""

    instant: datetime

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.instant


@frozen(kw_only=True)
class Demo:
    """The demo hospital while it is being made."""

    app: Application
    clock: MovingClock
    hospital: Hospital
    staff: Staff
    medicines: Medicines
    till: Till
    chance: Random
    doctors: list[Doctor] = field(factory=list)
    patients: list[Patient] = field(factory=list)
    debtors: set[PatientId] = field(factory=set)
    """Who leaves without paying: no more bookings for them."""
    unpaid: list[Invoice] = field(factory=list)
    booked: list[Appointment] = field(factory=list)
    treated: list[Treatment] = field(factory=list)

    def at(self, day: date, clock_time: time) -> datetime:
        """Set the clock to a local time; answer the instant."""
        local = datetime.combine(day, clock_time, self.hospital.time_zone)
        self.clock.instant = local
        return local


def live(demo: Demo, until: datetime) -> None:
    """Let the weeks before `until` happen, and book the days after it."""
    today = demo.hospital.day_of(until)
    for day in _days(today - timedelta(weeks=WEEKS_BACK), today):
        demo.at(day, time(9))
        _book(demo, day + _DAY, _BOOKED_A_DAY)
        _keep_the_till(demo, day, until)
    demo.clock.instant = until
    for day in _days(today + _DAY, today + DAYS_AHEAD * _DAY):
        _book(demo, day, _BOOKED_A_DAY)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + n * _DAY for n in range((last - first).days + 1))


def _book(demo: Demo, day: date, count: int) -> None:
    """The front desk books some patients for that day."""
    desk = demo.staff.actors[Role.FRONT_DESK]
    favourite = demo.doctors[0]
    others = demo.chance.sample(demo.doctors[1:], count - 2)
    for doctor in (favourite, favourite, *others):
        slots = demo.app.handle(
            FindSlots(actor=desk, doctor_id=doctor.id, period=_whole(demo, day))
        )
        if slots:
            slot = demo.chance.choice(slots)
            demo.booked.append(_booked(demo, desk, doctor, slot.period.start))


def _whole(demo: Demo, day: date) -> Period:
    start = datetime.combine(day, time(), demo.hospital.time_zone)
    return Period(start, start + _DAY)


def _booked(
    demo: Demo, desk: Actor, doctor: Doctor, starts_at: datetime
) -> Appointment:
    patient = demo.patients.pop(0)
    demo.patients.append(patient)
    while patient.id in demo.debtors:
        patient = demo.patients.pop(0)
        demo.patients.append(patient)
    command = BookAppointment(
        actor=desk,
        patient_id=patient.id,
        doctor_id=doctor.id,
        starts_at=starts_at,
        visit_type=VisitType.CONSULTATION,
        channel=demo.chance.choice((Channel.PHONE, Channel.DESK)),
    )
    return demo.app.handle(command).appointment


def _keep_the_till(demo: Demo, day: date, until: datetime) -> None:
    """Open in the morning, closed in the evening: today both drawers stay open."""
    demo.clock.instant = min(demo.clock.instant, until)
    demo.till.open(demo.till.cashier, "Billing")
    _see_patients(demo, day, until)
    if day < demo.hospital.day_of(until):
        demo.at(day, time(20))
        demo.till.close()
    else:
        demo.till.open(demo.staff.actors[Role.FRONT_DESK], "Front desk")


def _see_patients(demo: Demo, day: date, until: datetime) -> None:
    """Those booked for the day come, are seen, and get their invoices."""
    todays = [a for a in demo.booked if demo.hospital.day_of(a.period.start) == day]
    for appointment in sorted(todays, key=lambda a: a.period.start):
        if appointment.period.end < until:
            _see(demo, appointment, until - appointment.period.end)


def _see(demo: Demo, appointment: Appointment, ago: timedelta) -> None:
    desk = demo.staff.actors[Role.FRONT_DESK]
    doctor = Actor(
        roles=(Role.DOCTOR,),
        account_id=demo.staff.actors[Role.DOCTOR].account_id,
        doctor_id=appointment.doctor_id,
    )
    demo.clock.instant = appointment.period.start
    demo.app.handle(MarkArrived(actor=desk, appointment_id=appointment.id))
    demo.app.handle(StartConsultation(actor=doctor, appointment_id=appointment.id))
    code, text, note = demo.chance.choice(_FOUND)
    demo.clock.instant = appointment.period.end
    demo.app.handle(
        CompleteConsultation(
            actor=doctor,
            appointment_id=appointment.id,
            note=note,
            diagnosis=Diagnosis(code=code, text=text),
            vitals=_measured(appointment.period.start),
        )
    )
    if ago < _TREATED_FOR and appointment.doctor_id == demo.doctors[0].id:
        _treat(demo, doctor, appointment.patient_id, ago)
    _settle(demo, appointment.patient_id)


def _measured(at: datetime) -> Vitals:
    """Of somebody who is not very ill; who comes when depends on none of it."""
    chance = Random(at.isoformat())  # noqa: S311 - no secret
    upper = chance.randint(105, 155)
    return Vitals(
        systolic=Decimal(upper),
        diastolic=Decimal(upper - chance.randint(35, 55)),
        pulse=Decimal(chance.randint(58, 96)),
        temperature=Decimal(chance.randint(362, 384)) / 10,
        weight=Decimal(chance.randint(450, 900)) / 10,
    )


def _treat(demo: Demo, doctor: Actor, patient_id: PatientId, ago: timedelta) -> None:
    """The doctor prescribes; the patient goes to the pharmacy, but for the last."""
    patient = next(one for one in demo.patients if one.id == patient_id)
    is_open = ago < _STILL_OPEN
    treatment = COURSE[len(demo.treated) % len(COURSE)]
    if is_open and FORBIDDEN not in demo.treated:
        treatment = FORBIDDEN
    demo.treated.append(treatment)
    for prescription in demo.medicines.treat(doctor, patient, treatment):
        if not is_open:
            demo.medicines.hand_out(patient, prescription)


def _settle(demo: Demo, patient_id: PatientId) -> None:
    """Billing issues the invoice; most pay it on their way out."""
    billing = demo.staff.actors[Role.BILLING]
    draft = demo.app.handle(DraftInvoice(actor=billing, patient_id=patient_id))
    issue = IssueInvoice(actor=billing, invoice_id=draft.id)
    invoice = demo.app.handle(issue)
    if demo.chance.randrange(_LEAVES_UNPAID) == 0:
        demo.debtors.add(patient_id)
        demo.unpaid.append(invoice)
        return
    demo.till.take(invoice, demo.chance)
