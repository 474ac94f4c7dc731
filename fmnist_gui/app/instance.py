"""One window for each user's folder: a second start hands its file to the window that is open, and ends."""

import hashlib
import json
import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from fmnist_gui.engine.errors import StudioError

log = logging.getLogger(__name__)
CONNECT_MS, ANSWER_MS = 2_000, 10_000  # the open window may be busy for a moment
_DONE = b"done\n"


class Instance(QObject):
    """Whether this process is the first with the folder `home`; the first hears of the others' starts.

    The lock shows who is first, also after a crash: a lock whose process is gone counts for nothing.
    """

    asked = Signal(str)  # another start: the file to open, or nothing

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._name = f"fmnist-studio-{hashlib.sha256(str(home).encode()).hexdigest()[:16]}"
        self._lock = QLockFile(str(home / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self.first = self._lock.tryLock(0)
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
            raise StudioError(
                "FMNIST Studio is open already, but it does not answer. Close its window, or end its process, and "
                "start it again."
            )

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
        if self.first:
            self._lock.unlock()

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
            socket.readyRead.connect(partial(self._read, socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)  # what came before the connection was

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            file = str(json.loads(bytes(socket.readLine().data()))["file"])
        except (ValueError, KeyError, TypeError):  # from something else than this application
            socket.abort()
            return
        socket.write(_DONE)
        self.asked.emit(file)
