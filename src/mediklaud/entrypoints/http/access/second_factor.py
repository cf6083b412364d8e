"""The second factor over HTTP: set up, confirmed, removed; and proving oneself."""

from __future__ import annotations

from litestar import delete, post
from litestar.params import JSONBody

from mediklaud.application.access.confirm_totp import ConfirmTotp
from mediklaud.application.access.new_recovery_codes import NewRecoveryCodes
from mediklaud.application.access.prove_again import ProveAgain
from mediklaud.application.access.remove_totp import RemoveTotp
from mediklaud.application.access.start_totp import StartTotp
from mediklaud.entrypoints.http.access.account_bodies import CodeBody, ProofBody
from mediklaud.entrypoints.http.access.second_factor_views import (
    ConfirmedView,
    NewTotpView,
    ProofView,
    RecoveryCodesView,
)
from mediklaud.entrypoints.http.desk import AtDesk

_TAGS = ("me",)


@post("/me/totp", sync_to_thread=True, tags=_TAGS)
def start_totp(desk: AtDesk) -> NewTotpView:
    """Set up a second factor; it is used once it is confirmed by a code."""
    return NewTotpView.of(desk.handle(StartTotp(**desk.command)))


@post("/me/totp/confirm", status_code=200, sync_to_thread=True, tags=_TAGS)
def confirm_totp(data: JSONBody[CodeBody], desk: AtDesk) -> ConfirmedView:
    """Use it from now on; sessions elsewhere end, this one gets a new token."""
    command = ConfirmTotp(**desk.command, code=data.code)
    return ConfirmedView.of(desk.handle(command))


@delete("/me/totp", sync_to_thread=True, tags=_TAGS)
def remove_totp(desk: AtDesk) -> None:
    """Sign in by the password alone again; for patients."""
    desk.handle(RemoveTotp(**desk.command))


@post("/me/recovery-codes", sync_to_thread=True, tags=_TAGS)
def new_recovery_codes(desk: AtDesk) -> RecoveryCodesView:
    """Draw ten new recovery codes; those drawn before end."""
    return RecoveryCodesView.of(desk.handle(NewRecoveryCodes(**desk.command)))


@post("/sessions/current/proof", status_code=200, sync_to_thread=True, tags=_TAGS)
def prove_again(data: JSONBody[ProofBody], desk: AtDesk) -> ProofView:
    """Prove who one is, for what takes a fresh proof; the token is another then."""
    command = ProveAgain(**desk.command, password=data.password, code=data.code)
    return ProofView.of(desk.handle(command))
