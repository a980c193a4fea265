"""Get single files of packages by Solara's own way, for machines without npm.

    python -m dashboard.downloading FOLDER NAME@VERSION/PATH …

A program of its own, because Solara reads its settings once, when it is imported, and here it has
to know a host that the dashboard itself never asks. It keeps an address that the environment
gives (SOLARA_ASSETS_CDN), such as a mirror inside an organisation. Hashes are checked by who calls.
"""

from __future__ import annotations

import sys
from pathlib import Path


def download(folder: Path, paths: list[str]) -> None:
    """Write files below a folder, by their paths. Raises an error of any kind where one fails."""
    import solara.settings
    from solara.server.cdn_helper import fetch_from_cdn

    base = str(solara.settings.assets.cdn).rstrip("/")
    for path in paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(fetch_from_cdn(f"{base}/{path}"))


if __name__ == "__main__":
    try:
        download(Path(sys.argv[1]), sys.argv[2:])
    except Exception as problem:  # the last line tells why; who started this program reads it
        sys.stderr.write(f"{problem}\n")
        sys.exit(1)
