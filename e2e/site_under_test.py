"""The server that the browser tests talk to, and the people of its demonstration."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from browser import ROOT, Visit, visit

PROGRAM = Path(os.environ.get("GUICHET_PROGRAM", ROOT / ".build/debug/guichet"))
START_SECONDS = 60
DEMO_SECONDS = 240
STOP_SECONDS = 20


@dataclass
class Account:
    login: str
    password: str
    name: str
    role: str


class Site:
    """A demonstration served on loopback. `address` is where, `accounts` who can sign in, by role."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.process: subprocess.Popen | None = None
        self.accounts: dict[str, Account] = {}
        self.address = ""

    def __enter__(self) -> "Site":
        assert PROGRAM.exists(), f"{PROGRAM} is not there: swift build --product guichet"
        self._fill()
        self._serve()
        return self

    def __exit__(self, *_) -> None:
        self.stop()

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(STOP_SECONDS)

    def log(self) -> str:
        return (self.folder / "server.log").read_text()

    @property
    def _environment(self) -> dict[str, str]:
        # Settings of the machine that runs the tests decide nothing here.
        plain = {key: value for key, value in os.environ.items() if not key.startswith("GUICHET_")}
        return plain

    @property
    def _where(self) -> list[str]:
        return ["--database-location", str(self.folder / "guichet.sqlite"), "--files-folder", str(self.folder / "files")]

    def _run(self, *words: str, seconds: int) -> str:
        done = subprocess.run([str(PROGRAM), *words], cwd=ROOT, env=self._environment, capture_output=True, text=True,
                              timeout=seconds, check=False)
        assert done.returncode == 0, f"guichet {' '.join(words)}: {done.stderr[-2000:]}"
        return done.stdout

    def _fill(self) -> None:
        small = ["--small"] if "--small" in self._run("demo", "--help", seconds=20) else ["--agents", "300"]
        printed = self._run("demo", *small, *self._where, seconds=DEMO_SECONDS)
        for found in re.finditer(r"^(\S+)  (\S+)  (.+) \(([a-z0-9-]+)\)$", printed, re.MULTILINE):
            login, password, name, role = found.groups()
            self.accounts[role] = Account(login, password, name, role)
        assert {"requester", "technician", "administrator"} <= self.accounts.keys(), printed

    def _serve(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        with (self.folder / "server.log").open("w") as log:
            self.process = subprocess.Popen(
                [str(PROGRAM), "serve", "--http-port", str(port), *self._where], cwd=ROOT, env=self._environment,
                stdout=log, stderr=log)
        end = time.monotonic() + START_SECONDS
        while not self._is_ready():
            assert self.process.poll() is None and time.monotonic() < end, self.log()[-2000:]
            time.sleep(0.1)

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/readyz", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False


class EmptySite(Site):
    """An installation that nobody has opened yet: no demonstration, nobody who can sign in."""

    def _fill(self) -> None:
        pass

    def code(self) -> str | None:
        """The one-time code that the server printed at its last start."""
        found = re.search(rf"^First opening: {self.address}/first-run with the code (\S+)$", self.log(), re.MULTILINE)
        return found and found[1]

    def restart(self) -> None:
        self.stop()
        self._serve()


class People:
    """Sessions of the demonstration's people, kept as the cookies of each."""

    def __init__(self, site: Site, browser):
        self.site = site
        self.browser = browser
        self._cookies: dict[str, dict] = {}
        self._language: dict[str, str] = {}

    @contextmanager
    def visit(self, role: str | None, width: int = 1440, height: int = 900, *, language: str = "fr", **options):
        """A page of somebody, at the address of the site (`page.goto("/requests")`)."""
        options = {"base_url": self.site.address, **options}
        if role is None:
            options["locale"] = {"fr": "fr-FR", "en": "en-GB"}[language]
        else:
            options["storage_state"] = self.cookies(role, language)
        with visit(self.browser, width, height, **options) as opened:
            yield opened

    def forget(self, role: str) -> None:
        """Their session has ended: the next page begins another."""
        self._cookies.pop(role, None)

    def cookies(self, role: str, language: str = "fr") -> dict:
        """The session of a person, who from then on reads in this language."""
        if role not in self._cookies:
            account = self.site.accounts[role]
            with visit(self.browser, base_url=self.site.address) as opened:
                sign_in(opened, account)
                self._cookies[role] = opened.page.context.storage_state()
            self._language[role] = "fr"
        if self._language[role] != language:
            with visit(self.browser, base_url=self.site.address, storage_state=self._cookies[role]) as opened:
                speak(opened, language)
            self._language[role] = language
        return self._cookies[role]


def sign_in(opened: Visit, account: Account) -> None:
    """Signs in by the page, and ends where the site leads."""
    page = opened.page
    if not page.url.partition("?")[0].endswith("/sign-in"):
        opened.go("/sign-in")
    page.fill("[name=login]", account.login)
    page.fill("[name=password]", account.password)
    with page.expect_navigation():
        page.press("[name=password]", "Enter")
    assert "/sign-in" not in page.url, page.inner_text("main")


def speak(opened: Visit, language: str) -> None:
    """The choice of a language, which is the person's and so holds in all their sessions."""
    opened.go("/")
    secret = opened.page.locator("input[name=csrf]").first.get_attribute("value")
    answer = opened.page.request.post(
        "/preferences/language", form={"csrf": secret, "language": language, "next": "/"},
        headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.ok, answer.status
    opened.go("/")
    assert opened.page.get_attribute("html", "lang") == language
