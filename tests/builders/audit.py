"""Chains of entries and seals over them, and every way to tamper with them."""

import hashlib
import hmac
from datetime import timedelta

from attrs import evolve
from hypothesis import strategies as st

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.audit import AuditEntry, Outcome
from mediklaud.domain.access.chain import Tail, link
from mediklaud.domain.access.seal import Head, Seal, seal
from mediklaud.domain.access.seal_checking import SealedHead
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId, SessionId
from tests.clock import MONDAY_MORNING

KEYS = {1: b"the first key", 2: b"the second key"}


def marked_with(key_id):
    return lambda data: (key_id, mark_of(key_id, data))


def mark_of(key_id, data):
    return hmac.digest(KEYS[key_id], data, hashlib.sha256)


def is_signed(key_id, data, signature):
    return mark_of(key_id, data) == signature


def _ids(kind):
    return st.uuids().map(kind)


_TEXTS = st.text(max_size=5)
ENTRIES = st.builds(
    AuditEntry,
    id=_ids(AuditId),
    at=st.integers(0, 10**9).map(lambda us: MONDAY_MORNING + timedelta(0, 0, us)),
    action=_TEXTS,
    outcome=st.sampled_from(Outcome),
    refusal=st.none() | _TEXTS,
    account_id=st.none() | _ids(AccountId),
    session_id=st.none() | _ids(SessionId),
    roles=st.lists(st.sampled_from(Role), unique=True).map(tuple),
    patient_id=st.none() | _ids(PatientId),
    subject_id=st.none() | _TEXTS,
    purpose=st.none() | _TEXTS,
    request_id=st.none() | _TEXTS,
    seen=st.lists(_ids(PatientId), max_size=3).map(tuple),
)


def chained(entries, mark=None):
    """The entries in their streams, in the order in which they are walked."""
    tails: dict[str, Tail] = {}
    links = []
    for entry in entries:
        new = link(tails.get(entry.stream, Tail()), entry, mark or marked_with(1))
        tails[entry.stream] = new.tail
        links.append(new)
    return in_order(links)


def in_order(links):
    return sorted(links, key=lambda one: (one.stream, one.seq))


def head_of(linked):
    return Head(stream=linked.stream, seq=linked.seq, mac=linked.mac)


def ends_of(links):
    """The last entry of every stream, as a seal covers it."""
    return [head_of(one) for one in {one.stream: one for one in links}.values()]


def seals_over(batches, sign=None):
    """A seal for each batch of heads, and the heads with its number."""
    seals: list[Seal] = []
    heads: list[SealedHead] = []
    for batch in batches:
        before = seals[-1] if seals else None
        new = seal(before, batch, len(batch), MONDAY_MORNING, sign or marked_with(2))
        seals.append(new)
        heads += [SealedHead(number=new.number, head=head) for head in batch]
    return seals, heads


@st.composite
def streams(draw, least=1):
    """Some streams of several entries each."""
    patients = draw(st.lists(_ids(PatientId), min_size=1, max_size=3, unique=True))
    made = [
        evolve(entry, patient_id=patient)
        for patient in patients
        for entry in draw(st.lists(ENTRIES, min_size=least, max_size=6))
    ]
    return chained(made)


def changed_entry(draw, entry):
    """The entry with one thing about it changed."""
    other = draw(ENTRIES)
    names = [
        attribute.name
        for attribute in AuditEntry.__attrs_attrs__
        if getattr(other, attribute.name) != getattr(entry, attribute.name)
    ]
    name = draw(st.sampled_from(names))
    return evolve(entry, **{name: getattr(other, name)})
