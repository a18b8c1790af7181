"""The rules in force, and the file that they come from: read again whenever it changes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from nudgebot.cli.errors import VerbError
from nudgebot.cli.jsonl import Assess
from nudgebot.config.differences import differences, new_warnings
from nudgebot.config.load import Configuration, default_configuration, load
from nudgebot.config.problem import ConfigError
from nudgebot.config.watched import Watched
from nudgebot.policy.settings import PolicySettings
from nudgebot.scoring.settings import ScoringSettings

OpenScoring: TypeAlias = Callable[[ScoringSettings], Assess]

_KEPT = "The last good rules stay."


class Rulebook:
    """Rules, thresholds and the scorer. A file that cannot be used leaves the last good ones."""

    def __init__(self, file: Path | None, open_scoring: OpenScoring) -> None:
        """Read the file, or take the defaults.

        Raises:
            ConfigError: it cannot be used.
            VerbError: the scorer cannot be opened.
        """
        self._file = file
        self._watched = Watched(file) if file else None
        self._open_scoring = open_scoring
        self.configuration = load(file) if file else default_configuration(())
        self.assess = open_scoring(self.configuration.scoring)

    @property
    def name(self) -> str:
        """Where the rules come from."""
        return str(self._file or "the built-in defaults")

    @property
    def warnings(self) -> Sequence[str]:
        """What is legal in them but odd, one line each."""
        return [str(problem) for problem in self.configuration.warnings]

    @property
    def policy(self) -> PolicySettings:
        """The thresholds; what the bot would only watch is carried out here."""
        return replace(self.configuration.settings.policy, observe=False)

    def news(self) -> Sequence[str]:
        """Read the file again if it was changed, and say what is new, line by line."""
        if self._file is None or self._watched is None or not self._watched.has_changed():
            return ()
        before = self.configuration
        try:
            told = self._swap(load(self._file))
        except ConfigError as error:
            return [*map(str, error.problems), _KEPT]
        except VerbError as error:
            return [f"{self._file}: {error}", _KEPT]
        warnings = map(str, new_warnings(before, self.configuration))
        return [*(f"{self._file}: {line}" for line in told), *warnings]

    def _swap(self, new: Configuration) -> Sequence[str]:
        """Put new rules in place of the old ones, all at once."""
        old = self.configuration
        if new.scoring != old.scoring:
            self.assess = self._open_scoring(new.scoring)
        self.configuration = new
        return [*map(str, differences(old, new))] or ["no setting changed"]
