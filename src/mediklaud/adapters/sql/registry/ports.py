"""Which adapter of the `registry` context fills which port."""

from mediklaud.adapters.sql.registry.belongings import SqlBelongings
from mediklaud.adapters.sql.registry.doctors import SqlDoctors
from mediklaud.adapters.sql.registry.merges import SqlMerges
from mediklaud.adapters.sql.registry.patients import SqlPatients
from mediklaud.adapters.sql.storage import SqlPort
from mediklaud.ports.merges import Belongings, Merges
from mediklaud.ports.registry import Doctors, Patients

PORTS: dict[type, SqlPort] = {
    Doctors: SqlDoctors,
    Patients: SqlPatients,
    Merges: SqlMerges,
    Belongings: SqlBelongings,
}
