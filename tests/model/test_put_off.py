"""What the model does not use is not imported, and is there for whoever does want it."""

from __future__ import annotations

import subprocess
import sys

import pytest

MODEL = "import sys, model.simulation, mesa; "
SPACES = "('networkx', 'scipy.spatial', 'mesa.discrete_space.grid')"


def run_anew(code: str) -> str:
    """Run code in a new Python; return what it wrote."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_model_starts_without_what_it_does_not_use() -> None:
    assert run_anew(f"{MODEL} print([name for name in {SPACES} if name in sys.modules])") == "[]"


@pytest.mark.parametrize(
    "use",
    [
        "print(mesa.discrete_space.Network.__name__)",
        "from mesa.discrete_space import Network; print(Network.__name__)",
        "from mesa.discrete_space import *; print(Network.__name__)",
        "from mesa.discrete_space.network import Network; print(Network.__name__)",
        "import mesa.discrete_space.network as found; print(found.Network.__name__)",
        "import mesa.space; print(mesa.space.NetworkGrid.__name__[:7])",
        "from mesa.experimental import continuous_space as c; "
        "print('Network' if c.ContinuousSpace else '')",
    ],
)
def test_whatever_is_asked_of_mesa_is_there(use: str) -> None:
    assert run_anew(MODEL + use) == "Network"


def test_a_name_that_is_not_there_is_an_ordinary_error() -> None:
    code = "try:\n    mesa.space.nonsense\nexcept AttributeError as problem:\n    print(problem)"
    assert run_anew(f"{MODEL}\n{code}") == "module 'mesa.space' has no attribute 'nonsense'"


def test_many_threads_that_ask_at_once_get_the_same() -> None:
    code = (
        "from concurrent.futures import ThreadPoolExecutor as Pool\n"
        "with Pool(8) as pool:\n"
        "    found = list(pool.map(lambda _: mesa.discrete_space.Network, range(8)))\n"
        "print(len({id(item) for item in found}), found[0].__name__)"
    )
    assert run_anew(f"{MODEL}\n{code}") == "1 Network"


def test_mesa_that_was_there_first_stays_as_it_is() -> None:
    code = "import sys, mesa; before = mesa.discrete_space; import model.simulation; "
    assert run_anew(f"{code} print(mesa.discrete_space is before, before.Network.__name__)") == (
        "True Network"
    )


def test_a_run_loads_no_linear_algebra_and_leaves_it_to_others() -> None:
    code = (
        "import sys, numba, numpy as np\n"
        "from tests.model.policies import TINY\n"
        "from scenarios import load\n"
        "model.simulation.ContinuumModel(load('current'), TINY, rng=1, years=1)\n"
        "print('scipy.linalg' in sys.modules)\n"
        "double = numba.njit(lambda a: a @ (2.0 * np.eye(2)))\n"
        "print(double(np.ones((1, 2))).tolist(), 'scipy.linalg' in sys.modules)"
    )
    assert run_anew(f"{MODEL}\n{code}").split("\n") == ["False", "[[2.0, 2.0]] True"]
