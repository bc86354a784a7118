"""`python config/running/keys.py FOLDER`: the passwords of a production installation, each made once.

A file that is already there is left as it is, so that your own may be laid beside. They are readable in the folder
because two users read them; the folder is a volume that only the book and its database are given.
"""

import secrets
import sys
from pathlib import Path

PASSWORDS = ("secret-key", "superuser-password", "owner-password", "application-password")
ADDRESSES = {
    "owner-database-url": ("wardbook_owner", "owner-password"),
    "application-database-url": ("wardbook", "application-password"),
}


def make(folder: Path, host: str = "database") -> None:
    """All files that docker-compose.yml names, in FOLDER."""
    for name in PASSWORDS:
        keep(folder / name, secrets.token_urlsafe(64))
    for name, (role, password) in ADDRESSES.items():
        said = (folder / password).read_text(encoding="ascii").strip()
        keep(folder / name, f"postgres://{role}:{said}@{host}/wardbook")


def keep(path: Path, content: str) -> None:
    if not path.exists():
        path.write_text(content, encoding="ascii")
        path.chmod(0o444)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
