"""What a browser needs and we did not write: which packages, which files of them, which hashes.

`packages.toml` declares them. Nothing of them is in the project: `dashboard.fetching` gets them
once, into the user's cache, and `dashboard.serve` serves them from there.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

DECLARED = Path(__file__).with_name("packages.toml")
ADDRESS = "/packages"  # below the root of the dashboard
LOCALES = "plotly.js-locales"


@dataclass(frozen=True)
class Package:
    """A package of npm, at one version.

    Attributes:
        name: the name on npm, with its scope.
        version: the exact version.
        sha512: of the whole archive, as npm writes it: "sha512-" and base64.
        files: path inside the package -> SHA-256 of the file, hexadecimal.
    """

    name: str
    version: str
    sha512: str
    files: Mapping[str, str]

    @property
    def folder(self) -> str:
        """Return where it stands below the cache, and below its address: name@version."""
        return f"{self.name}@{self.version}"

    def flaws(self, root: Path) -> list[str]:
        """Return the files that are missing, or are not what was declared, below a folder."""
        return [path for path, digest in self.files.items() if sha256(root / path) != digest]


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, or an empty text when it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


@cache
def packages() -> tuple[Package, ...]:
    """Return all declared packages."""
    declared = tomllib.loads(DECLARED.read_text(encoding="utf-8"))["packages"]
    return tuple(Package(**row) for row in declared)


def package(name: str) -> Package:
    """Return the declared package of a name. Raises KeyError when there is none."""
    return {each.name: each for each in packages()}[name]


def cache_folder() -> Path:
    """Return the folder where this user's files are kept that can be made again."""
    return Path(os.environ.get("CONTINUUM_CACHE", user_cache_path("continuum")))


def packages_folder() -> Path:
    """Return the folder that holds a folder for each package."""
    return cache_folder() / "packages"


def plotly_script() -> Path:
    """Return plotly.js, as the installed Python package carries it."""
    import plotly

    return Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


@cache
def script_addresses() -> dict[str, str]:
    """Return what charts load, as addresses below the root of the dashboard.

    "plotly" gives the global `Plotly`; "plotly-nl" adds Dutch to it and must come after it.
    """
    import plotly

    return {
        "plotly": f"{ADDRESS}/plotly@{plotly.__version__}/plotly.min.js",
        "plotly-nl": f"{ADDRESS}/{package(LOCALES).folder}/register-nl.js",
    }


def dutch_of_plotly() -> str:
    """Return a script that registers Dutch with plotly.js, from a file written for Node."""
    file = packages_folder() / package(LOCALES).folder / "nl.js"
    source = file.read_text(encoding="utf-8")
    return (
        f"(function () {{ var module = {{}};\n{source}\nPlotly.register(module.exports); }})();\n"
    )
