"""Packages for the browser: fetched once, checked, and whole or not there at all."""

from __future__ import annotations

import base64
import hashlib
import http.server
import io
import os
import re
import signal
import subprocess
import sys
import tarfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard import packages as declarations
from dashboard.fetching import fetch
from dashboard.packages import packages
from model.errors import UserError

ROOT = Path(__file__).resolve().parents[2]
FILES = {"main.js": b"main()", "dist/style.css": b"p {}"}
# Asks no registry: gives the archive that the environment names, and writes down that it was asked.
NPM = """#!/bin/sh
for word; do
    case $word in --pack-destination=*) folder=${word#*=} ;; esac
done
echo "$word" >>"$ASKED"
sleep "${SLOW:-0}"
cp "$ARCHIVE" "$folder/archive.tgz"
"""


def archive_of(files: dict[str, bytes]) -> bytes:
    """Return an archive as npm makes it, with some that do harm when unpacked as they are."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        link = tarfile.TarInfo("package/link.js")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    return made.getvalue()


@dataclass
class Made:
    """One package, declared and to be had from a stand-in for npm."""

    folder: Path
    archive: Path
    asked: Path
    declared: Path

    @property
    def place(self) -> Path:
        """Return where the package belongs."""
        return self.folder / "cache/packages/@a/b@1.0.0"

    def is_whole(self) -> bool:
        """Has it exactly the declared files?"""
        found = {
            path.relative_to(self.place).as_posix(): path.read_bytes()
            for path in self.place.rglob("*")
            if path.is_file()
        }
        return found == FILES

    def left(self) -> list[str]:
        """Return what stands beside the package."""
        return sorted(path.name for path in (self.folder / "cache/packages").iterdir())

    def times_asked(self) -> int:
        """Return how many times npm was asked."""
        return len(self.asked.read_text().splitlines()) if self.asked.exists() else 0

    def start(self, **environment: str) -> subprocess.Popen[str]:
        """Fetch in another process."""
        code = (
            "import sys, dashboard.packages as p; from pathlib import Path\n"
            f"p.DECLARED = Path({str(self.declared)!r})\n"
            "from dashboard.fetching import fetch; fetch()"
        )
        return subprocess.Popen(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Declare one package, put a stand-in for npm on the path, and begin with an empty cache."""
    inside = {f"package/{name}": content for name, content in FILES.items()}
    harmful = {"package/../../out.js": b"x", "/abs.js": b"x", "package/other.js": b"x"}
    data = archive_of(inside | harmful)
    archive, declared = tmp_path / "archive.tgz", tmp_path / "packages.toml"
    archive.write_bytes(data)
    whole = base64.b64encode(hashlib.sha512(data).digest()).decode()
    rows = [
        f'"{name}" = "{hashlib.sha256(content).hexdigest()}"' for name, content in FILES.items()
    ]
    declared.write_text(
        f'[[packages]]\nname = "@a/b"\nversion = "1.0.0"\nsha512 = "sha512-{whole}"\n'
        f"[packages.files]\n{chr(10).join(rows)}\n"
    )
    npm = tmp_path / "bin/npm"
    npm.parent.mkdir()
    npm.write_text(NPM)
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{npm.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("ARCHIVE", str(archive))
    monkeypatch.setenv("ASKED", str(tmp_path / "asked"))
    monkeypatch.setenv("CONTINUUM_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(declarations, "DECLARED", declared)
    packages.cache_clear()
    yield Made(tmp_path, archive, tmp_path / "asked", declared)
    packages.cache_clear()


@pytest.fixture
def without_npm(made, monkeypatch):
    """Take npm away again."""
    (made.folder / "bin/npm").unlink()
    monkeypatch.setenv("PATH", str(made.folder / "bin"))


@pytest.fixture
def mirror(made, monkeypatch):
    """Serve files as the host that Solara knows does, and let Solara ask here."""
    root = made.folder / "mirror"
    for name, content in FILES.items():
        path = root / "@a/b@1.0.0" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *given):
            super().__init__(*given, directory=str(root))

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("SOLARA_ASSETS_CDN", f"http://127.0.0.1:{server.server_port}")
    yield root
    server.shutdown()
    server.server_close()


def test_a_package_is_fetched_once_and_only_declared_files_are_unpacked(made):
    told: list[str] = []
    assert fetch(told.append) == made.folder / "cache/packages"
    assert made.is_whole()
    assert made.left() == [".lock", "@a"]
    assert not list(made.folder.rglob("out.js"))
    assert told == ["@a/b 1.0.0 (1 of 1)"]
    fetch(told.append)
    assert len(told) == 1
    assert made.times_asked() == 1


def test_an_archive_that_is_not_the_pinned_one_is_not_unpacked(made):
    made.archive.write_bytes(archive_of({"package/main.js": b"evil()"}))
    with pytest.raises(UserError, match="not the one that was pinned, and was not unpacked"):
        fetch()
    assert not made.place.exists()
    assert made.left() == [".lock"]


def test_a_damaged_or_missing_file_is_fetched_again(made):
    fetch()
    (made.place / "main.js").write_bytes(b"evil()")
    fetch()
    assert made.is_whole()
    (made.place / "main.js").unlink()
    fetch()
    assert made.is_whole()
    assert made.left() == [".lock", "@a"]
    assert made.times_asked() == 3


def test_a_kill_in_the_middle_leaves_nothing_that_looks_finished(made):
    process = made.start(SLOW="30")
    until = time.monotonic() + 30
    while not made.times_asked() and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert not made.place.exists()
    assert any(name.startswith(".new-") for name in made.left())
    fetch()
    assert made.is_whole()
    assert made.left() == [".lock", "@a"]


def test_starts_at_the_same_time_fetch_once(made):
    running = [made.start(SLOW="1") for _ in range(4)]
    for process in running:
        assert process.wait(60) == 0, process.communicate()
    assert made.is_whole()
    assert made.times_asked() == 1


def test_without_npm_files_come_by_solaras_own_way(made, without_npm, mirror):
    fetch()
    assert made.is_whole()
    assert made.times_asked() == 0


def test_files_by_solaras_own_way_are_checked_too(made, without_npm, mirror):
    (mirror / "@a/b@1.0.0/main.js").write_bytes(b"evil()")
    with pytest.raises(UserError, match=r"1 of 2 fetched files .* such as main\.js"):
        fetch()
    assert not made.place.exists()


def test_when_npm_fails_the_other_way_is_tried(made, mirror):
    (made.folder / "bin/npm").write_text("#!/bin/sh\nexit 1\n")
    fetch()
    assert made.is_whole()


def test_no_way_at_all_is_one_sentence_with_what_where_and_remedy(made, without_npm, mirror):
    (mirror / "@a/b@1.0.0/main.js").unlink()  # a refusal is not tried again, so the test is quick
    with pytest.raises(UserError) as told:
        fetch()
    sentence = str(told.value)
    assert "needs @a/b@1.0.0" in sentence
    assert "npm is not installed; Solara failed (" in sentence
    assert str(made.folder / "cache/packages") in sentence
    assert "CONTINUUM_CACHE" in sentence
    assert "\n" not in sentence


def test_what_npm_says_reaches_the_user(made, monkeypatch, mirror):
    (mirror / "@a/b@1.0.0/main.js").unlink()
    npm = made.folder / "bin/npm"
    npm.write_text("#!/bin/sh\necho 'npm error 404 No such thing' >&2\nexit 1\n")
    with pytest.raises(UserError, match=r"npm failed \(npm error 404 No such thing\)"):
        fetch()


def test_a_cache_that_cannot_be_written_is_told(made):
    (made.folder / "cache").write_text("a file, not a folder")
    with pytest.raises(UserError, match=r"cannot be written .* set CONTINUUM_CACHE"):
        fetch()


def test_a_full_cache_needs_no_writing(made, monkeypatch):
    fetch()
    (made.folder / "cache/packages/.lock").unlink()
    monkeypatch.setattr("dashboard.fetching.locked", None)
    fetch()


def test_versions_are_those_that_the_page_of_solara_asks_for():
    import solara.server

    template = Path(solara.server.__file__).parent / "templates/solara.html.j2"
    asked = set(
        re.findall(r"\{\{cdn\}\}/((?:@[\w-]+/)?[\w-]+@[\d.]+)/([\w./{}-]+)", template.read_text())
    )
    # Vue 2, and what a development server loads, are not used.
    wanted = {
        (folder, path.replace("{{ipywidget_major_version}}", "8"))
        for folder, path in asked
        if "solara-vuetify-app@" not in folder and not path.endswith("version}}.js")
    }
    declared = {(each.folder, path) for each in packages() for path in each.files}
    assert len(wanted) >= 4
    assert wanted <= declared


def test_declared_hashes_have_the_form_of_hashes():
    for each in packages():
        assert len(base64.b64decode(each.sha512.removeprefix("sha512-"))) == 64
        assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in each.files.values())
