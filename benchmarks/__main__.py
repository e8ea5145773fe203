"""`python -m benchmarks`: measure this program beside its peers."""

import argparse
import importlib
import sys
from typing import Any

from benchmarks import BenchmarkError
from model.errors import VoiceError

_COMMANDS = {
    "decode": "characters per second of the decoder and of other ways to run the same network",
    "service": "what the worker does under load",
    "train": "characters learnt per second, beside other libraries",
}


def main() -> int:
    """Run one command; return the exit code: 2 for what the caller can mend."""
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    try:
        arguments = _parser(words[0] if words else "").parse_args()
        code: int = _module(arguments.command).run(arguments)
    except (BenchmarkError, VoiceError) as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename or 'A file'}: {error.strerror or error}.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    return code


def _parser(command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in _COMMANDS.items():
        options = commands.add_parser(name, help=text, description=text)
        if name == command:  # one benchmark needs nothing of what another imports
            _module(name).add_arguments(options)
    return parser


def _module(command: str) -> Any:
    return importlib.import_module(f"benchmarks.{command}")


if __name__ == "__main__":
    sys.exit(main())
