"""What stands at the head of a backup, for everybody to read: no patient is in it."""

from __future__ import annotations

import os
import struct
from base64 import b64decode, b64encode
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import IO

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mediklaud.adapters.backup.refusals import BackupOfAnotherKey, NoBackup
from mediklaud.ports.master_key import MasterKey

MAGIC = b"MediKlaud backup\n"
FORMAT = 1
_LENGTH = struct.Struct(">I")
_LONGEST = 1 << 20
_BOUND_TO = b"key of a backup, format 1"
_NONCE = 12


class TableHeader(msgspec.Struct, frozen=True):
    """One table, and how many of its rows follow."""

    name: str
    columns: tuple[str, ...]
    rows: int


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """Of which database, in which state, when; and the backup's own key, wrapped."""

    format: int
    schema: str
    made_at: datetime
    made_by: str
    """The program's version."""
    dialect: str
    tables: tuple[TableHeader, ...]
    wrapped_key: str

    @property
    def rows(self) -> int:
        """Of all tables together."""
        return sum(table.rows for table in self.tables)

    def key(self, masters: Iterable[MasterKey]) -> bytes:
        """The backup's own key; refused if none of the master keys opens it."""
        wrapped = b64decode(self.wrapped_key)
        nonce, sealed = wrapped[:_NONCE], wrapped[_NONCE:]
        for master in masters:
            with suppress(InvalidTag, ValueError):
                return AESGCM(master.secret).decrypt(nonce, sealed, _BOUND_TO)
        raise BackupOfAnotherKey


def wrapped(key: bytes, master: MasterKey) -> str:
    """A backup's own key, unreadable without the master key."""
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(master.secret).encrypt(nonce, key, _BOUND_TO)
    return b64encode(nonce + sealed).decode()


def written(header: Header) -> bytes:
    """As it stands at the head of the file; every chunk is bound to these bytes."""
    text = msgspec.json.encode(header)
    return MAGIC + _LENGTH.pack(len(text)) + text


def read_header(source: IO[bytes]) -> tuple[Header, bytes]:
    """The header, and its bytes."""
    start = source.read(len(MAGIC) + _LENGTH.size)
    if not start.startswith(MAGIC) or len(start) < len(MAGIC) + _LENGTH.size:
        raise NoBackup
    (length,) = _LENGTH.unpack(start[len(MAGIC) :])
    if length > _LONGEST:
        raise NoBackup
    text = source.read(length)
    try:
        header = msgspec.json.decode(text, type=Header)
    except msgspec.DecodeError as error:
        raise NoBackup from error
    if header.format != FORMAT:
        raise NoBackup
    return header, start + text
