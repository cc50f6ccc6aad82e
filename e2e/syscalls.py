"""What strace saw: calls that ended, in the order in which they did."""

import os
import re
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

CALLS = "fsync,fdatasync,rename,renameat,renameat2,write,writev,pwrite64,pwritev,sendto,sendmsg"
LINE = re.compile(r"^(\d+) +(.*)$")


@dataclass(frozen=True)
class Call:
    process: int
    name: str
    # With the paths behind descriptors, as « 12</tmp/x> ».
    text: str

    @property
    def path(self) -> str:
        """Of its first descriptor."""
        found = re.match(r"\d+<(.*?)>(?:[,)]|$| <unfinished)", self.text)
        return found[1] if found else ""

    @property
    def is_sync(self) -> bool:
        return self.name in ("fsync", "fdatasync")

    @property
    def is_write(self) -> bool:
        return self.name in ("write", "writev", "pwrite64", "pwritev")


def read(trace: str) -> list[Call]:
    """A call that sends or writes counts from its beginning, one that syncs or renames from its end;
    what failed, or never ended, does not count."""
    calls: list[Call] = []
    begun: dict[int, tuple[str, str]] = {}
    for line in trace.splitlines():
        found = LINE.match(line)
        if not found:
            continue
        process, rest = int(found[1]), found[2]
        if resumed := re.match(r"<\.\.\. (\w+) resumed>(.*)$", rest):
            name, start = begun.pop(process, (resumed[1], ""))
            if is_early(name) or not succeeded(resumed[2]):
                continue
            calls.append(Call(process, name, start))
        elif call := re.match(r"(\w+)\((.*)$", rest):
            name, text = call[1], call[2]
            if text.endswith("<unfinished ...>"):
                begun[process] = (name, text)
                if is_early(name):
                    calls.append(Call(process, name, text))
            elif succeeded(text) or is_early(name):
                calls.append(Call(process, name, text))
    return calls


def is_early(name: str) -> bool:
    return name not in ("fsync", "fdatasync", "rename", "renameat", "renameat2")


def succeeded(end: str) -> bool:
    result = re.search(r"= (-?\d+)(?: .*)?$", end)
    return result is not None and not result[1].startswith("-")


class Trace:
    """strace, around a command, and attached to other processes."""

    def __init__(self, file: Path):
        assert shutil.which("strace"), "strace is not installed: script/setup"
        self.file = file
        self.process: subprocess.Popen | None = None

    def start(self, command: list[str], others: list[int], **options) -> None:
        attached = [word for number in others for word in ("-p", str(number))]
        self.process = subprocess.Popen(
            ["strace", "-f", "-qq", "-I", "2", "-yy", "-s", "40", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", str(self.file),
             *attached, *command], **options)

    def assert_alive(self, told: str) -> None:
        """Where processes may not be traced, strace says so and ends: a failure, never a test left out."""
        assert self.process.poll() is None, f"strace ended ({self.process.returncode}); is ptrace allowed here?\n{told}"

    def stop(self) -> None:
        """Ends the command, and with it strace, which lets go of the others."""
        if self.process is None or self.process.poll() is not None:
            return
        children = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False).stdout
        for child in map(int, children.split()):
            os.kill(child, signal.SIGTERM)
            end = time.monotonic() + 30
            while Path(f"/proc/{child}").exists():
                assert time.monotonic() < end, "the command does not end"
                time.sleep(0.05)
        # It still holds the processes it was attached to.
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.process.wait(10)

    def calls(self) -> list[Call]:
        return read(self.file.read_text(errors="replace"))
