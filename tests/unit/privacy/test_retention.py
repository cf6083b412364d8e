"""What the law has kept for years, nobody can take away (X7)."""

import pytest

from mediklaud.application.catalogue import catalogue
from mediklaud.domain.access.permissions import Permission
from mediklaud.ports.access import Audit
from mediklaud.ports.rights import Amendments, Disclosures, Guardianships

TAKES_AWAY = ("delete", "remove", "purge", "erase", "forget", "drop", "discard")
KEPT = ("audit", "disclosure", "amendment", "guardianship", "access")


def named(thing):
    return getattr(thing, "__name__", str(thing)).casefold()


@pytest.mark.parametrize("kept", KEPT)
def test_no_message_and_no_permission_takes_it_away(kept):
    asked = [*map(named, catalogue().use_cases), *map(named, Permission)]

    taking = [one for one in asked if any(word in one for word in TAKES_AWAY)]

    assert not [one for one in taking if kept in one]


@pytest.mark.parametrize("port", [Audit, Disclosures, Amendments, Guardianships])
def test_no_port_can_take_anything_away(port):
    methods = {name for name in vars(port) if not name.startswith("_")}

    assert not [m for m in methods if any(word in m for word in TAKES_AWAY)]


@pytest.mark.parametrize("port", [Audit, Disclosures])
def test_what_is_written_down_is_not_written_anew(port):
    assert not {"save", "update", "replace", "set"} & set(vars(port))
