"""A copy of the project in which one fault at a time is seeded, and its compiled code."""

from __future__ import annotations

import ast
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.mutation.fault import ROOT, Fault

COPIED = ("model", "reference", "scenarios", "experiments", "tests", "docs", "pyproject.toml")
KERNEL = ("kernel", "entry_kernel")
NOT_COMPILED = ("parameters", "geography")  # handed over as values, see model/kernel.py
WHERE_CODE_IS = "from model.kernel import CACHE_FOLDER; print(CACHE_FOLDER)"


def digest(*texts: str) -> str:
    """Return a short hash of texts."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


class Workshop:
    """A copy of the project and, per fault, a folder for what is compiled from it.

    The copy stays in one place and files keep their time, because compiled code is found by both.
    """

    def __init__(self, folder: Path) -> None:
        """Copy the project into `folder`; what was compiled there before is kept."""
        self.project = folder / "project"
        self.caches = folder / "caches"
        shutil.rmtree(self.project, ignore_errors=True)
        for name in COPIED:
            source, target = ROOT / name, self.project / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(source, target)
        self.sound = f"sound-{digest(*self._model())}"  # the name of the code without a fault
        self._reached = compiled_from(self.project / "model")

    def environment(self, name: str, plain: bool) -> dict[str, str]:
        """Return the environment in which tests of a fault (or of the sound code) run."""
        cache = self.caches / name
        cache.mkdir(parents=True, exist_ok=True)
        return os.environ | {
            "PYTHONPATH": str(self.project),
            "PYTHONDONTWRITEBYTECODE": "1",
            "CONTINUUM_CACHE": str(cache),
            "NUMBA_DISABLE_JIT": "1" if plain else "0",
        }

    @contextmanager
    def with_fault(self, fault: Fault) -> Iterator[str]:
        """Seed a fault for as long as the block runs; yield the name of its compiled code."""
        path = self.project / fault.path
        sound, times = path.read_bytes(), path.stat()
        seeded = fault.seeded(sound.decode())
        compile(seeded, fault.path, "exec")
        name = f"{fault.id}-{digest(seeded, *self._model())}"
        path.write_text(seeded, encoding="utf-8")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        try:
            yield name
        finally:
            path.write_bytes(sound)
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    def lend_compiled_code(self, fault: Fault, name: str) -> None:
        """Let a fault that is in no compiled code use what was compiled without it.

        It is a minute saved per fault; otherwise a changed source asks for other compiled code.
        """
        if Path(fault.path).relative_to("model") in self._reached:
            return
        target = self._code_of(name)
        if not any(target.iterdir()):
            shutil.copytree(self._code_of(self.sound), target, dirs_exist_ok=True)

    def _code_of(self, name: str) -> Path:
        """Return the folder of compiled code that a start of the model uses now.

        The sound code has one folder; that of a fault is named after the source with the fault.
        """
        if name == self.sound:
            (only,) = (self.caches / name / "compiled").iterdir()
            return only
        run = subprocess.run(
            [sys.executable, "-c", WHERE_CODE_IS],
            cwd=self.project,
            env=self.environment(name, plain=False),
            capture_output=True,
            text=True,
            check=True,
        )
        return Path(run.stdout.strip())

    def _model(self) -> list[str]:
        files = sorted((self.project / "model").rglob("*.py"))
        return [path.read_text(encoding="utf-8") for path in files]

    def version(self, *folders: str) -> str:
        """Return a hash of all Python source in folders of the project, this check left out."""
        files = [path for name in folders for path in sorted((self.project / name).rglob("*.py"))]
        own = self.project / "tests" / "mutation"
        return digest(
            *(path.read_text(encoding="utf-8") for path in files if own not in path.parents)
        )

    def forget(self, name: str) -> None:
        """Remove what was compiled with a fault in it: no test will ask for it again."""
        shutil.rmtree(self.caches / name, ignore_errors=True)


def compiled_from(model: Path) -> set[Path]:
    """Return the files of the model that compiled code is made from, directly or by imports."""
    reached = {path for path in model.rglob("*.py") if has_kernels(path)}
    todo = list(reached)
    while todo:
        for name in imported(todo.pop()):
            parts = Path(*name.split(".")[1:])
            for path in (model / parts.with_suffix(".py"), model / parts / "__init__.py"):
                if len(name.split(".")) > 1 and path.is_file() and path not in reached:
                    reached.add(path)
                    todo.append(path)
    inside = {path.relative_to(model) for path in reached}
    return {path for path in inside if path.parts[0] not in NOT_COMPILED}


def has_kernels(path: Path) -> bool:
    """Return whether a file has functions that are compiled."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(
        isinstance(node, ast.FunctionDef)
        and any(ast.unparse(item) in KERNEL for item in node.decorator_list)
        for node in tree.body
    )


def imported(path: Path) -> set[str]:
    """Return the modules of the model that a file needs to run (not only for its types)."""
    names = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("model"):
            names.add(str(node.module))
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names
