"""Every patient whom an answer shows is named in its audit entry (X4)."""

from contextlib import ExitStack
from typing import get_type_hints

import msgspec
import pytest
from attrs import NOTHING, evolve, fields
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediklaud.application.access.list_audit_entries import ListAuditEntries
from mediklaud.application.billing.list_credit_requests import ListCreditRequests
from mediklaud.application.billing.list_disputes import ListDisputes
from mediklaud.application.catalogue import catalogue
from mediklaud.application.messages import Query
from mediklaud.application.messaging.list_outbox import ListOutbox
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.scheduling.list_change_requests import ListChangeRequests
from mediklaud.application.scheduling.read_schedule import ReadSchedule
from mediklaud.domain.access.actor import STAFF, Role
from mediklaud.domain.access.audit import AuditEntry, AuditFilter
from mediklaud.domain.access.matrix import grants_of
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.ports.access import Audit
from mediklaud.ports.registry import Doctors
from tests.builders.at_work import a_booking
from tests.builders.busy_hospital import a_busy_hospital
from tests.builders.messages import anything
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor, read
from tests.storages import in_memory, on_sqlite

KINDS = sorted(
    (kind for kind in catalogue().use_cases if issubclass(kind, Query)),
    key=lambda kind: kind.__name__,
)
ROLES = sorted({*STAFF, Role.PATIENT})
_LOOKED_FOR = {"q": "rah", "day": MONDAY_MORNING.date()}


@pytest.fixture(scope="module", params=[in_memory, on_sqlite])
def busy(request):
    """A hospital with several patients in every list; who they are, as text."""
    with ExitStack() as stack:
        storage = stack.enter_context(request.param())
        hospital, things = a_busy_hospital(storage)
        doctor = read(storage, Doctors).get(things[DoctorId])
        visits = [a_booking(hospital, doctor, hours) for hours in (7, 8)]
        patients = {things[PatientId], *(visit.patient_id for visit in visits)}
        yield hospital, things, {str(patient): patient for patient in patients}


def somebody(role, things):
    """Somebody in this role to whom the busy hospital's things are known."""
    own = {"patient_id": things[PatientId]} if role is Role.PATIENT else {}
    return an_actor(role, doctor_id=things[DoctorId], **own)


def asked(data, kind, actor, things):
    """The message with as few limits as may be, about what there is."""
    hints = get_type_hints(kind)
    needed = {
        a.name: hints[a.name]
        for a in fields(kind)
        if a.default is NOTHING and a.name != "actor"
    }
    given = {
        name: things.get(what) or _LOOKED_FOR.get(name) or data.draw(anything(what))
        for name, what in needed.items()
    }
    return kind(actor=actor, **given)


def told(answer):
    """The answer as text, in which every id of a patient would be found."""
    parts = answer if isinstance(answer, tuple) else (answer,)
    shown = [evolve(p, seen=()) if isinstance(p, AuditEntry) else p for p in parts]
    return msgspec.json.encode(shown, enc_hook=str).decode()


def newest(hospital):
    return read(hospital.storage, Audit).page(AuditFilter(), None, 1)[0]


REACHING = [(k, r) for k in KINDS for r in ROLES if r in grants_of(k.permission)]


@pytest.mark.parametrize(
    ("kind", "role"), REACHING, ids=lambda part: getattr(part, "__name__", str(part))
)
@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whoever_is_shown_is_named(busy, kind, role, data):
    hospital, things, patients = busy
    actor = somebody(role, things)
    try:
        answer = hospital.handle(asked(data, kind, actor, things))
    except Refusal:
        return
    shown = {patient for text, patient in patients.items() if text in told(answer)}
    if not kind.audited:
        assert shown <= {actor.patient_id}
        return
    assert shown <= set(newest(hospital).shown)


SHOWING = [
    (FindPatients, Role.FRONT_DESK),
    (ListAuditEntries, Role.PRIVACY_OFFICER),
    (ListOutbox, Role.ADMINISTRATOR),
    (ReadSchedule, Role.FRONT_DESK),
    (ListChangeRequests, Role.FRONT_DESK),
    (ListCreditRequests, Role.BILLING),
    (ListDisputes, Role.BILLING),
]


@pytest.mark.parametrize(
    ("kind", "role"), SHOWING, ids=lambda part: getattr(part, "__name__", str(part))
)
def test_a_list_of_several_names_them(kind, role):
    """Here they must show somebody, or the test above tests nothing."""
    with in_memory() as storage:
        hospital, things = a_busy_hospital(storage)
        hospital.handle(asked(None, kind, somebody(role, things), things))
        assert things[PatientId] in newest(hospital).seen
