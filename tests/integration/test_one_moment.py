"""What is read as of one moment does not change while it is read."""

import pytest

from mediklaud.adapters.sql import database as sql_database
from mediklaud.domain.access.audit import AuditFilter
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.privacy.guardianship import GuardianshipNotFound
from mediklaud.ports.access import Audit
from mediklaud.ports.auditing import AuditTrail
from mediklaud.ports.rights import Guardianships
from tests.builders.access import an_entry
from tests.builders.rights import one_guardianship
from tests.builders.scheduling import a_known_patient
from tests.hospital import ports_of, read


def test_a_steady_reader_does_not_see_what_others_write_meanwhile(database):
    child, mother = a_known_patient(database), a_known_patient(database)
    named = one_guardianship(patient_id=child.id, guardian_id=mother.id)

    with database.unit(writes=False, steady=True) as unit:
        guardianships = unit.port(Guardianships)
        assert guardianships.about(child.id) == ()
        with ports_of(database) as port:
            port(Guardianships).add(named)
        assert guardianships.about(child.id) == ()
        with pytest.raises(GuardianshipNotFound):
            guardianships.get(named.id, EVERYONE)

    assert read(database, Guardianships).about(child.id) == (named,)


def test_whoever_stops_reading_halfway_leaves_nobody_in_the_past(database, monkeypatch):
    monkeypatch.setattr(sql_database, "AT_A_TIME", 1)
    with ports_of(database) as port:
        for _ in range(3):
            port(Audit).append(an_entry())

    with database.unit(writes=False) as unit:
        links = iter(unit.port(AuditTrail).links())
        next(links)
        with ports_of(database) as port:
            port(Audit).append(an_entry())

    for _ in range(3):
        assert len(read(database, Audit).page(AuditFilter(), None, 9)) == 4
