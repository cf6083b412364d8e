"""`mediklaud user|patient`: a lost second factor is withdrawn by two people (X2)."""

from __future__ import annotations

import click

from mediklaud.application.access.ask_for_factor_reset import AskForFactorReset
from mediklaud.application.access.ask_for_patient_factor_reset import (
    AskForPatientFactorReset,
)
from mediklaud.application.access.decide_factor_reset import DecideFactorReset
from mediklaud.application.access.list_factor_resets import ListFactorResets
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.domain.shared.listing import LARGEST_LIMIT
from mediklaud.entrypoints.cli.access.accounts import ACCOUNT, WHO_LOST_IT
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.access.account_views import AccountView
from mediklaud.entrypoints.http.access.factor_reset_views import ResetWaitingView
from mediklaud.entrypoints.http.pages import Page


@command("ask-factor-reset")
@click.argument("user", type=ACCOUNT)
@click.option("--reason", required=True)
@keyed
@pass_session
def ask_factor_reset(session: Session, *, user: AccountId, reason: str) -> None:
    """Ask that a colleague who lost telephone and paper may set up another."""
    message = AskForFactorReset(**session.command, account_id=user, reason=reason)
    session.output.show(ResetWaitingView.of(session.handle(message)))


@command("ask-factor-reset")
@click.argument("patient", type=PATIENT)
@click.option("--reason", required=True, help="Also how they proved who they are.")
@keyed
@pass_session
def ask_for_patient(session: Session, *, patient: PatientId, reason: str) -> None:
    """Ask it for a patient who stands here and has shown who they are."""
    message = AskForPatientFactorReset(
        **session.command, patient_id=patient, reason=reason
    )
    session.output.show(ResetWaitingView.of(session.handle(message)))


@command("decide-factor-reset")
@click.argument("user", type=WHO_LOST_IT)
@click.option("--grant/--refuse", "granted", required=True, default=None)
@click.option("--reason", required=True)
@click.option("--version", type=int, help="The account's, as you looked at it.")
@keyed
@pass_session
def decide_factor_reset(
    session: Session,
    *,
    user: AccountId,
    granted: bool,
    reason: str,
    version: int | None,
) -> None:
    """Withdraw a lost second factor, or refuse it; who asked cannot."""
    message = DecideFactorReset(
        **session.command,
        account_id=user,
        granted=granted,
        reason=reason,
        version=version,
    )
    session.output.show(AccountView.of(session.handle(message)))


@command("factor-resets")
@pass_session
def factor_resets(session: Session) -> None:
    """The lost second factors that wait for a decision, and who decides."""
    query = ListFactorResets(**session.query, limit=LARGEST_LIMIT)
    page = Page(items=[ResetWaitingView.of(one) for one in session.handle(query)])
    session.output.list(
        page, "login", "name", "deciders", "reason", "asked_at", "account_id"
    )
