"""Which adapter of the `medication` context fills which port."""

from mediklaud.adapters.sql.medication.alerts import SqlAlerts
from mediklaud.adapters.sql.medication.knowledge_bases import SqlKnowledgeBases
from mediklaud.adapters.sql.medication.prescriptions import SqlPrescriptions
from mediklaud.adapters.sql.medication.tunings import SqlTunings
from mediklaud.adapters.sql.storage import SqlPort
from mediklaud.ports.medication import Alerts, KnowledgeBases, Tunings
from mediklaud.ports.prescriptions import Prescriptions

PORTS: dict[type, SqlPort] = {
    Alerts: SqlAlerts,
    KnowledgeBases: SqlKnowledgeBases,
    Tunings: SqlTunings,
    Prescriptions: SqlPrescriptions,
}
