"""Files are replaced as a whole, with care for what stands in their place; and looked for without a traceback."""

import ast
import errno
import os
import socket
import stat
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from fmnist_gui.engine import files
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import (
    append_line,
    can_name,
    is_file,
    is_folder,
    require_writable,
    write_atomically,
    write_folder,
)
from fmnist_gui.engine.reading import read_bytes

POSIX = pytest.mark.skipif(os.name != "posix", reason="only POSIX has modes, links for everybody, and devices as files")
LONGEST_NAME = 255  # bytes


@pytest.fixture
def _umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@POSIX
@pytest.mark.usefixtures("_umask")
def test_a_new_file_has_the_mode_that_the_user_gives_new_files(tmp_path: Path) -> None:
    target = tmp_path / "run.csv"
    write_atomically(target, b"new")
    assert (target.read_bytes(), mode_of(target)) == (b"new", 0o640)
    assert list(tmp_path.iterdir()) == [target]


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "run.csv"
    target.write_text("old")
    target.chmod(mode)
    write_atomically(target, b"new")
    assert (target.read_bytes(), mode_of(target)) == (b"new", mode)
    assert list(tmp_path.iterdir()) == [target]


@POSIX
@pytest.mark.skipif(os.name == "posix" and os.getuid() != 0, reason="only root may give files away")
def test_a_file_that_is_replaced_keeps_its_owner(tmp_path: Path) -> None:
    target = tmp_path / "run.csv"
    target.write_text("old")
    os.chown(target, 1234, 4321)
    write_atomically(target, b"new")
    assert (target.stat().st_uid, target.stat().st_gid) == (1234, 4321)


# An access list as Linux keeps it: the owner reads and writes, user 1234 reads, the group reads, and others nothing.
ACL_ENTRIES = ((1, 6, 2**32 - 1), (2, 4, 1234), (4, 4, 2**32 - 1), (16, 4, 2**32 - 1), (32, 0, 2**32 - 1))
ACL = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in ACL_ENTRIES)


def give_attribute(path: Path, name: str, value: bytes) -> None:
    try:
        os.setxattr(path, name, value)
    except (AttributeError, OSError) as error:
        pytest.skip(f"no extended attributes here: {error}")


@pytest.mark.parametrize(
    ("name", "value"), [("user.comment", b"mine"), ("system.posix_acl_access", ACL)], ids=["attribute", "list"]
)
def test_a_file_that_is_replaced_keeps_its_attributes_and_access_list(tmp_path: Path, name: str, value: bytes) -> None:
    target = tmp_path / "run.csv"
    target.write_text("old")
    target.chmod(0o640)
    give_attribute(target, name, value)
    write_atomically(target, b"new")
    assert (target.read_bytes(), mode_of(target), os.getxattr(target, name)) == (b"new", 0o640, value)


def test_a_file_without_an_access_list_is_given_none_by_its_folder(tmp_path: Path) -> None:
    target = tmp_path / "run.csv"
    target.write_text("old")
    target.chmod(0o640)
    give_attribute(tmp_path, "system.posix_acl_default", ACL)
    write_atomically(target, b"new")
    assert "system.posix_acl_access" not in os.listxattr(target)
    assert (target.read_bytes(), mode_of(target)) == (b"new", 0o640)


@pytest.mark.skipif(not hasattr(os, "listxattr"), reason="only Linux has these")
@pytest.mark.parametrize(
    ("name", "broken", "number", "written"),
    [
        ("user.a", "listxattr", errno.ENOTSUP, True),
        ("user.a", "getxattr", errno.EACCES, True),
        ("user.a", "setxattr", errno.ENOTSUP, True),
        ("security.a", "setxattr", errno.EPERM, True),
        ("user.a", "setxattr", errno.EPERM, False),
        ("user.a", "setxattr", errno.ENOSPC, False),
    ],
)
def test_an_attribute_that_is_not_ours_to_give_holds_up_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, broken: str, number: int, written: bool
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    target = tmp_path / "run.csv"
    target.write_text("old")
    monkeypatch.setattr(os, "listxattr", lambda of: [name] if of == target else [])
    monkeypatch.setattr(os, "getxattr", lambda of, name: b"value")
    monkeypatch.setattr(os, "setxattr", lambda *values: None)
    monkeypatch.setattr(os, broken, fail)
    if written:
        write_atomically(target, b"new")
    else:
        with pytest.raises(StudioError, match="could not be written"):
            write_atomically(target, b"new")
    assert target.read_bytes() == (b"new" if written else b"old")
    assert list(tmp_path.iterdir()) == [target]


@POSIX
@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing yet"])
def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path, there: bool) -> None:
    target = tmp_path / "elsewhere" / "run.csv"
    target.parent.mkdir()
    if there:
        target.write_text("old")
    link, first = tmp_path / "link", tmp_path / "first"
    link.symlink_to(Path("elsewhere") / "run.csv")
    first.symlink_to(link)
    write_atomically(first, b"new")
    assert first.is_symlink()
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


@POSIX
def test_a_link_that_was_put_in_the_way_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever may write to the folder cannot choose what is overwritten, not even if the name could be guessed."""
    monkeypatch.setattr(files, "token_hex", lambda length: "guessed")
    victim, target = tmp_path / "victim", tmp_path / "run.csv"
    victim.write_text("precious")
    (tmp_path / ".guessed.part").symlink_to(victim)
    with pytest.raises(StudioError, match="could not be written"):
        write_atomically(target, b"new")
    assert victim.read_text() == "precious"
    assert not target.exists()


def test_no_two_temporary_files_have_the_same_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = []

    def note(source: Path, target: Path) -> None:
        names.append(source.name)
        raise OSError("stop here")

    monkeypatch.setattr(files.os, "replace", note)
    for _ in range(5):
        with pytest.raises(StudioError):
            write_atomically(tmp_path / "run.csv", b"new")
    assert len(set(names)) == 5
    assert not any("run.csv" in name or str(os.getpid()) in name for name in names)
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_a_device_takes_what_is_written_and_stays(tmp_path: Path) -> None:
    """A terminal of the test's own: a mistake must not cost the machine its /dev/null."""
    mine, terminal = os.openpty()
    try:
        link = tmp_path / "terminal"
        link.symlink_to(os.ttyname(terminal))
        require_writable(link)
        write_atomically(link, b"new")
        assert os.read(mine, 10) == b"new"
        assert link.is_symlink()
        assert stat.S_ISCHR(link.stat().st_mode)
    finally:
        os.close(mine)
        os.close(terminal)


@POSIX
def test_a_pipe_takes_what_is_written(tmp_path: Path) -> None:
    pipe, content = tmp_path / "pipe", b"x" * 200_000  # more than a pipe holds
    os.mkfifo(pipe)
    with pytest.raises(StudioError, match="pipe could not be written"):  # nobody reads: this must not wait for ever
        write_atomically(pipe, content)
    read: list[bytes] = []
    held = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # lets the writer open; who reads waits until it has
    thread = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    thread.start()
    write_atomically(pipe, content)
    os.close(held)
    thread.join(20)
    assert read == [content]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@POSIX
def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        with pytest.raises(StudioError, match=r"socket could not be written: it is no file. Choose another name."):
            write_atomically(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["n" * LONGEST_NAME, "网" * 80 + ".pt"], ids=["letters", "characters of three bytes"])
def test_the_longest_name_is_not_too_long(tmp_path: Path, name: str) -> None:
    require_writable(tmp_path / name)
    write_atomically(tmp_path / name, b"new")
    assert (tmp_path / name).read_bytes() == b"new"


def test_a_file_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match=r"loss.csv could not be written: the folder .*nowhere does not exist"):
        write_atomically(tmp_path / "nowhere" / "loss.csv", b"")
    folder = tmp_path / "taken"
    folder.mkdir()
    with pytest.raises(StudioError, match=r"taken is a folder. Name a file in it."):
        write_atomically(folder, b"")
    assert list(tmp_path.iterdir()) == [folder]


def test_the_folder_is_on_the_disk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a power cut the new name must not be gone: the folder is synchronized after the file has its name."""
    order, replace, fsync = [], os.replace, os.fsync

    def note_replace(source: Path, target: Path) -> None:
        order.append("replace")
        replace(source, target)

    def note_fsync(descriptor: int) -> None:
        order.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    monkeypatch.setattr(files.os, "replace", note_replace)
    monkeypatch.setattr(files.os, "fsync", note_fsync)
    write_atomically(tmp_path / "run.csv", b"new")
    assert order == (["file", "replace", "folder"] if os.name == "posix" else ["file", "replace"])


# ---- whether a file can be written, before hours of work


def test_what_could_be_written_is_not_touched(tmp_path: Path) -> None:
    target = tmp_path / "run.pt"
    target.write_text("old")
    require_writable(target)
    require_writable(tmp_path / "new.pt")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("nowhere/x.pt", "the folder .*nowhere does not exist. Create it or choose another."),
        (".", "is a folder. Name a file in it."),
        ("n" * (LONGEST_NAME + 1), r"could not be written \(File name too long\). Choose a shorter name."),
        ("d" * (LONGEST_NAME + 1) + "/x.pt", r"could not be written \(File name too long\). Choose a shorter name."),
        ("file/x.pt", r"could not be written \(Not a directory\). Choose another folder."),
    ],
)
@POSIX
def test_what_could_not_be_written_is_said_at_once(tmp_path: Path, place: str, sentence: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StudioError, match=sentence):
        require_writable(tmp_path / place)


def test_a_full_disk_is_found_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(StudioError, match="the disk is full"):
        require_writable(tmp_path / "run.pt")
    assert list(tmp_path.iterdir()) == []


# ---- folders


@pytest.mark.parametrize("name", ["r" * 400, "跑" * 150, "ends here" + " ." * 150])
def test_a_folder_for_a_run_with_an_endless_name(tmp_path: Path, name: str) -> None:
    first, second = (write_folder(tmp_path, name, {"a.txt": b"1"}) for _ in range(2))
    assert (first.parent, second.name) == (tmp_path, f"{first.name} 2")
    assert name.startswith(first.name)
    assert (first / "a.txt").read_bytes() == (second / "a.txt").read_bytes() == b"1"


# ---- looking for files


IMPOSSIBLE = ["x" * 5_000, "/".join(["x" * 200] * 50), "a\0b", "\ud800"]


@pytest.mark.parametrize("name", IMPOSSIBLE, ids=["long name", "long path", "NUL", "half a character"])
def test_a_path_that_cannot_be_is_not_there(tmp_path: Path, name: str) -> None:
    assert not is_file(tmp_path / name)
    assert not is_folder(tmp_path / name)
    with pytest.raises(StudioError, match="cannot be read"):
        read_bytes(tmp_path / name, 10)


def test_some_texts_name_no_file() -> None:
    assert [can_name(text) for text in ("", "run 1.pt", "模型/跑.pt", "a\0b", "\ud800")] == [True] * 3 + [False] * 2


def test_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = [(is_file(path), is_folder(path)) for path in (tmp_path / "file", tmp_path, tmp_path / "nothing")]
    assert found == [(True, False), (False, True), (False, False)]


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="takes root, to be somebody else for a moment")
def test_where_one_may_not_look_there_is_nothing(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    (closed / "inside").mkdir(parents=True)
    closed.chmod(0)
    os.seteuid(65_534)
    try:
        found = is_folder(closed / "inside"), is_file(closed / "inside" / "x")
    finally:
        os.seteuid(0)
    assert found == (False, False)


def test_paths_are_looked_for_where_it_cannot_raise() -> None:
    """Path's own methods raise where one may not look: only where that is taken care of may they be called."""
    package = Path(files.__file__).parents[1]
    found = []
    for path in sorted(package.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        careful = [node for node in ast.walk(tree) if isinstance(node, ast.Try) and "OSError" in _caught_by(node)]
        guarded = {id(inner) for node in careful for statement in node.body for inner in ast.walk(statement)}
        found += [
            f"{path.relative_to(package)}:{node.lineno} {node.func.attr}()"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("exists", "is_file", "is_dir", "is_symlink", "iterdir", "glob", "rglob")
            and ast.unparse(node.func) != "glob.glob"  # the module's own leaves out what it may not look into
            and id(node) not in guarded
        ]
    assert found == []


def _caught_by(node: ast.Try) -> set[str]:
    kinds = [kind for handler in node.handlers if handler.type is not None for kind in ast.walk(handler.type)]
    return {kind.id for kind in kinds if isinstance(kind, ast.Name)}


def test_a_line_is_added_to_the_end_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lines"
    append_line(path, b"one\n", 100)
    append_line(path, b"two", 100)
    append_line(path, b"three\n", 100)  # on a line of its own
    assert path.read_bytes() == b"one\ntwo\nthree\n"

    def fail(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(StudioError, match="is full"):
        append_line(path, b"four\n", 18)
    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(StudioError, match="the disk is full"):
        append_line(path, b"four\n", 100)
    assert path.read_bytes() == b"one\ntwo\nthree\n"
