"""Where the server listens: taken before anything heavy is loaded, and told as an address."""

from __future__ import annotations

import errno
import socket

from dashboard.settings import EVERYWHERE, LOOPBACK
from model.errors import UserError

TRIED = 100  # ports above a taken one that are tried for the remedy


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that holds a port of an address of this machine; port 0: any free one.

    Raises:
        UserError: the port is taken or not allowed, or the address is not this machine's.
    """
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError) as problem:
        raise foreign(host, problem) from problem
    held = socket.socket(family, kind, protocol)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind(place)
        held.listen(128)
    except OSError as problem:
        held.close()
        raise refused(host, port, problem) from problem
    held.set_inheritable(False)
    return held


def foreign(host: str, problem: Exception) -> UserError:
    """Return the error for an address that is not of this machine."""
    reason = getattr(problem, "strerror", None) or problem
    return UserError(
        f'Option --host is "{host}", which is no address of this machine ({reason}): use '
        "127.0.0.1 for this machine only, or 0.0.0.0 for the whole network."
    )


def refused(host: str, port: int, problem: OSError) -> UserError:
    """Return the error for a port that cannot be had, with one that can."""
    if problem.errno not in (errno.EADDRINUSE, errno.EACCES):
        return foreign(host, problem)
    why = "is taken" if problem.errno == errno.EADDRINUSE else "is for administrators"
    other = free_port(host, max(port + 1, 1024))
    return UserError(
        f"Port {port} of {host} {why}: stop what runs there, or use another, such as "
        f"--port {other}."
    )


def free_port(host: str, start: int) -> int:
    """Return the first free port from a number on, or 0 (any free one) when there is none near."""
    for port in range(start, min(start + TRIED, 2**16)):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    return 0


def address(held: socket.socket, host: str, root_path: str) -> str:
    """Return the address to type into a browser on this machine."""
    name = LOOPBACK[0] if host in EVERYWHERE else host
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{held.getsockname()[1]}{root_path}/"
