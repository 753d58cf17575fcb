"""The questions of a template, one at a time, as Copier would ask them.

Copier's public interface renders a whole template or nothing. So a question is put into
a template of its own, which renders what there is to know about it: its default, its
help and its choices depend on earlier answers, and its validator judges an answer.
"""

import itertools
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkpkg._errors import MkpkgError

from ._config import parsed
from ._foreign import Renderer

_PROBE = "mkpkg-probe"
_FIELDS = ("when", "default", "help", "choices")
_SETTINGS = ("envops", "jinja_extensions", "templates_suffix", "external_data")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, as it is to be asked.

    Attributes:
        key: Its name.
        help: What it says; may be empty.
        default: What an empty answer means, as one would type it.
        choices: What may be answered, by how it is shown; empty where anything may.
        is_many: Whether several of them may be answered.
        is_secret: Whether an answer is not to be seen.
    """

    key: str
    help: str
    default: str
    choices: Mapping[str, Any]
    is_many: bool = False
    is_secret: bool = False

    def value_of(self, text: str) -> Any:
        """Return the answer that a typed text stands for."""
        if not self.choices:
            return text
        if self.is_many:
            words = (word.strip() for word in text.strip("[] ").split(","))
            return [self.choices.get(word, word) for word in words if word]
        return self.choices.get(text, text)


class Questions:
    """The questions of a template."""

    def __init__(self, renderer: Renderer, playground: Path) -> None:
        """Take a template.

        Args:
            renderer: The template.
            playground: A copy of its files, which may be spoilt, in a folder of its
                own.
        """
        self._renderer = renderer
        self._playground = playground
        self._numbers = itertools.count()

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of all questions, in order."""
        return tuple(self._renderer.config.questions)

    def asked(self, key: str, answers: Mapping[str, Any]) -> Asked | None:
        """Return a question as it is to be asked, or None where it is not.

        Args:
            key: Its name.
            answers: Answers to earlier questions.

        Raises:
            ToolFailed: The template has a mistake.
        """
        details = self._details(key)
        told = self._render(key, answers, _texts_of(details), judges=False)
        if not _is_true(told["when"]):
            return None
        choices = dict(_choices_of(details, told["choices"]))
        return Asked(
            key,
            " ".join(told["help"].split()),
            _shown_default(details, told["default"], choices),
            choices,
            bool(details.get("multiselect")),
            bool(details.get("secret")),
        )

    def refusal(self, key: str, answers: Mapping[str, Any]) -> str:
        """Return why the answer to a question is refused, or nothing.

        Args:
            key: The question's name.
            answers: The answers up to this one.
        """
        try:
            self._render(key, answers, {}, judges=True)
        except MkpkgError as reason:
            return reason.findings[0].why or reason.findings[0].message
        return ""

    def _details(self, key: str) -> Mapping[str, Any]:
        details = self._renderer.config.details(key)
        mine = self._renderer.defaults
        return {**details, "default": mine[key]} if key in mine else details

    def _render(
        self,
        key: str,
        answers: Mapping[str, Any],
        texts: Mapping[str, str],
        *,
        judges: bool,
    ) -> dict[str, str]:
        """Return texts as a template of this question and the earlier ones has them."""
        self._write_config(key, judges=judges)
        suffix = self._renderer.config.settings.get("templates_suffix", ".jinja")
        probe = self._playground / _PROBE
        probe.mkdir(exist_ok=True)
        for name in _FIELDS:
            (probe / f"{name}.txt{suffix}").write_text(texts.get(name, ""), "utf-8")
        output = self._playground.parent / f"probe-{next(self._numbers)}"
        known = {k: v for k, v in answers.items() if k != key or judges}
        self._renderer.run(self._playground, output, known)
        return {name: (output / f"{name}.txt").read_text("utf-8") for name in texts}

    def _write_config(self, key: str, *, judges: bool) -> None:
        """Write a configuration that asks up to a question, and runs nothing."""
        import yaml

        config = self._renderer.config
        earlier = itertools.takewhile(lambda name: name != key, config.questions)
        questions = {
            name: _without(config.questions[name], "validator") for name in earlier
        }
        if judges:
            questions[key] = config.questions[key]
        settings = {
            f"_{name}": value
            for name, value in config.settings.items()
            if name in _SETTINGS
        }
        text = yaml.safe_dump({**settings, "_subdirectory": _PROBE, **questions})
        (self._playground / "copier.yml").write_text(text, "utf-8")


def _texts_of(details: Mapping[str, Any]) -> dict[str, str]:
    """Return the templates of what there is to know about a question."""
    return {
        "when": _as_text(details.get("when", True)),
        "default": _as_text(details.get("default", "")),
        "help": _as_text(details.get("help", "")),
        "choices": _as_text(details.get("choices", [])),
    }


def _as_text(value: Any) -> str:
    """Return a value as YAML that has one line where it can; a text as it is."""
    import yaml

    if isinstance(value, str):
        return value
    text: str = yaml.safe_dump(value, default_flow_style=True, width=sys.maxsize)
    return text.removesuffix("...\n").strip()


def _choices_of(details: Mapping[str, Any], text: str) -> Iterator[tuple[str, Any]]:
    """Yield what may be answered: how it is shown, and what it means."""
    if details.get("type") == "bool" or isinstance(details.get("default"), bool):
        yield from (("yes", True), ("no", False))
        return
    listed = parsed(text) or ()
    pairs = listed.items() if isinstance(listed, dict) else listed
    for choice in pairs:
        label, value = choice if isinstance(choice, list | tuple) else (choice, choice)
        yield str(label), value["value"] if isinstance(value, dict) else value


def _shown_default(
    details: Mapping[str, Any], text: str, asked: Mapping[str, Any]
) -> str:
    """Return a default as one would type it."""
    if not asked:
        return text
    value = parsed(text)
    values = value if isinstance(value, list) else [value]
    labels = [label for label, meant in asked.items() if meant in values]
    return ", ".join(labels) if details.get("multiselect") else "".join(labels[:1])


def _without(question: Any, key: str) -> Any:
    if not isinstance(question, dict):
        return question
    return {name: value for name, value in question.items() if name != key}


def _is_true(text: str) -> bool:
    """Read a condition as Copier does: like YAML, where anything else is true."""
    return parsed(text.strip() or "false") not in {False, None, "n", "N"}
