"""The production shape, checked without a container engine: it parses, and every name in it exists."""

import re
import stat
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

from config.running import keys, programs
from config.running.probe import well

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
LASTING = ["database", "broker", "web", "worker", "beat"]
OURS = ["prepare", "web", "worker", "beat"]


def names_that_are_read() -> set[str]:
    """Every setting that the code asks the environment for, with the form that names a file."""
    code = "\n".join(path.read_text() for path in (ROOT / "config").rglob("*.py"))
    found = set(re.findall(r'(?:env\.\w+|given\.get|environ\.get)\(\s*"([A-Z_]+)"', code))
    return found | {f"{name}_FILE" for name in found}


def environment() -> list[tuple[str, str]]:
    return [(service, name) for service in OURS for name in SERVICES[service]["environment"]]


def test_every_setting_is_written_down() -> None:
    written = (ROOT / "README.md").read_text() + (ROOT / "docs/operating.md").read_text()
    for name, *more in re.findall(r"`(WARDBOOK_[A-Z]+)_[A-Z]+`((?:, `_[A-Z_]+`)+)", written):
        written += "".join(f" `{name}{part}`" for part in re.findall(r"`(_[A-Z_]+)`", more[0]))
    ours = {name for name in names_that_are_read() if not name.endswith("_FILE")} - {"WARDBOOK_TIED"}
    assert not [name for name in sorted(ours) if f"`{name}`" not in written]


@pytest.mark.parametrize(("service", "name"), environment())
def test_every_setting_is_one_that_is_read(service: str, name: str) -> None:
    assert name in names_that_are_read()


@pytest.mark.parametrize("service", OURS)
def test_every_command_exists(service: str) -> None:
    match SERVICES[service]["command"]:
        case ["python", "-m", "config.running", program]:
            assert program in programs.NAMES
        case ["python", "manage.py", command, *_]:
            assert command in get_commands()
        case other:
            pytest.fail(f"an unknown command: {other}")


@pytest.mark.parametrize("service", LASTING)
def test_what_lasts_is_watched_and_started_again(service: str) -> None:
    assert SERVICES[service]["healthcheck"]["test"][0] == "CMD"
    assert SERVICES[service]["restart"] == "unless-stopped"


@pytest.mark.parametrize("service", ["web", "worker"])
def test_there_are_two_of_what_carries_load(service: str) -> None:
    assert SERVICES[service]["deploy"]["replicas"] == 2


def test_only_the_web_is_reachable_and_only_from_the_machine() -> None:
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"web"}
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["web"]["ports"])


def test_the_broker_keeps_a_journal_and_both_stores_a_volume() -> None:
    command = SERVICES["broker"]["command"]
    assert command[command.index("--appendonly") + 1] == "yes"
    for service in ("database", "broker"):
        (volume, *_) = SERVICES[service]["volumes"]
        assert volume.split(":")[0] in COMPOSE["volumes"]


def test_who_waits_waits_for_something_that_is_there() -> None:
    for service in SERVICES.values():
        for other, how in service.get("depends_on", {}).items():
            assert how["condition"] in {"service_healthy", "service_completed_successfully"}
            assert how["condition"] != "service_healthy" or "healthcheck" in SERVICES[other]


def test_images_name_no_host_and_secrets_stand_in_files(tmp_path: Path) -> None:
    text = (ROOT / "docker-compose.yml").read_text() + (ROOT / "Dockerfile").read_text()
    images = re.findall(r"(?:image:|FROM) (\S+)", text)
    assert images
    assert not [image for image in images if "/" in image]
    keys.make(tmp_path)
    made = {path.name for path in tmp_path.iterdir()}
    assert set(re.findall(r"/keys/([a-z-]+)", text + (ROOT / "deploy/roles.sh").read_text())) == made


def test_keys_are_made_once(tmp_path: Path) -> None:
    keys.make(tmp_path)
    before = {path.name: path.read_text() for path in tmp_path.iterdir()}
    keys.make(tmp_path)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == before
    assert len(set(before.values())) == len(before)
    assert f":{before['owner-password']}@database/" in before["owner-database-url"]


def test_the_image_runs_as_nobody_special_and_installs_by_the_same_script() -> None:
    text = (ROOT / "Dockerfile").read_text()
    assert re.findall(r"^USER (\S+)", text, re.MULTILINE) == ["wardbook"]
    assert "config/running/bootstrap.py base" in text
    assert (ROOT / "deploy/roles.sh").stat().st_mode & stat.S_IXUSR


@pytest.mark.django_db
def test_the_probe_tells_well_from_down(live_server: Any) -> None:
    assert well(live_server.url, None)
    assert not well(live_server.url, "worker")
