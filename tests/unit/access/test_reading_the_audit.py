import pytest

from mediklaud.application.access.list_accounts import ListAccounts
from mediklaud.application.access.list_audit_entries import ListAuditEntries
from mediklaud.domain.access.actor import STAFF, Role
from mediklaud.domain.errors import NotPermitted
from mediklaud.ports.access import Audit
from tests.builders.access import an_entry
from tests.hospital import an_actor, ports_of

OFFICER = an_actor(Role.PRIVACY_OFFICER)


def listed(hospital, **which):
    return hospital.handle(ListAuditEntries(actor=OFFICER, **which))


@pytest.fixture
def entry(hospital):
    with ports_of(hospital.storage) as port:
        entry, other = an_entry(), an_entry(action="find_patients")
        port(Audit).append(entry)
        port(Audit).append(other)
        return entry


def test_the_privacy_officer_reads_what_was_done(hospital, entry):
    assert listed(hospital)[-1] == entry


@pytest.mark.parametrize(
    ("which", "field"),
    [
        ("about_patient_id", "patient_id"),
        ("account_id", "account_id"),
        ("of_action", "action"),
    ],
)
def test_it_can_be_narrowed(hospital, entry, which, field):
    assert listed(hospital, **{which: getattr(entry, field)}) == (entry,)


def test_looking_leaves_a_trace_as_well(hospital, entry):
    listed(hospital)

    assert "list_audit_entries" in {entry.action for entry in listed(hospital)}


@pytest.mark.parametrize("role", sorted(STAFF - {Role.PRIVACY_OFFICER}))
def test_nobody_else_reads_it(hospital, role):
    with pytest.raises(NotPermitted):
        hospital.handle(ListAuditEntries(actor=an_actor(role)))


def test_a_refusal_is_told_with_its_code(hospital):
    with pytest.raises(NotPermitted):
        hospital.handle(ListAccounts(actor=an_actor(Role.BILLING)))

    entry = listed(hospital)[0]
    assert (entry.action, entry.refusal) == ("list_accounts", "role_lacks_permission")
    assert entry.roles == (Role.BILLING,)
