"""What is left when the server was killed in the middle of its work."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from attrs import frozen
from icalendar import Calendar

from mediklaud.bootstrap import swap, worker_at_work
from mediklaud.domain.messaging.policy import MessagingPolicy
from mediklaud.ports.system import Clock
from mediklaud.settings import Settings
from tests.clock import StandingClock
from tests.integration.crash.clerks import Clerk, at_work, clerks_for
from tests.patience import eventually
from tests.server import Client
from tests.town import Town

VISITS_AT_MOST = 120
LEASE = MessagingPolicy().lease


@frozen
class Aftermath:
    """The town after the last restart, with all that anybody was told."""

    town: Town
    kills: int
    asked: dict[str, Any]
    told: dict[str, Any]
    """Answers that came before a crash."""
    told_again: dict[str, Any]
    """Answers to every wish, asked once more with its key."""
    turned_away: list[str]


def aftermath(town: Town, kills: int, between: int) -> Aftermath:
    """Kill the server so often, each time after so many more visits were booked."""
    clerks = clerks_for(town, visits=kills * VISITS_AT_MOST)
    town.mailbox.seconds_each = 1
    for crash in range(kills):
        _crash_after(town, clerks, (crash + 1) * between)
    town.mailbox.seconds_each = 0
    town.server.start()
    return _looked_at(town, clerks, kills)


def _crash_after(town: Town, clerks: Sequence[Clerk], acknowledged: int) -> None:
    """The server dies when so many were told of a booking, and a mail is on its way."""
    if town.server.has_died:
        town.server.start()
    for clerk in clerks:
        clerk.book(next(clerk.wishes))
    eventually(lambda: town.mailbox.unanswered)
    with at_work(clerks):
        eventually(lambda: sum(len(clerk.told) for clerk in clerks) >= acknowledged)
        town.server.kill()


def _looked_at(town: Town, clerks: Sequence[Clerk], kills: int) -> Aftermath:
    asked = {key: wish for clerk in clerks for key, wish in clerk.asked.items()}
    told = {key: answer for clerk in clerks for key, answer in clerk.told.items()}
    again = {key: clerk.ask(key).json() for clerk in clerks for key in clerk.asked}
    _send_everything(town)
    away = [said for clerk in clerks for said in clerk.turned_away]
    return Aftermath(town, kills, asked, told, again, away)


def _send_everything(town: Town) -> None:
    """The server's own worker sends what waits; what died with its worker comes later.

    A worker whose clock shows that later time stands for it: nobody has to wait until
    the leases of the dead have run out.
    """
    eventually(lambda: _only_the_dead_hold_any(town), seconds=60)
    ahead = StandingClock(datetime.now(UTC) + LEASE)
    settings = Settings.read(town.environment)
    with worker_at_work(settings, swap(Clock, ahead)) as (courier, _):
        while courier.deliver_due():
            pass


def _only_the_dead_hold_any(town: Town) -> bool:
    """Has the worker that lives sent all it could take?"""
    if waiting(town, "pending"):  # asked first: from there they go to the leased
        return False
    leases = {one["next_try_at"] for one in waiting(town, "leased")}
    ends = {datetime.fromisoformat(end) for end in leases}
    return all(end < town.server.started_at + LEASE for end in ends)


def waiting(town: Town, status: str) -> list[Any]:
    """The confirmations in this status."""
    found = everything(town.admin, f"/outbox?status={status}&limit=200")
    return [one for one in found if one["topic"] == "appointment_booked"]


def everything(client: Client, path: str) -> list[Any]:
    """All pages of a list."""
    page = client.get(path)
    found: list[Any] = page["items"]
    while page["next_cursor"]:
        page = client.get(f"{path}&cursor={page['next_cursor']}")
        found += page["items"]
    return found


def confirmed(town: Town) -> list[tuple[str, str, str]]:
    """Of every mail: the visit's id, the entry's sequence, and the mail's own key."""
    return [_key_of(mail) for mail in town.mailbox.mails]


def _key_of(mail: Any) -> tuple[str, str, str]:
    [part] = [p for p in mail.walk() if p.get_content_type() == "text/calendar"]
    [entry] = Calendar.from_ical(part.get_content()).events
    visit, _ = str(entry["UID"]).split("@")
    return visit, str(entry["SEQUENCE"]), str(mail["Message-ID"])
