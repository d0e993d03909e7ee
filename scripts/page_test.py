"""Uses the page of the license portal as a person does, in a real browser: page_test.py PROGRAMS PICTURES

PROGRAMS is the folder with xlm and xlm-portal. The browser is driven by WebDriver, whose few requests are made here.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from base64 import b64decode
from pathlib import Path

PROGRAMS, PICTURES = Path(sys.argv[1]), Path(sys.argv[2])
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
PATIENCE = 30


def until(what, ask):
    """Waits until `ask` gives something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = ask()
        if found:
            return found
        time.sleep(0.05)
    raise SystemExit(f"{what} did not happen within {PATIENCE} s")


class Refused(Exception):
    """The browser does not do what it was asked for."""


class Browser:
    """A browser without a display and without JavaScript on pages."""

    def __init__(self, folder, language):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        port = None
        while port is None:
            line = self.driver.stdout.readline()
            if not line:
                raise SystemExit("chromedriver did not start")
            port = re.search(r"started successfully on port (\d+)", line)
        self.address = f"http://127.0.0.1:{port[1]}/session"
        self.session = ""
        options = {
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=900,1000", f"--lang={language}"],
            "prefs": {
                "download.default_directory": str(folder),
                "download.prompt_for_download": False,
                "intl.accept_languages": language,
                "profile.managed_default_content_settings.javascript": 2,
            },
        }
        wanted = {"alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}
        self.session = "/" + self.ask("POST", "", {"capabilities": wanted})["sessionId"]

    def ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}{self.session}{path}", data, method=method)
        request.add_header("content-type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise Refused(f"{method} {path}: {error.read().decode()}") from error

    def open(self, address):
        self.ask("POST", "/url", {"url": address})

    def find_all(self, selector):
        found = self.ask("POST", "/elements", {"using": "css selector", "value": selector})
        return [f"/element/{element[ELEMENT]}" for element in found]

    def find(self, selector):
        return until(f"{selector} on the page", lambda: self.find_all(selector))[0]

    def text(self, selector):
        return self.ask("GET", f"{self.find(selector)}/text")

    def type(self, selector, text):
        self.ask("POST", f"{self.find(selector)}/value", {"text": str(text)})

    def click(self, selector):
        self.ask("POST", f"{self.find(selector)}/click", {})

    def follow(self, selector):
        """Clicks what leads to another page, and waits until the old one is gone."""
        old = self.find("html")
        self.click(selector)
        until("another page came", lambda: self.is_gone(old))

    def is_gone(self, element):
        try:
            self.ask("GET", f"{element}/name")
        except Refused as refused:
            return "stale element" in str(refused)
        return False

    def look(self, scheme, width=900):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask("POST", "/goog/cdp/execute", {"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}})
        self.ask("POST", "/window/rect", {"width": width, "height": 1000})

    def picture(self, name):
        (PICTURES / f"{name}.png").write_bytes(b64decode(self.ask("GET", "/screenshot")))

    def complaints(self):
        """What the browser complains about, such as something that the page's own policy forbids."""
        entries = self.ask("POST", "/se/log", {"type": "browser"})
        # A refusal has the status of one, which the browser notes as well.
        return [entry["message"] for entry in entries if "the server responded with a status of 4" not in entry["message"]]

    def close(self):
        self.ask("DELETE", "")
        self.driver.terminate()
        self.driver.wait()


def run(folder, program, *arguments):
    done = subprocess.run([PROGRAMS / program, "--lang", "en", *arguments], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{program} {arguments}: {done.stderr}")
    return done.stdout


def saved(folder, ending):
    """The file that the browser saves; it has another ending until it is whole."""
    return until(f"a file {ending} was saved", lambda: list(folder.glob(f"*{ending}")))[0]


def expect(text, *words):
    for word in words:
        if word not in text:
            raise SystemExit(f"{word!r} is missing in:\n{text}")


def send(browser, file):
    browser.type("#document", file)
    browser.follow("form[enctype] button")


def play(folder, address, code):
    downloads = folder / "downloads"
    downloads.mkdir()
    browser = Browser(downloads, "en")
    try:
        browser.open(address)
        browser.look("light")
        expect(browser.text("h1"), "Send a file, get your licenses")
        for selector, role, name in [
            ("#document", None, "License request (.xlreq) or return (.xlrel)"),
            ("#code", "textbox", "License request code"),
            ("form[action^='/order'] button", "button", "Show order"),
        ]:
            element = browser.find(selector)
            expect(browser.ask("GET", f"{element}/computedlabel"), name)
            if role:
                expect(browser.ask("GET", f"{element}/computedrole"), role)
        browser.picture("page-light")

        browser.type("#code", code)
        browser.follow("form[action^='/order'] button")
        expect(browser.text(".told"), "Order A-4711", "OFFICE PLUS", "60", "Not redeemed yet")
        browser.picture("order-light")

        send(browser, folder / "licenses.xlreq")
        expect(browser.text(".done"), "License package 1 for system …", "Save license package")
        browser.picture("package-light")
        browser.click(".done a.button")
        package = saved(downloads, ".xlp")
        expect(run(folder, "xlm", "--data", "sample", "import", package), "OFFICE PLUS")

        browser.type("#code", code.lower().replace("-", " "))
        browser.follow("form[action^='/order'] button")
        expect(browser.text(".told"), "Redeemed on", "for system …")

        run(folder, "xlm", "--data", "sample", "rehost", "release", "-o", "return.xlrel")
        send(browser, folder / "return.xlrel")
        expect(browser.text(".done"), "is credited")
        browser.click(".done a.button")
        saved(downloads, ".xlack")

        browser.follow("nav a")
        expect(browser.text("h1"), "Datei senden, Lizenzen erhalten")
        browser.look("dark")
        browser.picture("page-german-dark")
        browser.type("#code", code[:-1] + ("Q" if code[-1] != "Q" else "P"))
        browser.follow("form[action^='/order'] button")
        expect(browser.text(".refused"), "Der Code stimmt nicht")
        browser.picture("wrong-code-german-dark")
        send(browser, package)
        expect(browser.text(".refused"), "ist ein Lizenzpaket")
        browser.look("light", 420)
        browser.picture("refused-german-narrow")
        if browser.ask("GET", f"{browser.find('body')}/rect")["width"] > 520:
            raise SystemExit("the page is wider than a narrow window")
        if browser.complaints():
            raise SystemExit("the browser complains: " + "\n".join(browser.complaints()))
    finally:
        browser.close()


def main():
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(folder, "xlm", "--data", ".", "setup", "--sample", "--empty")
        order = ["--order", "A-4711", "--customer", "Blumen Grün GmbH", "--item", "SERVER=1", "--item", "OFFICE PLUS=60"]
        code = run(folder, "xlm-portal", "order", "--book", "orders.db", *order, "--out", "certificate.pdf").strip()
        run(folder, "xlm", "--data", "sample", "request", "--code", code, "-o", "licenses.xlreq")
        serve = [PROGRAMS / "xlm-portal", "--json", "serve", "--sample", "--book", "orders.db", "--listen", "127.0.0.1:0"]
        with open(folder / "log", "w", encoding="utf-8") as log:
            portal = subprocess.Popen(serve, cwd=folder, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            play(folder, json.loads(portal.stdout.readline())["address"], code)
        finally:
            portal.terminate()
            portal.wait(PATIENCE)
    print(f"The page works in a browser. Pictures: {PICTURES}")


if __name__ == "__main__":
    os.environ.pop("XLM_DATA", None)
    main()
