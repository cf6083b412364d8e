"""Keys for tests: always the same, so that nobody has to draw or to read them."""

from base64 import b64encode
from hashlib import sha256
from uuid import UUID

from attrs import field, frozen

from mediklaud.adapters.keyring.ring import OpenKey, Ring
from mediklaud.adapters.sql.keys.wrapped_keys import WrappedKeys
from mediklaud.domain.access.data_key import KeyPurpose, KeyState
from mediklaud.ports.master_key import MasterKey

MASTER_KEY = MasterKey(sha256(b"the tests' master key").digest())
WRITTEN_KEY = b64encode(MASTER_KEY.secret).decode()


def a_key(key_id, purpose, state=KeyState.ACTIVE, secret=None) -> OpenKey:
    """A data key that is made of its number, if of nothing else."""
    secret = secret or sha256(f"{purpose} {key_id}".encode()).digest()
    return OpenKey(id=key_id, purpose=purpose, state=state, secret=secret)


def a_ring(hospital_id: UUID, *more: OpenKey) -> Ring:
    """One active key for each purpose, and perhaps others."""
    usual = (a_key(nth, purpose) for nth, purpose in enumerate(KeyPurpose, start=1))
    return Ring(hospital_id, [*usual, *more])


@frozen
class StandingKeyring:
    """A ring that never changes and costs no look into the database."""

    held: Ring = field(converter=a_ring)

    @property
    def keys(self) -> WrappedKeys:
        return WrappedKeys(self.held.hospital_id, (MASTER_KEY,))

    def ring(self) -> Ring:
        return self.held

    def again(self, _connection) -> Ring:
        return self.held
