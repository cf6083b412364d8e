"""What holds for every message of every context, also for those still to come."""

from contextlib import suppress
from datetime import datetime

import msgspec
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediklaud.adapters.memory.ports import PORTS as MEMORY
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.adapters.sql.ports import PORTS as SQL
from mediklaud.application.catalogue import catalogue
from mediklaud.application.messages import Command
from mediklaud.application.use_case import asked_for
from mediklaud.domain.access.actor import ANONYMOUS, MACHINES, Actor, Role
from mediklaud.domain.access.attempt import Attempt
from mediklaud.domain.access.matrix import MATRIX, Reach, grants_of
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import NotFound, NotPermitted, NotSignedIn, Refusal
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.ports.system import Events, Ids
from tests.builders.messages import messages
from tests.hospital import a_hospital, an_actor, new

CATALOGUE = catalogue()
KINDS = sorted(CATALOGUE.use_cases, key=lambda kind: kind.__name__)
ROLES = sorted(Role)
STORAGE = MemoryStorage(MEMORY)
HOSPITAL = a_hospital(STORAGE)
_GIVEN_ANYWAY = {Actor, Attempt, Scope, datetime, Events, Ids, *HOSPITAL.services}

a_few = settings(
    max_examples=5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def somebody(role):
    """An actor in this role, at home nowhere else."""
    if role is Role.ANYONE:
        return ANONYMOUS
    if role in MACHINES:
        return Actor(roles={role})
    who = {"patient_id": new(PatientId)} if role is Role.PATIENT else {}
    return an_actor(role, **who, doctor_id=new(DoctorId))


def by_name(kind):
    return getattr(kind, "__name__", None) or str(kind)


def reach(kind, role):
    granted = grants_of(kind.permission)
    grant = granted.get(role) or granted.get(Role.ANYONE)
    return grant and grant.reach


def remembered():
    """All that the hospital knows, save what the audit says of the asking."""
    tables = STORAGE.tables.by_name
    return {n: dict(t) for n, t in tables.items() if t and not n.startswith("audit")}


def refused(message, *why):
    before, audited = remembered(), len(STORAGE.tables["audit"])
    with pytest.raises(why):
        HOSPITAL.handle(message)
    assert remembered() == before
    assert len(STORAGE.tables["audit"]) == audited + 1


every_message = pytest.mark.parametrize("kind", KINDS, ids=by_name)


@every_message
def test_it_takes_a_permission_that_somebody_has(kind):
    assert isinstance(kind.permission, Permission)
    assert MATRIX[kind.permission]


@every_message
def test_its_name_is_its_use_cases(kind):
    assert CATALOGUE.use_cases[kind].function.__name__ == kind.action()


def test_every_permission_is_taken_by_some_message_or_asked_for_by_a_rule():
    taken = {kind.permission for kind in KINDS}

    assert set(Permission) - taken <= {Permission.OVERBOOK, Permission.DELIVER}


@pytest.mark.parametrize("ports", [MEMORY, SQL], ids=["memory", "sql"])
@pytest.mark.parametrize("part", ["use_cases", "beforehand", "reactions"])
def test_whatever_a_use_case_asks_for_is_there(part, ports):
    found = getattr(CATALOGUE, part).values()
    cases = [c for entry in found for c in (entry if part == "reactions" else [entry])]

    missing = {
        (case.function.__name__, kind.__name__)
        for case in cases
        for needed in case.needs.values()
        for kind in asked_for(needed)
        if kind not in _GIVEN_ANYWAY and kind not in ports
    }

    assert missing == set()


@pytest.mark.parametrize(
    "kind",
    [kind for kind in KINDS if issubclass(kind, Command) and kind.remembered],
    ids=by_name,
)
def test_its_answer_can_be_kept_for_its_key(kind):
    gives = CATALOGUE.use_cases[kind].gives

    assert msgspec.json.Decoder(gives, dec_hook=lambda kind, value: kind(value))


@every_message
@a_few
@given(st.data())
def test_whoever_lacks_the_permission_is_refused_before_anything_happens(kind, data):
    message = data.draw(messages(kind, ANONYMOUS))

    for role in ROLES:
        if reach(kind, role) is None:
            why = NotSignedIn if role is Role.ANYONE else NotPermitted
            refused(evolve(message, actor=somebody(role)), why)


@every_message
@a_few
@given(st.data())
def test_another_patient_looks_like_none(kind, data):
    message = data.draw(messages(kind, ANONYMOUS))

    for role in ROLES:
        if message.concerns and reach(kind, role) not in {None, Reach.ALL}:
            refused(evolve(message, actor=somebody(role)), NotFound)


@every_message
@a_few
@given(st.data())
def test_whoever_may_is_answered_or_told_why_not(kind, data):
    hospital = a_hospital()
    message = data.draw(messages(kind, ANONYMOUS))

    for role in ROLES:
        if reach(kind, role) is not None:
            with suppress(Refusal):
                hospital.handle(evolve(message, actor=somebody(role)))
