"""Headless Chromium, driven through chromedriver by the commands of W3C WebDriver."""

import http.client
import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

_ARGUMENTS = ["--headless=new", "--disable-gpu", "--no-sandbox", "--disable-dev-shm-usage",
              # What a page asks for it does not get: a report needs no network.
              "--host-resolver-rules=MAP * ~NOTFOUND"]


class Browser:
    """A browser of its own with one window of 1280 x 900, which ends with the block that it is opened for."""

    def __enter__(self) -> "Browser":
        self._profiles = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True,
                                        env=os.environ | {"TMPDIR": self._profiles.name})
        self._session = ""
        try:
            self._port = next(int(match[1]) for line in self._driver.stdout
                              if (match := re.search(r"successfully on port (\d+)", line)))
            started = self._command("POST", "/session", {"capabilities": {"alwaysMatch": {
                "browserName": "chrome", "goog:chromeOptions": {"args": [*_ARGUMENTS, "--window-size=1280,900"]}}}})
        except BaseException:
            self.__exit__()
            raise
        self._session = f"/session/{started['sessionId']}"
        self.version = f"{started['capabilities']['browserName']} {started['capabilities']['browserVersion']}"
        return self

    def __exit__(self, *_: object) -> None:
        if self._session:
            self._command("DELETE", self._session)
        self._driver.terminate()
        self._driver.wait()
        self._profiles.cleanup()

    def open(self, page: Path, fragment: str = "") -> None:
        """Opens a page anew, and waits for its load event."""
        self._command("POST", f"{self._session}/url", {"url": "about:blank"})
        address = page.resolve().as_uri() + (f"#{fragment}" if fragment else "")
        self._command("POST", f"{self._session}/url", {"url": address})

    def run(self, body: str) -> object:
        """What an asynchronous function with this body returns in the page."""
        script = (f"(async () => {{ {body} }})()"
                  ".then(arguments[0], error => arguments[0]({error: 'script', message: `${error}`}))")
        return self._command("POST", f"{self._session}/execute/async", {"script": script, "args": []})

    def _command(self, method: str, path: str, body: dict | None = None) -> object:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=300)
        connection.request(method, path, None if body is None else json.dumps(body))
        answer = json.loads(connection.getresponse().read())["value"]
        connection.close()
        if isinstance(answer, dict) and "error" in answer:
            raise RuntimeError(f"{path}: {answer['error']}: {answer['message']}")
        return answer
