"""Serves the pages of this folder with Public/ under /assets, under the policy of the
real site, and plays the few answers of the server that the scripts expect."""

import html
import json
import mimetypes
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

HERE = Path(__file__).resolve().parent
PUBLIC = HERE.parent.parent / "Public"
POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
HTMX = {"allowEval": False, "includeIndicatorStyles": False, "selfRequestsOnly": True, "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
        "responseHandling": [{"code": "204", "swap": False}, {"code": "[23]..", "swap": True},
                             {"code": "422", "swap": True}, {"code": "[45]..", "swap": False, "error": True}]}
PEOPLE = [("p-1", "Hélène Vasseur", "Eau et assainissement"), ("p-2", "Théo Marchand", "Proximité"),
          ("p-3", "Samira Oudin", "Assemblées"), ("p-4", "Hélène Prigent", "Finances")]


def render(source: str, theme: str = "", reading: str = "") -> str:
    """Expands {{head SHEET}} and {{icon-name}}."""
    def head(match: re.Match) -> str:
        return "\n  ".join([
            f"<meta name=\"htmx-config\" content='{json.dumps(HTMX)}'>",
            *(f'<link rel="preload" href="/assets/vendor/fonts/{font}.woff2" as="font" type="font/woff2" crossorigin>'
              for font in ("public-sans", "bricolage-grotesque")),
            *(f'<link rel="stylesheet" href="/assets/css/{sheet}.css">' for sheet in ("site", "forms", match[1])),
            '<link rel="icon" href="/assets/img/favicon.svg" type="image/svg+xml">',
            '<script src="/assets/vendor/htmx-2.min.js" defer></script>',
            '<script src="/assets/js/main.js" type="module"></script>'])
    source = re.sub(r"\{\{head (\w+)\}\}", head, source)
    source = re.sub(r"\{\{([a-z0-9-]+)\}\}",
                    r'<svg class="icon" aria-hidden="true"><use href="/assets/vendor/icons.svg#i-\1"/></svg>', source)
    extra = (f' data-theme="{theme}"' if theme else "") + (f' data-reading="{reading}"' if reading else "")
    return source.replace('<html lang="fr"', '<html lang="fr"' + extra, 1)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, body: str | bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", POLICY)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        if url.path.startswith("/assets/"):
            file = (PUBLIC / url.path.removeprefix("/assets/")).resolve()
            if file.is_relative_to(PUBLIC) and file.is_file():
                kind = "text/javascript" if file.suffix == ".js" else mimetypes.guess_type(file.name)[0]
                self.answer(file.read_bytes(), kind or "font/woff2")
                return
        elif url.path == "/people":
            found = [one for one in PEOPLE if query.get("q", "").lower() in one[1].lower()]
            rows = "".join(f'<li data-value="{key}" data-label="{name}">{name}<small>{unit}</small></li>' for key, name, unit in found)
            self.answer(f'<ul data-status="{len(found)} résultats">{rows}</ul>')
            return
        elif url.path == "/ticket":
            whole = render((HERE / "workbench.html").read_text())
            part = re.search(r'<article class="ticket".*?</aside>\s*</article>', whole, re.S)
            self.answer(part[0].replace("Pièces jointes impossibles à ouvrir dans la messagerie", "Le ticket suivant"))
            return
        else:
            file = HERE / f"{url.path.strip('/')}.html"
            if re.fullmatch(r"/[a-z-]+", url.path) and file.is_file():
                self.answer(render(file.read_text(), query.get("theme", ""), query.get("reading", "")))
                return
        self.answer("<!doctype html><title>404</title>", status=404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        form = parse_qs(body, keep_blank_values=True)
        self.server.posts.append((self.path, form))
        if form.get("csrf") != ["jeton"]:
            self.answer(json.dumps({"message": "Session expirée"}), "application/json", 403)
        elif self.path == "/draft":
            if self.server.broken:
                self.answer(json.dumps({"message": "Le serveur ne répond pas"}), "application/json", 503)
            else:
                version = int(form.get("version", ["0"])[0]) + 1
                self.answer(json.dumps({"message": "Brouillon enregistré à 10 h 42", "version": version}), "application/json")
        elif self.path == "/session/extension":
            self.answer("{}", "application/json", Session_Ends=str(int(time.time() * 1000) + 3_600_000))
        elif self.headers.get("HX-Request"):
            yes = form.get("mobile") == ["oui"]
            slot = ('<div class="sub-question field"><label for="jours">Combien de jours par semaine, en moyenne&nbsp;?</label>'
                    '<input class="input input--short" id="jours" name="jours"></div>') if yes else ""
            self.answer(f'<div id="slot-jours" data-slot hx-swap-oob="true">{slot}</div>'
                        f'<p id="conditions-status" role="status" class="visually-hidden" hx-swap-oob="true">'
                        f'{html.escape("Une question ajoutée" if yes else "Une question retirée")}</p>')
        else:
            self.answer("<!doctype html><html lang=fr><title>Reçu</title><p>Reçu")

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.posts: list[tuple[str, dict]] = []
        self.broken = False
        self.address = f"http://127.0.0.1:{self.server_port}"

    def start(self) -> "Server":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self


if __name__ == "__main__":
    served = Server(8099)
    print(f"{served.address}/home /form /workbench /gallery /sign-in")
    served.serve_forever()
