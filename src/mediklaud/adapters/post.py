"""Who carries the hospital's messages: the providers that are set, or else files."""

from collections.abc import Mapping
from pathlib import Path

from mediklaud.adapters.files import FileMailer, FileSms
from mediklaud.adapters.mail import Letterhead
from mediklaud.adapters.mail_server import MailServer
from mediklaud.adapters.sms import GatewaySms
from mediklaud.adapters.sms_gateway import SmsGateway
from mediklaud.adapters.smtp import SmtpMailer
from mediklaud.ports.messaging import Mailer, SmsSender


def mailer_for(url: str | None, letterhead: Letterhead, folder: Path) -> Mailer:
    """The mail server with this address; without one, files in the folder."""
    if url is None:
        return FileMailer(folder / "mail", letterhead)
    return SmtpMailer(MailServer.parse(url), letterhead)


def sms_sender_for(gateway: Mapping[str, str], folder: Path) -> SmsSender:
    """The gateway with these settings; without any, files in the folder."""
    if not gateway:
        return FileSms(folder / "sms")
    return GatewaySms(SmsGateway.parse(gateway))
