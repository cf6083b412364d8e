"""Which addresses never leave this machine, so that nobody can listen in."""

from ipaddress import ip_address


def is_this_machine(host: str) -> bool:
    """`localhost`, 127.0.0.0/8 or ::1; a name that others could answer to is not."""
    bare = host.strip("[]").lower()
    if bare == "localhost":
        return True
    try:
        return ip_address(bare).is_loopback
    except ValueError:
        return False
