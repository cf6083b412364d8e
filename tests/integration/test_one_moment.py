"""What is read as of one moment does not change while it is read."""

import pytest

from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.privacy.guardianship import GuardianshipNotFound
from mediklaud.ports.rights import Guardianships
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
