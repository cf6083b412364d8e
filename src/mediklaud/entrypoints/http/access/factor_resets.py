"""Lost second factors over HTTP: one asks for the withdrawal, another decides."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.access.ask_for_factor_reset import AskForFactorReset
from mediklaud.application.access.ask_for_patient_factor_reset import (
    AskForPatientFactorReset,
)
from mediklaud.application.access.decide_factor_reset import DecideFactorReset
from mediklaud.application.access.list_factor_resets import ListFactorResets
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.domain.shared.listing import LARGEST_LIMIT
from mediklaud.entrypoints.http.access.account_bodies import (
    FactorResetBody,
    FactorResetDecisionBody,
)
from mediklaud.entrypoints.http.access.account_views import AccountView
from mediklaud.entrypoints.http.access.factor_reset_views import ResetWaitingView
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page

_OF_ONE = "/users/{user_id:uuid}/factor-reset"
_TAGS = ("users",)


@post(_OF_ONE, sync_to_thread=True, tags=_TAGS)
def ask_for_factor_reset(
    user_id: FromPath[UUID], data: JSONBody[FactorResetBody], desk: AtDesk
) -> ResetWaitingView:
    """Ask that somebody of staff may set up another second factor."""
    command = AskForFactorReset(
        **desk.command, account_id=AccountId(user_id), reason=data.reason
    )
    return ResetWaitingView.of(desk.handle(command))


@post(
    "/patients/{patient_id:uuid}/factor-reset", sync_to_thread=True, tags=("patients",)
)
def ask_for_patient_factor_reset(
    patient_id: FromPath[UUID], data: JSONBody[FactorResetBody], desk: AtDesk
) -> ResetWaitingView:
    """Ask it for a patient who stands at the desk and has shown who they are."""
    command = AskForPatientFactorReset(
        **desk.command, patient_id=PatientId(patient_id), reason=data.reason
    )
    return ResetWaitingView.of(desk.handle(command))


@post(f"{_OF_ONE}/decide", status_code=200, sync_to_thread=True, tags=_TAGS)
def decide_factor_reset(
    user_id: FromPath[UUID], data: JSONBody[FactorResetDecisionBody], desk: AtDesk
) -> AccountView:
    """Grant or refuse that somebody may set up another second factor."""
    command = DecideFactorReset(
        **desk.command,
        account_id=AccountId(user_id),
        granted=data.granted,
        reason=data.reason,
        version=data.version,
    )
    return AccountView.of(desk.handle(command))


@get("/factor-resets", sync_to_thread=True, tags=_TAGS)
def list_factor_resets(desk: AtDesk) -> Page[ResetWaitingView]:
    """The lost second factors that wait for a decision."""
    found = desk.handle(ListFactorResets(**desk.query, limit=LARGEST_LIMIT))
    return Page(items=[ResetWaitingView.of(one) for one in found])
