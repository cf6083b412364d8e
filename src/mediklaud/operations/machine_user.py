"""Whom the machine takes us for: what the audit says where nobody signs in."""

import getpass
import os


def machine_user() -> str:
    """The login name; the user's number where the machine knows no name for it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid {os.getuid()}"
