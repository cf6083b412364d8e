"""What is asked and decided over HTTP about two files of one patient."""

from __future__ import annotations

from uuid import UUID

from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Reason


class MergeBody(Body):
    """Which other file is the same patient's, and why somebody thinks so."""

    duplicate_id: UUID
    reason: Reason


class MergeDecisionBody(Body):
    """Whether the two files become one."""

    granted: bool
    reason: Reason


class UndoBody(Body):
    """Why they are two patients after all."""

    reason: Reason
