"""Blind indexes, the audit's marks, and signatures."""

import hmac
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.adapters.keyring.cipher import RingCipher
from mediklaud.adapters.keyring.prefixed import prefixed
from mediklaud.adapters.keyring.signing import SigningKey
from mediklaud.domain.access.data_key import KeyPurpose, KeyState
from mediklaud.domain.errors import SealBroken
from tests.ring import a_key, a_ring

HERE = UUID(int=7)
_AUDIT, _SEAL = 3, 4


def a_cipher(*more):
    ring = a_ring(HERE, *more)
    return RingCipher(ring, lambda: ring)


@given(st.text(), st.text())
def test_an_index_fits_a_column_and_never_changes(label, text):
    cipher = a_cipher()
    found = cipher.index(label, text)

    assert -(2**63) <= found < 2**63
    assert found == cipher.index(label, text)


def test_an_index_is_the_head_of_a_keyed_hash_of_label_and_text():
    key = a_key(2, KeyPurpose.INDEX).secret
    mark = hmac.digest(key, b"\0\0\0\5phone\0\0\0\4+880", "sha256")

    index = a_cipher().index("phone", "+880")

    assert index == int.from_bytes(mark[:8], "big", signed=True)


def test_the_same_text_under_another_label_has_another_index():
    cipher = a_cipher()

    assert cipher.index("phone", "1") != cipher.index("e-mail", "1")
    assert cipher.index("a", "bc") != cipher.index("ab", "c")


def test_rows_are_searched_under_every_key_they_may_be_indexed_by():
    old = a_key(8, KeyPurpose.INDEX, KeyState.READABLE)
    retired = a_key(9, KeyPurpose.INDEX, KeyState.RETIRED)
    cipher = a_cipher(old, retired)

    found = cipher.indexes("phone", "1")

    assert len(found) == len(set(found)) == 2
    assert cipher.index("phone", "1") in found


def test_a_mark_is_found_again_under_its_key_alone():
    cipher = a_cipher(a_key(8, KeyPurpose.AUDIT, KeyState.READABLE))
    key_id, mark = cipher.mac(b"entry")

    assert (key_id, len(mark)) == (_AUDIT, 32)
    assert cipher.check_mac(key_id, b"entry") == mark
    assert cipher.check_mac(8, b"entry") != mark


@pytest.mark.parametrize("key_id", [1, 99])
def test_no_mark_is_made_with_another_key(key_id):
    with pytest.raises(SealBroken):
        a_cipher().check_mac(key_id, b"entry")


def test_a_signature_holds_for_exactly_what_was_signed():
    cipher = a_cipher()
    key_id, signature = cipher.sign(b"head")

    assert key_id == _SEAL
    assert cipher.verify(key_id, b"head", signature)
    assert not cipher.verify(key_id, b"heads", signature)
    assert not cipher.verify(key_id, b"head", signature[:-1])
    assert not cipher.verify(99, b"head", signature)


def test_the_public_key_of_a_key_that_is_no_seal_key_is_not_told():
    assert len(a_cipher().public_key(_SEAL)) == 32
    with pytest.raises(SealBroken):
        a_cipher().public_key(1)


def test_signatures_are_those_of_the_standard():
    """RFC 8032, section 7.1, test 2."""
    pair = SigningKey.of(
        bytes.fromhex(
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
        )
    )

    assert pair.public.hex() == (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    )
    assert pair.sign(b"\x72").hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )


@given(st.lists(st.binary()), st.lists(st.binary()))
def test_no_two_lists_of_parts_read_the_same(some, others):
    assert (prefixed(*some) == prefixed(*others)) == (some == others)
