"""A mail server of the tests' own, in a process that no fault reaches: it counts what arrives, and how often."""

from __future__ import annotations

import socketserver
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes


@dataclass
class Mailbox:
    """What arrived, by Message-ID. `slow` is how long the server takes over each, before and after its yes."""

    port: int = 0
    slow: float = 0.0
    arrived: Counter[str] = field(default_factory=Counter)
    unsure: Counter[str] = field(default_factory=Counter)  # the worker died before it can have written "sent"
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def environment(self) -> dict[str, str]:
        """What makes a worker send here."""
        return {
            "WARDBOOK_EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "WARDBOOK_EMAIL_HOST": "127.0.0.1",
            "WARDBOOK_EMAIL_PORT": str(self.port),
        }

    @property
    def copies(self) -> int:
        """How many arrived that were there already."""
        return sum(self.arrived.values()) - len(self.arrived)

    @property
    def sent_twice(self) -> list[str]:
        """What arrived again although the worker that sent it lived on."""
        return [known for known, times in self.arrived.items() if times > 1 + self.unsure[known]]

    def take(self, message: bytes) -> str:
        known = str(message_from_bytes(message)["Message-ID"])
        with self.lock:
            self.arrived[known] += 1
        return known


class Conversation(socketserver.StreamRequestHandler):
    """As much SMTP as a worker speaks."""

    server: Server

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def handle(self) -> None:
        last = ""
        try:
            self.say("220 mailbox")
            for line in self.rfile:
                last = ""  # it goes on, so it has written down what became of the one before
                verb = line[:4].upper()
                if verb == b"QUIT":
                    self.say("221 bye")
                    return
                if verb == b"DATA":
                    self.say("354 go on")
                    last = self.take_message()
                    if not last:
                        return
                self.say("250 ok")
        finally:
            if last:
                self.server.box.unsure[last] += 1

    def take_message(self) -> str:
        """Its Message-ID; nothing where the worker is gone before it was all said."""
        lines: list[bytes] = []
        for line in self.rfile:
            if line == b".\r\n":
                # Killed before this: not sent. Killed after it and before our commit: it arrives twice.
                time.sleep(self.server.box.slow / 2)
                known = self.server.box.take(b"".join(lines))
                time.sleep(self.server.box.slow / 2)
                return known
            lines.append(line)
        return ""

    def finish(self) -> None:
        with suppress(OSError):  # the worker is dead
            super().finish()


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, box: Mailbox) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.box = box

    def handle_error(self, request: object, client_address: object) -> None:
        """A worker that is dead does not listen."""


@contextmanager
def mailbox(slow: float = 0.0) -> Iterator[Mailbox]:
    """A server on a free port of this machine."""
    box = Mailbox(slow=slow)
    with Server(box) as server:
        box.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield box
        server.shutdown()
