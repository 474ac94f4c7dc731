"""One window for each user's folder: a second start hands its file to the window that is open, and ends."""

import hashlib
import json
import logging
import os
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QSysInfo, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import can_name, is_file, is_folder
from fmnist_gui.engine.reading import plain_json

log = logging.getLogger(__name__)
CONNECT_MS, ANSWER_MS = 2_000, 10_000  # the open window may be busy for a moment
LOCK_MS = 200  # for a process that has just made the lock, to write its name into it
SILENCE_MS = 10_000  # until a connection without a request is given up
MOST_BYTES = 100_000  # of a request
_DONE = b"done\n"


class Instance(QObject):
    """Whether this process is the first with the folder `home`; the first hears of the others' starts.

    The lock shows who is first, also after a crash: a lock whose process is gone counts for nothing. Where none can be
    made, on a full disk say, the window opens all the same.
    """

    asked = Signal(str)  # another start: the file to open, or nothing

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._name = f"fmnist-studio-{hashlib.sha256(str(home).encode()).hexdigest()[:16]}"
        self._lock = QLockFile(str(home / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._lockable = _can_be_read(home / "window.lock")
        self._server: QLocalServer | None = None
        self.first = self._is_first()
        if self.first:
            self._listen()

    def hand_over(self, file: Path | None) -> None:
        """Bring the open window to the front, with `file`. Raises StudioError where it does not answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        asked = socket.waitForConnected(CONNECT_MS)
        if asked:
            socket.write(json.dumps({"file": str(file) if file else ""}).encode() + b"\n")
            asked = socket.waitForBytesWritten(CONNECT_MS) and socket.waitForReadyRead(ANSWER_MS)
        socket.abort()
        if not asked:
            raise self._no_answer()

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _is_first(self) -> bool:
        if self._lockable and not self._lock.tryLock(0) and not self._holder()[0]:
            self._lock.removeStaleLockFile()  # only where no process here has it
            self._lock.tryLock(LOCK_MS)
        if self._lock.isLocked():
            return True
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        alone = not self._holder()[0] and not socket.waitForConnected(CONNECT_MS)
        socket.abort()
        if alone:
            log.warning("There is no lock (%s): a second start opens a second window.", self._lock.error())
        return alone

    def _holder(self) -> tuple[int, str]:
        """The number and the computer of the process that has the lock, by what stands in it; 0 where that is none."""
        process, computer, _ = self._lock.getLockInfo() if self._lockable else (0, "", "")
        return process, computer

    def _no_answer(self) -> StudioError:
        process, computer = self._holder()
        if process and computer != QSysInfo.machineHostName():
            return StudioError(
                "FMNIST Studio is open on another computer, {computer}, with the same folder. Close it there, and "
                "start it again. If it does not run there any more, delete {file}.",
                computer=computer,
                file=self._lock.fileName(),
            )
        return StudioError(
            "FMNIST Studio is open already (process {process}), but it does not answer. Close its window, or end that "
            "process, and start it again.",
            process=process,
        )

    def _listen(self) -> None:
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # of a process that crashed
        server.newConnection.connect(self._on_connection)
        if not server.listen(self._name):  # a second start will say that nobody answers
            log.info("No other start can be heard: %s", server.errorString())
        self._server = server

    @Slot()
    def _on_connection(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            connection = _Connection(socket)
            connection.asked.connect(self.asked)
            connection.read()  # what came before the connection was


def _can_be_read(file: Path) -> bool:
    """Not so a pipe or a device in the lock's place: Qt would wait for what it says."""
    return not os.path.lexists(file) or is_file(file) or is_folder(file)


class _Connection(QObject):
    """Reads one line, and answers it; the silent, the endless and what is no request at all are given up."""

    asked = Signal(str)

    def __init__(self, socket: QLocalSocket) -> None:
        super().__init__(socket)
        self._socket = socket
        socket.setReadBufferSize(MOST_BYTES)
        socket.readyRead.connect(self.read)
        socket.disconnected.connect(socket.deleteLater)
        silence = QTimer(self, singleShot=True, interval=SILENCE_MS)
        silence.timeout.connect(self._give_up)
        silence.start()

    @Slot()
    def read(self) -> None:
        if self._socket.canReadLine():
            file = _file_of(bytes(self._socket.readLine(MOST_BYTES).data()))
            if file is None:
                self._give_up()
            else:
                self._socket.write(_DONE)
                self.asked.emit(file)
        elif self._socket.bytesAvailable() >= MOST_BYTES:
            self._give_up()

    @Slot()
    def _give_up(self) -> None:
        self._socket.abort()


def _file_of(line: bytes) -> str | None:
    """The file that a request names, empty for none; None where the line is no request."""
    try:
        request = plain_json(line)
    except ValueError:
        return None
    file = request.get("file") if isinstance(request, dict) else None
    return file if isinstance(file, str) and can_name(file) else None
