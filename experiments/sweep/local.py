"""Worker processes of this machine, kept alive: one that dies is started again.

    python -m experiments.sweep.local ADDRESS

serves a scheduler with one thread until its standard input ends, which is when the parent ends, in
whatever way. Dask's own nannies are not used: they give up on a worker that dies while it starts.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading

from experiments.collecting import collect_rarely
from model.errors import UserError

ONE_THREAD = (
    "NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS",
)  # fmt: skip
HOST = "127.0.0.1"  # nobody outside this machine
END_SECONDS = 10
MOST_FAULTS = 10
MODULE = "experiments.sweep.local"
# Dask remembers the last thousand of everything, and where time went; here that is only memory.
SHORT_MEMORY = {
    "distributed.admin.low-level-log-length": 100,
    "distributed.admin.log-length": 100,
    "distributed.worker.profile.enabled": False,
}


class LocalWorkers:
    """So many worker processes for a scheduler.

    They are in a session of their own: Ctrl-C on a terminal reaches the parent only, which ends
    them.
    """

    def __init__(self, address: str, number: int) -> None:
        """Start them; they come to the scheduler when they have loaded the model."""
        self._address = address
        self._faults = 0
        self._processes = [self._start() for _ in range(number)]

    def revive(self) -> None:
        """Start those again that died.

        Raises:
            UserError: they end by themselves again and again.
        """
        for place, process in enumerate(self._processes):
            if (status := process.poll()) is not None:
                self._faults += status > 0  # below zero: somebody killed it
                if self._faults > MOST_FAULTS:
                    raise UserError(
                        f"Worker processes end at once (exit status {status}): see what "
                        f"'{sys.executable} -m {MODULE} {self._address}' says, "
                        "or use --workers 1."
                    )
                _close(process)
                self._processes[place] = self._start()

    def end(self) -> None:
        """End all of them at once; what they were doing is lost."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait(timeout=END_SECONDS)
            _close(process)

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", MODULE, self._address],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


def environment() -> dict[str, str]:
    """Return the environment of a worker: imports as they are here, and one thread."""
    here = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return {**os.environ, **here, **dict.fromkeys(ONE_THREAD, "1")}


def _close(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    process.stdin.close()


async def serve(address: str) -> None:
    """Be a worker of a scheduler, until it goes away."""
    import dask
    from distributed import Worker

    dask.config.set(SHORT_MEMORY)
    async with Worker(address, nthreads=1, host=HOST, memory_limit=0, dashboard=False) as worker:
        await worker.finished()


def _end_with_parent() -> None:
    """End this process, in the middle of a run too, when the parent has gone."""
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    collect_rarely()
    asyncio.run(serve(sys.argv[1]))
