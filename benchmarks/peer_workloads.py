"""The workloads that compare with other engines, and what they must come to at least."""

from __future__ import annotations

from benchmarks import against_mesa, common_task_runs
from benchmarks.common_task_runs import against
from benchmarks.declare import CPU, Figure, Package, Workload
from benchmarks.statistics import Budget


def _installed_by(module: str, command: str) -> Package:
    return Package(module, f"installeer het met: {command}", f"install it with: {command}")


def _peer(name: str, title: str, least: float, needs: Package) -> Workload:
    return Workload(
        f"task-{name}", f"Gemeenschappelijke taak in {title}", f"Common task in {title}",
        against(name.replace("-", "_")), most=3, needs=needs,
        figures=(
            Figure(f"task-{name}", f"{title}, 520 weken", f"{title}, 520 weeks", "s", CPU,
                   decimals=2),
            Figure(f"task-{name}-ratio", f"{title} ten opzichte van dit model",
                   f"{title} relative to this engine", "×", budget=Budget(least, at_least=True),
                   decimals=0),
        ),
    )  # fmt: skip


# fmt: off
PLAIN_MESA = Workload(
    "plain-mesa", "Dezelfde regels in gewoon Mesa (26 weken, omgerekend naar 520)",
    "The same rules in plain Mesa (26 weeks, scaled to 520)", against_mesa.plain_mesa, most=2,
    figures=(
        Figure("mesa-core", "Kern van dit model, zonder besluiten",
               "Core of this model, without decisions", "ms", CPU, decimals=0),
        Figure("mesa-shuffle", "Mesa, shuffle_do", "Mesa, shuffle_do", "s", CPU, decimals=0),
        Figure("mesa-do", "Mesa, do", "Mesa, do", "s", CPU, decimals=0),
        Figure("mesa-shuffle-ratio", "Mesa met shuffle_do ten opzichte van dit model",
               "Mesa with shuffle_do relative to this model", "×",
               budget=Budget(1000.0, at_least=True), decimals=0),
        Figure("mesa-do-ratio", "Mesa met do ten opzichte van dit model",
               "Mesa with do relative to this model", "×", budget=Budget(500.0, at_least=True),
               decimals=0),
    ),
)
TASK = Workload(
    "task", "Gemeenschappelijke taak: 50.000 leerlingen, 520 weken",
    "Common task: 50,000 students, 520 weeks", common_task_runs.this_engine,
    figures=(
        Figure("task", "Dit model, opbouw meegeteld", "This engine, set-up included", "ms", CPU),
    ),
)
TASK_MESA = Workload(
    "task-mesa", "Gemeenschappelijke taak in gewoon Mesa (52 weken, omgerekend naar 520)",
    "Common task in plain Mesa (52 weeks, scaled to 520)", against("mesa", weeks=52), most=2,
    figures=(
        Figure("task-mesa", "Mesa, shuffle_do", "Mesa, shuffle_do", "s", CPU, decimals=0),
        Figure("task-mesa-ratio", "Mesa met shuffle_do ten opzichte van dit model",
               "Mesa with shuffle_do relative to this engine", "×", decimals=0),
    ),
)
# fmt: on

PEERS: tuple[Workload, ...] = (
    PLAIN_MESA,
    TASK,
    TASK_MESA,
    _peer("simpy", "SimPy", 8.0, _installed_by("simpy", "pip install simpy")),
    _peer("starsim", "Starsim", 30.0, _installed_by("starsim", "pip install starsim")),
    _peer(
        "mesa-frames", "mesa-frames", 40.0,
        Package(
            "mesa_frames",
            "het vraagt numpy 1.26, dus installeer het in een eigen omgeving, met de code van dit "
            "model erbij: pip install mesa-frames numba pydantic platformdirs typer rich scipy",
            "it asks for numpy 1.26, so install it in an environment of its own, next to the code "
            "of this model: pip install mesa-frames numba pydantic platformdirs typer rich scipy",
        ),
    ),
)  # fmt: skip
