"""Which adapter of the `access` context fills which port."""

from mediklaud.adapters.sql.access.answers import SqlAnswers
from mediklaud.adapters.sql.access.audit import SqlAudit
from mediklaud.adapters.sql.storage import SqlPort
from mediklaud.ports.access import Answers, Audit

PORTS: dict[type, SqlPort] = {Answers: SqlAnswers, Audit: SqlAudit}
