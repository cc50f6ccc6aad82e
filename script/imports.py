#!/usr/bin/env python3
"""Checks that each target imports what Package.swift declares for it, neither more nor less.

    swift package dump-package | script/imports.py

The explicit import check of `swift build` lets a target import what its dependencies depend on:
Web could import GRDB because Application's Storage stands on it. Here only what is declared for
the target itself counts.
"""
import json
import re
import sys
from pathlib import Path

# What comes with the toolchain or the system.
ALWAYS = {
    "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "FoundationInternationalization", "Glibc",
    "Synchronization", "Testing",
}
IMPORT = re.compile(
    r"^(?:@\w+ |public |package |internal |private )*import (?:(?:class|enum|func|protocol|struct|var) )?(\w+)", re.M)


def declared(target):
    """The modules that a target names: targets, and products (whose module has the same name)."""
    for dependency in target["dependencies"]:
        for kind in ("byName", "target", "product"):
            if kind in dependency:
                yield dependency[kind][0]


def imported(folder):
    """Each module imported in a folder, with the first file that does."""
    found = {}
    for path in sorted(folder.rglob("*.swift")):
        for module in IMPORT.findall(path.read_text(encoding="utf-8")):
            found.setdefault(module, path)
    return found


def main():
    faults = []
    for target in json.load(sys.stdin)["targets"]:
        name = target["name"]
        if target["type"] == "system":
            continue
        is_test = target["type"] == "test"
        folder = Path(target.get("path") or f"{'Tests' if is_test else 'Sources'}/{name}")
        wanted, modules = set(declared(target)), imported(folder)
        for module in sorted(modules.keys() - wanted - ALWAYS):
            faults.append(f"{name} imports {module}, which Package.swift does not declare for it: {modules[module]}")
        for module in sorted(wanted - modules.keys()):
            faults.append(f"{name} declares {module} in Package.swift and imports it nowhere.")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


sys.exit(main())
