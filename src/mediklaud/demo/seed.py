"""Fill an empty hospital with people, prices, hours and a past."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from itertools import islice
from random import Random

from attrs import evolve

from mediklaud.application.application import Application
from mediklaud.application.billing.set_tariff import SetTariff
from mediklaud.application.messaging.courier import Courier
from mediklaud.application.registry.approve_doctor import ApproveDoctor
from mediklaud.application.registry.enrol_patient import EnrolPatient
from mediklaud.application.registry.register_doctor import RegisterDoctor
from mediklaud.application.scheduling.set_availability import SetAvailability
from mediklaud.bootstrap import compose, swap
from mediklaud.databases import let_the_disk_come_after
from mediklaud.demo.history import WEEKS_BACK, Demo, MovingClock, live
from mediklaud.demo.medicines import Medicines
from mediklaud.demo.online import leave_online_payments, quiet_gateway
from mediklaud.demo.open_questions import leave_questions_open
from mediklaud.demo.people import (
    SPECIALTIES,
    Somebody,
    a_licence,
    somebodies,
    studies,
)
from mediklaud.demo.shelves import price_medicines, stock_up
from mediklaud.demo.staff import SignIn, Staff
from mediklaud.demo.till import Till
from mediklaud.domain.access.actor import Role
from mediklaud.domain.messaging.delivery import Outcome, Sent
from mediklaud.domain.messaging.letter import Letter
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.scheduling.availability import OfferedHours
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.messaging import Mailer, SmsSender
from mediklaud.ports.payments import PaymentGateway
from mediklaud.ports.system import Clock, Storage
from mediklaud.settings import Settings

PATIENTS = 300
DOCTORS_A_SPECIALTY = 2
_PRICES = {"consultation": 800, "follow_up": 400, "procedure": 3500, "emergency": 1200}
_WORKDAYS = tuple(day for day in Weekday if day is not Weekday.FRIDAY)


class _Shredder:
    """Takes the past's letters: nobody wants six weeks of them at once."""

    def send(self, _letter: Letter) -> Outcome:
        """It is gone."""
        return Sent(provider_id=None)


def _nothing() -> None:
    pass


def seed(
    settings: Settings, until: datetime, begin: Callable[[], None] = _nothing
) -> tuple[SignIn, ...]:
    """Make the demo hospital as it stands at `until`; answer who can sign in.

    `begin` is called once it is sure that nobody has opened one there before.
    """
    clock = MovingClock(until - timedelta(weeks=WEEKS_BACK, days=1))
    shredder = _Shredder()
    swaps = (
        swap(Clock, clock),
        swap(Mailer, shredder),
        swap(SmsSender, shredder),
        swap(PaymentGateway, quiet_gateway(settings, clock)),
    )
    composed = compose(settings, *swaps)
    let_the_disk_come_after(composed.get(Storage))
    app = composed.get(Application)
    staff = Staff(app)
    demo = Demo(
        app=app,
        clock=clock,
        hospital=settings.hospital,
        staff=staff,
        medicines=Medicines(app, staff),
        till=Till(app, staff, settings.hospital.currency),
        chance=Random(7),  # noqa: S311 - it draws names, not secrets
    )
    try:
        demo.staff.arrive(begin)
        _fill(demo, until)
        _clear(composed.get(Courier))
    finally:
        composed.get(Storage).close()
    return tuple(demo.staff.sign_ins)


def _fill(demo: Demo, until: datetime) -> None:
    people = somebodies(demo.chance, demo.hospital.day_of(until))
    _set_prices(demo)
    for specialty in SPECIALTIES:
        for somebody in islice(people, DOCTORS_A_SPECIALTY):
            demo.doctors.append(_doctor(demo, somebody, specialty))
    demo.staff.let_doctor_in("doctor", demo.doctors[0])
    demo.staff.let_doctor_in("senior", demo.doctors[1], Role.SENIOR_DOCTOR)
    pharmacist = demo.staff.actors[Role.PHARMACIST]
    demo.medicines.products = stock_up(demo.app, pharmacist, demo.hospital)
    price_medicines(demo.app, demo.staff.actors[Role.BILLING], demo.hospital)
    demo.patients.extend(_patient(demo, one) for one in islice(people, PATIENTS))
    live(demo, until)
    demo.clock.instant = until
    _open_the_portal(demo)


def _set_prices(demo: Demo) -> None:
    for service, price in _PRICES.items():
        demo.app.handle(
            SetTariff(
                actor=demo.staff.actors[Role.BILLING],
                service=service,
                price=Money.parse(str(price), demo.hospital.currency),
                valid_from=demo.hospital.day_of(demo.clock.now()),
            )
        )


def _doctor(demo: Demo, somebody: Somebody, specialty: str) -> Doctor:
    cmo = demo.staff.actors[Role.CHIEF_MEDICAL_OFFICER]
    today = demo.hospital.day_of(demo.clock.now())
    doctor = demo.app.handle(
        RegisterDoctor(
            actor=cmo,
            name=f"Dr {somebody.name}",
            contact=somebody.contact,
            specialties=(specialty,),
            qualifications=studies(demo.chance, specialty, today),
            licence=a_licence(demo.chance, len(demo.doctors), today),
            gender=somebody.gender,
        )
    )
    demo.app.handle(ApproveDoctor(actor=cmo, doctor_id=doctor.id))
    hours = _hours(everyday=not demo.doctors)
    demo.app.handle(SetAvailability(actor=cmo, doctor_id=doctor.id, rules=hours))
    return doctor


def _hours(*, everyday: bool) -> tuple[OfferedHours, ...]:
    """Mornings and afternoons; the first doctor works on Fridays, too."""
    morning = OfferedHours(
        weekdays=tuple(Weekday) if everyday else _WORKDAYS,
        start=time(9),
        end=time(13),
        visit_types=tuple(VisitType),
    )
    return morning, evolve(morning, start=time(15), end=time(18))


def _patient(demo: Demo, somebody: Somebody) -> Patient:
    enrol = EnrolPatient(
        actor=demo.staff.actors[Role.FRONT_DESK],
        name=somebody.name,
        birth_date=somebody.birth_date,
        contact=somebody.contact,
        address=somebody.address,
        gender=somebody.gender,
        duplicate_reason="invented people share names",
    )
    return demo.app.handle(enrol).patient


def _open_the_portal(demo: Demo) -> None:
    """To one patient who owes nothing, and to one who cannot book for it."""
    coming = {a.patient_id for a in demo.booked if a.period.start > demo.clock.now()}
    demo.staff.let_patient_in(_one_of(demo, coming - demo.debtors), "owes nothing")
    debtor = _one_of(demo, _overdue(demo))
    demo.staff.let_patient_in(debtor, "owes money")
    others = [i for i in demo.unpaid if i.patient_id != debtor.id]
    billing = demo.staff.actors[Role.BILLING]
    paid = demo.till.receipts[-1]
    leave_questions_open(demo.app, billing, demo.hospital, others[2:], paid)
    leave_online_payments(demo.app, others[:2])


def _overdue(demo: Demo) -> set[PatientId]:
    """Who left without paying so long ago that it is overdue."""
    long_ago = demo.clock.now() - timedelta(days=20)
    seen = {a.patient_id for a in demo.booked if a.period.start < long_ago}
    return seen & demo.debtors


def _one_of(demo: Demo, chosen: Iterable[PatientId]) -> Patient:
    wanted = set(chosen)
    return next(patient for patient in demo.patients if patient.id in wanted)


def _clear(courier: Courier) -> None:
    """Send everything that is due; what lies ahead stays."""
    while courier.deliver_due(limit=200):
        pass
