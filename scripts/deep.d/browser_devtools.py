"""A headless Chromium without a network, driven over a pipe by the Chrome DevTools protocol."""

import base64
import json
import os
import subprocess
import tempfile
import time

OPTIONS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    # No name is ever looked up, so that nothing leaves the machine even where a page tries.
    "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe", "--force-device-scale-factor=1",
]

KEYS = {
    "Tab": (9, None), "Enter": (13, "\r"), "Space": (32, " "), "ArrowDown": (40, None), "Escape": (27, None),
}


class Browser:
    """The process; it ends with the `with` block."""

    def __init__(self):
        to_read, self._to_write = os.pipe()
        self._to_listen, to_answer = os.pipe()
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        line = f'exec chromium "$@" 3<&{to_read} 4>&{to_answer}'
        arguments = OPTIONS + [f"--user-data-dir={self._profile.name}", "about:blank"]
        self._process = subprocess.Popen(
            ["bash", "-c", line, "chromium", *arguments], pass_fds=(to_read, to_answer), stderr=subprocess.DEVNULL
        )
        os.close(to_read)
        os.close(to_answer)
        self._rest = b""
        self._number = 0
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self._to_write)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._profile.cleanup()

    def _receive(self):
        while b"\0" not in self._rest:
            data = os.read(self._to_listen, 1 << 20)
            if not data:
                raise RuntimeError("Chromium ended")
            self._rest += data
        message, self._rest = self._rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        """Calls a method and returns its result; events that come meanwhile are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._to_write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, path, fragment="", runs_scripts=True):
        """Opens a file in a new tab, and waits until it is loaded."""
        return Page(self, path, fragment, runs_scripts)


class Page:
    """A tab; it is closed with the `with` block."""

    def __init__(self, browser, path, fragment, runs_scripts):
        self.browser = browser
        self.url = "file://" + os.path.abspath(path)
        self._target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        attached = browser.call("Target.attachToTarget", targetId=self._target, flatten=True)
        self._session = attached["sessionId"]
        browser.events.clear()
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(f"{domain}.enable")
        self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        if not runs_scripts:
            self.call("Emulation.setScriptExecutionDisabled", value=True)
        self.size(1280, 900)
        self.call("Page.navigate", url=self.url + fragment)
        self.wait("document.readyState === 'complete' && location.protocol === 'file:'")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.browser.call("Target.closeTarget", targetId=self._target)

    def call(self, method, **parameters):
        return self.browser.call(method, self._session, **parameters)

    def value(self, expression):
        """The value of an expression in the page."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True, userGesture=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def wait(self, expression, seconds=20):
        """Waits until an expression is true; how long that took."""
        start = time.monotonic()
        while not self.value(expression):
            if time.monotonic() - start > seconds:
                raise AssertionError(f"this did not come about in {seconds} s: {expression}")
            time.sleep(0.02)
        return time.monotonic() - start

    def events(self, method):
        """What the page told so far."""
        self.value("new Promise(done => setTimeout(done, 50))")
        return [event["params"] for event in self.browser.events if event["method"] == method]

    def size(self, width, height):
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    def media(self, kind="screen", scheme="light"):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=kind, features=features)

    def press(self, key):
        """Presses and releases a key, as a keyboard does."""
        code, text = KEYS.get(key, (ord(key[0].upper()), key))
        name = " " if key == "Space" else key
        common = {"key": name, "code": key, "windowsVirtualKeyCode": code}
        down = {"type": "keyDown", "text": text} if text else {"type": "rawKeyDown"}
        self.call("Input.dispatchKeyEvent", **down, **common)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def type(self, text):
        for letter in text:
            self.press("Space" if letter == " " else letter)

    def click(self, selector):
        """Clicks in the middle of an element, as a mouse does."""
        place = self.value(
            f"""(() => {{
                const element = document.querySelector({json.dumps(selector)});
                element.scrollIntoView({{ block: "center" }});
                const box = element.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
            }})()"""
        )
        for kind in ["mousePressed", "mouseReleased"]:
            self.call(
                "Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1
            )

    def shot(self, path, width, height):
        """Writes a picture of the page's beginning."""
        self.size(width, height)
        picture = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=False)
        with open(path, "wb") as file:
            file.write(base64.b64decode(picture["data"]))
