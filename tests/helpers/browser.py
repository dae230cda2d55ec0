"""A real headless browser, for the tests that open html reports in it."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


class Browser:
    """One browser, whose pages are files."""

    def __init__(self, driver: Any) -> None:  # selenium's own methods are not all typed
        self.driver = driver

    def open(
        self, page: Path, *, width: int = 1280, scheme: str = "light", media: str = ""
    ) -> None:
        """Open a file at a width, in a colour scheme, on a screen or as it would be printed."""
        self.driver.get("about:blank")
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.tell("Emulation.setDeviceMetricsOverride", metrics)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.tell("Emulation.setEmulatedMedia", {"media": media, "features": features})
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.driver.get(page.as_uri())

    def tell(self, command: str, facts: dict[str, Any] | None = None) -> dict[str, Any]:
        """Ask the browser by its own protocol."""
        answer: dict[str, Any] = self.driver.execute_cdp_cmd(command, facts or {})
        return answer

    def ask(self, script: str) -> Any:
        """What a script in the page returns."""
        return self.driver.execute_script(script)

    def complaints(self) -> list[str]:
        """What the page's console says."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requested(self) -> list[str]:
        """The addresses that were asked for since the page was opened."""
        events = [json.loads(entry["message"])["message"] for entry in
                  self.driver.get_log("performance")]  # fmt: skip
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]

    def printed(self) -> bytes:
        """The page as PDF, its paper as the page asks for."""
        answer = self.tell("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": False})
        return base64.b64decode(answer["data"])

    def picture(self, *, whole: bool = True) -> bytes:
        """A picture of the page."""
        answer = self.tell("Page.captureScreenshot", {"captureBeyondViewport": whole, **(
            {"clip": self.size()} if whole else {})})  # fmt: skip
        return base64.b64decode(answer["data"])

    def size(self) -> dict[str, Any]:
        """The whole page's rectangle."""
        found = self.tell("Page.getLayoutMetrics")["cssContentSize"]
        return {**found, "scale": 1}


@contextmanager
def browsing(program: str, driver: str, profile: Path) -> Iterator[Browser]:
    """A browser with an empty profile, closed at the end."""
    # Only who opens one brings these in: they take as long as all the rest of a worker's start.
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = program
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    started = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield Browser(started)
    finally:
        started.quit()
