"""Two files of one patient become one, and two again (P3), wherever they are kept."""

from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.application.access.invite_patient import InvitePatient
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.registry.identify_patient import IdentifyPatient
from mediklaud.application.registry.list_merges import ListMerges
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.application.registry.undo_merge import MoreCameSince
from mediklaud.application.registry.update_patient import UpdatePatient
from mediklaud.application.registry.visits_of_merged import VisitsClash
from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.mark_missed import MarkMissed
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
)
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.errors import Contended
from mediklaud.domain.registry.merge import MergeStatus, NotInThisMergeStatus, OwnMerge
from mediklaud.domain.registry.patient import FileIsMerged, PatientStatus
from mediklaud.domain.scheduling.booking import PatientNotActive
from mediklaud.domain.scheduling.placing import SlotTaken
from mediklaud.domain.shared.person import Contact, ContactChanges
from mediklaud.ports.access import Accounts
from mediklaud.ports.rights import Disclosures, Guardianships
from mediklaud.ports.scheduling import Appointments
from tests.builders.at_work import a_booking, a_doctor_at_work, in_hours
from tests.builders.busy_hospital import with_one_of_everything
from tests.builders.cashier import drafted, invoiced, to_set_tariff
from tests.builders.merges import (
    asked,
    decided,
    everything_of,
    merged,
    undone,
)
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.builders.rights import (
    one_disclosure,
    one_guardianship,
    to_disclose,
    to_name,
)
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital, an_actor, ports_of, read

BEFORE_ALL = MONDAY_MORNING - timedelta(days=9)

A_PHONE = ContactChanges(phone="+8801555555555")


@pytest.fixture
def hospital(storage):
    hospital = a_hospital(storage)
    hospital.handle(to_set_tariff())
    return hospital


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


@pytest.fixture
def two(hospital):
    """Two files that look like one person's."""
    return [an_enrolled_patient(hospital) for _ in range(2)]


def test_everything_of_the_duplicate_is_the_survivors_at_once(hospital, doctor, two):
    survivor, duplicate = two
    with_one_of_everything(hospital, doctor, survivor)
    with_one_of_everything(hospital, doctor, duplicate, at=4)
    ours, theirs = (everything_of(hospital, patient) for patient in two)

    merged(hospital, survivor, duplicate)

    both = everything_of(hospital, survivor)
    for kind in ("visits", "wishes", "record", "charges", "invoices"):
        assert ids_of(both[kind]) == ids_of(ours[kind]) | ids_of(theirs[kind]), kind
    credit = ours["account"].credit + theirs["account"].credit
    assert both["account"].credit == credit != ours["account"].credit
    assert {v.patient_id for v in both["visits"]} == {survivor.id}
    messages = ours["messages"] + theirs["messages"]
    assert {m.id for m in both["messages"]} == {m.id for m in messages}
    left = everything_of(hospital, duplicate)
    for kind in ("visits", "time", "wishes", "record", "charges", "invoices"):
        assert left[kind] == (), kind
    assert left["messages"] == []
    assert left["account"].credit.minor == 0


def ids_of(things):
    return {getattr(one, "invoice", one).id for one in things}


def test_what_was_issued_stays_as_it_was_issued(hospital, doctor, two):
    survivor, duplicate = two
    with_one_of_everything(hospital, doctor, duplicate)
    (before,) = everything_of(hospital, duplicate)["invoices"]

    merged(hospital, survivor, duplicate)

    (after,) = everything_of(hospital, survivor)["invoices"]
    assert after == evolve(
        before, invoice=evolve(before.invoice, patient_id=survivor.id)
    )


def test_an_undone_merge_leaves_everything_as_it_was(hospital, doctor, two):
    with_one_of_everything(hospital, doctor, two[0])
    with_one_of_everything(hospital, doctor, two[1], at=4)
    before = [everything_of(hospital, patient) for patient in two]

    undone(hospital, merged(hospital, *two))

    assert [everything_of(hospital, patient) for patient in two] == before


def test_a_merge_undone_can_be_asked_for_and_undone_again(hospital, doctor, two):
    with_one_of_everything(hospital, doctor, two[1])
    before = [everything_of(hospital, patient) for patient in two]
    for _ in range(2):
        undone(hospital, merged(hospital, *two))
    undone(hospital, merged(hospital, *reversed(two)))

    assert [everything_of(hospital, patient) for patient in two] == before


def test_a_merged_file_is_found_by_nothing_but_its_number(hospital, two):
    survivor, duplicate = two
    merged(hospital, survivor, duplicate)
    desk = the_desk()

    assert found(hospital, "rahim") == [survivor.id]
    assert found(hospital, duplicate.number) == [survivor.id]
    identified = IdentifyPatient(actor=desk, number=duplicate.number)
    assert hospital.handle(identified).patient_id == survivor.id
    file = hospital.handle(ReadPatient(actor=desk, patient_id=duplicate.id))
    assert (file.status, file.merged_into) == (PatientStatus.MERGED, survivor.id)


def found(hospital, text):
    cards = hospital.handle(FindPatients(actor=the_desk(), q=text))
    return [card.id for card in cards]


def test_a_merged_file_is_neither_booked_nor_changed_nor_merged(hospital, doctor, two):
    survivor, duplicate = two
    third = an_enrolled_patient(hospital)
    again = asked(hospital, duplicate, third)
    merged(hospital, survivor, duplicate)

    with pytest.raises(PatientNotActive):
        a_booking(hospital, doctor, 5, duplicate)
    change = {"patient_id": duplicate.id, "version": 2, "contact": A_PHONE}
    with pytest.raises(FileIsMerged) as refusal:
        hospital.handle(UpdatePatient(actor=the_desk(), **change))
    assert refusal.value.merged_into == survivor.id
    with pytest.raises(FileIsMerged):
        asked(hospital, third, duplicate)
    with pytest.raises(FileIsMerged):
        decided(hospital, again)


def test_what_only_the_duplicate_knew_goes_along_and_comes_back(hospital):
    survivor = an_enrolled_patient(hospital, contact=Contact(email="r@x.org"))
    duplicate = an_enrolled_patient(
        hospital,
        contact=Contact(phone="+8801912345678", email="other@x.org"),
        national_id="1990-123",
    )
    merge = merged(hospital, survivor, duplicate)

    one = file_of(hospital, survivor)
    assert one.contact == Contact(phone="+8801912345678", email="r@x.org")
    assert one.national_id == "1990-123"
    assert found(hospital, "1990123") == [survivor.id]
    undone(hospital, merge)
    assert file_of(hospital, survivor) == evolve(survivor, version=3)
    assert found(hospital, "1990123") == [duplicate.id]


def test_what_was_changed_since_is_not_taken_back(hospital):
    survivor = an_enrolled_patient(hospital, contact=Contact(email="r@x.org"))
    duplicate = an_enrolled_patient(hospital, contact=Contact(phone="+8801912345678"))
    merge = merged(hospital, survivor, duplicate)
    change = {"patient_id": survivor.id, "version": 2, "contact": A_PHONE}
    hospital.handle(UpdatePatient(actor=the_desk(), **change))

    undone(hospital, merge)

    assert file_of(hospital, survivor).contact.phone == A_PHONE.phone


def file_of(hospital, patient):
    return hospital.handle(ReadPatient(actor=the_desk(), patient_id=patient.id))


def test_visits_at_the_same_time_are_named_instead_of_merged(hospital, doctor, two):
    other = a_doctor_at_work(hospital)
    ours = a_booking(hospital, doctor, 5, two[0])
    theirs = a_booking(hospital, other, 5, two[1])
    a_booking(hospital, other, 8, two[1])
    merge = asked(hospital, *two)

    with pytest.raises(VisitsClash) as refusal:
        decided(hospital, merge)

    assert set(refusal.value.appointments) == {ours.id, theirs.id}
    cancel = {"appointment_id": theirs.id, "reason": "The same patient"}
    hospital.handle(CancelAppointment(actor=the_desk(), **cancel))
    assert decided(hospital, merge).status is MergeStatus.DONE


def test_visits_that_are_over_may_have_been_at_the_same_time(storage, doctor, two):
    clock = StandingClock()
    hospital = a_hospital(storage, clock)
    for patient in two:
        who = doctor if patient is two[0] else a_doctor_at_work(hospital)
        a_booking(hospital, who, 5, patient)
    clock.pass_by(timedelta(days=1))
    before = [everything_of(hospital, patient) for patient in two]

    merge = merged(hospital, *two)
    assert len(everything_of(hospital, two[0])["visits"]) == 2
    for visit in everything_of(hospital, two[0])["visits"]:
        hospital.handle(MarkMissed(actor=the_desk(), appointment_id=visit.id))
    undone(hospital, merge)

    after = [everything_of(hospital, patient) for patient in two]
    assert [one["name"] for one in after] == [one["name"] for one in before]
    assert [ids_of(one["visits"]) for one in after] == [
        ids_of(one["visits"]) for one in before
    ]


def test_a_merge_is_not_undone_once_money_or_notes_came(hospital, doctor, two):
    with_one_of_everything(hospital, doctor, two[1])
    merge = merged(hospital, *two)
    invoiced(hospital, two[0].id)

    with pytest.raises(MoreCameSince):
        undone(hospital, merge)


def test_a_visit_booked_since_stays_with_the_survivor(hospital, doctor, two):
    merge = merged(hospital, *two)
    visit = a_booking(hospital, doctor, 5, two[0])

    undone(hospital, merge)

    assert ids_of(everything_of(hospital, two[0])["visits"]) == {visit.id}


def test_a_visit_moved_since_goes_back_with_its_time(hospital, doctor, two):
    visit = a_booking(hospital, doctor, 5, two[1])
    merge = merged(hospital, *two)
    to = {"appointment_id": visit.id, "starts_at": in_hours(7)}
    hospital.handle(RescheduleAppointment(actor=the_desk(), **to))

    undone(hospital, merge)

    assert ids_of(everything_of(hospital, two[1])["visits"]) == {visit.id}
    a_booking(hospital, doctor, 5, two[1])
    with pytest.raises(SlotTaken):
        a_booking(hospital, a_doctor_at_work(hospital), 7, two[1])
    assert everything_of(hospital, two[0])["messages"] == []


def test_merges_are_undone_the_last_one_first(hospital):
    one, other, third = (an_enrolled_patient(hospital) for _ in range(3))
    first = merged(hospital, other, third)
    second = merged(hospital, one, other)

    assert found(hospital, third.number) == [one.id]
    with pytest.raises(FileIsMerged):
        undone(hospital, first)
    undone(hospital, second)
    undone(hospital, first)
    assert found(hospital, third.number) == [third.id]


def test_who_asks_for_a_merge_does_not_decide_it(hospital, two):
    clerk = the_desk()
    merge = asked(hospital, *two, actor=clerk)

    for granted in (True, False):
        with pytest.raises(OwnMerge):
            decided(hospital, merge, actor=clerk, granted=granted)
    privacy = an_actor(Role.PRIVACY_OFFICER)
    assert decided(hospital, merge, actor=privacy).status is MergeStatus.DONE


def test_nothing_is_written_into_a_file_that_was_merged(hospital, two):
    survivor, duplicate = two
    merged(hospital, survivor, duplicate)

    with pytest.raises(FileIsMerged) as refusal:
        hospital.handle(to_disclose(duplicate))
    assert refusal.value.merged_into == survivor.id
    with pytest.raises(FileIsMerged):
        hospital.handle(to_name(duplicate, an_enrolled_patient(hospital)))
    with pytest.raises(FileIsMerged):
        drafted(hospital, duplicate.id)


def test_what_was_read_before_a_merge_is_not_saved_after_it(hospital, doctor, two):
    with_one_of_everything(hospital, doctor, two[1])
    before = everything_of(hospital, two[1])
    merged(hospital, *two)

    visit = before["visits"][0]
    late = evolve(visit, version=visit.version + 1)
    with pytest.raises(Contended), ports_of(hospital.storage) as port:
        port(Appointments).save(late)
    assert ids_of(everything_of(hospital, two[1])["visits"]) == set()


def test_a_merge_is_decided_and_undone_once(hospital, two):
    merge = asked(hospital, *two)
    declined = decided(hospital, merge, granted=False)

    assert declined.status is MergeStatus.DECLINED
    assert file_of(hospital, two[1]) == two[1]
    for step in (decided, undone):
        with pytest.raises(NotInThisMergeStatus):
            step(hospital, merge)
    done = merged(hospital, *two)
    undone(hospital, done)
    with pytest.raises(NotInThisMergeStatus):
        undone(hospital, done)


def test_the_list_shows_both_patients_beside_each_merge(hospital, two):
    first = asked(hospital, *two)
    second = asked(hospital, *reversed(two))
    decided(hospital, second, granted=False)
    query = ListMerges(actor=an_actor(Role.PRIVACY_OFFICER), status=MergeStatus.ASKED)

    (case,) = hospital.handle(query)

    assert case.merge == first
    assert (case.surviving.number, case.duplicate.number) == tuple(
        patient.number for patient in two
    )
    everything = evolve(query, status=None)
    assert [c.id for c in hospital.handle(everything)] == [first.id, second.id]
    assert [c.id for c in hospital.handle(evolve(everything, after=first.id))] == [
        second.id
    ]


def test_the_portal_opens_the_surviving_file(hospital, two):
    survivor, duplicate = two
    theirs = invited(hospital, duplicate)
    merge = merged(hospital, survivor, duplicate)

    accounts = read(hospital.storage, Accounts)
    assert accounts.of_patient(survivor.id).id == theirs
    assert accounts.get(theirs).name == survivor.number
    undone(hospital, merge)
    assert accounts.of_patient(duplicate.id).id == theirs
    assert accounts.get(theirs).name == duplicate.number


def test_of_two_portal_accounts_the_duplicates_ends(hospital, two):
    ours, theirs = (invited(hospital, patient) for patient in two)
    merge = merged(hospital, *two)

    accounts = read(hospital.storage, Accounts)
    assert accounts.of_patient(two[0].id).id == ours
    assert accounts.get(theirs).status is AccountStatus.DISABLED
    undone(hospital, merge)
    assert accounts.get(theirs).status is AccountStatus.INVITED


def invited(hospital, patient):
    return hospital.handle(
        InvitePatient(actor=the_desk(), patient_id=patient.id)
    ).account_id


def test_guardians_amendments_and_disclosures_go_along_and_come_back(hospital, two):
    survivor, duplicate = two
    ward, guardian = (an_enrolled_patient(hospital) for _ in range(2))
    kept = [
        one_guardianship(patient_id=duplicate.id, guardian_id=guardian.id),
        one_guardianship(patient_id=ward.id, guardian_id=duplicate.id),
        one_guardianship(patient_id=duplicate.id, guardian_id=survivor.id),
    ]
    disclosure = one_disclosure(patient_id=duplicate.id)
    with ports_of(hospital.storage) as port:
        for one in kept:
            port(Guardianships).add(one)
        port(Disclosures).add(disclosure)
    guardianships = read(hospital.storage, Guardianships)

    def account_of(patient):
        disclosures = read(hospital.storage, Disclosures)
        whole = {"told_at": None, "after": None, "limit": 9}
        return disclosures.of_patient(patient.id, BEFORE_ALL, **whole)

    merge = merged(hospital, survivor, duplicate)

    moved = [guardianships.get(one.id, EVERYONE) for one in kept]
    assert [(one.patient_id, one.guardian_id) for one in moved] == [
        (survivor.id, guardian.id),
        (ward.id, survivor.id),
        (duplicate.id, survivor.id),
    ], "nobody becomes their own guardian"
    (told,) = account_of(survivor)
    assert told == evolve(disclosure, patient_id=survivor.id)
    undone(hospital, merge)
    assert [
        (one.patient_id, one.guardian_id)
        for one in (guardianships.get(one.id, EVERYONE) for one in kept)
    ] == [(one.patient_id, one.guardian_id) for one in kept]
    assert account_of(duplicate) == (disclosure,)
