"""A letter as an e-mail: text, page and calendar invitation in one (RFC 5322, 2046)."""

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from attrs import frozen

from mediklaud.adapters.invitations import as_icalendar
from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.messaging.letter import Letter
from mediklaud.ports.system import Clock

_POLICY = SMTP.clone(utf8=False)


class MalformedSender(InvalidValue):
    """MEDIKLAUD_MAIL_FROM is the address that mails come from: post@hospital.org."""


@frozen
class Letterhead:
    """From which address the hospital writes, and by which clock it dates."""

    sender: str
    clock: Clock

    def __attrs_post_init__(self) -> None:
        try:
            _address(self.sender)
            self.sender.encode("ascii")
        except ValueError as error:
            raise MalformedSender from error

    def put_on(self, letter: Letter) -> EmailMessage:
        """The mail; `ValueError` if no mail can have such an address."""
        mail = EmailMessage(policy=_POLICY)
        mail["From"] = _address(self.sender, _in_one_line(letter.sender))
        mail["To"] = _address(_in_ascii(letter.to))
        mail["Subject"] = _in_one_line(letter.subject)
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


def _address(spec: str, name: str = "") -> Address:
    """A mailbox; `ValueError`, and nothing else, if it is none."""
    try:
        address = Address(name, addr_spec=spec)
    except (MessageError, IndexError) as error:
        raise ValueError from error
    if not (address.username and address.domain):
        raise ValueError
    return address


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _in_ascii(address: str) -> str:
    """The address with its domain as the name system writes it."""
    name, _, domain = address.rpartition("@")
    return f"{name}@{domain.encode('idna').decode()}"
