"""The desk sees that two files are about the same person (P3)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.merge import Merge
from mediklaud.domain.shared.ids import MergeId, PatientId
from mediklaud.ports.merges import Merges
from mediklaud.ports.registry import Patients
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class AskForMerge(Command[Merge]):
    """Ask for the duplicate's file to go into the surviving one."""

    permission: ClassVar[Permission] = Permission.ASK_FOR_MERGE
    surviving_id: PatientId
    duplicate_id: PatientId
    reason: str = field(repr=False)


def ask_for_merge(
    command: AskForMerge,
    *,
    merges: Merges,
    patients: Patients,
    ids: Ids,
    now: datetime,
    actor: Actor,
) -> Merge:
    """Put it before somebody else; nothing is changed yet."""
    merge = Merge(
        id=ids.new(MergeId),
        surviving_id=command.surviving_id,
        duplicate_id=command.duplicate_id,
        reason=command.reason,
        asked_by=actor.account_id,
        asked_at=now,
    )
    for patient_id in (merge.surviving_id, merge.duplicate_id):
        patients.get(patient_id).require_own_file()
    merges.add(merge)
    return merge
