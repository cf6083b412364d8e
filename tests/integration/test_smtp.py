"""Mail handed to a real SMTP server, and parsed back."""

import ssl
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from attrs import define, evolve, field
from icalendar import Calendar
from smtpdfix.certs import _generate_certs
from smtpdfix.configuration import Config
from smtpdfix.fixture import SMTPDFix

from mediklaud.adapters.mail import Letterhead, MalformedSender
from mediklaud.adapters.mail_server import (
    MailInTheClear,
    MailServer,
    MalformedMailServer,
)
from mediklaud.adapters.smtp import SmtpMailer
from mediklaud.domain.messaging.delivery import NotSent, Problem, Sent
from tests.builders.messaging import a_letter, an_invitation
from tests.clock import StandingClock
from tests.server import a_free_port

LETTERHEAD = Letterhead("no-reply@hospital.example", StandingClock())


@define
class Desk:
    """What a server says at each step, and the mails it took."""

    at_recipient: str = "250 OK"
    at_data: str = "250 OK"
    mails: list[EmailMessage] = field(factory=list)

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if self.at_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.at_recipient

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        if self.at_data.startswith("250"):
            self.mails.append(message_from_bytes(envelope.content, policy=default))
        return self.at_data


@contextmanager
def a_server(desk, **how):
    port = a_free_port()
    controller = Controller(desk, hostname="127.0.0.1", port=port, **how)
    controller.start()
    try:
        yield MailServer(host="127.0.0.1", port=port)
    finally:
        controller.stop()


def sent_to(desk, letter):
    with a_server(desk) as server:
        outcome = SmtpMailer(server, LETTERHEAD).send(letter)
    return outcome, desk.mails


def test_a_mail_comes_as_text_page_and_calendar():
    text, html = "Ten o'clock: আগামী সোমবার\n", "<p>Ten</p>\n"
    letter = a_letter(text=text, html=html, calendar=an_invitation(uid="7@x.org"))

    outcome, mails = sent_to(Desk(), letter)

    assert isinstance(outcome, Sent)
    [mail] = mails
    assert mail.get_content_type() == "multipart/alternative"
    plain, page, calendar = mail.iter_parts()
    assert plain.get_content().strip() == "Ten o'clock: আগামী সোমবার"
    assert page.get_content_type() == "text/html"
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "REQUEST"
    event = Calendar.from_ical(calendar.get_content()).events[0]
    assert event["uid"] == "7@x.org"
    assert event["attendee"] == f"mailto:{letter.to}"


def test_its_headers_say_who_when_and_that_nobody_wrote_it():
    letter = a_letter(to="rahim@example.com", sender='JMI "H", Dhaka', subject="Visit")

    outcome, [mail] = sent_to(Desk(), letter)

    assert mail["From"].addresses[0].addr_spec == "no-reply@hospital.example"
    assert mail["From"].addresses[0].display_name == 'JMI "H", Dhaka'
    assert mail["To"] == "rahim@example.com"
    assert mail["Subject"] == "Visit"
    assert mail["Date"].datetime == LETTERHEAD.clock.now()
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == f"<{letter.id}@hospital.example>"
    assert outcome.provider_id == mail["Message-ID"]


def test_a_repetition_carries_the_same_key():
    desk, letter = Desk(), a_letter()

    with a_server(desk) as server:
        mailer = SmtpMailer(server, LETTERHEAD)
        mailer.send(letter)
        mailer.send(evolve(letter, attempt=2))

    assert len({mail["Message-ID"] for mail in desk.mails}) == 1


def test_a_letter_without_invitation_has_no_calendar():
    _, [mail] = sent_to(Desk(), a_letter(calendar=None))

    assert [part.get_content_type() for part in mail.iter_parts()] == [
        "text/plain",
        "text/html",
    ]


SAYS_NO = [Desk(at_recipient="550 No such mailbox"), Desk(at_data="554 No")]
SAYS_LATER = [Desk(at_recipient="451 Later"), Desk(at_data="452 Full")]


@pytest.mark.parametrize("desk", SAYS_NO, ids=["at the recipient", "at the data"])
def test_a_5xx_to_the_letter_is_for_good(desk):
    outcome, _ = sent_to(desk, a_letter())

    assert outcome == NotSent(problem=Problem.REFUSED, for_good=True)


@pytest.mark.parametrize("desk", SAYS_LATER, ids=["at the recipient", "at the data"])
def test_a_4xx_asks_for_another_try(desk):
    outcome, _ = sent_to(desk, a_letter())

    assert outcome == NotSent(problem=Problem.BUSY)


def test_a_server_that_wants_a_sign_in_does_not_kill_the_letter():
    outcome, _ = sent_to(Desk(at_recipient="530 Sign in first"), a_letter())

    assert outcome == NotSent(problem=Problem.NOT_SET_UP)


def test_nobody_listening_is_worth_another_try():
    server = MailServer(host="127.0.0.1", port=a_free_port())

    outcome = SmtpMailer(server, LETTERHEAD).send(a_letter())

    assert outcome == NotSent(problem=Problem.UNREACHABLE)


def test_the_mail_of_a_server_that_hangs_up_after_taking_it_is_sent():
    class Rude(Desk):
        async def handle_QUIT(self, server, _session, _envelope):  # noqa: N802
            server.transport.abort()
            return "221 Bye"

    outcome, mails = sent_to(Rude(), a_letter())

    assert isinstance(outcome, Sent)
    assert len(mails) == 1


@pytest.mark.parametrize("address", ["a..b@x.org", "a@" + "x" * 70 + ".org", "@x.org"])
def test_what_is_no_address_is_refused_without_a_server(address):
    server = MailServer(host="127.0.0.1", port=a_free_port())

    outcome = SmtpMailer(server, LETTERHEAD).send(a_letter(to=address))

    assert outcome == NotSent(problem=Problem.REFUSED, for_good=True)


def test_a_domain_of_other_letters_is_written_as_the_name_system_does():
    _, [mail] = sent_to(Desk(), a_letter(to="rahim@bücher.example"))

    assert mail["To"] == "rahim@xn--bcher-kva.example"


@contextmanager
def a_safe_server(folder, *, starttls=True):
    """One that takes mail only over TLS, from the start or later, after a sign-in."""
    cert = _generate_certs(folder).cert
    config = Config()
    config.ssl_cert_files = (str(cert), None)
    config.use_starttls = starttls
    config.use_ssl = not starttls
    config.auth_require_tls = starttls  # it does not see TLS that was there before it
    config.enforce_auth = True
    with SMTPDFix(hostname="127.0.0.1", config=config) as server:
        trust = ssl.create_default_context(cafile=str(cert))
        yield server, trust


def test_it_signs_in_over_starttls(tmp_path):
    with a_safe_server(tmp_path) as (server, trust):
        url = f"smtp://user:password@127.0.0.1:{server.port}?starttls=1"
        outcome = SmtpMailer(MailServer.parse(url), LETTERHEAD, trust).send(a_letter())

        assert isinstance(outcome, Sent)
        assert len(server.messages) == 1


@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")
def test_it_signs_in_over_tls(tmp_path):
    with a_safe_server(tmp_path, starttls=False) as (server, trust):
        url = f"smtps://user:password@127.0.0.1:{server.port}"
        outcome = SmtpMailer(MailServer.parse(url), LETTERHEAD, trust).send(a_letter())

        assert isinstance(outcome, Sent)


def test_a_wrong_password_does_not_kill_the_letter(tmp_path):
    with a_safe_server(tmp_path) as (server, trust):
        url = f"smtp://user:wrong@127.0.0.1:{server.port}?starttls=1"
        outcome = SmtpMailer(MailServer.parse(url), LETTERHEAD, trust).send(a_letter())

    assert outcome == NotSent(problem=Problem.NOT_SET_UP)


def test_a_server_with_a_certificate_of_nobody_gets_nothing(tmp_path):
    with a_safe_server(tmp_path) as (server, _):
        url = f"smtp://user:password@127.0.0.1:{server.port}?starttls=1"
        outcome = SmtpMailer(MailServer.parse(url), LETTERHEAD).send(a_letter())

        assert outcome == NotSent(problem=Problem.NOT_SET_UP)
        assert not server.messages


def test_a_server_without_starttls_gets_no_password():
    desk = Desk()
    with a_server(desk) as server:
        careful = evolve(server, starttls=True, user="user", password="password")
        outcome = SmtpMailer(careful, LETTERHEAD).send(a_letter())

    assert outcome == NotSent(problem=Problem.NOT_SET_UP)
    assert not desk.mails


def test_the_setting_names_a_server_and_how_to_speak_with_it():
    server = MailServer.parse("smtp://us%40er:p%3Aw@mail.example:2525?starttls=1")

    assert (server.host, server.port) == ("mail.example", 2525)
    assert (server.user, server.password) == ("us@er", "p:w")
    assert server.starttls
    assert "p:w" not in repr(server)


@pytest.mark.parametrize(
    ("url", "port"),
    [
        ("smtp://localhost", 25),
        ("smtp://mail.example?starttls=1", 587),
        ("smtps://mail.example", 465),
    ],
)
def test_each_way_has_its_usual_port(url, port):
    assert MailServer.parse(url).port == port


@pytest.mark.parametrize(
    "url",
    ["http://mail.example", "smtp://", "smtp://h:99999999", "smtp://h?starttls=maybe"],
)
def test_what_names_no_server_is_refused(url):
    with pytest.raises(MalformedMailServer):
        MailServer.parse(url)


@pytest.mark.parametrize("sender", ["", "post", "post@", "a b@x.org", "pöst@x.org"])
def test_a_sender_that_no_mail_can_come_from_is_refused_before_any_mail(sender):
    with pytest.raises(MalformedSender):
        Letterhead(sender, StandingClock())


def test_a_line_break_in_the_hospitals_name_cannot_add_a_header():
    sneaky = "JMI\r\nBcc: evil@x.org"

    _, [mail] = sent_to(Desk(), a_letter(sender=sneaky, subject=sneaky))

    assert mail["Bcc"] is None
    assert mail["Subject"] == "JMI Bcc: evil@x.org"


@pytest.mark.parametrize("url", ["smtp://user:password@mail.example", "smtp://mail"])
def test_neither_password_nor_mail_is_sent_in_the_clear(url):
    with pytest.raises(MailInTheClear):
        MailServer.parse(url)


def test_a_mail_server_of_this_machine_needs_no_tls():
    assert not MailServer.parse("smtp://127.0.0.1:1025").starttls
