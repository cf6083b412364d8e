"""Staff read names on their lists."""

import pytest

from mediklaud.application.registry.name_patients import NamePatients
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.listing import ImpossibleLimit
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital, an_actor, new


def to_name(*patient_ids, role=Role.BILLING):
    return NamePatients(actor=an_actor(role), patient_ids=patient_ids)


def test_a_list_names_those_that_there_are_each_once():
    hospital = a_hospital()
    known = an_enrolled_patient(hospital)
    (card,) = hospital.handle(to_name(known.id, known.id, new(PatientId)))

    assert (card.id, card.name, card.number) == (known.id, known.name, known.number)


def test_no_more_are_named_at_once_than_stand_on_a_list():
    with pytest.raises(ImpossibleLimit):
        to_name(*(new(PatientId) for _ in range(501)))


def test_only_who_finds_patients_reads_their_names():
    hospital = a_hospital()

    with pytest.raises(RoleLacksPermission):
        hospital.handle(to_name(role=Role.PHARMACIST))
