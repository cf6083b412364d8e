"""A hospital as its town knows it: a server, a mail server, an SMS gateway, staff."""

import json
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from attrs import define, field

from tests.gateway import Gateway, a_gateway
from tests.mailbox import Mailbox, a_mailbox
from tests.patience import eventually
from tests.postgres import new_database
from tests.server import Client, Server, a_connection, run, the_environment
from tests.telephone import Telephone

A_FRESH_PROOF = 240
"""Seconds: a minute less than the hospital's five."""
PASSWORD = "seven purple otters sing at dawn"
PORTAL = "https://portal.hospital.example"
ZONES = ("Asia/Dhaka", "America/Lima")
STAFF = {
    "chief": "chief_medical_officer",
    "desk": "front_desk",
    "cashier": "billing",
    "privacy": "privacy_officer",
}
APPROVERS = {"doctor": "chief", "pharmacist": "chief", "privacy_officer": "chief"}
"""Who approves these roles; the privacy officer approves all others."""
TARIFF = {
    "service": "consultation",
    "price": {"amount": "1500.00", "currency": "BDT"},
    "tax_basis_points": 500,
    "valid_from": "2020-01-01",
}
"""With tax, a consultation costs 1575.00."""
AN_EMPTY_DRAWER = {"opening_float": {"amount": "0.00", "currency": "BDT"}}


@define
class Town:
    """Who can be asked over HTTP, and what arrives outside."""

    environment: Mapping[str, str]
    mailbox: Mailbox
    gateway: Gateway
    server: Server
    staff: dict[str, Client] = field(factory=dict)
    http: httpx.Client = field(factory=a_connection)
    telephones: dict[str, Telephone] = field(factory=dict)
    proven: dict[str, float] = field(factory=dict)
    """When each of the staff proved themselves last."""

    @property
    def zone(self) -> str:
        """Whose clock the hospital's hours are on."""
        return self.environment["MEDIKLAUD_TIME_ZONE"]

    @property
    def anybody(self) -> Client:
        """Somebody who has not signed in."""
        return Client(self.server.url, http=self.http)

    @property
    def admin(self) -> Client:
        return self._fresh("admin")

    @property
    def chief(self) -> Client:
        return self._fresh("chief")

    @property
    def desk(self) -> Client:
        return self.staff["desk"]

    @property
    def cashier(self) -> Client:
        return self._fresh("cashier")

    @property
    def privacy(self) -> Client:
        return self._fresh("privacy")

    def run(self, *arguments: str, **settings: str) -> str:
        """What the program prints on a machine beside the server."""
        return run(*arguments, environment={**self.environment, **settings})

    def mailed_token(self, address: str) -> str:
        """What stands in the link of the last invitation sent to this address."""
        link = re.compile(r"/invitation#(\S+)")

        def look() -> list[str]:
            mails = (mail.get_body(("plain",)) for mail in self.mailbox.to(address))
            texts = (body.get_content() for body in mails if body is not None)
            return [token for text in texts for token in link.findall(text)]

        return eventually(look)[-1]

    def activate(self, token: str, **proof: str) -> Any:
        """Somebody who was invited chooses a password; what they sign in with."""
        accepted = {"token": token, "password": PASSWORD, **proof}
        return self.anybody.post("/invitations/accept", accepted)["login"]

    def member(self, login: str, *roles: str, **who: str) -> Client:
        """Somebody new of staff, signed in."""
        account = {"login": login, "name": login.title(), "roles": roles, **who}
        invited = self.admin.post("/users", account)
        self.approve(invited)
        self.activate(invited["token"])
        return self.sign_in(login)

    def sign_in(self, login: str) -> Client:
        """Somebody of staff, with a telephone of their own from the first time on."""
        known = self.telephones.get(login)
        code = {"totp": known.code()} if known else {}
        client = self.anybody.sign_in(login, PASSWORD, **code)
        if known is None:
            self.telephones[login] = set_up(client)
        self.proven[login] = time.monotonic()
        return client

    def prove(self, login: str) -> Client:
        """One of the staff proves again who they are, by their telephone."""
        client, code = self.staff[login], self.telephones[login].code()
        proof = client.post("/sessions/current/proof", {"code": code})
        client.token = proof["token"]
        self.proven[login] = time.monotonic()
        return client

    def _fresh(self, login: str) -> Client:
        """One of the staff, who has proven it lately enough for whatever it takes."""
        if time.monotonic() - self.proven[login] > A_FRESH_PROOF:
            return self.prove(login)
        return self.staff[login]

    def approve(self, invited: Any) -> None:
        """Others than the administrator give somebody the roles that wait."""
        account_id, approved = invited["account_id"], {"granted": True, "reason": "Yes"}
        deciders = {APPROVERS.get(role, "privacy") for role in invited["waiting"]}
        for decider in sorted(deciders):
            client = self._fresh(decider)
            client.post(f"/users/{account_id}/role-requests/decide", approved)

    def found(self) -> None:
        """Make the hospital, as its first administrator does."""
        invited = self.run("--json", "init", "--login", "admin", "--name", "Ada Admin")
        self.server.start()
        self.activate(json.loads(invited)["token"])
        self.staff["admin"] = self.sign_in("admin")
        for login, role in STAFF.items():
            self.staff[login] = self.member(login, role)
        self.cashier.post("/tariffs", TARIFF)
        for who in (self.desk, self.cashier):
            who.post("/cashier-sessions", AN_EMPTY_DRAWER)


def set_up(client: Client) -> Telephone:
    """The telephone of whoever is signed in here, and now by it as well."""
    telephone = Telephone(client.post("/me/totp")["secret"])
    confirmed = client.post("/me/totp/confirm", {"code": telephone.code()})
    telephone.paper = confirmed["recovery_codes"]
    client.token = confirmed["token"]
    return telephone


@contextmanager
def on_sqlite(folder: Path) -> Iterator[str]:
    """The address of a SQLite file that is not there yet."""
    yield f"sqlite:///{folder / 'hospital.db'}"


@contextmanager
def on_postgres(_folder: Path) -> Iterator[str]:
    """The address of an empty database on a real PostgreSQL."""
    with new_database() as url:
        yield url


DATABASES = (on_sqlite, on_postgres)
TOLD_ON = (on_sqlite, pytest.param(on_postgres, marks=pytest.mark.slow))
"""Long stories: told on SQLite at every change, on PostgreSQL among the slow ones."""


def where_it_is_day() -> str:
    """A zone whose people are awake: a visit in the next hours is a visit today."""
    return next(z for z in ZONES if 2 <= datetime.now(ZoneInfo(z)).hour < 20)


@contextmanager
def a_town(database, folder: Path, **settings: str) -> Iterator[Town]:
    """A town whose hospital is kept in this kind of database."""
    with database(folder) as url, a_mailbox() as mailbox, a_gateway() as gateway:
        environment = the_environment(
            url,
            folder,
            smtp_url=f"smtp://127.0.0.1:{mailbox.port}",
            public_url=PORTAL,
            time_zone=where_it_is_day(),
            staff_second_factor="on",
            payments="sandbox",
            **{**gateway.settings(), **settings},
        )
        environment["XDG_STATE_HOME"] = str(folder)
        town = Town(environment, mailbox, gateway, Server(environment))
        try:
            town.found()
            yield town
        finally:
            town.http.close()
            town.server.kill()
