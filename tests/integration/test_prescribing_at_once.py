"""Many at once: a prescription takes each step once, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from mediklaud.application.medication.cancel_prescription import CancelPrescription
from mediklaud.application.medication.renew_prescription import RenewPrescription
from mediklaud.domain.errors import Refusal
from mediklaud.ports.prescriptions import Prescriptions
from tests.builders.prescribing import Ward, a_dosage, answers_to
from tests.builders.prescriptions import MONDAY
from tests.clock import StandingClock
from tests.hospital import ports_of, read

ONCE = a_dosage(times_a_day=1, duration_days=30)
EIGHT = 8


def at_once(act):
    """Eight people do it at the same time; how many were not refused."""

    def each(number):
        try:
            act(number)
        except Refusal:
            return 0
        return 1

    with ThreadPoolExecutor(EIGHT) as pool:
        return sum(pool.map(each, range(EIGHT)))


def test_what_eight_renew_at_once_is_renewed_once(database):
    ward = Ward(database, StandingClock())
    old = ward.prescribe("amlodipine", "5 mg", dosage=ONCE).prescription

    done = at_once(lambda _: ward.handle(RenewPrescription, prescription_id=old.id))

    kept = read(database, Prescriptions).of_patient(
        ward.patient.id, after=None, limit=99
    )
    assert done == 1
    assert [one.renews for one in kept] == [old.id, None]


def test_what_is_handed_out_and_cancelled_at_once_is_never_both_in_full(database):
    ward = Ward(database, StandingClock())
    one = ward.prescribe("amlodipine", "5 mg", dosage=ONCE).prescription

    def act(number):
        if number % 2:
            why = {"prescription_id": one.id, "reason": "Given up."}
            ward.handle(CancelPrescription, **why)
        else:
            with ports_of(database) as port:
                held = port(Prescriptions).hold(one.id)
                port(Prescriptions).save(held.hand_out(one.quantity, on=MONDAY))

    assert at_once(act) == 1


def test_what_eight_approve_at_once_is_approved_once(database):
    ward = Ward(database, StandingClock())
    with pytest.raises(Refusal) as refused:
        ward.prescribe("methotrexate", "2.5 mg", dosage=ONCE)
    answers = answers_to(refused.value)
    waiting = ward.prescribe(
        "methotrexate", "2.5 mg", dosage=ONCE, overrides=answers
    ).prescription

    assert at_once(lambda _: ward.approve(waiting)) == 1


def test_of_two_that_harm_each_other_written_at_once_one_is_stopped(database):
    ward = Ward(database, StandingClock())
    pair = [("warfarin", "5 mg"), ("ibuprofen", "400 mg")] * (EIGHT // 2)

    done = at_once(lambda number: ward.prescribe(*pair[number], dosage=ONCE))

    with ports_of(database) as port:
        kept = port(Prescriptions).in_use(ward.patient.id, MONDAY)
    assert done == len(kept) >= 1
    assert len({one.preparation.name for one in kept}) == 1
