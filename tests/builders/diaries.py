"""What stands in doctors' diaries: hours, absences and visits, as they are kept."""

from datetime import date, timedelta

from attrs import evolve

from mediklaud.domain.scheduling.packed import unpacked
from mediklaud.domain.scheduling.ticks import Ticks
from mediklaud.ports.absences import Absences
from mediklaud.ports.scheduling import Appointments, Availabilities
from tests.builders.absences import an_absence
from tests.builders.scheduling import an_appointment, minutes
from tests.hospital import ports_of

MONDAY = date(2027, 3, 1)
DAY = timedelta(days=1)
NINE = minutes(60, 90)
AROUND_NINE = minutes(55, 105)
THE_DAY = Ticks.of(minutes(0, 24 * 60))


def booked(storage, doctor, patient, period, **what):
    appointment = an_appointment(
        doctor_id=doctor.id,
        patient_id=patient.id,
        period=period,
        **{"occupies": period, **what},
    )
    with ports_of(storage) as port:
        port(Appointments).add(appointment)
    return appointment


def absent(storage, doctor, period, **what):
    absence = an_absence(doctor_id=doctor.id, period=period, **what)
    with ports_of(storage) as port:
        port(Absences).add(absence)
    return absence


def keeps(storage, doctor, *rules):
    rules = tuple(evolve(rule, doctor_id=doctor.id) for rule in rules)
    with ports_of(storage) as port:
        port(Availabilities).replace(doctor.id, MONDAY - 30 * DAY, rules)
    return rules


def claims(diary):
    return [unpacked(claim) for claim in sorted(diary.claims)]


def span(period, lane=0):
    ticks = Ticks.of(period)
    return ticks.first, ticks.end, lane
