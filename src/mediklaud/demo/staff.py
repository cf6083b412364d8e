"""The demo hospital's accounts: one sign-in per role, all with one drawn password."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from attrs import asdict, define, evolve, field, frozen

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.create_account import CreateAccount
from mediklaud.application.access.decide_roles import DecideRoles
from mediklaud.application.access.initialise_hospital import InitialiseHospital
from mediklaud.application.access.invite_patient import InvitePatient
from mediklaud.application.application import Application
from mediklaud.demo.own_settings import beside_database
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import ANONYMOUS, Actor, Role
from mediklaud.domain.access.approval import APPROVER
from mediklaud.domain.access.invitation import Invitation
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.patient import Patient
from mediklaud.ports.access import Invitations
from mediklaud.settings import Settings

_COLLEAGUES = {
    Role.CHIEF_MEDICAL_OFFICER: ("cmo", "Dr Selina Haque"),
    Role.FRONT_DESK: ("desk", "Ruma Akter"),
    Role.BILLING: ("billing", "Kamrul Islam"),
    Role.PRIVACY_OFFICER: ("privacy", "Nasrin Sultana"),
    Role.PHARMACIST: ("pharmacist", "Tahmina Roy"),
}
WITNESS = "pharmacist2"
"""Who looks at controlled medicines before they are handed out."""
SECOND_OF_BILLING = "billing2"
"""Who decides what billing asks for: credit notes and refunds."""


@frozen(kw_only=True)
class SignIn:
    """Who can sign in, and as what."""

    role: str
    login: str
    password: str = field(repr=False)
    who: str


def remembered(settings: Settings) -> tuple[SignIn, ...]:
    """The sign-ins of the demo that was made in this database; none if it was not."""
    file = _file(settings)
    if not file.exists():
        return ()
    return tuple(SignIn(**one) for one in json.loads(file.read_text()))


def remember(settings: Settings, sign_ins: Iterable[SignIn]) -> None:
    """Keep them for the next start, readable by the owner alone."""
    file = _file(settings)
    file.touch(mode=0o600)
    file.write_text(json.dumps([asdict(one) for one in sign_ins], indent=2))


def _file(settings: Settings) -> Path:
    return beside_database(settings, "demo-sign-ins-{}.json")


@define
class Staff:
    """Lets people in, and speaks for them while the demo is made."""

    app: Application
    password: str = field(factory=lambda: secrets.token_urlsafe(12), repr=False)
    actors: dict[Role, Actor] = field(factory=dict)
    by_login: dict[str, Actor] = field(factory=dict)
    sign_ins: list[SignIn] = field(factory=list)

    def arrive(self, begin: Callable[[], None]) -> None:
        """The administrator first, who then lets the others in."""
        first = InitialiseHospital(actor=ANONYMOUS, login="admin", name="Sohel Rahman")
        invitation = self.app.handle(first)
        begin()
        self._let_in(invitation, Role.ADMINISTRATOR, "Sohel Rahman")
        for role, (login, name) in _COLLEAGUES.items():
            self._let_in(self._invited(login, name, role), role, name)
        witness = self._invited(WITNESS, "Arif Ghosh", Role.PHARMACIST)
        self._let_in(witness, Role.PHARMACIST, "Arif Ghosh")
        second = self._invited(SECOND_OF_BILLING, "Farida Yasmin", Role.BILLING)
        self._let_in(second, Role.BILLING, "Farida Yasmin")

    def let_doctor_in(self, login: str, doctor: Doctor, *more: Role) -> None:
        """Give a doctor an account; in more roles than that, perhaps."""
        roles = (*more, Role.DOCTOR)
        invitation = self._invited(login, doctor.name, *roles, doctor=doctor)
        self._let_in(invitation, roles[0], doctor.name)

    def let_patient_in(self, patient: Patient, why: str) -> None:
        """Open the portal to a patient."""
        desk = self.actors[Role.FRONT_DESK]
        invite = InvitePatient(actor=desk, patient_id=patient.id)
        born = patient.birth_date.day
        invitation = self._as_received(self.app.handle(invite))
        self._let_in(invitation, Role.PATIENT, why, birth_date=born)

    def _as_received(self, invitation: Invitation) -> Invitation:
        """With a token, as the mail that nobody reads here would bring it."""
        now = self.app.clock.now()
        with self.app.storage.unit(writes=True) as unit:
            given = (invitation.account_id, now, invitation.expires_at)
            token = unit.port(Invitations).issue(*given)
        return evolve(invitation, token=token)

    def _invited(
        self, login: str, name: str, *roles: Role, doctor: Doctor | None = None
    ) -> Invitation:
        invitation = self.app.handle(
            CreateAccount(
                actor=self.actors[Role.ADMINISTRATOR],
                login=login,
                name=name,
                roles=roles,
                doctor_id=None if doctor is None else doctor.id,
            )
        )
        for approver in {APPROVER[waiting] for waiting in invitation.waiting}:
            self._approve(invitation, self.actors[approver])
        return invitation

    def _approve(self, invitation: Invitation, approver: Actor) -> None:
        self.app.handle(
            DecideRoles(
                actor=approver,
                account_id=invitation.account_id,
                granted=True,
                reason="The demo begins.",
            )
        )

    def _let_in(
        self,
        invitation: Invitation,
        role: Role,
        who: str,
        birth_date: date | None = None,
    ) -> None:
        account = self.app.handle(
            AcceptInvitation(
                actor=ANONYMOUS,
                token=invitation.token or "",
                password=self.password,
                birth_date=birth_date,
            )
        )
        self.actors.setdefault(role, _actor(account))
        self.by_login[account.login] = _actor(account)
        self.sign_ins.append(
            SignIn(
                role=role.value, login=account.login, password=self.password, who=who
            )
        )


def _actor(account: Account) -> Actor:
    return Actor(
        roles=account.roles,
        account_id=account.id,
        doctor_id=account.doctor_id,
        patient_id=account.patient_id,
    )
