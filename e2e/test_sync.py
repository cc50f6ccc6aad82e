"""What is acknowledged is on disk: before the first byte of the answer leaves, the file, its folder and
the log of the database are synced. A killed process proves nothing of it, since the system keeps what it
wrote; so the calls to the system are watched."""

import http.client
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from requester import ROOT, Requester, hidden_fields
from syscalls import Call, Trace
from test_durability import PROGRAM, Installation, PostgresBase, SQLiteBase
from test_shutdown import multipart

# macOS has no strace. Wherever there is Linux and the calls cannot be watched, the test fails.
pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="strace is for Linux")
ACCOUNT = {"titulaire": "Camille Essai", "iban-paie": "FR76 3000 6000 0112 3456 7890 189"}


class TracedInstallation(Installation):
    def __init__(self, base, folder):
        super().__init__(base, folder)
        self.trace = Trace(folder / "strace.txt")

    def start(self):
        others = backends(self.base) if isinstance(self.base, PostgresBase) else []
        told = self.folder / "strace.log"
        with told.open("w") as log:
            # Jobs sync too: without them every sync is that of a request.
            self.trace.start(
                [str(PROGRAM), "serve", "--http-port", str(self.port), "--database-location", self.base.location,
                 "--files-folder", str(self.folder / "files"), "--log-level", "error", "--jobs-enabled", "false"],
                others, cwd=ROOT, stdout=log, stderr=log)
        end = time.monotonic() + 60
        while True:
            self.trace.assert_alive(told.read_text())
            try:
                if Requester(self.port).ask("GET", "/readyz", timeout=5)[0] == 200:
                    return
            except OSError:
                pass
            assert time.monotonic() < end, f"the server did not start within a minute under strace\n{told.read_text()}"
            time.sleep(0.1)


def backends(base) -> list[int]:
    """The postmaster, whose later children are followed, and the children it has."""
    main = int((base.folder / "data/postmaster.pid").read_text().split()[0])
    children = subprocess.run(["pgrep", "-P", str(main)], capture_output=True, text=True, check=True).stdout.split()
    return [main, *map(int, children)]


def housekeepers(base) -> set[int]:
    """Processes of PostgreSQL that write its log in their own time, for nobody's commit."""
    return {number for number in backends(base)
            if re.search(r"walwriter|checkpointer|background writer|autovacuum|logical", Path(f"/proc/{number}/cmdline").read_text())}


class Client(Requester):
    """Remembers from which port the last request came: its answer is known by it in the trace."""

    last_port = 0

    def ask(self, method, path, body=None, kind="application/x-www-form-urlencoded", timeout=60):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.connect()
            self.last_port = connection.sock.getsockname()[1]
            headers = {"Content-Type": kind} if body is not None else {}
            if self.cookie:
                headers["Cookie"] = self.cookie
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()


@pytest.fixture(params=["sqlite", "postgres"])
def base(request, tmp_path):
    made = SQLiteBase(tmp_path) if request.param == "sqlite" else PostgresBase("sync")
    yield made
    made.close()


@pytest.fixture
def installation(base, tmp_path):
    made = TracedInstallation(base, tmp_path)
    made.printed = made.run("demo", "--agents", "60", "--years", "0")
    made.start()
    yield made
    made.trace.stop()


def answers(calls: list[Call]) -> list[int]:
    """Where an answer to somebody begins."""
    return [at for at, call in enumerate(calls) if "HTTP/1.1 " in call.text and "TCP" in call.path]


def until_answer(calls: list[Call], port: int) -> list[Call]:
    """The calls from the answer before to the answer that went to this port, itself left out."""
    starts = answers(calls)
    for number, at in enumerate(starts):
        if calls[at].path.endswith(f":{port}]"):
            assert "HTTP/1.1 303" in calls[at].text, calls[at]
            return calls[starts[number - 1] + 1 if number else 0: at]
    raise AssertionError(f"no answer to port {port} in the trace")


def assert_log_synced(calls: list[Call], log: str) -> int:
    """Nothing that was written to the log before the answer is still unsynced; where its last sync is."""
    found = -1
    for process in {call.process for call in calls if call.is_write and log in call.path}:
        last = max(at for at, call in enumerate(calls) if call.process == process and call.is_write and log in call.path)
        syncs = [at for at, call in enumerate(calls) if at > last and call.process == process and call.is_sync and log in call.path]
        assert syncs, f"the answer leaves while what {process} wrote to {calls[last].path} is not synced"
        found = max(found, syncs[0])
    assert found >= 0, f"nothing was written to {log} before the answer"
    return found


def assert_file_synced(calls: list[Call], folder: str) -> int:
    """The file, then its name, then its folder, the folder above and the root; where the last of them is."""
    moved = [at for at, call in enumerate(calls) if call.name.startswith("rename") and f'"{folder}/tmp/' in call.text]
    assert len(moved) == 1, f"{len(moved)} files were given their place"
    source, target = re.findall(r'"([^"]+)"', calls[moved[0]].text)[:2]
    before = calls[: moved[0]]
    written = [at for at, call in enumerate(before) if call.is_write and call.path == source]
    assert written, f"nothing was written to {source}"
    assert any(call.is_sync and call.path == source for call in before[written[-1]:]), f"{source} got its name before it was synced"
    last = moved[0]
    inner = target.rsplit("/", 1)[0]
    for path in (inner, inner.rsplit("/", 1)[0], folder):
        at = [number for number, call in enumerate(calls) if number > moved[0] and call.is_sync and call.path == path]
        assert at, f"the folder {path} is not synced before the answer"
        last = max(last, at[0])
    return last


def check_upload(calls: list[Call], port: int, log: str, folder: str) -> None:
    window = until_answer(calls, port)
    # The row names the file: it may be on disk only once the file is.
    assert assert_file_synced(window, folder) < assert_log_synced(window, log), "the log was synced before the file"


def check_sending(calls: list[Call], port: int, log: str) -> None:
    assert_log_synced(until_answer(calls, port), log)


def work(installation) -> dict[str, int]:
    """A form with a file, sent, then a message with a file. The ports whose answers acknowledge them."""
    login, password = re.search(r"^(\S+)  (\S+)  .*\(requester\)$", installation.printed, re.MULTILINE).groups()
    agent = Client(installation.port).sign_in(login, password)
    secret = agent.secret()
    ports = {}
    _, headers, _ = agent.post("/forms/rib-changer/draft", {"csrf": secret})
    _, headers, _ = agent.ask("GET", headers["Location"])
    path = headers["Location"]
    _, _, page = agent.ask("GET", path)
    fields = [*hidden_fields(page, path).items(), ("_for", "self"), ("intent", "continue"),
              *((f"q-{key}", value) for key, value in ACCOUNT.items())]
    body, kind = multipart(dict(fields), "rib.txt", b"Releve d'identite bancaire\n" * 100)
    status, headers, page = agent.ask("POST", path, body.replace(b'name="files"', b'name="q-rib-paie"'), kind)
    assert status == 303, re.findall(r"field-error.*?</p>", page, re.S)
    ports["draft"] = agent.last_port
    check = headers["Location"]
    assert check.endswith("/check"), check
    _, _, page = agent.ask("GET", check)
    path = check.rsplit("/", 1)[0] + "/submission"
    status, headers, _ = agent.post(path, hidden_fields(page, path))
    assert status == 303
    ports["submission"] = agent.last_port
    request = "/requests/" + re.search(r"/requests/([\d-]+)", headers["Location"])[1]
    _, _, page = agent.ask("GET", request)
    fields = {**hidden_fields(page, f"{request}/messages"), "body": "Voici le relevé."}
    body, kind = multipart(fields, "releve.txt", b"Une autre piece\n" * 100)
    status, _, _ = agent.ask("POST", f"{request}/messages", body, kind)
    assert status == 303
    ports["message"] = agent.last_port
    return ports


def test_the_answer_leaves_once_everything_is_synced(installation, base, tmp_path):
    ports = work(installation)
    own = housekeepers(base) if isinstance(base, PostgresBase) else set()
    installation.trace.stop()
    calls = [call for call in installation.trace.calls() if call.process not in own]
    log = "/pg_wal/" if isinstance(base, PostgresBase) else "guichet.sqlite-wal"
    folder = str(tmp_path / "files")
    checks = [
        lambda seen: check_upload(seen, ports["draft"], log, folder),
        lambda seen: check_sending(seen, ports["submission"], log),
        lambda seen: check_upload(seen, ports["message"], log, folder),
    ]
    for check in checks:
        check(calls)
    # The same trace without the syncs of one kind does not pass: what is looked for can be missed.
    window = until_answer(calls, ports["message"])
    file = next(call.path for call in window if call.is_sync and call.path.startswith(f"{folder}/tmp/"))
    place = re.findall(r'"([^"]+)"', next(call.text for call in window if call.name.startswith("rename")))[1].rsplit("/", 1)[0]
    for missing, where in ((lambda path: log in path, checks), (lambda path: path == file, checks[2:]),
                           (lambda path: path == place, checks[2:]), (lambda path: path == folder, checks[2:])):
        without = [call for call in calls if not (call.is_sync and missing(call.path))]
        for check in where:
            with pytest.raises(AssertionError):
                check(without)
