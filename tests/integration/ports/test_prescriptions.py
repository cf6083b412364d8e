"""What `Prescriptions` promises, on every storage."""

from datetime import timedelta
from decimal import Decimal

import pytest
from attrs import evolve

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.medication.prescription_refusals import (
    PrescriptionChanged,
    PrescriptionNotFound,
)
from mediklaud.domain.shared.ids import PatientId, PrescriptionId
from mediklaud.domain.shared.preparation import Administration, Form
from mediklaud.ports.prescriptions import Prescriptions
from tests.builders.prescriptions import (
    MONDAY,
    THIRTY_DAYS,
    a_dosage,
    a_draft,
    a_preparation,
    a_prescription,
    an_approval,
    an_override,
)
from tests.builders.scheduling import a_known_doctor, a_known_patient
from tests.hospital import new, ports_of, read

DAY = timedelta(days=1)
LAST = MONDAY + THIRTY_DAYS


@pytest.fixture
def prescriptions(storage):
    return read(storage, Prescriptions)


@pytest.fixture
def doctor(storage):
    return a_known_doctor(storage)


@pytest.fixture
def patient(storage):
    return a_known_patient(storage)


@pytest.fixture
def known(storage, doctor, patient):
    """One that the hospital remembers."""

    def keep(make=a_prescription, then=lambda one: one, **what):
        usual = {"patient_id": patient.id, "prescriber": doctor.id}
        prescription = then(make(**{**usual, **what}))
        with ports_of(storage) as port:
            port(Prescriptions).add(prescription)
        return prescription

    return keep


def save(storage, prescription):
    with ports_of(storage) as port:
        port(Prescriptions).save(prescription)


def ids(found):
    return [one.id for one in found]


def lives():
    """All that can become of one."""
    drops = a_preparation(name="timolol আমি", form=Form.EYE_DROPS, strength="5 mg/ml")
    yield (
        "draft",
        a_draft(
            preparation=drops,
            route=Administration.OCULAR,
            dosage=a_dosage(dose=Decimal("0.05"), every_days=2, as_needed=True),
            quantity=5,
            quantity_reason="One bottle.",
            instructions="Left eye,\nnot the right one.",
        ),
    )
    awaiting = a_prescription(forbidden=True, overrides=(an_override(),), refills=2)
    yield "awaiting", awaiting
    approved = awaiting.approve(an_approval(), doctor_id=None)
    yield "approved", approved
    yield "handed_out", approved.hand_out(20, on=MONDAY)
    yield "completed", approved.hand_out(63, on=MONDAY)
    yield "controlled", a_prescription(controlled=True)
    yield "cancelled", awaiting.cancel(on=MONDAY, reason="Given up.")


@pytest.mark.parametrize(
    "life", [one for _, one in lives()], ids=[n for n, _ in lives()]
)
def test_whatever_became_of_it_comes_back_as_it_was(
    storage, prescriptions, patient, doctor, life
):
    kept = evolve(life, patient_id=patient.id, prescriber=doctor.id)
    with ports_of(storage) as port:
        port(Prescriptions).add(kept)

    assert prescriptions.get(kept.id, EVERYONE) == kept
    assert prescriptions.find(kept.id) == kept


def test_each_version_replaces_the_one_before(storage, prescriptions, known):
    first = known()
    then = first.hand_out(5, on=MONDAY)

    save(storage, then)

    assert prescriptions.find(first.id) == then


def test_who_saves_too_late_is_told(storage, prescriptions, known):
    first = known()
    save(storage, first.hand_out(5, on=MONDAY))

    with pytest.raises(PrescriptionChanged):
        save(storage, first.cancel(on=MONDAY, reason="Given up."))

    assert prescriptions.find(first.id).dispensed == 5


def test_one_out_of_scope_looks_like_none(prescriptions, known):
    one = known()
    others = Scope(patients=frozenset({new(PatientId)}))

    with pytest.raises(PrescriptionNotFound):
        prescriptions.get(one.id, others)
    for look in (prescriptions.find, prescriptions.hold):
        with pytest.raises(PrescriptionNotFound):
            look(new(PrescriptionId))


def test_holding_gives_the_one_meant(storage, known):
    one = known()

    with ports_of(storage) as port:
        assert port(Prescriptions).hold(one.id) == one


def test_a_patients_come_newest_first_and_in_parts(
    storage, prescriptions, patient, known
):
    kept = [known(), known(make=a_draft), known()]
    known(patient_id=a_known_patient(storage).id)

    first = prescriptions.of_patient(patient.id, after=None, limit=2)
    rest = prescriptions.of_patient(patient.id, after=first[-1].id, limit=2)

    assert ids(first) + ids(rest) == ids(reversed(kept))


def test_in_use_is_what_may_be_taken_on_that_day(
    storage, prescriptions, patient, known
):
    open_ = known()
    taken = known(quantity=1, then=lambda one: one.hand_out(1, on=MONDAY + DAY))
    known(make=a_draft)
    known(then=lambda one: one.cancel(on=MONDAY, reason="Given up."))
    known(patient_id=a_known_patient(storage).id)

    assert ids(prescriptions.in_use(patient.id, MONDAY)) == [open_.id, taken.id]
    assert ids(prescriptions.in_use(patient.id, LAST + DAY)) == [taken.id]
    assert ids(prescriptions.in_use(patient.id, LAST + 2 * DAY)) == []


def test_what_waits_for_a_second_person_comes_first_written_first(
    storage, prescriptions, known
):
    waiting = [known(forbidden=True) for _ in range(3)]
    known()
    save(storage, waiting[1].approve(an_approval(), doctor_id=None))

    first = prescriptions.awaiting(after=None, limit=1)
    rest = prescriptions.awaiting(after=first[-1].id, limit=9)

    assert ids(first) == [waiting[0].id]
    assert ids(rest) == [waiting[2].id]


def test_open_is_what_can_be_handed_out_that_day(prescriptions, known):
    waiting = [known() for _ in range(3)]
    known(make=a_draft)
    known(forbidden=True)
    known(quantity=1, then=lambda one: one.hand_out(1, on=MONDAY))

    first = prescriptions.open(LAST, after=None, limit=1)
    rest = prescriptions.open(LAST, after=first[-1].id, limit=9)

    assert ids(first) + ids(rest) == ids(waiting)
    assert prescriptions.open(LAST + DAY, after=None, limit=9) == ()


def test_a_patient_waits_while_something_can_be_handed_out(
    storage, prescriptions, patient, known
):
    known()
    known(patient_id=(other := a_known_patient(storage)).id, forbidden=True)

    assert prescriptions.waits(patient.id, LAST)
    assert not prescriptions.waits(patient.id, LAST + DAY)
    assert not prescriptions.waits(other.id, LAST)
