"""Whom the hospital talks to over TLS: only those who prove who they are."""

import asyncio
import socket
import ssl
import threading
from contextlib import contextmanager

import pytest
from aiosmtpd.controller import Controller
from attrs import define, field
from pytest_httpserver import HTTPServer
from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError

from mediklaud.adapters.mail import Letterhead
from mediklaud.adapters.mail_server import MailServer
from mediklaud.adapters.sms import GatewaySms
from mediklaud.adapters.sms_gateway import SmsGateway
from mediklaud.adapters.smtp import SmtpMailer
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.line_safety import DatabaseInTheClear, require_safe_line
from mediklaud.domain.messaging.delivery import NotSent, Problem, Sent
from tests.authority import Authority
from tests.builders.messaging import a_letter, a_text_message
from tests.clock import StandingClock
from tests.server import a_free_port

LETTERHEAD = Letterhead("no-reply@hospital.example", StandingClock())


@pytest.fixture
def ours(tmp_path):
    return Authority(tmp_path, "ours")


@pytest.fixture
def theirs(tmp_path):
    return Authority(tmp_path, "theirs")


@define
class Box:
    """A mail server that takes what it is given."""

    mails: list[bytes] = field(factory=list)

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        self.mails.append(envelope.content)
        return "250 OK"


class _Controller(Controller):
    """Starts a server that speaks TLS from the first byte, too."""

    def _trigger_server(self):
        socket.create_connection((self.hostname, self.port)).close()


@contextmanager
def a_mail_server(certified, *, starttls):
    box, port = Box(), a_free_port()
    how = {"tls_context": certified.context(), "require_starttls": True}
    if not starttls:
        how = {"ssl_context": certified.context()}
    controller = _Controller(box, hostname="127.0.0.1", port=port, **how)
    controller.start()
    scheme = "smtp" if starttls else "smtps"
    switch = "?starttls=1" if starttls else ""
    try:
        yield MailServer.parse(f"{scheme}://127.0.0.1:{port}{switch}"), box
    finally:
        controller.stop()


@pytest.fixture(params=[True, False], ids=["starttls", "smtps"])
def starttls(request):
    return request.param


def test_mail_goes_to_a_server_that_proves_itself(ours, starttls):
    with a_mail_server(ours.certify("127.0.0.1"), starttls=starttls) as (server, box):
        mailer = SmtpMailer(server, LETTERHEAD, ours.trust())

        assert isinstance(mailer.send(a_letter()), Sent)

    assert len(box.mails) == 1


def test_no_mail_goes_to_a_server_that_somebody_else_vouches_for(
    ours, theirs, starttls
):
    with a_mail_server(theirs.certify("127.0.0.1"), starttls=starttls) as (server, box):
        mailer = SmtpMailer(server, LETTERHEAD, ours.trust())

        assert mailer.send(a_letter()) == NotSent(problem=Problem.NOT_SET_UP)

    assert not box.mails


def test_no_mail_goes_to_a_server_of_another_name(ours, starttls):
    certified = ours.certify("mail.example")
    with a_mail_server(certified, starttls=starttls) as (server, box):
        mailer = SmtpMailer(server, LETTERHEAD, ours.trust())

        assert mailer.send(a_letter()) == NotSent(problem=Problem.NOT_SET_UP)

    assert not box.mails


@contextmanager
def a_safe_gateway(certified):
    with HTTPServer(ssl_context=certified.context()) as gateway:
        gateway.expect_request("/send").respond_with_data("OK")
        url = f"https://127.0.0.1:{gateway.port}/send"
        yield gateway, GatewaySms(SmsGateway.parse({"url": url, "token": "s3cret"}))


@pytest.fixture
def trusting_ours(ours, monkeypatch):
    """The machine's own list of authorities holds ours alone."""
    monkeypatch.setenv("SSL_CERT_FILE", str(ours.file))
    return ours


def test_a_text_message_goes_to_a_gateway_that_proves_itself(trusting_ours):
    with a_safe_gateway(trusting_ours.certify("127.0.0.1")) as (gateway, sms):
        assert sms.send(a_text_message()) == Sent()
        assert len(gateway.log) == 1


def test_no_text_message_goes_to_anybody_else(trusting_ours, theirs):
    for certified in (theirs.certify("127.0.0.1"), trusting_ours.certify("sms.test")):
        with a_safe_gateway(certified) as (gateway, sms):
            assert sms.send(a_text_message()) == NotSent(problem=Problem.UNREACHABLE)
            assert not gateway.log


@define
class SafeLine:
    """Before a PostgreSQL that knows no TLS: it speaks TLS, and passes all on."""

    socket: str
    tls: ssl.SSLContext
    port: int = field(factory=a_free_port)

    async def greet(self, reader, writer) -> None:
        """Answer the client's question for TLS, then carry bytes both ways."""
        await reader.readexactly(8)
        writer.write(b"S")
        await writer.start_tls(self.tls)
        there_reader, there_writer = await asyncio.open_unix_connection(self.socket)
        await asyncio.gather(_carry(reader, there_writer), _carry(there_reader, writer))


async def _carry(reader, writer) -> None:
    while piece := await reader.read(65536):
        writer.write(piece)
        await writer.drain()
    writer.close()


@contextmanager
def a_safe_line(url, certified):
    place = make_url(url)
    line = SafeLine(f"{place.query['host']}/.s.PGSQL.5432", certified.context())
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda *_: None)  # who is refused hangs up
    server = asyncio.start_server(line.greet, "127.0.0.1", line.port)
    loop.run_until_complete(server)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield place.set(host="127.0.0.1", port=line.port, query={})
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


def _asked(place, authority):
    query = {"sslmode": "verify-full", "sslrootcert": str(authority.file)}
    url = place.update_query_dict(query).render_as_string(hide_password=False)
    engine = engine_for(url, connections=1)
    try:
        with engine.connect() as connection:
            return connection.execute(text("select 1")).scalar()
    finally:
        engine.dispose()


def test_a_database_that_proves_itself_answers(postgres_url, ours):
    with a_safe_line(postgres_url, ours.certify("127.0.0.1")) as place:
        assert _asked(place, ours) == 1


def test_a_database_that_does_not_is_told_nothing(postgres_url, ours, theirs):
    for certified in (theirs.certify("127.0.0.1"), ours.certify("db.example")):
        with (
            a_safe_line(postgres_url, certified) as place,
            pytest.raises(OperationalError, match="certificate"),
        ):
            _asked(place, ours)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://u:p@db.example/h",
        "postgresql+psycopg://u:p@db.example/h?sslmode=require",
        "postgresql+psycopg://u:p@/h?host=127.0.0.1:5432&host=db.example:5432",
        "postgresql+psycopg://u:p@localhost/h?hostaddr=10.0.0.5",
    ],
)
def test_a_database_elsewhere_is_not_spoken_to_in_the_clear(url):
    with pytest.raises(DatabaseInTheClear):
        engine_for(url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://u:p@db.example/h?sslmode=verify-full",
        "postgresql+psycopg://u:p@localhost:5432/h",
        "postgresql+psycopg://u:p@[::1]/h",
        "postgresql+psycopg:///h?host=/var/run/postgresql",
        "postgresql+psycopg:///h",
    ],
)
def test_a_proven_line_or_this_machine_is_fine(url):
    require_safe_line(make_url(url), {})


def test_libpqs_own_environment_counts():
    url = make_url("postgresql+psycopg:///h")

    require_safe_line(url, {"PGHOST": "db.example", "PGSSLMODE": "verify-full"})
    with pytest.raises(DatabaseInTheClear):
        require_safe_line(url, {"PGHOST": "db.example"})
