"""The outbox, what its messages are about, and who carries them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from mediklaud.domain.messaging.delivery import Outcome
from mediklaud.domain.messaging.letter import Letter
from mediklaud.domain.messaging.notice import Notice, NoticeStatus
from mediklaud.domain.messaging.particulars import Particulars
from mediklaud.domain.messaging.recipient import Channel, Recipient
from mediklaud.domain.shared.ids import OutboxId


class Outbox(Protocol):
    """Every message that has to go out, or went out (N1)."""

    def add(self, notices: Sequence[Notice]) -> None:
        """Remember new ones, all by one statement.

        One that tells the same to the same recipient on the same channel, in the same
        version of the words, is there already and stays as it is.
        """

    def due(
        self, channels: Sequence[Channel], now: datetime, limit: int
    ) -> tuple[Notice, ...]:
        """Those waiting on these channels whose time has come, the longest due first.

        Until this transaction ends, nobody else is given them. Those whose lease ran
        out are among them.
        """

    def save(self, notices: Sequence[Notice]) -> None:
        """Remember how each of them stands now."""

    def drop(self, notices: Sequence[Notice]) -> None:
        """Forget those in whose place others stand."""

    def get(self, outbox_id: OutboxId) -> Notice:
        """The message; `NoticeNotFound` if there is none.

        Until this transaction ends, nobody else changes it.
        """

    def to(self, recipient: Recipient, limit: int) -> tuple[Notice, ...]:
        """So many of this recipient's, the newest first."""

    def page(
        self, status: NoticeStatus | None, after: OutboxId | None, limit: int
    ) -> tuple[Notice, ...]:
        """Those in this status, or all: the newest first, older than `after`."""


class Correspondence(Protocol):
    """What the hospital's books say about those it writes to, and what about."""

    def about(self, notices: Sequence[Notice]) -> Mapping[OutboxId, Particulars]:
        """For each of them: how its recipient is reached, how its subject stands.

        Costs the same few questions for many as for one.
        """


class Mailer(Protocol):
    """Carries e-mail."""

    def send(self, letter: Letter) -> Outcome:
        """Hand it over under its key; answer how it went, whatever happened."""


class SmsSender(Protocol):
    """Carries text messages."""

    def send(self, letter: Letter) -> Outcome:
        """Hand it over under its key; answer how it went, whatever happened."""
