"""What the `registry` context can do, and what it does when something happens."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.registry.approve_doctor import ApproveDoctor, approve_doctor
from mediklaud.application.registry.ask_for_merge import AskForMerge, ask_for_merge
from mediklaud.application.registry.decide_merge import DecideMerge, decide_merge
from mediklaud.application.registry.enrol_patient import EnrolPatient, enrol_patient
from mediklaud.application.registry.find_patients import FindPatients, find_patients
from mediklaud.application.registry.identify_patient import (
    IdentifyPatient,
    identify_patient,
)
from mediklaud.application.registry.list_doctors import ListDoctors, list_doctors
from mediklaud.application.registry.list_merges import ListMerges, list_merges
from mediklaud.application.registry.name_patients import NamePatients, name_patients
from mediklaud.application.registry.read_doctor import ReadDoctor, read_doctor
from mediklaud.application.registry.read_doctor_file import (
    ReadDoctorFile,
    read_doctor_file,
)
from mediklaud.application.registry.read_patient import ReadPatient, read_patient
from mediklaud.application.registry.record_doctor_left import (
    RecordDoctorLeft,
    record_doctor_left,
)
from mediklaud.application.registry.register_doctor import (
    RegisterDoctor,
    register_doctor,
)
from mediklaud.application.registry.reinstate_doctor import (
    ReinstateDoctor,
    reinstate_doctor,
)
from mediklaud.application.registry.suspend_doctor import SuspendDoctor, suspend_doctor
from mediklaud.application.registry.undo_merge import UndoMerge, undo_merge
from mediklaud.application.registry.update_doctor import UpdateDoctor, update_doctor
from mediklaud.application.registry.update_patient import UpdatePatient, update_patient
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    RegisterDoctor: register_doctor,
    ApproveDoctor: approve_doctor,
    SuspendDoctor: suspend_doctor,
    ReinstateDoctor: reinstate_doctor,
    RecordDoctorLeft: record_doctor_left,
    UpdateDoctor: update_doctor,
    ListDoctors: list_doctors,
    ReadDoctor: read_doctor,
    ReadDoctorFile: read_doctor_file,
    EnrolPatient: enrol_patient,
    UpdatePatient: update_patient,
    ReadPatient: read_patient,
    FindPatients: find_patients,
    NamePatients: name_patients,
    IdentifyPatient: identify_patient,
    AskForMerge: ask_for_merge,
    DecideMerge: decide_merge,
    UndoMerge: undo_merge,
    ListMerges: list_merges,
}
BEFOREHAND: dict[type[Message[Any]], Function] = {}
REACTIONS: dict[type, tuple[Function, ...]] = {}
