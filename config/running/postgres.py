"""The private PostgreSQL: the operating system's own program, the home's own data, reached by a socket alone."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from config.running import Stop, tied
from config.running.home import Home

DATABASE = "wardbook"
SUPERUSER = "postgres"
OWNER = "wardbook_owner"  # makes and changes tables
APPLICATION = "wardbook"  # reads and writes rows, nothing else
PATIENCE_SECONDS = 60
ROLES = f"""
DO $$ BEGIN CREATE ROLE {OWNER} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE {APPLICATION} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
"""


@dataclass
class Postgres:
    """One server over `home/postgres`. `careless` gives up safety for speed, for tests that throw it all away."""

    home: Home
    careless: bool = False
    process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    @property
    def data(self) -> Path:
        return self.home.folder / "postgres"

    @property
    def log(self) -> Path:
        return self.home.log / "postgresql.log"

    def url(self, role: str, database: str = DATABASE) -> str:
        """What DATABASE_URL says for a role."""
        return f"postgres://{role}@{quote(str(self.home.sockets), safe='')}/{database}"

    def start(self) -> None:
        """Make the data folder where there is none, start, and return at once; `wait` says when it answers."""
        programs = self._programs()
        if not self.data.exists():
            self._make(programs)
        clear_stale_lock(self.data / "postmaster.pid", self.data)
        for left in self.home.sockets.glob(".s.PGSQL.*"):
            left.unlink(missing_ok=True)  # nobody serves this data now, whatever number the note beside it names
        options = {"listen_addresses": "", "unix_socket_directories": str(self.home.sockets), "max_connections": "100"}
        if self.careless:  # for tests, of which some are a hundred people at once in each of several databases
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
            options["max_connections"] = "300"
        command = [str(programs / "postgres"), "-D", str(self.data)]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        with self.log.open("ab") as log:
            # SIGQUIT ends it at once and without loss; the next start replays the journal.
            self.process = tied.start(
                command, output=log, account=self.home.account, end_with=signal.SIGQUIT, folder="/"
            )

    def wait(self) -> None:
        """Until it answers; raises Stop with its own reason when it cannot start."""
        until = time.monotonic() + PATIENCE_SECONDS
        ask = [str(self._programs() / "pg_isready"), "-q", "-h", str(self.home.sockets), "-d", "postgres"]
        while subprocess.run(ask, check=False).returncode != 0:
            if self.process is None or self.process.poll() is not None:
                raise Stop(f"PostgreSQL did not start: {self._reason()}")
            if time.monotonic() > until:
                raise Stop(f"PostgreSQL did not answer within {PATIENCE_SECONDS} seconds; see {self.log}.")
            time.sleep(0.05)

    def lay(self) -> None:
        """The two roles and the database, where they are not there yet."""
        self.query(ROLES, "postgres")
        there = self.query(f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'", "postgres")  # noqa: S608
        if not there:
            self.query(f"CREATE DATABASE {DATABASE} OWNER {OWNER}", "postgres")
            self.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC", DATABASE)

    def query(self, sql: str, database: str) -> str:
        """What psql answers the superuser."""
        psql = [str(self._programs() / "psql"), "-h", str(self.home.sockets), "-U", SUPERUSER, "-d", database]
        options = ["-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-c", sql]
        done = subprocess.run([*psql, *options], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Stop(f"PostgreSQL refused to prepare the book: {done.stderr.strip()}")
        return done.stdout.strip()

    def stop(self) -> None:
        """A fast, orderly end: open transactions are rolled back, everything committed is on disk."""
        if self.process is not None:
            tied.stop(self.process, signal.SIGINT, 30)

    def _programs(self) -> Path:
        """The folder of the server programs, of the version that made the data."""
        made_by = (self.data / "PG_VERSION").read_text().strip() if (self.data / "PG_VERSION").exists() else ""
        installed = installed_versions()
        if made_by:
            if made_by not in installed:
                have = ", ".join(installed) or "none"
                raise Stop(
                    f"the book in {self.data} was made by PostgreSQL {made_by} and this machine has {have}; "
                    f"install postgresql-{made_by}, make a backup, and restore it into a new home."
                )
            return installed[made_by]
        if not installed:
            raise Stop("PostgreSQL is not installed; install the package postgresql.")
        return installed[max(installed, key=int)]

    def _make(self, programs: Path) -> None:
        """A data folder appears whole or not at all: it is made aside and then given its name."""
        aside = self.data.with_name("postgres.new")
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(mode=0o700)
        if self.home.account:
            os.chown(aside, self.home.account.pw_uid, self.home.account.pw_gid)
        locale = ["--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust", "--username", SUPERUSER]
        quick = ["--no-sync"] if self.careless else ["--data-checksums"]
        command = [str(programs / "initdb"), "-D", str(aside), *locale, *quick]
        done = tied.start(command, account=self.home.account, folder="/")
        said, _ = done.communicate()
        if done.returncode != 0:
            shutil.rmtree(aside, ignore_errors=True)
            raise Stop(f"PostgreSQL could not make its data folder {self.data}: {last_line(said.decode())}")
        aside.rename(self.data)

    def _reason(self) -> str:
        """The last complaint in its log, with what to do about the common ones."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-200:]
        complaints = [line for line in lines if "FATAL" in line or "PANIC" in line or "No space left" in line]
        found = complaints[-1].split(":  ", 1)[-1] if complaints else last_line("\n".join(lines))
        if any("No space left" in line for line in complaints):
            return f"the disk that holds {self.data} is full; make room and start again."
        return f"{found} (its log is {self.log})."


def installed_versions() -> dict[str, Path]:
    """Major version -> folder of server programs."""
    found = {path.parents[1].name: path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/postgres")}
    on_path = shutil.which("postgres")
    if not found and on_path:
        said = subprocess.run([on_path, "--version"], capture_output=True, text=True, check=False).stdout
        version = re.search(r"\) (\d+)", said)
        if version:
            found[version[1]] = Path(on_path).resolve().parent
    return found


def clear_stale_lock(path: Path, data: Path) -> None:
    """Settle what a killed start left: wait for every process that still works on the data, then remove the note.

    Only the holder of the home comes here, so these can be none but orphans of a killed start. The note is removed
    because its number may be another program's by now, which PostgreSQL would take for a running server; not before
    the last orphan is gone, because two servers over one folder would ruin it.
    """
    until = time.monotonic() + 30
    while working := working_on(data):
        if time.monotonic() > until:
            raise Stop(f"a PostgreSQL server (process {min(working)}) still uses {data}; end it and start again.")
        for pid in working:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT)  # to a server: end quickly and in order
        time.sleep(0.2)
    path.unlink(missing_ok=True)


def working_on(data: Path) -> list[int]:
    """Processes whose working folder is the data, as it is of a PostgreSQL server and all its helpers."""
    found, here = [], data.resolve()
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (folder / "cwd").readlink() == here:
                found.append(int(folder.name))
    return found


def last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"
