"""Alembic's entry: the connection comes from `migrate`, never from a file."""

from alembic import context

from mediklaud.adapters.sql import ports
from mediklaud.adapters.sql.schema import metadata

assert ports.PORTS, "importing the ports has declared every table"  # noqa: S101

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    user_module_prefix="schema.",
)
with context.begin_transaction():
    context.run_migrations()
