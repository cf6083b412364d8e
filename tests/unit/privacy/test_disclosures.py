"""The account of disclosures: complete, for six years, and for good (X7)."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediklaud.application.privacy.list_disclosures import ListDisclosures
from mediklaud.domain.access.audit import AuditFilter
from mediklaud.domain.privacy.disclosure import NotDisclosedYet, accounted_since
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.shared.proxy import ProxyScope, Ward
from mediklaud.ports.access import Audit
from tests.builders.rights import (
    a_disclosure,
    an_adult,
    one_disclosure,
    the_officer,
    the_patient_of,
)
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital, read

NOW = MONDAY_MORNING
DAY = timedelta(days=1)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(None, clock)


@pytest.fixture
def patient(hospital):
    return an_adult(hospital)


def told(hospital, patient, actor=None):
    query = ListDisclosures(
        actor=actor or the_patient_of(patient), patient_id=patient.id
    )
    return hospital.handle(query)


def test_the_patient_reads_what_the_officer_wrote_down(hospital, patient):
    first = a_disclosure(hospital, patient)
    second = a_disclosure(hospital, patient, recipient="District court")

    assert told(hospital, patient) == (second, first)
    assert told(hospital, patient, the_officer()) == (second, first)


def test_it_says_what_the_law_asks_for(hospital, patient):
    [one] = [a_disclosure(hospital, patient)]

    assert (one.recipient, one.address) == ("Directorate of Health", "Mohakhali, Dhaka")
    assert (one.what, one.why) == ("Name and diagnosis", "Notifiable disease")
    assert one.disclosed_at == NOW - DAY


def test_what_an_authority_holds_back_is_told_when_its_time_is_over(
    hospital, clock, patient
):
    hidden = a_disclosure(hospital, patient, hidden_until=NOW + 90 * DAY)

    assert told(hospital, patient) == ()
    assert told(hospital, patient, the_officer()) == (hidden,)
    clock.pass_by(90 * DAY)
    assert told(hospital, patient) == (hidden,)


@given(st.timedeltas(-DAY, DAY))
@example(timedelta(0))
def test_the_patient_knows_from_the_instant_on(after):
    hidden = one_disclosure(hidden_until=NOW)

    assert hidden.is_told_at(NOW + after) == (after >= timedelta(0))


def test_the_account_reaches_back_six_years(hospital, patient):
    six_years_ago = NOW.replace(year=2021)
    kept = a_disclosure(hospital, patient, disclosed_at=six_years_ago)
    a_disclosure(hospital, patient, disclosed_at=six_years_ago - DAY)

    assert told(hospital, patient) == (kept,)


@pytest.mark.parametrize(
    ("today", "since"),
    [
        (date(2027, 3, 1), date(2021, 3, 1)),
        (date(2028, 2, 29), date(2022, 2, 28)),
    ],
)
def test_six_years_are_counted_by_the_calendar(today, since):
    assert accounted_since(today, PrivacyPolicy()) == since


def test_nothing_is_written_down_before_it_happened():
    with pytest.raises(NotDisclosedYet):
        one_disclosure(disclosed_at=NOW + timedelta(seconds=1))


def test_a_guardian_reads_it_with_the_clinical_scope(hospital, patient):
    one = a_disclosure(hospital, patient)
    mother = an_adult(hospital, "Salma Khatun")

    def guardian(*scopes):
        return the_patient_of(mother, wards=(Ward(patient.id, scopes),))

    assert told(hospital, patient, guardian(ProxyScope.CLINICAL)) == (one,)
    with pytest.raises(PatientNotFound):
        told(hospital, patient, guardian(ProxyScope.BILLING, ProxyScope.MESSAGES))


def test_nothing_of_it_is_in_a_log():
    assert "court" not in repr(one_disclosure(recipient="District court"))


def test_the_audit_says_that_it_was_written_down_and_not_why(hospital, patient):
    a_disclosure(hospital, patient)

    which = AuditFilter(patient_id=patient.id, action="record_disclosure")
    [entry] = read(hospital.storage, Audit).page(which, None, 9)
    assert entry.purpose is None
    assert "Notifiable" not in repr(entry)
