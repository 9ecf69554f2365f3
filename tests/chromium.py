"""Headless Chromium, driven over the pipe of its DevTools protocol: no driver, no library, no port.

Every request that leaves the machine's files, and every error on the console, is collected; a test that ends with
some fails (`Browser.complaints`).
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars", "--mute-audio"),
    *("--disable-dev-shm-usage", "--disable-extensions", "--remote-debugging-pipe"),
)
PATIENCE = 60.0
"""Seconds that an answer may take on a busy machine."""


class Browser:
    """One page of a running browser."""

    def __init__(self, process: subprocess.Popen[bytes], read: int, write: int) -> None:
        self._process, self._read, self._write = process, read, write
        self._number, self._buffer = 0, b""
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask for something and wait for the answer; what the browser tells meanwhile is kept in `events`."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next(PATIENCE)
            assert answer is not None, f"the browser does not answer {method}"
            if answer.get("id") == self._number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def _next(self, patience: float) -> dict[str, Any] | None:
        until = time.monotonic() + patience
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                return None
            chunk = os.read(self._read, 1 << 20)
            assert chunk, "the browser has gone"
            self._buffer += chunk
        line, _, self._buffer = self._buffer.partition(b"\0")
        found: dict[str, Any] = json.loads(line)
        return found

    def open(self, address: str, *, scripts: bool = True, width: int = 1400, height: int = 1000) -> None:
        """Load a page and wait until it is complete."""
        self.send("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.send("Page.navigate", url="about:blank")
        self.send("Page.navigate", url=address)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        found = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def wait(self, condition: str) -> None:
        """Until the expression is true."""
        until = time.monotonic() + PATIENCE
        while not self.run(f"!!({condition})"):
            assert time.monotonic() < until, f"never true: {condition}"
            time.sleep(0.02)

    def _at(self, selector: str) -> dict[str, float]:
        """Scroll the first such element into view and say where its first line is."""
        quoted = json.dumps(selector)
        found: dict[str, float] = self.run(
            f"(() => {{ const e = document.querySelector({quoted});"
            "e.scrollIntoView({block: 'center', behavior: 'instant'}); const r = e.getClientRects()[0];"
            "return {x: r.x + Math.min(r.width / 2, 40), y: r.y + r.height / 2}; })()"
        )
        return found

    def hover(self, selector: str) -> None:
        """Move the mouse over an element."""
        self.send("Input.dispatchMouseEvent", type="mouseMoved", **self._at(selector))

    def click(self, selector: str) -> None:
        """Press and release the mouse over an element."""
        at = self._at(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **at)

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.send("Input.insertText", text=text)

    def press(self, key: str) -> None:
        """Press a key that has no text: "Tab", "Escape", or "Enter"."""
        codes = {"Tab": 9, "Escape": 27, "Enter": 13}
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=codes[key], **text)

    def emulate(self, *, media: str = "", scheme: str = "light") -> None:
        """Show as on paper (`media="print"`), or in the dark."""
        self.send(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}]
        )

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """A PNG of what is seen, or of the whole page."""
        data = self.send("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))

    def pdf(self, path: Path) -> None:
        """Print to a file."""
        path.write_bytes(base64.b64decode(self.send("Page.printToPDF", printBackground=True)["data"]))

    def complaints(self) -> list[str]:
        """Requests to anything but files and what the page itself made, and errors on the console, so far."""
        while (found := self._next(0.05)) is not None:
            self.events.append(found)
        said = []
        for event in self.events:
            method, params = event.get("method"), event.get("params", {})
            if method == "Network.requestWillBeSent" and not params["request"]["url"].startswith(
                ("file:", "about:", "blob:file:", "blob:null")
            ):
                said.append(f"request: {params['request']['url']}")
            elif method == "Runtime.exceptionThrown":
                said.append(f"exception: {params['exceptionDetails'].get('exception', {}).get('description')}")
            elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning", "assert"):
                said.append(f"console: {params['args']}")
            elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
                said.append(f"log: {params['entry']['text']}")
        return said


@contextmanager
def chromium(profile: Path) -> Iterator[Browser]:
    """A browser with a fresh profile, ended at the end."""
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
    )
    assert found, "these tests drive Chromium; install it (apt-get install chromium)"
    # The browser reads its commands from descriptor 3 and answers on 4, which only a shell can promise to be free.
    ours_in, theirs_out = os.pipe()
    theirs_in, ours_out = os.pipe()
    command = ["bash", "-c", f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}', "chromium", found, *QUIET]
    process = subprocess.Popen(
        [*command, f"--user-data-dir={profile}"], pass_fds=(theirs_in, theirs_out), stderr=subprocess.DEVNULL
    )
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        yield Browser(process, ours_in, ours_out)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
        os.close(ours_in)
        os.close(ours_out)
