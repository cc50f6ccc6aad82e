"""An agent who uses the portal without a browser: plain requests, as a page without JavaScript sends them."""

import http.client
import json
import re
import urllib.parse
import uuid
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class _Fields(HTMLParser):
    """The hidden fields of the form that posts to `action`."""

    def __init__(self, action):
        super().__init__()
        self.action, self.inside, self.fields = action, False, {}

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "form":
            self.inside = attributes.get("action") == self.action
        elif tag == "input" and self.inside and attributes.get("type") == "hidden":
            self.fields[attributes["name"]] = attributes.get("value", "")


def hidden_fields(page, action):
    parser = _Fields(action)
    parser.feed(page)
    return parser.fields


class Requester:
    """One session. Every answer is read whole: an answer cut short is no acknowledgement."""

    def __init__(self, port, cookie=None):
        self.port, self.cookie = port, cookie

    def ask(self, method, path, body=None, kind="application/x-www-form-urlencoded", timeout=20):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            headers = {"Content-Type": kind} if body is not None else {}
            if self.cookie:
                headers["Cookie"] = self.cookie
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            return answer.status, answer.headers, text
        finally:
            connection.close()

    def post(self, path, fields, timeout=20):
        return self.ask("POST", path, urllib.parse.urlencode(fields), timeout=timeout)

    def post_file(self, path, fields, name, file_name, content):
        border = uuid.uuid4().hex
        parts = [f'--{border}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()]
        parts.append(
            f'--{border}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
            f"Content-Type: text/plain\r\n\r\n{content}\r\n--{border}--\r\n")
        return self.ask("POST", path, "".join(parts).encode(), f"multipart/form-data; boundary={border}")

    def sign_in(self, login, password):
        _, headers, page = self.ask("GET", "/sign-in")
        self.cookie = next(header.split(";")[0] for header in headers.get_all("Set-Cookie") if header.startswith("visitor="))
        fields = {**hidden_fields(page, "/sign-in"), "login": login, "password": password}
        status, headers, _ = self.post("/sign-in", fields)
        assert status == 303, f"signing in answered {status}"
        self.cookie = next(header.split(";")[0] for header in headers.get_all("Set-Cookie") if header.startswith("session="))
        return self

    def secret(self):
        _, _, page = self.ask("GET", "/")
        return re.search(r'name="csrf" value="([^"]+)"', page)[1]

    def begin(self, form, secret):
        """A draft of a form. Returns the address of its first page."""
        status, headers, _ = self.post(f"/forms/{form['key']}/draft", {"csrf": secret})
        assert status == 303, f"beginning {form['key']} answered {status}"
        path = headers["Location"]
        status, headers, _ = self.ask("GET", path)
        path = headers["Location"] if status == 303 else path
        # A draft that was filled before leads to its check page: it is filled anew.
        return path[: -len("check")] + f"pages/{form['pages'][0]['key']}" if path.endswith("/check") else path

    def fill(self, form, page_path, marker):
        """Fills the one page of a form. Returns the address of the check page."""
        _, _, page = self.ask("GET", page_path)
        fields = [*hidden_fields(page, page_path).items(), ("_for", "self"), ("intent", "continue")]
        for question in form["pages"][0]["questions"]:
            if question.get("required"):
                fields.append((f"q-{question['key']}", answer(question, marker)))
        status, headers, page = self.post(page_path, fields)
        assert status == 303, f"filling {form['key']} answered {status}: {re.findall(r'field-error.*?</p>', page, re.S)[:3]}"
        return headers["Location"]

    def send(self, check_path):
        """Sends a draft from its check page. Returns the reference of its request."""
        _, _, page = self.ask("GET", check_path)
        path = check_path.rsplit("/", 1)[0] + "/submission"
        return self.send_again(path, hidden_fields(page, path))

    def send_again(self, path, fields):
        status, headers, page = self.post(path, fields)
        assert status == 303, f"{path} answered {status}"
        return re.search(r"/requests/([\d-]+)", headers["Location"])[1]


def answer(question, marker):
    """A right answer to a required question."""
    kind = question["type"]
    if kind in ("choice", "choices"):
        return question["choices"][0]["key"]
    if kind == "longText":
        return f"Essai de durabilité {marker}, avec assez de mots pour que la demande soit comprise de tous."
    if kind == "shortText":
        return f"Essai {marker}"
    return {"yesNo": "no", "number": "1", "email": "essai@aigues-vives.example", "phone": "4127"}[kind]


def simple_forms(count):
    """Forms of one page that the functions above can fill: a long text, no required condition."""
    found = []
    for path in sorted((ROOT / "Resources/demo/forms").rglob("*.json")):
        form = json.loads(path.read_text())
        questions = form["pages"][0]["questions"]
        required = [question for question in questions if question.get("required")]
        fits = all(
            question["type"] in ("choice", "choices", "longText", "shortText", "yesNo", "number", "email", "phone")
            and "show" not in question and not question.get("validation", {}).get("minimum")
            for question in required)
        if len(form["pages"]) == 1 and fits and any(question["type"] == "longText" for question in required):
            found.append(form)
    assert len(found) >= count, f"only {len(found)} simple forms"
    return found[:count]
