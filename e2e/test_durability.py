"""Whatever was acknowledged is there: the server is killed 50 times under load on each engine (on
PostgreSQL the database too), and every submission, message and file that was answered is found again,
none twice, none in part; what was not answered, sent again, makes no second."""

import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import threading
import time
from pathlib import Path

import pytest

from requester import ROOT, Requester, hidden_fields, simple_forms

PROGRAM = Path(os.environ.get("GUICHET_PROGRAM", ROOT / ".build/debug/guichet"))
KILLS = int(os.environ.get("GUICHET_TEST_KILLS", "50"))
WORKERS = 3
SEED = 20261123


class SQLiteBase:
    def __init__(self, folder):
        self.file = folder / "guichet.sqlite"
        self.location = str(self.file)

    def rows(self, sql):
        connection = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def kill(self):
        """SQLite lives in the server: it has been killed with it."""

    def restart(self):
        pass

    def close(self):
        pass


class PostgresBase:
    def __init__(self, name):
        assert "GUICHET_TEST_POSTGRES" in os.environ, "run script/test: it starts a PostgreSQL for the tests"
        self.server = os.environ["GUICHET_TEST_POSTGRES"]
        self.folder = Path(os.environ["GUICHET_TEST_POSTGRES_FOLDER"])
        self.name = name
        self.psql(self.server, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
        self.location = re.sub(r"dbname=\S+", f"dbname={name}", self.server)

    @staticmethod
    def psql(where, sql):
        done = subprocess.run(["psql", where, "-XAtq", "-F", "\x1f", "-c", sql], capture_output=True, text=True, timeout=60, check=True)
        return [tuple(line.split("\x1f")) for line in done.stdout.splitlines()]

    def rows(self, sql):
        return [tuple(int(value) if re.fullmatch(r"-?\d+", value) else value for value in row) for row in self.psql(self.location, sql)]

    def kill(self):
        """The postmaster and all its children at once, as when a machine stops."""
        main = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        children = subprocess.run(["pgrep", "-P", str(main)], capture_output=True, text=True, check=False).stdout.split()
        for process in [main, *map(int, children)]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.1)

    def restart(self):
        (self.folder / "data/postmaster.pid").unlink(missing_ok=True)
        for _ in range(20):
            if subprocess.run([self.folder / "restart"], check=False, timeout=70, capture_output=True).returncode == 0:
                return
            time.sleep(0.25)
        raise AssertionError((self.folder / "server.log").read_text()[-2000:])

    def close(self):
        self.psql(self.server, f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Installation:
    """A server that is started, killed and started again on the same data."""

    def __init__(self, base, folder):
        self.base, self.folder, self.process = base, folder, None
        self.port = free_port()

    def run(self, *words):
        return subprocess.run(
            [str(PROGRAM), *words, "--database-location", self.base.location, "--files-folder", str(self.folder / "files")],
            cwd=ROOT, capture_output=True, text=True,
            timeout=240, check=True).stdout

    def start(self):
        self.process = subprocess.Popen(
            [str(PROGRAM), "serve", "--http-port", str(self.port), "--database-location", self.base.location, "--files-folder",
             str(self.folder / "files"), "--log-level", "error"],
            cwd=ROOT, stdout=subprocess.DEVNULL, stderr=open(self.folder / "server.log", "a"))
        limit = time.monotonic() + 30
        while time.monotonic() < limit:
            try:
                if Requester(self.port).ask("GET", "/readyz", timeout=2)[0] == 200:
                    return
            except OSError:
                pass
            assert self.process.poll() is None, (self.folder / "server.log").read_text()[-2000:]
            time.sleep(0.02)
        raise AssertionError("the server did not start within 30 seconds")

    def kill(self):
        self.process.kill()
        self.process.wait(10)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)


class Worker(threading.Thread):
    """Sends requests, messages and files until the server is gone, and writes down what was answered."""

    def __init__(self, number, cycle, installation, cookie, forms, journal):
        super().__init__(daemon=True)
        self.number, self.cycle, self.forms, self.journal = number, cycle, forms, journal
        self.agent = Requester(installation.port, cookie)
        self.failure = None

    def run(self):
        try:
            secret = self.agent.secret()
            for turn in range(1_000):
                form = self.forms[turn % len(self.forms)]
                self.one(form, secret, f"m{self.cycle}x{self.number}x{turn}x")
        except AssertionError as error:
            self.failure = error
        except Exception:
            # The server is gone in the middle: what was not answered is in `pending`.
            pass

    def one(self, form, secret, marker):
        page = self.agent.begin(form, secret)
        draft = re.match(r"/drafts/[^/]+", page)[0]
        # The draft is still open: what was sent of it before a kill had not arrived. From here on it may say something
        # else, even if the answers that fill it anew are never acknowledged: sending it again would prove nothing.
        for earlier in [known for known, (where, _) in list(self.journal["pending"].items()) if where.startswith(f"{draft}/")]:
            self.journal["pending"].pop(earlier, None)
        check = self.agent.fill(form, page, marker)
        _, _, check_page = self.agent.ask("GET", check)
        path = f"{draft}/submission"
        fields = hidden_fields(check_page, path)
        self.journal["pending"][marker] = (path, fields)
        reference = self.agent.send_again(path, fields)
        self.journal["sent"][marker] = reference
        del self.journal["pending"][marker]
        request = f"/requests/{reference}"
        _, _, page = self.agent.ask("GET", request)
        reply = hidden_fields(page, f"{request}/messages")
        status, _, _ = self.agent.post(f"{request}/messages", {**reply, "body": f"Message {marker}"})
        assert status == 303, f"a message answered {status}"
        self.journal["messages"][marker] = reference
        _, _, page = self.agent.ask("GET", request)
        reply = hidden_fields(page, f"{request}/messages")
        status, _, _ = self.agent.post_file(
            f"{request}/messages", {**reply, "body": f"Fichier {marker}"}, "files", f"{marker}.txt", f"contenu {marker}\n")
        assert status == 303, f"a file answered {status}"
        self.journal["files"][marker] = reference


@pytest.fixture(params=["sqlite", "postgres"])
def base(request, tmp_path):
    made = SQLiteBase(tmp_path) if request.param == "sqlite" else PostgresBase("durability")
    yield made
    made.close()


def test_what_was_acknowledged_survives_kills(base, tmp_path):
    print(f"seed {SEED}, {KILLS} kills")
    chance = random.Random(SEED)
    installation = Installation(base, tmp_path)
    printed = installation.run("demo", "--agents", "60", "--years", "0")
    login, password = re.search(r"^(\S+)  (\S+)  .*\(requester\)$", printed, re.MULTILINE).groups()
    forms = simple_forms(WORKERS * 4)
    journal = {"sent": {}, "messages": {}, "files": {}, "pending": {}}
    try:
        installation.start()
        cookie = Requester(installation.port).sign_in(login, password).cookie
        for cycle in range(KILLS):
            workers = [Worker(n, cycle, installation, cookie, forms[n::WORKERS], journal) for n in range(WORKERS)]
            for worker in workers:
                worker.start()
            time.sleep(chance.uniform(0.15, 0.9))
            installation.kill()
            if cycle % 2:
                base.kill()
            for worker in workers:
                worker.join(25)
                assert worker.failure is None, worker.failure
            if cycle % 2:
                base.restart()
            installation.start()
        replayed = replay(installation, cookie, journal)
        installation.stop()
        check(base, tmp_path, journal, replayed)
    finally:
        installation.stop()
    assert len(journal["sent"]) >= KILLS, f"only {len(journal['sent'])} requests in {KILLS} cycles: the load is too light to show anything"


def replay(installation, cookie, journal):
    """Sends again what was not answered: each becomes one request, or was one already."""
    agent = Requester(installation.port, cookie)
    replayed = {}
    for marker, (path, fields) in journal["pending"].items():
        status, headers, _ = agent.post(path, fields)
        if status == 303 and (found := re.search(r"/requests/([\d-]+)", headers["Location"])):
            replayed[marker] = found[1]
            status, headers, _ = agent.post(path, fields)
            assert re.search(r"/requests/([\d-]+)", headers["Location"])[1] == found[1], "a second sending made a second request"
    return replayed


def check(base, folder, journal, replayed):
    found = {}
    for number, description in base.rows("SELECT number, replace(description, chr(10), ' ') FROM ticket" if isinstance(base, PostgresBase) else "SELECT number, description FROM ticket"):
        for marker in set(re.findall(r"m\d+x\d+x\d+x", description)):
            found.setdefault(marker, []).append(number)
    assert [marker for marker, numbers in found.items() if len(numbers) > 1] == [], "requests made twice"
    for marker, reference in {**journal["sent"], **replayed}.items():
        assert [str(number) for number in found.get(marker, [])] == [reference], f"{marker} was acknowledged as {reference}"
    # None in part: a ticket has its submission, its event, its index; a submission has its ticket.
    whole = """SELECT count(*) FROM ticket t WHERE t.submission_id IS NULL
      OR NOT EXISTS (SELECT 1 FROM event e WHERE e.ticket_id = t.id AND e.kind = 'ticket.created')
      OR NOT EXISTS (SELECT 1 FROM submission s WHERE s.id = t.submission_id)"""
    assert base.rows(whole)[0][0] == 0, "tickets in part"
    assert base.rows("SELECT count(*) FROM submission s WHERE NOT EXISTS (SELECT 1 FROM ticket t WHERE t.submission_id = s.id)")[0][0] == 0
    messages = [body for (body,) in base.rows("SELECT body FROM message")]
    for marker in journal["messages"]:
        assert messages.count(f"Message {marker}") == 1, f"message {marker}"
    for marker in journal["files"]:
        assert messages.count(f"Fichier {marker}") == 1, f"message of file {marker}"
    assert len(messages) == len(set(messages)), "messages posted twice"
    digest = "encode(sha256, 'hex')" if isinstance(base, PostgresBase) else "lower(hex(sha256))"
    names = {name: key for name, key in base.rows(f"SELECT name, {digest} FROM attachment")}
    stored = {path.name: path for path in (folder / "files").rglob("*") if path.is_file()}
    for marker in journal["files"]:
        key = str(names[f"{marker}.txt"])
        assert stored[key].read_text() == f"contenu {marker}\n", f"file {marker}"
    print(f"{len(journal['sent'])} requests, {len(journal['messages'])} messages, {len(journal['files'])} files acknowledged; "
          f"{len(journal['pending'])} sent again")
