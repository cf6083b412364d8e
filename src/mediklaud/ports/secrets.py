"""What keeps secrets: passwords, and the seals on what is private."""

from typing import Protocol

from attrs import frozen


class Passwords(Protocol):
    """How passwords are kept so that nobody can read them.

    Each of these is slow on purpose; `TryLater` when too many wait already.
    """

    def hash(self, password: str) -> str:
        """What to keep of the password; never twice the same."""

    def matches(self, kept: str | None, password: str) -> bool:
        """Is it the password? Works as long for none at all, then says no."""

    def needs_rehash(self, kept: str) -> bool:
        """Was it kept by weaker rules than today's?"""


@frozen
class Place:
    """Where a sealed value lies; moved elsewhere, it does not open."""

    table: str
    column: str
    row: str


class Cipher(Protocol):
    """The hospital's keys at work: seals, blind indexes, marks and signatures.

    What another hospital sealed, indexed or marked is of no use here.
    """

    def seal(self, plain: bytes, place: Place) -> bytes:
        """The value, unreadable without the hospital's key; never twice the same."""

    def unseal(self, sealed: bytes, place: Place) -> bytes:
        """The value again.

        `SealBroken` if it was changed, moved, cut short, or sealed by a key that is
        not to be had.
        """

    def seal_key(self) -> int:
        """With which key values are sealed now."""

    def index(self, label: str, text: str) -> int:
        """A number to search by that does not tell the text; of 64 bits, signed.

        The same text under another label has another number.
        """

    def indexes(self, label: str, text: str) -> tuple[int, ...]:
        """The same under every key that rows may still be indexed by."""

    def index_key(self) -> int:
        """The id of the key that indexes are made with now."""

    def mac(self, data: bytes) -> tuple[int, bytes]:
        """The audit key's id, and its mark on the data: HMAC-SHA256."""

    def check_mac(self, key_id: int, data: bytes) -> bytes:
        """The mark that this audit key leaves on the data.

        `SealBroken` if there is no such audit key.
        """

    def sign(self, data: bytes) -> tuple[int, bytes]:
        """The seal key's id, and its signature: Ed25519."""

    def verify(self, key_id: int, data: bytes, signature: bytes) -> bool:
        """Did this seal key sign exactly this? No, if there is no such key."""

    def public_key(self, key_id: int) -> bytes:
        """What anybody can check this seal key's signatures with: 32 bytes.

        `SealBroken` if there is no such seal key.
        """
