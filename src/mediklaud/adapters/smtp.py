"""E-mail by SMTP, with the certificate of the server checked."""

from __future__ import annotations

import smtplib
import socket
import ssl
from contextlib import suppress
from email.message import EmailMessage

from attrs import field, frozen

from mediklaud.adapters.mail import Letterhead
from mediklaud.adapters.mail_server import MailServer
from mediklaud.domain.messaging.delivery import NotSent, Outcome, Problem, Sent
from mediklaud.domain.messaging.letter import Letter

_SECONDS = 10
_FOR_GOOD = 500
_SIGN_IN_FIRST = {530, 535}


@frozen
class SmtpMailer:
    """Hands each letter over on a connection of its own."""

    server: MailServer
    letterhead: Letterhead
    tls: ssl.SSLContext = field(factory=ssl.create_default_context)

    def send(self, letter: Letter) -> Outcome:
        try:
            mail = self.letterhead.put_on(letter)
        except ValueError:  # no mail can have such an address
            return NotSent(problem=Problem.REFUSED, for_good=True)
        try:
            client = self._connect()
        except (smtplib.SMTPException, OSError) as error:
            return _before_it_was_offered(error)
        return self._offer(client, mail)

    def _connect(self) -> smtplib.SMTP:
        client = self._client()
        try:
            if self.server.starttls:
                client.starttls(context=self.tls)
            if self.server.user is not None:
                client.login(self.server.user, self.server.password)
        except BaseException:
            client.close()
            raise
        return client

    def _client(self) -> smtplib.SMTP:
        host, port, me = self.server.host, self.server.port, socket.gethostname()
        if self.server.tls:
            return smtplib.SMTP_SSL(host, port, me, timeout=_SECONDS, context=self.tls)
        return smtplib.SMTP(host, port, me, timeout=_SECONDS)

    def _offer(self, client: smtplib.SMTP, mail: EmailMessage) -> Outcome:
        try:
            client.send_message(mail)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            return _when_it_was_offered(error)
        else:
            return Sent(provider_id=mail["Message-ID"])
        finally:
            _leave(client)


def _leave(client: smtplib.SMTP) -> None:
    """Say goodbye; what was accepted stays accepted if nobody answers that."""
    with suppress(smtplib.SMTPException, OSError):
        client.quit()
    client.close()


def _before_it_was_offered(error: Exception) -> NotSent:
    """What is wrong between us and the server is no fault of the letter's."""
    if isinstance(error, TimeoutError):
        return NotSent(problem=Problem.TIMED_OUT)
    if isinstance(error, smtplib.SMTPResponseException):
        busy = error.smtp_code < _FOR_GOOD
        return NotSent(problem=Problem.BUSY if busy else Problem.NOT_SET_UP)
    if isinstance(error, smtplib.SMTPNotSupportedError | ssl.SSLError):
        return NotSent(problem=Problem.NOT_SET_UP)
    return NotSent(problem=Problem.UNREACHABLE)


def _when_it_was_offered(error: Exception) -> NotSent:
    """A server that says 5xx to this letter will say it again."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _by_code(max(code for code, _ in error.recipients.values()))
    if isinstance(error, smtplib.SMTPDataError):
        return _by_code(error.smtp_code)
    if isinstance(error, smtplib.SMTPNotSupportedError | ValueError):
        return NotSent(problem=Problem.REFUSED, for_good=True)
    return _before_it_was_offered(error)


def _by_code(code: int) -> NotSent:
    if code in _SIGN_IN_FIRST:
        return NotSent(problem=Problem.NOT_SET_UP)
    if code >= _FOR_GOOD:
        return NotSent(problem=Problem.REFUSED, for_good=True)
    return NotSent(problem=Problem.BUSY)
