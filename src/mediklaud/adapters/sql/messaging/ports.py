"""Which adapter of the `messaging` context fills which port."""

from mediklaud.adapters.sql.messaging.correspondence import SqlCorrespondence
from mediklaud.adapters.sql.messaging.outbox import SqlOutbox
from mediklaud.adapters.sql.storage import SqlPort
from mediklaud.ports.messaging import Correspondence, Outbox

PORTS: dict[type, SqlPort] = {
    Outbox: SqlOutbox,
    Correspondence: SqlCorrespondence,
}
