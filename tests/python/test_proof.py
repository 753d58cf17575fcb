"""The proof finds each kind of broken file."""

from pathlib import Path, PurePosixPath

import pytest

from mkpkg.python import prove_imports, prove_texts


@pytest.mark.parametrize(
    ("path", "good", "bad"),
    [
        ("a.py", b"x = 1\n", b"x =\n"),
        ("a.py", b'x = "\\\\d"\n', b'x = "\\d"\n'),
        ("a.py", b"a = 1\n__all__ = ['a']\n", b"__all__ = ['a']\n"),
        ("a.py", b"x = 'a'\n", b"x = '\xff'\n"),
        ("a.toml", b'x = "a"\n', b'x = "a\n'),
        ("a.yml", b"x: [1]\n", b"x: [1\n"),
        ("a.yaml", b"x: '1'\n", b"x: '1\n"),
        ("a.json", b"{}", b"{"),
    ],
)
def test_each_kind_of_text(path: str, good: bytes, bad: bytes) -> None:
    assert prove_texts({PurePosixPath(path): good}) == ()
    (found,) = prove_texts({PurePosixPath(path): bad})
    assert (found.code, found.path) == ("proof", path)


def test_other_files_may_hold_anything() -> None:
    assert (
        prove_texts({PurePosixPath("a.bin"): b"\xff", PurePosixPath("b"): b"{"}) == ()
    )


@pytest.mark.parametrize(
    ("init", "inner", "is_fine"),
    [
        ("from .inner import a\n__all__ = ['a']\n", "a = 1\n", True),
        ("from .inner import b\n", "a = 1\n", False),
        ("__all__ = ['gone']\n", "", False),
        ("", "import nothing_of_that_name\n", False),
        ("", "import warnings; warnings.warn('x')\n", False),
    ],
)
def test_a_package_is_imported_in_another_process(
    tmp_path: Path, init: str, inner: str, is_fine: bool
) -> None:
    (tmp_path / "pkg").mkdir()
    (tmp_path / "pkg" / "__init__.py").write_text(init)
    (tmp_path / "pkg" / "inner.py").write_text(inner)
    (tmp_path / "pkg" / "__main__.py").write_text("raise ValueError\n")
    files = [
        PurePosixPath("pkg", name)
        for name in ("__init__.py", "inner.py", "__main__.py")
    ]
    assert (prove_imports(tmp_path, files) == ()) == is_fine
    assert not list(tmp_path.rglob("*.pyc"))


def test_the_other_process_sees_neither_the_folder_nor_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "helper.py").write_text("")
    (tmp_path / "src" / "pkg").mkdir(parents=True)
    (tmp_path / "src" / "pkg" / "__init__.py").write_text("import helper\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "elsewhere"))
    monkeypatch.chdir(tmp_path / "elsewhere")
    (found,) = prove_imports(tmp_path / "src", [PurePosixPath("pkg/__init__.py")])
    assert "helper" in found.why
