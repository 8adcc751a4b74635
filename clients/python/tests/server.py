"""The running server that tests ask, and the API document whose samples they run.

AIA_BASE_URL, AIA_CLIENT_ID and AIA_CLIENT_SECRET tell the server, AIA_DOCUMENT the file, and AIA_GUIDE the page about the clients; tests
are skipped without them.
"""

from __future__ import annotations

import os
import re
import unittest
from pathlib import Path
from typing import Any, Dict

BASE_URL = os.environ.get("AIA_BASE_URL", "")
CLIENT_ID = os.environ.get("AIA_CLIENT_ID", "")
CLIENT_SECRET = os.environ.get("AIA_CLIENT_SECRET", "")
_FILE = Path(os.environ.get("AIA_DOCUMENT", ""))
_GUIDE = Path(os.environ.get("AIA_GUIDE", ""))

needs_server = unittest.skipUnless(BASE_URL and CLIENT_ID and CLIENT_SECRET, "There is no running server")
needs_guide = unittest.skipUnless(_GUIDE.is_file(), "The page about the clients is not here")
needs_document = unittest.skipUnless(_FILE.is_file(), "The API document is not here")


def block(heading: str, language: str) -> str:
    """The first block of code below a heading, as it is printed."""
    parts = re.split(rf"^#+ {re.escape(heading)}$", _FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if len(parts) != 2:
        raise AssertionError(f"The document has {len(parts) - 1} headings '{heading}'")
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", parts[1], re.MULTILINE | re.DOTALL)
    return str(blocks[0])


def sample(heading: str) -> str:
    """Python, with the server and credentials of these tests and nothing else changed."""
    code = block(heading, "python").replace("https://api.013a.tech", BASE_URL)
    code = code.replace('"your_client_id"', f'"{CLIENT_ID}"').replace('"your_client_secret"', f'"{CLIENT_SECRET}"')
    code = code.replace('"test_client"', f'"{CLIENT_ID}"').replace('"test_secret"', f'"{CLIENT_SECRET}"')
    return code.replace('("client_id", "client_secret")', f'("{CLIENT_ID}", "{CLIENT_SECRET}")')


def guide(number: int) -> str:
    """A sample of the page about the clients, counted from 1, with the server and credentials of these tests."""
    code = _GUIDE.read_text(encoding="utf-8").split("```python\n")[number].split("```")[0]
    code = code.replace('client_id="…"', f'client_id="{CLIENT_ID}"').replace('client_secret="…"', f'client_secret="{CLIENT_SECRET}"')
    return code.replace("http://localhost:8080", BASE_URL)


def run(code: str, names: Dict[str, Any]) -> Dict[str, Any]:
    """The names that the code leaves, beside those it was given."""
    exec(compile(code, "sample", "exec"), names)
    return names
