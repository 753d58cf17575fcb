"""Rendering, in a scratch folder of the test."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from mkpkg.template import Answers, Files, render

Render = Callable[[Answers], Files]


@pytest.fixture(scope="module")
def render_in_process(tmp_path_factory: pytest.TempPathFactory) -> Render:
    """Render answers; each call has a folder of its own."""
    numbers = itertools.count()
    base: Path = tmp_path_factory.mktemp("renders")

    def render_answers(answers: Answers) -> Files:
        folder = base / str(next(numbers))
        folder.mkdir()
        return render(answers.as_data(), folder)

    return render_answers
