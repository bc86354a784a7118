"""WARDBOOK_HOME: where the book's data lives on this machine, and whose it is while it runs."""

import errno
import fcntl
import hashlib
import os
import pwd
import re
import secrets
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from config.running import Stop

ROOT = Path(__file__).resolve().parents[2]
SERVICE_ACCOUNTS = ("postgres", "nobody")
# A socket's whole path may have 107 bytes; PostgreSQL adds "/.s.PGSQL.5432" to the folder.
LONGEST_SOCKET_FOLDER = 90
MEGABYTES_NEEDED = 100


@dataclass(frozen=True)
class Home:
    """The folders of one book. `account` is who runs its services: None is ourselves."""

    folder: Path
    sockets: Path
    account: pwd.struct_passwd | None

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def mail(self) -> Path:
        return self.folder / "mail"


def open_home() -> Home:
    """The home of this start, its folders made and a full disk refused.

    Raises Stop when the folder cannot be used.
    """
    account = service_account()
    folder = chosen_folder(account)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("log", "mail"):
            (folder / name).mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise Stop(f"{folder} cannot be used for the book's data: {error.strerror}.") from error
    refuse_full_disk(folder)
    if account and not reachable(folder, account):
        raise Stop(
            f"started by root, PostgreSQL runs as {account.pw_name}, who cannot reach {folder}; "
            f"name another folder with WARDBOOK_HOME."
        )
    return Home(folder, socket_folder(folder, account), account)


def service_account() -> pwd.struct_passwd | None:
    """Who runs PostgreSQL and Redis: ourselves, or for root (whom PostgreSQL refuses) an account without rights."""
    if os.geteuid() != 0:
        return None
    for name in SERVICE_ACCOUNTS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Stop("started by root, PostgreSQL needs an account without rights, and there is none named postgres.")


def chosen_folder(account: pwd.struct_passwd | None) -> Path:
    """WARDBOOK_HOME, or .wardbook in the checkout, or for root a folder the services can reach."""
    named = os.environ.get("WARDBOOK_HOME")
    if named:
        return Path(named).expanduser().absolute()
    beside = ROOT / ".wardbook"
    if account is None or reachable(beside, account):
        return beside
    # One for each checkout, so that two of them under /root never share a book.
    return Path("/var/lib/wardbook") / f"{ROOT.name}-{short_hash(ROOT)}"


def reachable(folder: Path, account: pwd.struct_passwd) -> bool:
    """True when every folder on the way that exists already lets the account pass."""
    for step in (folder, *folder.parents):
        try:
            found = step.stat()
        except FileNotFoundError:
            continue
        except OSError:
            return False
        if found.st_uid == account.pw_uid:
            needed = stat.S_IXUSR
        elif found.st_gid == account.pw_gid:
            needed = stat.S_IXGRP
        else:
            needed = stat.S_IXOTH
        if not found.st_mode & needed:
            return False
    return True


def socket_folder(folder: Path, account: pwd.struct_passwd | None) -> Path:
    """A private folder for the sockets: in the home, or under /tmp where the home's path is too long or unusual."""
    inside = folder / "sockets"
    plain = re.fullmatch(r"[A-Za-z0-9._/-]+", str(inside))
    chosen = (
        inside
        if plain and len(str(inside)) <= LONGEST_SOCKET_FOLDER
        else Path("/tmp") / f"wardbook-{os.geteuid()}-{short_hash(folder)}"  # noqa: S108  (checked below)
    )
    make_private(chosen, account)
    return chosen


def make_private(folder: Path, account: pwd.struct_passwd | None) -> None:
    """The folder, ours (or the account's) alone; one that somebody else laid there is refused."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    owners = {os.geteuid(), account.pw_uid if account else os.geteuid()}
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners:
        raise Stop(f"{folder} belongs to somebody else; remove it or set WARDBOOK_HOME to another folder.")
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
    folder.chmod(0o700)


def short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:8]


def refuse_full_disk(folder: Path) -> None:
    """Raises Stop while there is still room to say so."""
    free = shutil.disk_usage(folder).free // 2**20
    if free < MEGABYTES_NEEDED:
        raise Stop(f"the disk that holds {folder} is full: {free} MB are free, {MEGABYTES_NEEDED} MB are needed.")


def take(home: Home, address: str) -> IO[str]:
    """Hold the home until the returned file is closed; raises Stop where another start holds it."""
    lock = (home.folder / "running").open("a+", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
            raise
        lock.seek(0)
        held_by = lock.read().strip() or "another start"
        raise Stop(f"the book in {home.folder} is already running ({held_by}); use that one, or stop it.") from error
    lock.truncate(0)
    lock.write(f"process {os.getpid()}, {address}")
    lock.flush()
    return lock


def secret_key(home: Home) -> str:
    """The key that signs sessions and links, made once and readable by its owner alone."""
    path = home.folder / "secret-key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        fresh = path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(path)  # whole or not at all
        return path.read_text(encoding="ascii").strip()
