"""SIGTERM loses nothing: what was accepted is answered whole and is there afterwards, nothing new is
taken, idle connections do not keep the process, and it ends by itself, in time, with 0."""

import re
import signal
import socket
import time
import urllib.parse
import uuid

import pytest

from requester import Requester, hidden_fields, simple_forms
from test_durability import Installation, PostgresBase, SQLiteBase

# The server gives the requests in flight 20 seconds.
BOUND = 25
UPLOADS = 4
SENDINGS = 4


class Slow:
    """A request whose last bytes have not been sent yet."""

    def __init__(self, agent: Requester, path: str, body: bytes, kind: str, *, keep_alive: bool = True):
        self.connection = socket.create_connection(("127.0.0.1", agent.port), timeout=BOUND)
        head = (f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{agent.port}\r\nCookie: {agent.cookie}\r\nContent-Type: {kind}\r\n"
                f"Content-Length: {len(body)}\r\nConnection: {'keep-alive' if keep_alive else 'close'}\r\n\r\n")
        self.rest = body[len(body) // 2:]
        self.connection.sendall(head.encode() + body[: len(body) // 2])

    def end(self) -> tuple[int, dict[str, str]]:
        """Sends the rest. The status and the headers of the whole answer, after which the server closes."""
        for at in range(0, len(self.rest), 16_384):
            self.connection.sendall(self.rest[at: at + 16_384])
        received = b""
        while chunk := self.connection.recv(65_536):
            received += chunk
        self.connection.close()
        head, _, body = received.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        assert len(body) >= int(headers.get("content-length", 0)), f"an answer cut short: {lines}"
        return int(lines[0].split()[1]), headers


class Idle:
    """A connection that was used once, and waits."""

    def __init__(self, port: int):
        self.connection = socket.create_connection(("127.0.0.1", port), timeout=BOUND)
        self.connection.sendall(f"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        assert self.connection.recv(65_536).startswith(b"HTTP/1.1 200")

    def is_closed(self) -> bool:
        try:
            return self.connection.recv(1) == b""
        except ConnectionResetError:
            return True


def multipart(fields: dict[str, str], file: str, content: bytes) -> tuple[bytes, str]:
    border = uuid.uuid4().hex
    parts = [f'--{border}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()]
    parts.append(f'--{border}\r\nContent-Disposition: form-data; name="files"; filename="{file}"\r\nContent-Type: text/plain\r\n\r\n')
    return "".join(parts).encode() + content + f"\r\n--{border}--\r\n".encode(), f"multipart/form-data; boundary={border}"


def upload(agent: Requester, request: str, number: int) -> tuple[Slow, bytes]:
    """A message with a file of a megabyte, half of it sent."""
    _, _, page = agent.ask("GET", request)
    fields = {**hidden_fields(page, f"{request}/messages"), "body": f"Message de l’arrêt {number}"}
    content = f"ligne {number} du journal\n".encode() * 45_000
    body, kind = multipart(fields, f"arret-{number}.txt", content)
    return Slow(agent, f"{request}/messages", body, kind), content


def sending(agent: Requester, check: str) -> Slow:
    """A request being sent, from its check page."""
    _, _, page = agent.ask("GET", check)
    path = check.rsplit("/", 1)[0] + "/submission"
    body = urllib.parse.urlencode(hidden_fields(page, path)).encode()
    return Slow(agent, path, body, "application/x-www-form-urlencoded")


@pytest.fixture(params=["sqlite", "postgres"])
def base(request, tmp_path):
    made = SQLiteBase(tmp_path) if request.param == "sqlite" else PostgresBase("shutdown")
    yield made
    made.close()


@pytest.fixture
def installation(base, tmp_path):
    made = Installation(base, tmp_path)
    made.printed = made.run("demo", "--agents", "60", "--years", "0")
    made.start()
    yield made
    if made.process.poll() is None:
        made.kill()


def sign_in(installation) -> Requester:
    login, password = re.search(r"^(\S+)  (\S+)  .*\(requester\)$", installation.printed, re.MULTILINE).groups()
    return Requester(installation.port).sign_in(login, password)


def wait_refused(port: int) -> None:
    """No new connection is taken any more."""
    end = time.monotonic() + 5
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            return
        assert time.monotonic() < end, "connections are still taken after SIGTERM"
        time.sleep(0.02)


def test_requests_in_flight_are_finished(installation, base, tmp_path):
    agent = sign_in(installation)
    secret = agent.secret()
    forms = simple_forms(SENDINGS + 1)
    first = agent.send(agent.fill(forms[0], agent.begin(forms[0], secret), "mx0x"))
    checks = [agent.fill(form, agent.begin(form, secret), f"m{turn}x")
              for turn, form in enumerate(forms[1: SENDINGS + 1], 1)]
    idle = [Idle(installation.port) for _ in range(3)]
    uploads = [upload(agent, f"/requests/{first}", number) for number in range(UPLOADS)]
    sendings = [sending(agent, check) for check in checks]
    before = base.rows("SELECT count(*) FROM ticket")[0][0]
    # Their heads have been read: what is not read yet was not accepted.
    time.sleep(0.5)

    installation.process.send_signal(signal.SIGTERM)
    start = time.monotonic()
    wait_refused(installation.port)
    assert all(connection.is_closed() for connection in idle)
    assert installation.process.poll() is None, "the process ended without its requests"

    references = []
    for request in sendings:
        status, headers = request.end()
        assert status == 303, f"a sending answered {status}"
        references.append(re.search(r"/requests/([\d-]+)/confirmation", headers["location"])[1])
    for request, _ in uploads:
        status, _ = request.end()
        assert status == 303, f"an upload answered {status}"
    assert installation.process.wait(BOUND) == 0
    assert time.monotonic() - start < BOUND

    # All of it is there, once.
    assert len(set(references)) == SENDINGS
    assert base.rows("SELECT count(*) FROM ticket")[0][0] == before + SENDINGS
    numbers = {str(number) for (number,) in base.rows("SELECT number FROM ticket")}
    assert set(references) <= numbers
    messages = [body for (body,) in base.rows("SELECT body FROM message")]
    stored = {path.read_bytes() for path in (tmp_path / "files").rglob("*") if path.is_file()}
    for number, (_, content) in enumerate(uploads):
        assert messages.count(f"Message de l’arrêt {number}") == 1
        assert content in stored
    # And it starts again on what it left.
    installation.start()
    assert sign_in(installation).ask("GET", f"/requests/{references[0]}")[0] == 200


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_clients_that_never_end_do_not_keep_the_process(installation, base, tmp_path):
    """Half a body, then silence, or a byte now and then: the process still ends in time, and nothing of them is kept."""
    agent = sign_in(installation)
    form = simple_forms(1)[0]
    reference = agent.send(agent.fill(form, agent.begin(form, agent.secret()), "mx0x"))
    silent, trickling = (upload(agent, f"/requests/{reference}", number)[0] for number in range(2))
    time.sleep(0.5)
    installation.process.send_signal(signal.SIGTERM)
    end = time.monotonic() + BOUND
    while installation.process.poll() is None:
        assert time.monotonic() < end, f"still there {BOUND} seconds after SIGTERM, for clients that do not end"
        try:
            trickling.connection.sendall(trickling.rest[:1])
        except OSError:
            pass
        time.sleep(0.25)
    assert installation.process.returncode == 0
    assert base.rows("SELECT count(*) FROM message")[0][0] == 0
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
    for request in (silent, trickling):
        request.connection.close()
