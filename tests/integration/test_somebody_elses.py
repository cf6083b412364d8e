"""What is not yours looks like what is not there, on every storage (X1)."""

from contextlib import ExitStack
from typing import get_type_hints

import pytest
from attrs import NOTHING, evolve, fields
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediklaud.application.catalogue import catalogue
from mediklaud.domain.access.actor import ANONYMOUS, STAFF, Role
from mediklaud.domain.access.matrix import Reach, grants_of
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import NotFound
from mediklaud.domain.shared.ids import DoctorId, PatientId
from tests.builders.busy_hospital import a_busy_hospital
from tests.builders.messages import messages
from tests.hospital import an_actor, new
from tests.storages import STORAGES

ROLES = sorted({*STAFF, Role.PATIENT})


def names(kind):
    """The fields that name one thing, and what kind of thing."""
    hints = get_type_hints(kind)
    return {
        attribute.name: hints[attribute.name]
        for attribute in fields(kind)
        if attribute.default is NOTHING and attribute.name.endswith("_id")
    }


def strangers(kind):
    """The roles that may do it, but not with everybody's things.

    The pharmacy has work for the patient of the busy hospital: it is no stranger there.
    """
    granted = grants_of(kind.permission)
    own = kind.permission is Permission.USE_OWN_ACCOUNT
    return [
        r
        for r in ROLES
        if r in granted and (own or granted[r].reach not in {Reach.ALL, Reach.QUEUE})
    ]


KINDS = sorted(
    (kind for kind in catalogue().use_cases if names(kind) and strangers(kind)),
    key=lambda kind: kind.__name__,
)


@pytest.fixture(scope="module", params=STORAGES, ids=lambda where: where.__name__)
def busy(request):
    """One hospital for all that follows: nothing of it changes anything."""
    with ExitStack() as stack:
        yield a_busy_hospital(stack.enter_context(request.param()))


def test_there_is_something_to_ask_for(busy):
    _, things = busy

    assert {kind for each in KINDS for kind in names(each).values()} <= set(things)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=3, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_stranger_finds_nothing(busy, kind, data):
    hospital, things = busy
    theirs = {name: things[what] for name, what in names(kind).items()}
    message = data.draw(messages(kind, ANONYMOUS, **theirs))

    for role in strangers(kind):
        own = {"patient_id": new(PatientId)} if role is Role.PATIENT else {}
        stranger = an_actor(role, doctor_id=new(DoctorId), **own)
        with pytest.raises(NotFound):
            hospital.handle(evolve(message, actor=stranger))
