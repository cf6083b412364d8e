"""What is sealed opens where it lies, with its key, unchanged; or not at all (X6)."""

import struct
from uuid import UUID, uuid4

import pytest
from attrs import evolve
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.adapters.keyring.cipher import RingCipher
from mediklaud.domain.access.data_key import KeyPurpose, KeyState
from mediklaud.domain.errors import SealBroken
from mediklaud.ports.secrets import Place
from tests.ring import a_key, a_ring

HERE = UUID(int=7)
PLACE = Place("patients", "sealed", "row-1")
ELSEWHERE = (
    evolve(PLACE, table="accounts"),
    evolve(PLACE, column="note"),
    evolve(PLACE, row="row-2"),
    Place("patientss", "ealed", "row-1"),
)


def a_cipher(hospital_id=HERE, *more, again=None):
    ring = a_ring(hospital_id, *more)
    return RingCipher(ring, again or (lambda: ring))


@given(st.binary(), st.builds(Place, st.text(), st.text(), st.text()))
def test_what_is_sealed_opens_where_it_lies(plain, place):
    cipher = a_cipher()

    assert cipher.unseal(cipher.seal(plain, place), place) == plain


def test_the_same_value_is_never_sealed_twice_the_same():
    cipher = a_cipher()

    assert len({cipher.seal(b"Amina", PLACE) for _ in range(100)}) == 100


def test_a_sealed_value_says_its_format_its_key_and_nothing_else():
    sealed = a_cipher().seal(b"Amina", PLACE)

    assert sealed[:5] == struct.pack(">BI", 1, 1)
    assert len(sealed) == 1 + 4 + 12 + len(b"Amina") + 16
    assert b"Amina" not in sealed


def test_anybody_with_the_key_can_open_it_by_the_book():
    """A known answer: plain AES-256-GCM, and what it is bound to spelt out."""
    sealed = a_cipher().seal(b"Amina", PLACE)
    bound_to = b"".join(
        struct.pack(">I", len(part)) + part
        for part in (b"1", HERE.bytes, b"patients", b"sealed", b"row-1")
    )
    key = a_key(1, KeyPurpose.FIELDS).secret

    assert AESGCM(key).decrypt(sealed[5:17], sealed[17:], bound_to) == b"Amina"


@pytest.mark.parametrize("place", ELSEWHERE, ids=str)
def test_moved_elsewhere_it_does_not_open(place):
    cipher = a_cipher()
    sealed = cipher.seal(b"Amina", PLACE)

    with pytest.raises(SealBroken):
        cipher.unseal(sealed, place)


def test_it_does_not_open_in_another_hospital_with_the_same_keys():
    sealed = a_cipher().seal(b"Amina", PLACE)

    with pytest.raises(SealBroken):
        a_cipher(uuid4()).unseal(sealed, PLACE)


@given(st.data())
def test_a_changed_byte_keeps_it_shut(data):
    cipher = a_cipher()
    sealed = bytearray(cipher.seal(b"Amina Rahman", PLACE))
    where = data.draw(st.integers(0, len(sealed) - 1))
    sealed[where] ^= data.draw(st.integers(1, 255))

    with pytest.raises(SealBroken):
        cipher.unseal(bytes(sealed), PLACE)


@given(st.integers(0, 44))
def test_cut_short_it_does_not_open(length):
    cipher = a_cipher()
    sealed = cipher.seal(b"Amina Rahman", PLACE)
    assert len(sealed) == 45

    with pytest.raises(SealBroken):
        cipher.unseal(sealed[:length], PLACE)


def test_a_key_of_another_purpose_opens_nothing():
    field_key = a_key(9, KeyPurpose.FIELDS, KeyState.READABLE)
    same_secret = a_key(9, KeyPurpose.INDEX, KeyState.READABLE, field_key.secret)
    newer = evolve(field_key, state=KeyState.ACTIVE)
    sealed = a_cipher(HERE, newer).seal(b"Amina", PLACE)

    assert a_cipher(HERE, field_key).unseal(sealed, PLACE) == b"Amina"
    with pytest.raises(SealBroken):
        a_cipher(HERE, same_secret).unseal(sealed, PLACE)


def test_a_retired_key_opens_nothing():
    key = a_key(9, KeyPurpose.FIELDS)
    sealed = a_cipher(HERE, key).seal(b"Amina", PLACE)

    with pytest.raises(SealBroken):
        a_cipher(HERE, evolve(key, state=KeyState.RETIRED)).unseal(sealed, PLACE)


def test_a_key_that_was_drawn_a_moment_ago_is_looked_for_once_more():
    key = a_key(9, KeyPurpose.FIELDS)
    newer = a_ring(HERE, key)
    sealed = a_cipher(HERE, key).seal(b"Amina", PLACE)

    cipher = a_cipher(HERE, again=lambda: newer)

    assert cipher.unseal(sealed, PLACE) == b"Amina"
    assert cipher.ring is newer
