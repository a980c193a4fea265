"""The one exception for what users give: names, files, numbers, settings."""

from __future__ import annotations


class UserError(ValueError):
    """Something the user gave cannot be used.

    Raise it with one clear sentence that names the thing, its value and the remedy.
    What the project promised itself is checked with `assert` instead.
    """

    def __init__(self, message: str) -> None:
        """Keep the sentence shown to the user."""
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """Return the sentence, and nothing else."""
        return self.message
