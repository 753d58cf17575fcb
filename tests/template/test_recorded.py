"""What an answers file says, and what is wrong with it."""

from pathlib import Path, PurePosixPath

import pytest

from mkpkg._errors import Refused
from mkpkg.template import Recorded, Releases, known_version, read_recorded

PLACE = PurePosixPath(".copier-answers.yml")
OURS = b"project: a\npackage: a\nexports: eager\nallow: []\n"


@pytest.fixture
def releases(tmp_path: Path) -> Releases:
    """Some versions; the archives are never opened."""
    history = tmp_path / "template/history"
    history.mkdir(parents=True)
    for name in ("v0.10.0", "v0.9.0", "v0.2.0rc1", "v0.2.0", "nonsense", "vx"):
        (history / f"{name}.tar.gz").touch()
    return Releases(tmp_path, "v0.11.0")


def test_known_versions_are_in_the_order_of_versions(releases: Releases) -> None:
    assert releases.known == ("v0.2.0rc1", "v0.2.0", "v0.9.0", "v0.10.0", "v0.11.0")


def test_all_of_it_is_read() -> None:
    content = (
        b'# Read me.\n_commit: "v0.2.0"\n_src_path: https://example.org/x.git\n'
        b"allow: [stdlib, 3]\nproject: sound\nnumber: 3\n"
    )
    recorded = read_recorded(content, PLACE)
    assert (recorded.version, recorded.address) == (
        "v0.2.0",
        "https://example.org/x.git",
    )
    assert recorded.allow == ("stdlib",)
    assert recorded.answers == {
        "allow": ["stdlib", 3],
        "project": "sound",
        "number": 3,
    }


def test_windows_lines_and_a_byte_order_mark_are_fine() -> None:
    recorded = read_recorded(b"\xef\xbb\xbf_commit: v1.0.0\r\nproject: a\r\n", PLACE)
    assert (recorded.version, recorded.answers) == ("v1.0.0", {"project": "a"})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"# Only this.\n", "is empty", id="a comment"),
        pytest.param(b"- a\n", "no mapping", id="a list"),
        pytest.param(b"text\n", "no mapping", id="a text"),
        pytest.param(b"a: [\n", "cannot be read", id="not YAML"),
        pytest.param(b"a: \xff\n", "cannot be read", id="not text"),
        pytest.param(b"a: 2026-99-99\n", "cannot be read", id="no date"),
        pytest.param(b"[" * 5000, "cannot be read", id="deep"),
        pytest.param(
            b"a: 1\n<<<<<<< yours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n",
            "conflict markers",
            id="conflict",
        ),
        pytest.param(b"a: 1\n=======\r\nb: 2\n", "conflict markers", id="half of one"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(Refused) as raised:
        read_recorded(content, PLACE)
    (found,) = raised.value.findings
    assert (found.code, found.path) == ("answers", str(PLACE))
    assert message in f"{found.message}: {found.why}"
    assert found.help


@pytest.mark.parametrize("version", ["v0.2.0rc1", "v0.2.0", "v0.10.0", "v0.11.0"])
def test_a_known_version(releases: Releases, version: str) -> None:
    content = OURS + f"_commit: {version}\n_src_path: /somewhere\n".encode()
    assert known_version(read_recorded(content, PLACE), releases) == version


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(OURS, "answers", id="none"),
        pytest.param(OURS + b"_commit: 3\n", "answers", id="a number"),
        pytest.param(OURS + b"_commit: v0.0.1\n", "version", id="unknown"),
        pytest.param(OURS + b"_commit: ../v0.2.0\n", "version", id="a path"),
        pytest.param(OURS + b"_commit: vx\n", "version", id="no version"),
        pytest.param(OURS + b"_commit: v0.2.0-3-gabc\n", "version", id="between"),
        pytest.param(OURS + b"_commit: v0.12.0\n", "newer", id="newer"),
        pytest.param(OURS + b"_commit: v0.12.0rc1\n", "newer", id="newer, early"),
        pytest.param(
            b"_commit: v0.2.0\n_src_path: gh:a/b\nproject: a\n", "foreign", id="foreign"
        ),
        pytest.param(b"_commit: v0.2.0\n", "foreign", id="of nobody"),
    ],
)
def test_a_version_that_cannot_be_rendered(
    releases: Releases, content: bytes, code: str
) -> None:
    with pytest.raises(Refused) as raised:
        known_version(read_recorded(content, PLACE), releases)
    assert [found.code for found in raised.value.findings] == [code]


@pytest.mark.parametrize(
    ("address", "is_own"),
    [
        ("https://mkpkg.invalid/mkpkg.git", True),
        ("https://example.org/mirror.git", True),
        ("https://example.org/other.git", False),
        (None, False),
    ],
)
def test_the_template_is_known_by_its_address_too(
    monkeypatch: pytest.MonkeyPatch, address: str | None, is_own: bool
) -> None:
    monkeypatch.setenv("MKPKG_TEMPLATE_SOURCE", "https://example.org/mirror.git")
    assert Recorded(version="v0.2.0", address=address).is_own is is_own
