"""The schema: made by migrations, led by the hospital, known before anybody serves."""

import threading

import pytest
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint, text

from mediklaud.adapters.sql import migrate, ports
from mediklaud.adapters.sql.engine import engine_for, let_the_disk_come_after
from mediklaud.adapters.sql.schema import metadata

assert ports.PORTS  # importing them has declared every table
TABLES = sorted(metadata.tables)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path):
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    engine = engine_for(url, connections=6)
    yield engine
    engine.dispose()


@pytest.mark.parametrize("name", TABLES)
def test_the_hospital_leads_every_key_of_a_table(name):
    for constraint in metadata.tables[name].constraints:
        columns = [column.name for column in getattr(constraint, "columns", ())]
        if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint):
            assert columns[0] == "hospital_id"


@pytest.mark.parametrize("name", TABLES)
def test_the_hospital_leads_every_index_of_a_table(name):
    for index in metadata.tables[name].indexes:
        assert next(iter(index.columns)).name == "hospital_id"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_points_only_to_things_of_the_same_hospital(name):
    for key in metadata.tables[name].foreign_key_constraints:
        pairs = [(e.parent.name, e.column.name) for e in key.elements]
        assert pairs[0] == ("hospital_id", "hospital_id")


def test_the_steps_lead_to_exactly_the_tables_of_the_program(empty):
    migrate.upgrade(empty)

    migrate.require_no_difference(empty)


def test_the_steps_make_the_same_triggers_as_the_tables_themselves(empty):
    migrate.upgrade(empty)
    migrated = _triggers(empty)
    metadata.drop_all(empty)
    metadata.create_all(empty)

    assert migrated == _triggers(empty) != []


def test_several_programs_may_upgrade_at_once(empty):
    programs = [threading.Thread(target=migrate.upgrade, args=[empty]) for _ in "abc"]
    for program in programs:
        program.start()
    for program in programs:
        program.join()

    migrate.require_current(empty)


def test_an_empty_database_is_not_served(empty):
    with pytest.raises(migrate.NoHospital):
        migrate.require_current(empty)


def test_nobody_else_on_the_machine_reads_the_file(tmp_path):
    engine = engine_for(f"sqlite:///{tmp_path / 'var' / 'hospital.db'}")
    migrate.upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("create table kept_beside (id integer)"))

        files = list((tmp_path / "var").iterdir())
        assert len(files) > 1
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    engine.dispose()


def test_a_database_of_a_later_program_is_not_served(empty):
    migrate.upgrade(empty)
    with empty.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))

    with pytest.raises(migrate.UnknownSchema) as refusal:
        migrate.require_current(empty)

    assert refusal.value.found == "9999"


def test_a_database_from_before_the_first_release_is_not_taken_further(empty):
    migrate.upgrade(empty)
    with empty.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '0001'"))

    with pytest.raises(migrate.FromBeforeTheFirstRelease):
        migrate.upgrade(empty)


def _triggers(engine):
    query = (
        "select name from sqlite_master where type = 'trigger' order by name"
        if engine.dialect.name == "sqlite"
        else "select tgname from pg_trigger where not tgisinternal order by tgname"
    )
    with engine.connect() as connection:
        return connection.execute(text(query)).scalars().all()


_WHO_SAYS_SO = "SELECT source FROM pg_settings WHERE name = 'synchronous_commit'"


@pytest.mark.parametrize("relaxed", [False, True])
def test_only_what_can_be_made_again_does_not_wait_for_the_disk(empty, relaxed):
    asked, answers = {
        "sqlite": ("PRAGMA synchronous", 1),
        "postgresql": (_WHO_SAYS_SO, "session"),
    }[empty.dialect.name]
    if relaxed:
        let_the_disk_come_after(empty)

    with empty.connect() as connection:
        answer = connection.exec_driver_sql(asked).scalar()
        assert (answer == answers) is relaxed
