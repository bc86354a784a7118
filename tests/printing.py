"""What every test of a PDF asks of it."""

from __future__ import annotations

import page


def assert_pdf_ua(content: bytes) -> None:
    """Fail, naming rule and object, unless `content` is a PDF/UA-1 file."""
    report = page.validate_pdf_bytes(content, profile="ua1")
    failures = "\n".join(f"{failure.rule_id}: {failure.message}" for failure in report.failures)
    assert report.is_compliant, f"Not PDF/UA-1:\n{failures}"
