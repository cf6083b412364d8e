"""A real SMTP server that keeps what it is given, for one test."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from attrs import define, field

from tests.patience import eventually
from tests.server import a_free_port


@define
class Mailbox:
    """Every mail that arrived, in order."""

    mails: list[EmailMessage] = field(factory=list)
    port: int = 0
    seconds_each: float = 0
    """How long it keeps a mail before it says that it has it."""
    unanswered: int = 0
    most_unanswered: int = 0

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        self.unanswered += 1
        self.most_unanswered = max(self.most_unanswered, self.unanswered)
        try:
            await asyncio.sleep(self.seconds_each)
        finally:
            self.unanswered -= 1
        return "250 Accepted"

    def to(self, address: str) -> list[EmailMessage]:
        """The mails to this address so far."""
        return [mail for mail in self.mails if address in str(mail["To"])]

    def wait_for(self, address: str, count: int) -> list[EmailMessage]:
        """The mails to this address, once there are `count`."""
        eventually(lambda: len(self.to(address)) >= count)
        return self.to(address)


@contextmanager
def a_mailbox() -> Iterator[Mailbox]:
    """A mail server on a free port of this machine."""
    mailbox = Mailbox(port=a_free_port())
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
