"""A merge was a mistake: they are two people after all (P3)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.registry.portals_of_merged import Portals
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.registry.merge import Merge, Spoils, Verdict
from mediklaud.domain.registry.merging import parted, reopened
from mediklaud.domain.shared.ids import MergeId
from mediklaud.ports import access
from mediklaud.ports.billing import Accounts
from mediklaud.ports.merges import Belongings, Merges
from mediklaud.ports.registry import Patients


@frozen
class MoreCameSince(RuleBroken):
    """Notes, charges or payments came since the merge: nobody can tell whose."""

    rule: ClassVar[str] = "P3"
    merge_id: MergeId


@frozen(kw_only=True)
class UndoMerge(Command[Merge]):
    """Give the duplicate its file and everything in it back."""

    permission: ClassVar[Permission] = Permission.DECIDE_MERGE
    merge_id: MergeId
    reason: str = field(repr=False)


def undo_merge(
    command: UndoMerge,
    *,
    merges: Merges,
    belongings: Belongings,
    patients: Patients,
    accounts: Accounts,
    portals: access.Accounts,
    sessions: access.Sessions,
    invitations: access.Invitations,
    now: datetime,
    actor: Actor,
) -> Merge:
    """Give back exactly what the merge handed over, while that is still certain."""
    merge = merges.get(command.merge_id)
    undone = merge.undo(Verdict(by=actor.account_id, at=now, reason=command.reason))
    accounts.lock(merge.surviving_id)
    survivor = patients.get(merge.surviving_id)
    survivor.require_own_file()
    _require_nothing_new(merge, belongings)
    spoils = merge.spoils or Spoils()
    duplicate = patients.get(merge.duplicate_id)
    patients.save(parted(survivor, duplicate, spoils.fields))
    patients.save(reopened(duplicate, spoils.status))
    Portals(portals, sessions, invitations).part(survivor, duplicate, spoils, now)
    belongings.give_back(merge)
    _require_nothing_new(merge, belongings)  # nor while this was done
    return merges.save(undone)


def _require_nothing_new(merge: Merge, belongings: Belongings) -> None:
    if belongings.anything_new(merge):
        raise MoreCameSince(merge.id)
