"""The databases lent to tests are real, fresh and their own."""

from contextlib import contextmanager

import pytest
from sqlalchemy import NullPool, create_engine, inspect, text
from sqlalchemy.exc import OperationalError

from tests.postgres import new_database


@contextmanager
def connected(url):
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        yield connection


def tables(url):
    with connected(url) as connection:
        return set(inspect(connection).get_table_names())


def make_table(url, name):
    with connected(url) as connection:
        connection.execute(text(f"create table {name} (id integer primary key)"))


def test_it_is_a_postgresql_of_a_supported_version(postgres_url):
    with connected(postgres_url) as connection:
        version = connection.scalar(text("show server_version_num"))

    assert int(version) >= 150000


def test_a_new_database_is_empty(postgres_url):
    assert tables(postgres_url) == set()


def test_two_databases_know_nothing_of_each_other(postgres_url):
    with new_database() as other:
        make_table(postgres_url, "here")
        make_table(other, "there")

        assert (tables(postgres_url), tables(other)) == ({"here"}, {"there"})


def test_a_copy_starts_where_its_original_stands(postgres_url):
    make_table(postgres_url, "original")

    with new_database(like=postgres_url) as copy:
        make_table(copy, "later")

        assert tables(copy) == {"later", "original"}
        assert tables(postgres_url) == {"original"}


def test_a_database_is_gone_when_its_time_is_over_even_if_somebody_stayed():
    with new_database() as url:
        somebody = create_engine(url, poolclass=NullPool).connect()

    with pytest.raises(OperationalError, match="does not exist"):
        tables(url)
    somebody.invalidate()
