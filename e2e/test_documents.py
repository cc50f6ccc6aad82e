"""What the documents say is what the program does."""

import re
import subprocess

from browser import ROOT
from site_under_test import PROGRAM


def printed_settings(tmp_path) -> list[tuple[str, ...]]:
    done = subprocess.run([str(PROGRAM), "config"], cwd=tmp_path, env={"PATH": "/usr/bin:/bin"}, capture_output=True,
                          text=True, timeout=20, check=True)
    lines = done.stdout.splitlines()
    settings = []
    for first, second in zip(lines[::2], lines[1::2], strict=True):
        name, value = re.fullmatch(r"(\S+) = (.*?) +\[default\]", first).groups()
        explanation, flag, variable = re.fullmatch(r" {4}(.*) (--\S+), (GUICHET_\S+)", second).groups()
        settings.append((name, value, explanation, flag, variable))
    return settings


def test_every_setting_is_documented_as_it_is(tmp_path):
    rows = re.findall(r"^\| `([^`]+)` \| (.+?) \| (.+) \| `(--[^`]+)` \| `(GUICHET_[^`]+)` \|$",
                      (ROOT / "docs/configuration.md").read_text(), re.MULTILINE)
    documented = [(name, "" if value == "none" else value.strip("`"), *rest) for name, value, *rest in rows]
    assert [tuple(row) for row in documented] == printed_settings(tmp_path)


def test_a_setting_out_of_bounds_is_refused_with_its_bounds(tmp_path):
    for flag, value, bounds in [("--files-maximum-megabytes", "51", "from 1 to 50"), ("--drafts-days", "6", "from 7 to 730")]:
        done = subprocess.run([str(PROGRAM), "config", flag, value], cwd=tmp_path, env={"PATH": "/usr/bin:/bin"},
                              capture_output=True, text=True, timeout=20)
        assert done.returncode != 0
        assert bounds in done.stderr


def test_links_between_documents_lead_somewhere():
    broken = []
    for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text()):
            if not re.match(r"[a-z]+:", target) and not (document.parent / target).exists():
                broken.append(f"{document.relative_to(ROOT)}: {target}")
    assert broken == []


def test_named_files_exist():
    """Paths of the sources that the documents name, in full."""
    missing = []
    for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for path in re.findall(r"`?\b((?:Sources|Tests|Public|Resources|script|e2e)/[\w/+.-]+\.\w+)", document.read_text()):
            if "…" not in path and not (ROOT / path).exists():
                missing.append(f"{document.relative_to(ROOT)}: {path}")
    assert missing == []
