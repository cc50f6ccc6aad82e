"""Screenshots of the audit pages, to be looked at: shoot.py FOLDER [PAGE…]"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import sync_playwright

from audit.server import Server
from browser import launch, visit

PAGES = ("home", "form", "workbench", "gallery", "admin", "sign-in")

if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    server = Server().start()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for name in sys.argv[2:] or PAGES:
            for width, height in ((1440, 900), (390, 844), (320, 700)):
                for dark in (False, True):
                    with visit(browser, width, height, dark=dark) as opened:
                        opened.go(f"{server.address}/{name}")
                        opened.page.evaluate("document.activeElement?.blur()")
                        opened.page.wait_for_timeout(150)
                        opened.page.screenshot(path=target / f"{name}-{width}-{'dark' if dark else 'light'}.png", full_page=True)
                        if opened.errors:
                            print(name, width, opened.errors)
