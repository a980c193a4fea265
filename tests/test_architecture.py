"""The house rules that a reader relies on, checked on the source text itself.

Each checker is a pure function from source text to a list of complaints. A test per checker
feeds it a bad source, so that we know that it can fail, and then all files of the project.
"""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Each may import those before it.
PACKAGES = ("model", "reference", "scenarios", "experiments", "benchmarks", "dashboard")
# The command line opens every door, and loads what is behind it when it is asked for.
DIRECTION_EXEMPTIONS = {"experiments/cli/benchmark.py": frozenset({"benchmarks"})}
MAX_MODULE_LINES = 400
MAX_FUNCTION_LINES = 60
LONG_FUNCTIONS: frozenset[str] = frozenset()  # "path:name" of each function that may be longer

# Randomness without a key, and the clock of the machine, make two runs differ.
UNREPRODUCIBLE = (
    "random",
    "numpy.random",
    "scipy.stats.qmc",
    "secrets",
    "os.urandom",
    "uuid.uuid1",
    "uuid.uuid4",
    "time.time",
    "time.time_ns",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
)
# Mesa's generator is seeded in the one, the key of a run is hashed in the other; nowhere else.
REPRODUCIBILITY_EXEMPTIONS = {
    "model/simulation.py": ("random", "numpy.random", "mesa rng"),
    "model/streams.py": ("numpy.random.SeedSequence",),
}
# Mesa's model-wide generator: one more draw by one agent shifts those of all others.
MESA_GENERATOR = re.compile(r"^(self\.|model\.)+(random|rng)\b|\.(shuffle|shuffle_do)$")

# Written in halves, because this file is itself checked.
REGISTRY_HOSTS = tuple(
    left + right
    for left, right in (
        ("pypi", ".org"),
        ("pypi.python", ".org"),
        ("python", "hosted.org"),
        ("anaconda", ".org"),
        ("registry.npm", "js"),
        ("registry.", "yarnpkg"),
        ("deb.debian", ".org"),
        ("crates", ".io"),
    )
)
MACHINE_PATH = re.compile(
    r"(?<![\w.~}-])/(work|root|(home|Users)/\w+)(/|\b)|\b[A-Z]:\\Users\\", re.IGNORECASE
)

Checker = Callable[[str, str], list[str]]


def dotted_name(node: ast.expr) -> str:
    """Return `a.b.c` for a chain of names, and an empty text for any other expression."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (base := dotted_name(node.value)):
        return f"{base}.{node.attr}"
    return ""


def imports(tree: ast.Module, path: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, full dotted name and local name of everything that a module imports."""
    package = Path(path).parent.parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                local = alias.asname or alias.name.partition(".")[0]
                target = alias.name if alias.asname else local
                yield node.lineno, alias.name, f"{local}={target}"
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            source = ".".join((*above, *filter(None, [node.module])))
            for alias in node.names:
                full = f"{source}.{alias.name}"
                yield node.lineno, full, f"{alias.asname or alias.name}={full}"
        elif isinstance(node, ast.Call) and node.args:
            name, first = dotted_name(node.func), node.args[0]
            if name.endswith(("import_module", "__import__")) and isinstance(first, ast.Constant):
                yield node.lineno, str(first.value), "="


def check_direction(source: str, path: str) -> list[str]:
    """Complain about an import by a package of one that builds on it, or of the tests."""
    own = Path(path).parts[0]
    if own not in PACKAGES:
        return []
    forbidden = {*PACKAGES[PACKAGES.index(own) + 1 :], "tests"}
    forbidden -= DIRECTION_EXEMPTIONS.get(path, frozenset())
    return [
        f"{path}:{line}: {own} may not import {full}"
        for line, full, _ in imports(ast.parse(source), path)
        if full.partition(".")[0] in forbidden
    ]


def check_reproducibility(source: str, path: str) -> list[str]:
    """Complain about draws without a key and about the clock, in model and scenarios."""
    if Path(path).parts[0] not in {"model", "scenarios"}:
        return []
    allowed = REPRODUCIBILITY_EXEMPTIONS.get(path, ())
    tree = ast.parse(source)
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    aliases, used = {}, []
    for line, full, binding in imports(tree, path):
        local, _, target = binding.partition("=")
        aliases[local] = target
        used.append((line, full))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in inner:
            name = dotted_name(node)
            head, _, rest = name.partition(".")
            used.append((node.lineno, f"{aliases.get(head, head)}.{rest}"))
    complaints = set()
    for line, name in used:
        if name.startswith(allowed):
            continue
        for banned in UNREPRODUCIBLE:
            if f"{name}.".startswith(f"{banned}."):
                complaints.add(f"{path}:{line}: {banned} gives other numbers in every run")
        if "mesa rng" not in allowed and MESA_GENERATOR.search(name):
            complaints.add(f"{path}:{line}: {name} draws from the generator that all share")
    return sorted(complaints)


def check_length(source: str, path: str) -> list[str]:
    """Complain about modules and functions that do not fit a reader's head."""
    complaints = []
    lines = len(source.splitlines())
    if lines > MAX_MODULE_LINES:
        complaints.append(f"{path}: {lines} lines; split it (at most {MAX_MODULE_LINES})")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > MAX_FUNCTION_LINES and f"{path}:{node.name}" not in LONG_FUNCTIONS:
                complaints.append(
                    f"{path}:{node.lineno}: {node.name} has {lines} lines"
                    f" (at most {MAX_FUNCTION_LINES})"
                )
    return complaints


def check_docstrings(source: str, path: str) -> list[str]:
    """Complain about public classes, methods and functions without a docstring."""
    complaints: list[str] = []

    def visit(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            decorators = {dotted_name(d).rpartition(".")[2] for d in node.decorator_list}
            if node.name.startswith("_") or decorators & {"overload", "setter", "deleter"}:
                continue
            if not (ast.get_docstring(node) or "").strip():
                complaints.append(f"{path}:{node.lineno}: {prefix}{node.name} has no docstring")
            if isinstance(node, ast.ClassDef):
                visit(node.body, f"{prefix}{node.name}.")

    if Path(path).parts[0] in PACKAGES:
        visit(ast.parse(source).body, "")
    return complaints


def check_portability(source: str, path: str) -> list[str]:
    """Complain about package hosts and about paths that exist on one machine only."""
    complaints = []
    for number, line in enumerate(source.splitlines(), start=1):
        lowered = line.lower()
        complaints += [f"{path}:{number}: names {h}" for h in REGISTRY_HOSTS if h in lowered]
        if found := MACHINE_PATH.search(line):
            complaints.append(f"{path}:{number}: names a place on one machine: {found.group()}")
    return complaints


def project_files() -> list[Path]:
    """Return the files that belong to the project: known to git or not ignored by it."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode == 0:
        names = {name for name in listing.stdout.decode().split("\0") if name}
        return sorted(p for name in names if (p := ROOT / name).is_file())
    ignored = {".git", "build", "dist", "results", "runs", "__pycache__"}
    return sorted(
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(
            part in ignored or part.startswith(".venv") or part.endswith("_cache")
            for part in path.relative_to(ROOT).parts
        )
    )


def texts(*, python_only: bool) -> Iterator[tuple[str, str]]:
    """Yield source and path, as the project writes it, of each text file."""
    for file in project_files():
        path = file.relative_to(ROOT).as_posix()
        if python_only and (
            file.suffix != ".py" or Path(path).parts[0] not in (*PACKAGES, "tests")
        ):
            continue
        try:
            yield file.read_text(encoding="utf-8"), path
        except UnicodeDecodeError:  # an image or another binary file
            continue


def long_function(lines: int) -> str:
    """Return the source of a function with so many lines."""
    return "def f():\n" + "    pass\n" * (lines - 1)


BAD_SOURCES = [
    (check_direction, "model/a.py", "import scenarios"),
    (check_direction, "model/a.py", "from experiments.runs.run import run"),
    (check_direction, "model/a.py", "import dashboard.app as app"),
    (check_direction, "model/a.py", "def f():\n    import scenarios.loader"),
    (check_direction, "model/a.py", "import importlib\nimportlib.import_module('scenarios')"),
    (check_direction, "model/a.py", "from tests.helpers import f"),
    (check_direction, "scenarios/a.py", "from experiments import store"),
    (check_direction, "scenarios/a.py", "if TYPE_CHECKING:\n    import dashboard"),
    (check_direction, "experiments/a.py", "import dashboard"),
    (check_direction, "experiments/a.py", "from benchmarks.run import run_benchmark"),
    (check_direction, "experiments/cli/benchmark.py", "import dashboard"),
    (check_direction, "benchmarks/a.py", "import dashboard"),
    (check_reproducibility, "model/a.py", "import random"),
    (check_reproducibility, "model/a.py", "from random import choice"),
    (check_reproducibility, "model/a.py", "import numpy as np\nnp.random.default_rng(1)"),
    (check_reproducibility, "model/a.py", "from numpy.random import default_rng"),
    (check_reproducibility, "model/a.py", "from numpy import random as r"),
    (check_reproducibility, "scenarios/a.py", "import time as t\nt.time()"),
    (check_reproducibility, "scenarios/a.py", "from time import time"),
    (check_reproducibility, "model/a.py", "from datetime import datetime as d\nd.now()"),
    (check_reproducibility, "model/a.py", "import datetime\ndatetime.datetime.now()"),
    (check_reproducibility, "model/a.py", "import datetime\ndatetime.date.today()"),
    (check_reproducibility, "model/a.py", "def f(self):\n    self.random.choice([1])"),
    (check_reproducibility, "model/a.py", "def f(model):\n    return model.rng.random()"),
    (check_reproducibility, "model/a.py", "def f(m):\n    m.agents.shuffle_do('step')"),
    (check_reproducibility, "model/a.py", "import numpy as np\nr = np.random"),
    (check_reproducibility, "model/streams.py", "import numpy as np\nnp.random.uniform()"),
    (check_reproducibility, "model/simulation.py", "import time\ntime.time()"),
    (check_length, "model/a.py", "x = 1\n" * (MAX_MODULE_LINES + 1)),
    (check_length, "model/a.py", long_function(MAX_FUNCTION_LINES + 1)),
    (check_docstrings, "model/a.py", "def f():\n    pass"),
    (check_docstrings, "dashboard/a.py", "async def f():\n    pass"),
    (check_docstrings, "model/a.py", "class A:\n    '''  '''"),
    (check_docstrings, "model/a.py", "class A:\n    '''Say.'''\n    def f(self): pass"),
    *((check_portability, "README.md", f"pip install -i https://{h}/x") for h in REGISTRY_HOSTS),
    (check_portability, "README.md", "cd /ro" "ot/x"),
    (check_portability, "README.md", "see '/ho" "me/anna/results'"),
    (check_portability, "README.md", r"C:\Use" r"rs\anna"),
]  # fmt: skip

GOOD_SOURCES = [
    (check_direction, "dashboard/a.py", "import model, scenarios, experiments"),
    (check_direction, "experiments/a.py", "from model import x\nfrom scenarios import y"),
    (check_direction, "experiments/cli/benchmark.py", "import benchmarks.run"),
    (check_direction, "benchmarks/a.py", "import model, scenarios, experiments"),
    (check_direction, "model/a/b.py", "from . import experiments\nfrom ..streams import draw"),
    (check_reproducibility, "experiments/a.py", "import random, time\ntime.time()"),
    (check_reproducibility, "model/a.py", "import time\ntime.perf_counter()"),
    (check_reproducibility, "model/a.py", "from model.streams import random_uniform"),
    (check_reproducibility, "model/simulation.py", "import numpy as np\nnp.random.default_rng(1)"),
    (check_reproducibility, "model/streams.py", "import numpy as np\nnp.random.SeedSequence(1)"),
    (check_length, "model/a.py", long_function(MAX_FUNCTION_LINES)),
    (check_docstrings, "model/a.py", "def _f(): pass\nclass A:\n    'Say.'\n    def _g(s): pass"),
    (check_docstrings, "tests/test_a.py", "def test_f():\n    pass"),
    (check_portability, "README.md", "https://example.nl/home/a/, ~/wo" "rk/, $HOME/x"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "path", "source"), BAD_SOURCES)
def test_each_checker_sees_a_broken_rule(check: Checker, path: str, source: str) -> None:
    assert check(source, path)


@pytest.mark.parametrize(("check", "path", "source"), GOOD_SOURCES)
def test_each_checker_leaves_good_sources_alone(check: Checker, path: str, source: str) -> None:
    assert check(source, path) == []


@pytest.mark.parametrize(
    "check", [check_direction, check_reproducibility, check_length, check_docstrings]
)
def test_every_module_keeps_the_house_rules(check: Checker) -> None:
    complaints = [c for source, path in texts(python_only=True) for c in check(source, path)]
    assert not complaints, "\n" + "\n".join(complaints)


def test_no_file_names_a_package_host_or_a_place_on_one_machine() -> None:
    complaints = [
        c for source, path in texts(python_only=False) for c in check_portability(source, path)
    ]
    assert not complaints, "\n" + "\n".join(complaints)


def test_the_checks_read_all_packages_that_exist_and_themselves() -> None:
    seen = {path for _, path in texts(python_only=True)}
    assert Path(__file__).relative_to(ROOT).as_posix() in seen
    for package in PACKAGES:
        if (ROOT / package / "__init__.py").is_file():
            assert f"{package}/__init__.py" in seen


def pins(text: str) -> dict[str, tuple[str, int]]:
    """Return version and number of hashes of each package in a requirements file."""
    blocks = re.findall(r"^([a-z0-9.-]+)==(\S+)((?:.|\n(?=[ #]))*)", text, flags=re.MULTILINE)
    return {name: (version, rest.count("--hash=sha256:")) for name, version, rest in blocks}


def test_every_package_is_pinned_with_hashes_and_both_files_agree() -> None:
    runtime = pins((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    development = pins((ROOT / "requirements-dev.txt").read_text(encoding="utf-8"))
    assert len(runtime) > 50
    assert all(hashes for _, hashes in development.values())
    assert runtime.items() <= development.items()


def test_every_declared_dependency_has_a_pin() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    name = re.compile(r"[A-Za-z0-9_.-]+")
    for file, declared in (
        ("requirements.txt", project["project"]["dependencies"] + groups["build"]),
        ("requirements-dev.txt", groups["dev"]),
    ):
        wanted = {match.group().lower() for d in declared if (match := name.match(d))}
        missing = wanted - pins((ROOT / file).read_text(encoding="utf-8")).keys()
        assert not missing, f"{file} lacks {missing}; run: make pins"
