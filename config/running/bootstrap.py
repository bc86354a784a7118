"""Make a bare machine ready, then start what was asked: `python3 bootstrap.py base|test COMMAND ...`.

It runs before any package is there, so it uses the standard library alone and is started by its path. Every step
leaves the hash of what it was made from beside its result; a step whose hash still fits is passed over, so a second
start costs a fraction of a second and needs no network.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import fcntl
import glob
import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Iterator, NamedTuple, NoReturn  # noqa: UP035  (older Pythons parse this too, to be told so)

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
BUILD = ROOT / "build"
PYTHON_NEEDED = (3, 11)
MEGABYTES_NEEDED = 200
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Stop(Exception):  # noqa: N818  (a sentence for the person at the terminal)
    """What is wrong and what to do, in one sentence."""


def say(text: str) -> None:
    sys.stderr.write(f"wardbook: {text}\n")
    sys.stderr.flush()


def main(arguments: list[str]) -> None:
    """Prepare the `base` or `test` environment, then become the command that follows."""
    kind, command = arguments[0], arguments[1:]
    use_new_enough_python(arguments)
    tie_to_make()
    check_disk()
    with one_at_a_time():
        install_debian_packages(kind)
        make_venv()
        install_python_packages(kind)
        build_design()
    os.environ["PATH"] = f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    os.environ["VIRTUAL_ENV"] = str(VENV)
    os.chdir(ROOT)
    os.execvp(command[0], command)  # noqa: S606  (this process becomes it)


def use_new_enough_python(arguments: list[str]) -> None:
    """Go on with a newer Python of this machine where the first one found is too old."""
    if sys.version_info >= PYTHON_NEEDED:
        return
    for minor in range(14, PYTHON_NEEDED[1] - 1, -1):
        other = shutil.which(f"python3.{minor}")
        if other:
            os.execv(other, [other, __file__, *arguments])  # noqa: S606
    found = ".".join(str(part) for part in sys.version_info[:2])
    raise Stop(f"Python 3.11 or newer is needed and only {found} is here; install python3.11 and try again.")


def tie_to_make() -> None:
    """Where make started this, a make that is killed outright ends what it started too (Linux only)."""
    if "MAKELEVEL" in os.environ and sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG; kept through exec


def check_disk() -> None:
    """Refuse to begin what a full disk would leave half done."""
    free = shutil.disk_usage(ROOT).free // 2**20
    if free < MEGABYTES_NEEDED:
        raise Stop(f"the disk that holds {ROOT} is full: {free} MB are free, {MEGABYTES_NEEDED} MB are needed.")


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two starts at once install once; the second waits for the first."""
    BUILD.mkdir(exist_ok=True)
    with (BUILD / ".bootstrap.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# --- What the operating system must bring -----------------------------------------------------------------------


class Need(NamedTuple):
    """Something the machine must have, and the Debian packages that bring it."""

    what: str
    here: bool
    packages: tuple[str, ...]


def needs(kind: str) -> list[Need]:
    """All that `make run` (base) or `make test` (test) asks of the machine, present or not."""
    found = [
        Need("PostgreSQL", postgres_is_here(), ("postgresql",)),
        Need("Redis", redis_is_here(), ("redis-server",)),
        Need("Pango, for printing", pango_is_here(), ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")),
        Need("fonts, for printing", fonts_are_here(), ("fonts-dejavu-core", "fonts-liberation")),
        Need("Python's venv", venv_is_here(), (venv_package(),)),
    ]
    if kind == "test":
        found.append(Need("the Chromium browser", any(map(shutil.which, BROWSERS)), (chromium_package(),)))
    return found


def postgres_is_here() -> bool:
    """True when a server is installed, or another one is named."""
    return bool(
        os.environ.get("DATABASE_URL") or glob.glob("/usr/lib/postgresql/*/bin/postgres") or shutil.which("postgres")
    )


def redis_is_here() -> bool:
    return bool(os.environ.get("REDIS_URL") or shutil.which("redis-server") or shutil.which("valkey-server"))


def pango_is_here() -> bool:
    return bool(ctypes.util.find_library("pangoft2-1.0") and ctypes.util.find_library("harfbuzz-subset"))


def fonts_are_here() -> bool:
    return all(glob.glob(f"/usr/share/fonts/**/{name}*", recursive=True) for name in ("DejaVuSans", "LiberationSans"))


def venv_is_here() -> bool:
    """True when a venv with pip can be made, or was made before."""
    if venv_works():
        return True
    # Debian packs ensurepip apart from the rest of Python.
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def venv_package() -> str:
    standard = Path("/usr/bin/python3").resolve() == Path(sys.executable).resolve()
    return "python3-venv" if standard else f"python3.{sys.version_info[1]}-venv"


def chromium_package() -> str:
    """Ubuntu calls it otherwise."""
    with contextlib.suppress(OSError):
        if "ID=ubuntu" in Path("/etc/os-release").read_text(encoding="utf-8").splitlines():
            return "chromium-browser"
    return "chromium"


def install_debian_packages(kind: str) -> None:
    """Install what is missing where that is permitted, otherwise name the one command that does."""
    missing = [need for need in needs(kind) if not need.here]
    if not missing:
        return
    names = ", ".join(need.what for need in missing)
    packages = [package for need in missing for package in need.packages]
    if not shutil.which("apt-get"):
        raise Stop(f"this machine lacks {names}; install them with its package manager and try again.")
    if os.geteuid() != 0:
        raise Stop(f"this machine lacks {names}; run: sudo apt-get install -y {' '.join(packages)}")
    say(f"installing {' '.join(packages)} ...")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    for step in (["apt-get", "update", "-q"], install):
        done = subprocess.run(step, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode != 0 and step is install:
            sys.stderr.write(done.stdout.decode(errors="replace")[-2000:])
            raise Stop(f"{names} could not be installed (the reason is above); run: {' '.join(install)}")
    still = [need.what for need in needs(kind) if not need.here]
    if still:
        raise Stop(f"{', '.join(still)} cannot be found even after installing {' '.join(packages)}.")


# --- Python packages --------------------------------------------------------------------------------------------


def venv_works() -> bool:
    """True when .venv is there and its Python still is (an upgrade of the system can take it away)."""
    python = BIN / "python"
    return python.exists() and (VENV / "pyvenv.cfg").exists() and (BIN / "pip").exists()


def make_venv() -> None:
    if venv_works():
        return
    say("making .venv ...")
    call([sys.executable, "-m", "venv", "--clear", str(VENV)], "the folder .venv could not be made")


def install_python_packages(kind: str) -> None:
    """Bring .venv to the lock, by hash. An environment for tests holds all that running needs and is left alone."""
    stamp = VENV / ".wardbook.json"
    locks = {name: digest([ROOT / f"requirements/{name}.txt"]) for name in ("installer", "base", "test")}
    had = read_stamp(stamp)
    asked = ("installer", "base") if kind == "base" else ("installer", "base", "test")
    if all(had.get(name) == locks[name] for name in asked):
        return
    if had.get("test"):
        kind = "test"
    say("installing the Python packages of the lock ...")
    python = str(BIN / "python")
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes"]
    if had.get("installer") != locks["installer"]:
        call([*pip, "-r", str(ROOT / "requirements/installer.txt")], "the installer could not be installed")
    # Compiled here once: where nobody else may write beside the packages, every process would do it again, for seconds.
    uv = [str(BIN / "uv"), "pip", "sync", "-q", "--require-hashes", "--compile-bytecode", "--python", python]
    call(
        [*uv, str(ROOT / f"requirements/{kind}.txt")],
        "the Python packages could not be installed",
        trusting_environment(),
    )
    kept = locks if kind == "test" else {name: locks[name] for name in ("installer", "base")}
    write_stamp(stamp, kept)


def trusting_environment() -> dict[str, str]:
    """uv and Node bring certificates of their own; what this machine trusts (an organisation's proxy) serves them."""
    environment = {**os.environ}
    if SYSTEM_CERTIFICATES.exists():
        environment.setdefault("UV_SYSTEM_CERTS", "true")
        environment.setdefault("NODE_EXTRA_CA_CERTS", str(SYSTEM_CERTIFICATES))
    return environment


# --- The design system ------------------------------------------------------------------------------------------


def build_design() -> None:
    """Compile the design system into build/design, with the Node that travels as a Python package."""
    lock = ROOT / "package-lock.json"
    if not lock.exists():
        return
    stamp = BUILD / ".design.json"
    sources = [lock, ROOT / "package.json", *sorted(path for path in (ROOT / "static").rglob("*") if path.is_file())]
    made_from = {"sources": digest(sources)}
    if read_stamp(stamp) == made_from and (BUILD / "design").is_dir():
        return
    environment = trusting_environment()
    environment["PATH"] = f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    npm = str(BIN / "npm")
    packages = ROOT / "node_modules/.wardbook.json"
    wanted = {"lock": digest([lock])}
    if read_stamp(packages) != wanted:
        say("installing the design system's packages ...")
        call([npm, "ci", "--no-audit", "--no-fund", "--silent"], "the npm packages could not be installed", environment)
        write_stamp(packages, wanted)
    say("building the design system ...")
    call([npm, "run", "--silent", "build"], "the design system could not be built", environment)
    write_stamp(stamp, made_from)


# --- Small things -----------------------------------------------------------------------------------------------


def call(command: list[str], failed: str, environment: dict[str, str] | None = None) -> None:
    """Run a step; what it says is shown, and its failure becomes one sentence."""
    done = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
    if done.returncode != 0:
        raise Stop(f"{failed} (the reason is above); mend it and start again.")


def digest(paths: list[Path]) -> str:
    """One hash over the names and contents of files."""
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.relative_to(ROOT)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def read_stamp(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_stamp(path: Path, content: dict[str, str]) -> None:
    path.write_text(json.dumps(content), encoding="utf-8")


def give_up(sentence: str) -> NoReturn:
    say(sentence)
    sys.exit(1)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Stop as stop:
        give_up(str(stop))
    except KeyboardInterrupt:
        give_up("stopped.")
    except OSError as error:
        give_up(f"{error.strerror or error}: {error.filename or 'this machine'}; nothing was started.")
