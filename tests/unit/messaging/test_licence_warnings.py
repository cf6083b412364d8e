"""How a doctor learns that the licence ends (D3)."""

from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.application.messaging.courier import Courier
from mediklaud.application.messaging.warn_of_ending_licences import (
    WarnOfEndingLicences,
)
from mediklaud.application.registry.update_doctor import UpdateDoctor
from mediklaud.domain.access.actor import WORKER
from tests.builders.messaging import Postbag
from tests.builders.registry import (
    DAY,
    MONDAY,
    a_licence,
    an_approved_doctor,
    the_cmo,
)
from tests.clock import StandingClock
from tests.hospital import a_hospital


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(clock=clock)


@pytest.fixture
def courier(hospital):
    return Courier(app=hospital, mailer=Postbag(), sms=Postbag())


def days_on_which_mails_went_out(hospital, courier, clock, days):
    sent = []
    for day in range(days):
        hospital.handle(WarnOfEndingLicences(actor=WORKER))
        hospital.handle(WarnOfEndingLicences(actor=WORKER))
        courier.deliver_due()
        if courier.mailer.letters:
            sent += [(day, each.subject) for each in courier.mailer.letters]
            courier.mailer.letters.clear()
        clock.pass_by(timedelta(days=1))
    return sent


def test_a_doctor_is_warned_once_each_60_30_and_7_days_before(hospital, courier, clock):
    an_approved_doctor(hospital, licence=a_licence(valid_until=MONDAY + 62 * DAY))

    assert days_on_which_mails_went_out(hospital, courier, clock, 80) == [
        (2, "Your licence to practise ends in 60 days"),
        (32, "Your licence to practise ends in 30 days"),
        (55, "Your licence to practise ends in 7 days"),
    ]


def test_a_doctor_with_little_time_left_is_warned_of_that_alone(
    hospital, courier, clock
):
    an_approved_doctor(hospital, licence=a_licence(valid_until=MONDAY + 20 * DAY))

    assert days_on_which_mails_went_out(hospital, courier, clock, 5) == [
        (0, "Your licence to practise ends in 20 days")
    ]


def test_the_day_is_that_of_the_hospital(hospital, courier, clock):
    an_approved_doctor(hospital, licence=a_licence(valid_until=MONDAY + 61 * DAY))
    clock.pass_by(timedelta(hours=15, minutes=59))
    hospital.handle(WarnOfEndingLicences(actor=WORKER))
    before_midnight = courier.deliver_due()

    clock.pass_by(timedelta(minutes=1))
    hospital.handle(WarnOfEndingLicences(actor=WORKER))

    clock.pass_by(timedelta(hours=8))  # nobody is woken for it (N5)

    assert before_midnight == 0
    assert courier.deliver_due() == 1


def test_a_renewal_before_the_mail_goes_out_makes_it_needless(hospital, courier):
    doctor = an_approved_doctor(
        hospital, licence=a_licence(valid_until=MONDAY + 20 * DAY)
    )
    hospital.handle(WarnOfEndingLicences(actor=WORKER))
    renewed = evolve(doctor.licence, valid_until=MONDAY + 700 * DAY)
    hospital.handle(
        UpdateDoctor(
            actor=the_cmo(),
            doctor_id=doctor.id,
            version=doctor.version,
            licence=renewed,
        )
    )

    assert courier.deliver_due() == 0
    assert courier.mailer.letters == []
