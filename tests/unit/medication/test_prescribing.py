"""A doctor prescribes: checked as part of it, answered where it stops (M1, M3, H5)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from attrs import evolve

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.application.medication.cancel_prescription import CancelPrescription
from mediklaud.application.medication.knowledge import SafetyKnowledge
from mediklaud.application.medication.list_prescriptions import ListPrescriptions
from mediklaud.application.medication.prescribe import Prescribe
from mediklaud.application.medication.read_prescription import ReadPrescription
from mediklaud.application.medication.sign_prescription import SignPrescription
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.application.scheduling.mark_arrived import MarkArrived
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.medication import Status, shipped_knowledge
from mediklaud.domain.medication.dosage import QuantityIsCounted
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.prescription_refusals import (
    NoRefillsOfControlled,
    PatientHasDied,
    PrescriptionNotFound,
    WrongPrescriptionState,
)
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.medication.severity import Presentation
from mediklaud.domain.medication.unsafe import (
    CheckFailed,
    NoSuchFinding,
    UnsafePrescription,
)
from mediklaud.domain.records.consultation import NoSuchConsultation
from mediklaud.domain.registry.licence import LicenceHasEnded
from mediklaud.domain.registry.patient import PatientNotFound, PatientStatus
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.domain.shared.preparation import Form, Preparation
from mediklaud.ports.prescriptions import Prescriptions
from mediklaud.ports.registry import Doctors, Patients
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.prescribing import (
    Ward,
    a_dosage,
    a_regimen,
    an_answer,
    answers_to,
)
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital, an_actor, new, ports_of, read

ONCE = a_dosage(times_a_day=1, duration_days=30)
DAY = timedelta(days=1)
WARFARIN_AND_IBUPROFEN = "MK-0076"


@pytest.fixture
def ward():
    return Ward(MemoryStorage(memory.PORTS), StandingClock())


@pytest.fixture
def on_warfarin(ward):
    """The ward, with its patient on warfarin."""
    ward.prescribe("warfarin", "5 mg", dosage=ONCE)
    return ward


def kept(ward):
    return read(ward.storage, Prescriptions).of_patient(
        ward.patient.id, after=None, limit=99
    )


def shown(ward):
    return list(ward.storage.tables["safety_alerts"].values())


def refused(ward, *what, **more):
    with pytest.raises(UnsafePrescription) as found:
        ward.prescribe(*what, **more)
    return found.value


def test_what_is_prescribed_is_signed_and_open_for_thirty_days(ward):
    written = ward.prescribe("amoxicillin", "500 mg", instructions="With water.")

    one = written.prescription
    assert one.status is PrescriptionStatus.OPEN
    assert one.prescriber == ward.doctor.id
    assert one.prescriber_name == ward.doctor.name
    assert one.quantity == 21
    assert one.valid_until == MONDAY_MORNING.date() + 30 * DAY
    assert kept(ward) == (one,)


def test_each_refill_lengthens_its_days_by_one_supply(ward):
    one = ward.prescribe("amlodipine", "5 mg", dosage=ONCE, refills=2).prescription

    assert one.valid_until == MONDAY_MORNING.date() + 90 * DAY


def test_a_patient_on_warfarin_who_is_given_ibuprofen_stops_the_prescriber(
    on_warfarin,
):
    refusal = refused(on_warfarin, "ibuprofen", "400 mg")

    (against,) = refusal.findings
    assert against.rule_id == WARFARIN_AND_IBUPROFEN
    assert against.pair == ("ibuprofen 400 mg tablet", "warfarin 5 mg tablet")
    assert against.presentation is Presentation.INTERRUPT
    assert against.management
    assert against.source
    assert refusal.rule == "M3"
    assert refusal.code == "unsafe_prescription"
    assert len(kept(on_warfarin)) == 1


def test_the_refusal_says_nothing_of_the_patient(on_warfarin):
    refusal = refused(on_warfarin, "ibuprofen", "400 mg")

    assert set(refusal.facts) == {"findings"}
    assert str(on_warfarin.patient.id) not in str(refusal.facts)


def test_with_a_coded_reason_it_is_prescribed_all_the_same(on_warfarin):
    refusal = refused(on_warfarin, "ibuprofen", "400 mg")

    written = on_warfarin.prescribe(
        "ibuprofen", "400 mg", overrides=answers_to(refusal)
    )

    (override,) = written.prescription.overrides
    assert written.prescription.status is PrescriptionStatus.OPEN
    assert override.rule_id == WARFARIN_AND_IBUPROFEN
    assert override.reason is OverrideReason.MONITORING_ORDERED
    assert override.text == "INR twice a week."
    assert override.by == on_warfarin.me.account_id
    assert override.knowledge


def test_an_answer_to_what_was_not_found_is_refused(on_warfarin):
    with pytest.raises(NoSuchFinding):
        on_warfarin.prescribe(overrides=(an_answer(WARFARIN_AND_IBUPROFEN),))


def test_what_stopped_a_prescriber_is_counted_though_nothing_was_written(on_warfarin):
    refused(on_warfarin, "ibuprofen", "400 mg")

    (alert,) = shown(on_warfarin)
    assert alert.rule_id == WARFARIN_AND_IBUPROFEN
    assert alert.prescription_id is None
    assert alert.overridden is None
    assert alert.shown_to == on_warfarin.me.account_id


def test_what_was_overridden_is_counted_with_its_reason(on_warfarin):
    overrides = (an_answer(WARFARIN_AND_IBUPROFEN),)

    written = on_warfarin.prescribe("ibuprofen", "400 mg", overrides=overrides)

    (alert,) = shown(on_warfarin)
    assert alert.prescription_id == written.id
    assert alert.overridden is OverrideReason.MONITORING_ORDERED


def test_what_is_minor_stops_nobody_and_is_not_counted_as_shown(on_warfarin):
    written = on_warfarin.prescribe("simvastatin", "20 mg", dosage=ONCE)

    (found,) = written.checked.presented
    assert found.presentation is Presentation.SILENT
    assert shown(on_warfarin) == []


def test_an_unknown_medicine_is_prescribed_but_never_called_clear(ward):
    written = ward.prescribe("xyzzycillin", "500 mg")

    report = written.checked.report
    assert report.status is Status.NOT_CHECKED
    assert "xyzzycillin 500 mg tablet" in {one.name for one in report.not_checked}


def test_allergies_that_nobody_asked_about_are_said_not_to_be_checked(ward):
    written = ward.prescribe()

    assert "allergies" in {one.name for one in written.checked.report.not_checked}


def test_a_draft_stops_nobody_and_shows_what_will(on_warfarin):
    written = on_warfarin.prescribe("ibuprofen", "400 mg", sign=False)

    assert written.prescription.status is PrescriptionStatus.DRAFT
    assert [one.finding.rule_id for one in written.checked.stopping] == [
        WARFARIN_AND_IBUPROFEN
    ]


def test_a_draft_is_checked_when_it_is_signed(on_warfarin):
    draft = on_warfarin.prescribe("ibuprofen", "400 mg", sign=False).prescription

    with pytest.raises(UnsafePrescription):
        on_warfarin.handle(SignPrescription, prescription_id=draft.id)
    signed = on_warfarin.handle(
        SignPrescription,
        prescription_id=draft.id,
        overrides=(an_answer(WARFARIN_AND_IBUPROFEN),),
    )

    assert signed.prescription.status is PrescriptionStatus.OPEN
    assert signed.id == draft.id


def test_a_draft_counts_among_no_medicines(ward):
    ward.prescribe("warfarin", "5 mg", dosage=ONCE, sign=False)

    assert ward.prescribe("ibuprofen", "400 mg").checked.presented == ()


def test_who_signs_anothers_draft_stands_for_it(ward):
    draft = ward.prescribe(sign=False).prescription
    colleague = ward.a_colleague()

    signed = ward.handle(SignPrescription, by=colleague, prescription_id=draft.id)

    assert signed.prescription.prescriber == colleague.doctor_id


def test_what_is_signed_is_not_signed_again(ward):
    signed = ward.prescribe().prescription

    with pytest.raises(WrongPrescriptionState):
        ward.handle(SignPrescription, prescription_id=signed.id)


def test_what_was_handed_out_counts_for_thirty_days(on_warfarin):
    (warfarin,) = kept(on_warfarin)
    on_warfarin.hand_out(warfarin, warfarin.total)
    on_warfarin.let_pass(29 * DAY)
    refused(on_warfarin, "ibuprofen", "400 mg")

    on_warfarin.let_pass(2 * DAY)

    written = on_warfarin.prescribe("ibuprofen", "400 mg")
    assert written.checked.presented == ()


def test_what_was_stopped_counts_through_its_washout(ward):
    """Phenelzine, an irreversible MAO inhibitor, lasts for two weeks (M1)."""
    phenelzine = ward.prescribe("phenelzine", "15 mg").prescription
    ward.hand_out(phenelzine, phenelzine.total)
    ward.let_pass((30 + 14) * DAY)
    refused(ward, "sertraline", "50 mg", dosage=ONCE)

    ward.let_pass(DAY)

    written = ward.prescribe("sertraline", "50 mg", dosage=ONCE)
    assert written.checked.presented == ()


def test_what_was_never_fetched_counts_only_while_it_can_be(on_warfarin):
    on_warfarin.let_pass(31 * DAY)

    written = on_warfarin.prescribe("ibuprofen", "400 mg")

    assert written.checked.presented == ()


def test_what_was_cancelled_and_never_fetched_does_not_count(on_warfarin):
    (warfarin,) = kept(on_warfarin)
    on_warfarin.handle(
        CancelPrescription, prescription_id=warfarin.id, reason="No longer needed."
    )

    assert on_warfarin.prescribe("ibuprofen", "400 mg").checked.presented == ()


def test_the_dose_is_checked_with_the_strength(ward):
    refusal = refused(
        ward,
        "paracetamol",
        "500 mg",
        dosage=a_dosage(dose=Decimal(4), times_a_day=4),
    )

    assert {one.kind for one in refusal.findings} == {"dose"}


def test_daily_methotrexate_needs_a_second_person(ward):
    refusal = refused(ward, "methotrexate", "2.5 mg", dosage=ONCE)

    written = ward.prescribe(
        "methotrexate", "2.5 mg", dosage=ONCE, overrides=answers_to(refusal)
    )

    assert written.prescription.status is PrescriptionStatus.AWAITING_APPROVAL


def test_a_failing_check_is_told_and_nothing_is_written(ward, monkeypatch):
    def broken(*_args, **_kwargs):
        message = "no rules today"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("mediklaud.application.medication.checking.check_new", broken)

    with pytest.raises(CheckFailed) as failed:
        ward.prescribe()

    assert failed.value.rule == "M4"
    assert kept(ward) == ()


def test_an_empty_knowledge_is_a_failing_check():
    empty = evolve(shipped_knowledge(), substances={}, combinations=(), interactions=())
    ward = Ward(MemoryStorage(memory.PORTS), StandingClock())
    object.__setattr__(
        ward,
        "hospital",
        a_hospital(
            ward.storage,
            ward.clock,
            swap(SafetyKnowledge, SafetyKnowledge(lambda: empty)),
        ),
    )

    with pytest.raises(CheckFailed):
        ward.prescribe()


def test_nobody_but_a_doctor_prescribes(ward):
    for role in set(Role) - {Role.DOCTOR, Role.WORKER, Role.OPERATOR, Role.ANYONE}:
        with pytest.raises(RoleLacksPermission):
            ward.prescribe(by=an_actor(role, patient_id=ward.patient.id))


def test_a_doctor_without_care_of_the_patient_finds_none(ward):
    stranger = an_actor(Role.DOCTOR, doctor_id=a_doctor_at_work(ward.hospital).id)
    one = ward.prescribe().prescription

    with pytest.raises(PatientNotFound):
        ward.prescribe(by=stranger)
    with pytest.raises(PrescriptionNotFound):
        ward.handle(ReadPrescription, by=stranger, prescription_id=one.id)
    with pytest.raises(PrescriptionNotFound):
        ward.handle(
            CancelPrescription, by=stranger, prescription_id=one.id, reason="Mine."
        )


def test_the_patient_reads_what_was_prescribed(ward):
    one = ward.prescribe().prescription
    patient = an_actor(Role.PATIENT, patient_id=ward.patient.id)

    read_one = ward.handle(ReadPrescription, by=patient, prescription_id=one.id)
    listed = ward.handle(ListPrescriptions, by=patient, patient_id=ward.patient.id)

    assert read_one.prescription == one
    assert listed == (one,)


def test_another_patient_finds_none(ward):
    one = ward.prescribe().prescription
    other = an_actor(Role.PATIENT, patient_id=an_enrolled_patient(ward.hospital).id)

    with pytest.raises(PrescriptionNotFound):
        ward.handle(ReadPrescription, by=other, prescription_id=one.id)


def test_one_whose_days_are_over_reads_as_expired(ward):
    one = ward.prescribe().prescription
    ward.let_pass(31 * DAY)

    found = ward.handle(ReadPrescription, prescription_id=one.id)

    assert found.prescription.status is PrescriptionStatus.EXPIRED


def test_an_unknown_prescription_looks_like_somebody_elses(ward):
    with pytest.raises(PrescriptionNotFound):
        ward.handle(ReadPrescription, prescription_id=new(PrescriptionId))


def test_tablets_are_counted_not_set(ward):
    with pytest.raises(QuantityIsCounted):
        ward.prescribe(quantity=100, quantity_reason="A whole pack.")


def test_a_bottle_may_be_set_with_its_reason(ward):
    syrup = Preparation("amoxicillin", Form.ORAL_LIQUID, "250 mg/5 ml")

    one = ward.prescribe(
        regimen=a_regimen(
            preparation=syrup,
            dosage=a_dosage(dose=Decimal(5)),
            quantity=200,
            quantity_reason="Two bottles of 100 ml.",
        )
    ).prescription

    assert one.quantity == 200


def test_a_controlled_medicine_has_no_refills(ward):
    with pytest.raises(NoRefillsOfControlled):
        ward.prescribe("morphine", "10 mg", controlled=True, refills=1)


def test_nothing_is_prescribed_to_somebody_who_has_died(ward):
    with ports_of(ward.storage) as port:
        patient = port(Patients).get(ward.patient.id)
        port(Patients).save(evolve(patient, status=PatientStatus.DECEASED))

    with pytest.raises(PatientHasDied):
        ward.prescribe()


def test_nothing_is_prescribed_after_the_licence_ends(ward):
    with ports_of(ward.storage) as port:
        doctor = port(Doctors).get(ward.doctor.id)
        ended = MONDAY_MORNING.date() - DAY
        port(Doctors).save(
            evolve(doctor, licence=evolve(doctor.licence, valid_until=ended))
        )

    with pytest.raises(LicenceHasEnded):
        ward.prescribe()


def test_it_may_say_at_which_consultation_it_was(ward):
    visit = a_booking(ward.hospital, ward.doctor, 5, ward.patient)
    ward.handle(MarkArrived, by=the_desk(), appointment_id=visit.id)
    begun = ward.handle(StartConsultation, appointment_id=visit.id)

    one = ward.prescribe(consultation_id=begun.id).prescription

    assert one.consultation_id == begun.id


def test_another_patients_consultation_looks_like_none(ward):
    visit = a_booking(ward.hospital, ward.doctor, 5)
    ward.handle(MarkArrived, by=the_desk(), appointment_id=visit.id)
    begun = ward.handle(StartConsultation, appointment_id=visit.id)

    with pytest.raises(NoSuchConsultation):
        ward.prescribe(consultation_id=begun.id)


def test_a_key_sent_again_prescribes_nothing_twice(ward):
    message = Prescribe(
        actor=ward.me,
        patient_id=ward.patient.id,
        regimen=a_regimen(),
        idempotency_key="once",
    )

    first = ward.hospital.handle(message)

    assert ward.hospital.handle(message) == first
    assert len(kept(ward)) == 1
