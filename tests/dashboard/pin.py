"""Write the row of `dashboard/packages.toml` for a package, from the archive that npm gives.

    python -m tests.dashboard.pin requirejs@2.3.6 require.js

The second and next words are patterns of the files that are needed.
"""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from fnmatch import fnmatch
from pathlib import Path


def row(wanted: str, patterns: list[str]) -> str:
    """Return the declaration of a package as TOML."""
    name, _, version = wanted.rpartition("@")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", wanted], cwd=folder, check=True, stdout=2)
        archive = next(Path(folder).glob("*.tgz"))
        whole = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        lines = [
            "[[packages]]",
            f'name = "{name}"',
            f'version = "{version}"',
            f'sha512 = "sha512-{whole}"',
            "",
            "[packages.files]",
        ]
        with tarfile.open(archive) as content:
            for member in sorted(content.getmembers(), key=lambda each: each.name):
                path = member.name.partition("/")[2]
                file = content.extractfile(member)
                if file is not None and any(fnmatch(path, pattern) for pattern in patterns):
                    lines.append(f'"{path}" = "{hashlib.sha256(file.read()).hexdigest()}"')
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(f"{row(sys.argv[1], sys.argv[2:])}\n")
