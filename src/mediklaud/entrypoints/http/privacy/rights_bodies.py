"""What patients, doctors and the privacy officer say about a record, over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.privacy.guardianship import Basis
from mediklaud.domain.shared.proxy import ProxyScope
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Instant, Line, Note, Reason

_Scopes = Annotated[list[ProxyScope], msgspec.Meta(min_length=1, max_length=10)]
_Place = Annotated[str, msgspec.Meta(max_length=500)]
_Account = Annotated[str, msgspec.Meta(max_length=2000)]


class GuardianBody(Body):
    """Who may act for a patient, in what, by what right, and until when."""

    guardian_number: Line
    scopes: _Scopes
    basis: Basis
    until: date | None = None


class AmendmentBody(Body):
    """What is wrong or missing; in which consultation or note, if in one."""

    text: Note
    consultation_id: UUID | None = None
    note_id: UUID | None = None


class AmendmentDecisionBody(Body):
    """The correction, or the reason why there is none."""

    accepted: bool
    text: Note


class ExtensionBody(Body):
    """Why more time is needed."""

    reason: Reason


class DisagreementBody(Body):
    """What the patient says to a denial."""

    statement: Note


class DisclosureBody(Body):
    """What was given to whom, when and why."""

    recipient: Line
    address: _Place
    what: _Account
    purpose: _Account
    disclosed_at: Instant
    hidden_until: Instant | None = None
