"""One terminal for the whole book: services, preparation, web, worker and beat; all of it ends together."""

import contextlib
import http.client
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

from config.running import Stop, cast, prepared, programs, surroundings, tied
from config.running.home import ROOT, Home, open_home, take
from config.running.postgres import Postgres
from config.running.redis import Redis
from config.running.terminal import Terminal

RESTARTS = 5
WITHIN_SECONDS = 60
WEB_PATIENCE_SECONDS = 60
# In this order they end; who takes work goes before who gives it, the stores last.
GOODBYE = {"web": (signal.SIGINT, 15), "beat": (signal.SIGTERM, 10), "worker": (signal.SIGTERM, 70)}


@dataclass
class Child:
    """One process of ours, how to start it, and when it was started."""

    name: str
    begin: Callable[[], "subprocess.Popen[bytes] | None"]
    process: "subprocess.Popen[bytes] | None" = None
    started: deque[float] = field(default_factory=deque)
    unfinished: bytes = b""

    def start(self) -> None:
        self.started.append(time.monotonic())
        self.process = self.begin()


class Supervisor:
    """Runs until it is told to stop; `run` returns the exit code."""

    def __init__(self) -> None:
        self.port = wanted_port()
        self.address = f"http://localhost:{self.port}/"
        self.children: dict[str, Child] = {}
        self.selector = selectors.DefaultSelector()
        self.ending = False
        self.terminal: Terminal
        self.database: Postgres | None = None
        self.broker: Redis | None = None

    def run(self) -> int:
        """The whole life of the book in this terminal. Raises Stop with a sentence when it cannot begin or go on."""
        home = open_home()
        self.terminal = Terminal(home.log)
        with take(home, self.address):
            refuse_taken_port(self.port)
            for signal_ in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(signal_, self._interrupted)
            try:
                self._start(home)
                self._watch()
            except KeyboardInterrupt:
                pass
            finally:
                self.ending = True
                self._end()
        return 0

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        """The first time an orderly end; from the second on at once."""
        if not self.ending:
            self.ending = True
            raise KeyboardInterrupt
        for child in self.children.values():
            if child.process:
                tied.kill_group(child.process)

    def _start(self, home: Home) -> None:
        self.terminal.say(f"the book is in {home.folder}")
        redis_url = self._start_services(home)
        given = surroundings.environment(home, self.port, self.database, redis_url)
        owner = surroundings.for_owner(given, self.database)
        surroundings.remember(home, owner)
        self._prepare(home, owner)
        self._add("web", self._program("web", given))
        self._wait_for_web()  # first and alone: what a person waits for is the page
        for name in ("worker", "beat"):
            self._add(name, self._program(name, given))
        self._announce(home, given)

    def _start_services(self, home: Home) -> str:
        """The embedded servers, each only where no other is named; both start at once. Returns REDIS_URL."""
        if not os.environ.get("DATABASE_URL"):
            self.database = Postgres(home)
            self._add("postgres", self._service(self.database))
        redis_url = os.environ.get("REDIS_URL", "")
        if not redis_url:
            self.broker = Redis(home)
            self._add("redis", self._service(self.broker))
            self.broker.wait()
            redis_url = self.broker.url()
        if self.database:
            self.database.wait()
            self.database.lay()
        return redis_url

    def _service(self, service: Postgres | Redis) -> Callable[[], "subprocess.Popen[bytes] | None"]:
        def begin() -> "subprocess.Popen[bytes] | None":
            service.start()
            return service.process

        return begin

    def _program(self, name: str, given: dict[str, str]) -> Callable[[], "subprocess.Popen[bytes]"]:
        def begin() -> "subprocess.Popen[bytes]":
            return tied.start(programs.command(name, given), environment=given, folder=str(ROOT))

        return begin

    def _add(self, name: str, begin: Callable[[], "subprocess.Popen[bytes] | None"]) -> None:
        self.children[name] = Child(name, begin)
        self._begin(self.children[name])

    def _begin(self, child: Child) -> None:
        child.start()
        if child.process and child.process.stdout:
            os.set_blocking(child.process.stdout.fileno(), False)
            self.selector.register(child.process.stdout, selectors.EVENT_READ, child)

    def _prepare(self, home: Home, given: dict[str, str]) -> None:
        """Migrations, the demonstration when the book is empty, static files: one process, so one start of Django."""
        if self.database and prepared.is_prepared(home, self.database):
            return
        command = [sys.executable, "manage.py", "prepare"]
        process = tied.start(command, environment=given, folder=str(ROOT))
        said: deque[str] = deque(maxlen=40)
        for line in process.stdout or ():
            text = line.decode(errors="replace").rstrip()
            said.append(text)
            if text.startswith("- "):
                self.terminal.say(text[2:])
        if process.wait() != 0:
            sentence = next((text[2:] for text in reversed(said) if text.startswith("! ")), "")
            if not sentence:
                sys.stderr.write("\n".join(said) + "\n")
            raise Stop(sentence or "the book could not be prepared (the reason is above).")
        if self.database:
            prepared.remember(home, self.database)

    def _wait_for_web(self) -> None:
        """Until the server answers anything at all."""
        until = time.monotonic() + WEB_PATIENCE_SECONDS
        while not answers(self.port):
            self._listen(0.05)
            self._mend()
            if time.monotonic() > until:
                raise Stop(f"the web server did not answer within {WEB_PATIENCE_SECONDS} seconds; see the lines above.")

    def _announce(self, home: Home, given: dict[str, str]) -> None:
        say = self.terminal.say
        say("")
        say(f"Wardbook is open at {self.address}")
        if given["WARDBOOK_DEMONSTRATION"].lower() in {"yes", "true", "1", "on"}:
            say(f"Sign in at {self.address}sign-in/ as one of these, password {cast.PASSWORD}:")
            for username, role in cast.CAST.items():
                say(f"  {username:<11} {role}")
        if given["WARDBOOK_EMAIL_BACKEND"].endswith("filebased.EmailBackend"):
            say(f"No e-mail leaves this machine: each message becomes a file in {given['WARDBOOK_EMAIL_FILE_PATH']}")
        say(f"Whole logs are in {home.log}. Ctrl-C stops everything; the book stays.")
        say("")

    def _watch(self) -> None:
        while True:
            self._listen(0.5)
            self._mend()

    def _listen(self, seconds: float) -> None:
        """Pass on what the processes write, for at most so long."""
        for key, _ in self.selector.select(seconds):
            child: Child = key.data
            try:
                data = os.read(key.fd, 65536)
            except BlockingIOError:
                continue
            if not data:
                self.selector.unregister(key.fileobj)
                continue
            *lines, child.unfinished = (child.unfinished + data).split(b"\n")
            for line in lines:
                self.terminal.take(child.name, line)

    def _mend(self) -> None:
        """Start again what ended by itself; give up on a program that keeps ending, never on the stores.

        A store whose disk is full ends again and again and recovers by itself once there is room.
        """
        for child in self.children.values():
            if child.process is None or child.process.poll() is None:
                continue
            recent = [moment for moment in child.started if moment > time.monotonic() - WITHIN_SECONDS]
            child.started = deque(recent)
            if len(recent) >= RESTARTS and child.name in programs.NAMES:
                raise Stop(f"{child.name} ended {RESTARTS} times within a minute; the lines above say why.")
            self.terminal.say(f"ended by itself ({child.process.returncode}); starting it again", child.name)
            tied.kill_group(child.process)
            time.sleep(min(len(recent), 3) * 0.5)
            self._begin(child)

    def _end(self) -> None:
        """Everything, in order."""
        if self.children:
            self.terminal.say("stopping ...")
        for name, (how, seconds) in GOODBYE.items():
            child = self.children.get(name)
            if child and child.process:
                self._end_one(child, how, seconds)
        for service in (self.broker, self.database):
            if service:
                service.stop()
        if self.children:
            self.terminal.say("stopped; nothing is left running.")

    def _end_one(self, child: Child, how: signal.Signals, seconds: float) -> None:
        """Ask it to end, keep reading what it says meanwhile (a full pipe would hold it up), then insist."""
        process = child.process
        if process is None:
            return
        if process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(how)
        until = time.monotonic() + seconds
        while process.poll() is None and time.monotonic() < until:
            self._listen(0.05)
        self._listen(0)
        tied.kill_group(process)


def wanted_port() -> int:
    """PORT, or 8000."""
    said = os.environ.get("PORT") or "8000"
    if not said.isdigit() or not 0 < int(said) < 65536:
        raise Stop(f"PORT is {said!r}; write a number from 1 to 65535.")
    return int(said)


def refuse_taken_port(port: int) -> None:
    """Raises Stop when somebody else listens there, before anything is started."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            probe.listen(1)
        except PermissionError as error:
            raise Stop(f"port {port} needs rights you do not have; choose another: PORT=8123 make run") from error
        except OSError as error:
            raise Stop(f"port {port} is taken by another program; choose another: PORT=8123 make run") from error


def answers(port: int) -> bool:
    """True when a web server speaks on the port."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", "/healthz/live/", headers={"Host": f"localhost:{port}"})
        return line.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()
