"""A letter as an e-mail: text, page and calendar invitation in one (RFC 5322, 2046)."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from attrs import frozen

from mediklaud.adapters.invitations import as_icalendar
from mediklaud.domain.messaging.letter import Letter
from mediklaud.ports.system import Clock

_POLICY = SMTP.clone(utf8=False)


@frozen
class Letterhead:
    """From which address the hospital writes, and by which clock it dates."""

    sender: str
    clock: Clock

    def put_on(self, letter: Letter) -> EmailMessage:
        """The mail; `ValueError` if its address cannot stand in one."""
        mail = EmailMessage(policy=_POLICY)
        mail["From"] = Address(letter.sender, addr_spec=self.sender)
        mail["To"] = Address(addr_spec=_in_ascii(letter.to))
        mail["Subject"] = letter.subject
        mail["Date"] = format_datetime(self.clock.now())
        mail["Message-ID"] = f"<{letter.id}@{self.sender.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail["X-Auto-Response-Suppress"] = "All"
        mail.set_content(letter.text)
        mail.add_alternative(letter.html, subtype="html")
        self._invite(mail, letter)
        return mail

    def _invite(self, mail: EmailMessage, letter: Letter) -> None:
        if letter.calendar is None:
            return
        text = as_icalendar(
            letter.calendar,
            organizer=self.sender,
            name=letter.sender,
            attendee=letter.to,
        )
        method = letter.calendar.method.value
        mail.add_alternative(text, subtype="calendar", params={"method": method})


def _in_ascii(address: str) -> str:
    """The address with its domain as the name system writes it."""
    name, _, domain = address.rpartition("@")
    return f"{name}@{domain.encode('idna').decode()}"
