"""Where the server is, and how patient the client is with it."""

from __future__ import annotations

import os
import ssl
from dataclasses import dataclass
from typing import Mapping, Optional
from urllib.parse import SplitResult, urlsplit

ADDRESSES: Mapping[str, Optional[str]] = {
    "production": "https://api.013a.tech",
    # The API document names this environment, but no address of it.
    "staging": None,
}


@dataclass(frozen=True)
class Settings:
    """What a client was made with."""

    client_id: str
    client_secret: str
    base_url: SplitResult
    timeout: float
    retries: int
    max_retry_wait: float
    connections: int
    ssl_context: Optional[ssl.SSLContext]

    def __post_init__(self) -> None:
        if not self.client_id or not self.client_secret:
            raise ValueError("client_id and client_secret must not be empty")
        if not self.timeout > 0:
            raise ValueError(f"timeout must be more than 0 seconds, not {self.timeout}")
        if self.retries < 0:
            raise ValueError(f"retries must be 0 or more, not {self.retries}")
        if not self.max_retry_wait > 0:
            raise ValueError(f"max_retry_wait must be more than 0 seconds, not {self.max_retry_wait}")
        if self.connections < 1:
            raise ValueError(f"connections must be 1 or more, not {self.connections}")


def address(base_url: Optional[str], environment: str) -> SplitResult:
    """The first there is of ``base_url``, the variable AIA_BASE_URL and the environment's own address."""
    if environment not in ADDRESSES:
        raise ValueError(f"environment must be one of {', '.join(ADDRESSES)}, not '{environment}'")
    url = base_url or os.environ.get("AIA_BASE_URL") or ADDRESSES[environment]
    if url is None:
        raise ValueError(f"There is no known address of '{environment}': give base_url, or set AIA_BASE_URL")
    parts = urlsplit(url.rstrip("/"))
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"The base URL must be such as https://host:port, not '{url}'")
    return parts
