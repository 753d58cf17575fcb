"""Packages from the index: ``sync`` leaves them importable, and their names as they were."""

import os
from pathlib import Path

import pytest

from mkpkg.source import Source
from mkpkg.source._module import read_module

from .real_packages import (
    MANAGED,
    NAME,
    PACKAGES,
    UNMANAGED,
    Files,
    Probe,
    Site,
    comments_in,
    figures,
    inits_in,
    installed,
    lost,
    others_in,
    packages_in,
    plant_in,
    project_of,
    refused_in,
    stale_in,
    sync,
)

pytestmark = [pytest.mark.slow, pytest.mark.network]
every_package = pytest.mark.parametrize("package", sorted(PACKAGES.values()))


@pytest.fixture(scope="session")
def site(index: None, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """All packages in one environment, shared by the workers of a session."""
    base = tmp_path_factory.getbasetemp()
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    return installed((base.parent if is_worker else base) / "real-packages")


def has_same_public_names(was: Probe, now: Probe, stale: dict[str, set[str]]) -> None:
    assert was.keys() <= now.keys()
    for package, imported in was.items():
        gone = stale.get(f"{package.replace('.', '/')}/__init__.py", set())
        assert imported.public - gone == now[package].public - gone


def keeps_what_is_not_about_exports(before: Files, after: Files) -> None:
    assert before.keys() == after.keys()
    for path, content in before.items():
        if content != after[path]:
            assert comments_in(content) == comments_in(after[path])
            assert others_in(content) == others_in(after[path])


@every_package
def test_unmanaged(site: Site, package: str, tmp_path: Path) -> None:
    root = project_of(site, package, tmp_path / "project", UNMANAGED)
    before = inits_in(root)
    stale = stale_in(sync(root))
    after = inits_in(root)
    keeps_what_is_not_about_exports(before, after)
    assert not sync(root).plan.writes
    # The same bytes import as they did.
    if before != after:
        names = packages_in(root, package)
        was, now = site.probe(site.packages, names), site.probe(root, names)
        assert was
        has_same_public_names(was, now, stale)


@every_package
def test_a_stale_name_is_taken_out(site: Site, package: str, tmp_path: Path) -> None:
    root = project_of(site, package, tmp_path / "project", UNMANAGED)
    plant = plant_in(root, package, refused_in(sync(root)))
    if plant is None:
        pytest.skip("it imports no name from a plain child")
    path = root / plant.path
    before = path.read_bytes()
    path.write_bytes(plant.content)
    assert plant.package not in site.probe(root, [plant.package])
    outcome = sync(root)
    assert stale_in(outcome) == {plant.path: {NAME}}
    assert path.read_bytes() == before
    assert not sync(root).plan.writes
    names = [plant.package]
    was, now = site.probe(site.packages, names), site.probe(root, names)
    assert was
    has_same_public_names(was, now, {})


def bound_in(content: bytes) -> set[str]:
    return set(read_module(Source(content, is_package=True)).scope)


@every_package
def test_managed(site: Site, package: str, tmp_path: Path) -> None:
    root = project_of(site, package, tmp_path / "project", MANAGED)
    before = inits_in(root)
    stale = stale_in(sync(root))
    after = inits_in(root)
    keeps_what_is_not_about_exports(before, after)
    for path, content in before.items():
        gone = stale.get(path, set())
        assert bound_in(content) - bound_in(after[path]) - gone == set()
    assert not sync(root).plan.writes
    names = packages_in(root, package)
    was, now = site.probe(site.packages, names), site.probe(root, names)
    assert list(lost(root, was, now, stale)) == []
    print(f"{package} | {figures(root, before, was, now)}")
