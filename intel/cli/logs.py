"""Where the program's log goes: standard error, a line of key=value each; standard output is for answers."""

import logging
import sys

import structlog


def log_to_stderr(level: int = logging.WARNING) -> None:
    """Nothing below `level` is written."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
