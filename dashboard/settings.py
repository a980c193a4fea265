"""How the dashboard is started, and what that means for Solara.

Solara reads its settings from the environment, once, when it is imported. `apply` fills that
environment, so it has to run before anything imports Solara.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.packages import ADDRESS, cache_folder

TITLE = "Continuüm"
MAX_MESSAGE = 2 * 1024**2  # bytes of one message of a browser over its websocket
MAX_BODY = 64 * 1024  # bytes of a request; nothing is uploaded by requests
SECONDS_TO_END = 5  # what open pages get to say goodbye when the server stops
LOOPBACK = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = ("0.0.0.0", "::", "")

# What whoever runs the server may set otherwise, by the same name in the environment.
CHANGEABLE = {
    "SOLARA_KERNEL_CULL_TIMEOUT": "30m",  # a session without its page
    "SOLARA_KERNEL_MAX_COUNT": "60",  # more sessions wait their turn
    "SOLARA_STATE_AUTO_REMOUNT": "true",  # a page that stayed open comes back after a restart
}


@dataclass(frozen=True)
class Settings:
    """How one server is started.

    Attributes:
        host: the address of this machine on which it listens.
        port: 0 for any free one.
        open_browser: whether a browser opens when it serves.
        lang: the language of a page whose address names none: "nl" or "en".
        workers: processes that simulate; 0: as many as there are cores.
        root_path: the path below which a proxy shows it, such as "/continuum"; "" for none.
        away: seconds without its page after which nothing is computed for a session.
        origins: addresses under which browsers see it, such as "https://continuum.example.nl";
            none: as it listens.
        results: folders of sweeps that everybody may look at.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    open_browser: bool = True
    lang: str = "nl"
    workers: int = 0
    root_path: str = ""
    away: float = 10.0
    origins: tuple[str, ...] = ()
    results: tuple[Path, ...] = ()

    @property
    def hosts(self) -> frozenset[str]:
        """Return the names under which it may be asked; empty for any.

        A page elsewhere may let its own name point at this machine (rebinding). Somebody who
        listens on all addresses without saying under which name has chosen to allow that.
        """
        if not self.origins and self.host not in LOOPBACK:
            return frozenset()
        declared = (urlsplit(origin).hostname or "" for origin in self.origins)
        return frozenset({*LOOPBACK, *declared} - {""})


_current = Settings()


def current() -> Settings:
    """Return how the server of this process was started; the defaults where there is none."""
    return _current


def apply(settings: Settings) -> None:
    """Make settings those of this process, and hand them to Solara.

    Raises:
        RuntimeError: Solara was imported before, and would not listen any more.
    """
    if "solara.settings" in sys.modules:
        raise RuntimeError("dashboard.settings.apply must run before anything imports solara")
    global _current  # noqa: PLW0603 - one server per process
    _current = settings
    os.environ.update(of_solara(settings))
    for name, value in CHANGEABLE.items():
        os.environ.setdefault(name, value)


def of_solara(settings: Settings) -> dict[str, str]:
    """Return what Solara must know, as variables of the environment.

    Nothing goes out: no telemetry, no proxy to a host of packages, no check of versions. The root
    path is set even when empty, for Solara would else believe a header of the first request.
    """
    return {
        "SOLARA_APP": "dashboard.web.app",
        "SOLARA_MODE": "production",
        "SOLARA_HOME": str(cache_folder() / "solara"),
        "SOLARA_ROOT_PATH": settings.root_path,
        "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "false",
        "SOLARA_ASSETS_PROXY": "false",
        "SOLARA_ASSETS_CDN": f"{settings.root_path}{ADDRESS}",
        "SOLARA_ASSETS_FONTAWESOME_ENABLED": "false",
        "SOLARA_SESSION_HTTP_ONLY": "true",
        "SOLARA_THEME_SHOW_BANNER": "false",
        "SOLARA_THEME_LOADER": "continuum",
        "SOLARA_THEME_TITLE": TITLE,
    }
