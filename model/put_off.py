"""Importing parts of a package only when somebody asks them for something.

Mesa imports its spaces with itself, and these import networkx and scipy: a third of a start, for
organisations that stand in no space. Mesa stays whole: `mesa.discrete_space` runs the moment that
anybody asks it for a name. Python's own `LazyLoader` would run it at once, because Mesa looks at
where every module stands when it makes its logger.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType
from typing import Any


def put_off(*names: str) -> None:
    """Let modules run when first asked for a name; those that are there already stay as they are.

    Where a module stands and what it is called is known without running it.
    """
    sys.meta_path.insert(0, _Finder(names))


class _PutOff(ModuleType):
    """A module that has not run yet: it runs when it is asked for a name that it lacks."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._waiting: Loader | None = None
        self._one_at_a_time = RLock()

    def wait(self, loader: Loader) -> None:
        """Run by a loader, later; a package that is asked for its modules runs first."""
        vars(self).pop("__path__", None)
        self._waiting = loader

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name not in ("__all__", "__path__"):
            raise AttributeError(f"module {self.__name__!r} has not run, so it has no {name!r}")
        with self._one_at_a_time:
            loader, self._waiting = self._waiting, None
            if loader is not None:
                self._run(loader)
        return ModuleType.__getattribute__(self, name)

    def _run(self, loader: Loader) -> None:
        spec = self.__spec__
        if spec is not None and spec.submodule_search_locations is not None:
            self.__path__ = spec.submodule_search_locations
        try:
            loader.exec_module(self)
        except BaseException:
            self._waiting = loader
            raise
        self.__class__ = ModuleType  # type: ignore[assignment]


class _Loader(Loader):
    """Makes modules that have not run yet."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the module; nothing in it has run."""
        return _PutOff(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Let the module wait, looking like any other."""
        assert isinstance(module, _PutOff)
        assert module.__spec__ is not None
        module.__loader__ = module.__spec__.loader = self._loader
        module.wait(self._loader)


class _Finder(MetaPathFinder):
    """Finds modules of some names where Python does; it leaves others to Python."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = frozenset(names)

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module stands, if it is one of ours."""
        spec = PathFinder.find_spec(name, path, target) if name in self._names else None
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader)
        return spec
