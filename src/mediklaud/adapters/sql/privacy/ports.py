"""Which adapter of the `privacy` context fills which port."""

from mediklaud.adapters.sql.privacy.break_glass import SqlBrokenGlasses
from mediklaud.adapters.sql.privacy.people import SqlNames, SqlOfficers
from mediklaud.adapters.sql.privacy.rights_ports import RIGHTS
from mediklaud.adapters.sql.privacy.watch import SqlWatch
from mediklaud.adapters.sql.storage import SqlPort
from mediklaud.ports.privacy import BrokenGlasses, Names, Officers, Watch

PORTS: dict[type, SqlPort] = {
    **RIGHTS,
    BrokenGlasses: SqlBrokenGlasses,
    Officers: SqlOfficers,
    Names: SqlNames,
    Watch: SqlWatch,
}
