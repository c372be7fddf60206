"""The cage: nothing gets out of it but an answer, and whatever goes wrong in there is one kind sentence out here."""

from __future__ import annotations

import json
import os
import platform
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from archive.media import cage
from archive.media.cage import SENTENCES, Interrupted, Limits
from archive.media.inside.reasons import Why
from archive.media.memory import filled, memory_file
from archive.rules.errors import BadInput
from tests import caged

SMALL = Limits(memory=512 << 20, cpu=1, file=1 << 20)
KIND = SENTENCES[Why.DAMAGED]


def _do(deed: str, **how: Any) -> Any:
    return cage.run("tests.caged", {"do": deed}, limits=SMALL, **how)


@pytest.fixture
def children() -> Iterator[None]:
    """Nobody is left when the test is over."""
    before = _our_children()
    yield
    assert _our_children() <= before


def _our_children() -> set[str]:
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


@pytest.mark.skipif(platform.machine() != "x86_64", reason="elsewhere only the limits and Landlock stand")
def test_nothing_gets_out() -> None:
    assert _do("escape") == []


def test_the_same_deeds_are_possible_outside() -> None:
    harmless = {"read a file", "read its own program", "list a folder", "call the network", "open a pipe"}
    for name in harmless:
        made = caged.ESCAPES[name]()
        for handle in made if isinstance(made, tuple) else ():
            os.close(handle)
        if isinstance(made, socket.socket):
            made.close()


def test_a_file_goes_in_and_a_file_comes_out() -> None:
    with memory_file() as out:
        assert _do("copy", sources=[BytesIO(b"hers")], outs=[out]) == 4
        assert out.read() == b"hers"


def test_a_file_is_read_from_its_beginning_wherever_its_holder_stands() -> None:
    with filled([b"her voice"], most=20) as source, memory_file() as out:
        source.seek(4)
        assert _do("copy", sources=[source], outs=[out]) == 9
        assert source.tell() == 4


def test_what_goes_in_cannot_be_changed() -> None:
    with filled([b"hers"], most=10) as source:
        with pytest.raises(BadInput):
            _do("write back", sources=[source])
        assert source.read() == b"hers"


@pytest.mark.parametrize("deed", ["fill the disk", "eat memory", "spin", "crash", "tell"])
def test_whatever_goes_wrong_is_one_kind_sentence(
    deed: str, children: None, capfd: pytest.CaptureFixture[str]
) -> None:
    with memory_file() as out, pytest.raises(BadInput) as refused:
        _do(deed, outs=[out])
    assert refused.value.sentences == (KIND,)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("deed", [name for name in caged.DEEDS if name.startswith("say")])
def test_garbage_in_the_report_is_one_kind_sentence(deed: str) -> None:
    with pytest.raises(BadInput) as refused:
        _do(deed)
    assert refused.value.sentences == (KIND,)


def test_a_reason_becomes_its_sentence() -> None:
    with pytest.raises(BadInput, match="longer than 90 minutes"):
        _do("refuse")


def test_every_reason_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Why)


def test_what_stands_still_is_ended(children: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cage, "LOOK_EVERY", 0.5)
    with pytest.raises(BadInput) as refused:
        _do("sleep")
    assert refused.value.sentences == (KIND,)


def test_a_slow_machine_never_ends_what_still_computes(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it takes by the clock: here it is looked at far more often than standing still would allow."""
    looks: list[int] = []

    def computed_a_little(child: int) -> float:
        looks.append(child)
        if len(looks) == 5 * cage.LOOKS:
            os.kill(child, signal.SIGKILL)
        return cage.LEAST_SHARE * cage.LOOK_EVERY * len(looks)

    monkeypatch.setattr(cage, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(cage, "_computed", computed_a_little)
    with pytest.raises(Interrupted):
        _do("sleep")
    assert len(looks) == 5 * cage.LOOKS


def test_what_a_child_computed_is_its_own_and_grows() -> None:
    before = cage._computed(os.getpid())
    assert sum(range(1_000_000)) and cage._computed(os.getpid()) > before
    assert before == pytest.approx(time.process_time(), rel=0.5, abs=0.5)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_child_stopped_from_outside_is_no_verdict_on_her_file(
    how: int, children: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that shuts down or runs out of memory ends the child first, and her recording is not damaged by that."""

    def stop(child: int) -> float:
        os.kill(child, how)
        return 1.0

    monkeypatch.setattr(cage, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(cage, "_computed", stop)
    with pytest.raises(Interrupted):
        _do("sleep")


def test_what_computed_as_long_as_it_may_is_a_verdict() -> None:
    assert not cage._is_from_outside(-signal.SIGKILL, 420.0, 420)
    assert cage._is_from_outside(-signal.SIGKILL, 118.0, 420)
    assert cage._is_from_outside(-signal.SIGTERM, 420.0, 420)
    assert not cage._is_from_outside(-signal.SIGSEGV, 1.0, 420)


def test_a_program_that_is_being_replaced_is_no_verdict_on_her_file() -> None:
    """The child loads the code that lies there now, which may not be the code of whoever asks."""
    with pytest.raises(Interrupted):
        cage.run("tests.caged_no_more", {}, limits=SMALL)


def test_a_child_that_cannot_be_started_is_no_verdict_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(Interrupted):
        _do("copy")


def test_the_order_is_not_seen_among_the_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    real = subprocess.Popen

    def noting(command: list[str], **how: Any) -> Any:
        seen.append(command)
        assert how["env"] == {}
        return real(command, **how)

    monkeypatch.setattr(subprocess, "Popen", noting)
    with memory_file() as out:
        _do("copy", sources=[BytesIO(b"x")], outs=[out])
    assert "copy" not in json.dumps(seen)


def test_the_child_dies_with_whoever_asked_for_it() -> None:
    ask = (
        "from archive.media import cage; "
        "cage.run('tests.caged', {'do': 'sleep'}, limits=cage.Limits(memory=512 << 20, cpu=300, file=1))"
    )
    asking = subprocess.Popen([sys.executable, "-c", ask], cwd=Path(__file__).parents[2])
    children = Path(f"/proc/{asking.pid}/task/{asking.pid}/children")
    child = _until(lambda: children.read_text().strip())
    asking.kill()
    asking.wait()
    assert _until(lambda: not Path(f"/proc/{child}").exists() or _command(child) == "")


def _command(process: str) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _until(there: Callable[[], Any]) -> Any:
    """Return what `there` gives once it gives something; a test that waits here for ever is stopped by hand."""
    for _ in range(12_000):
        if found := there():
            return found
        time.sleep(0.01)
    raise AssertionError("It did not come to that.")


def test_whoever_asks_loads_no_decoder() -> None:
    ask = (
        "import json, sys; from archive.media import sound, sound_proof, pictures, picture_proof, strip; "
        "print(json.dumps(sorted({'av', 'numpy', 'PIL', 'pillow_heif', 'pydub'} & set(sys.modules))))"
    )
    root = Path(__file__).parents[2]
    said = subprocess.run([sys.executable, "-c", ask], cwd=root, capture_output=True, text=True, check=True)
    assert json.loads(said.stdout) == []


def test_a_file_in_memory_has_no_name_and_no_more_than_it_may() -> None:
    with filled([b"her ", b"voice"], most=9) as file:
        assert "memfd:" in str(Path(f"/proc/self/fd/{file.fileno()}").readlink())
        assert not os.get_inheritable(file.fileno())
        assert file.read() == b"her voice"
    with pytest.raises(BadInput, match="larger than"):
        filled([b"her ", b"voice"], most=8)
