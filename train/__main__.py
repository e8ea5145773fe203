"""`python -m train`: make a voice from books, or measure one."""

import argparse
import importlib
import io
import sys
from typing import Any

from model.errors import VoiceError
from train.errors import MISSING, Stopped, TrainError

try:
    from rich.console import Console
except ModuleNotFoundError:  # the bot needs less than training does
    sys.exit(MISSING)

_ABOUT = "make a voice from books, or measure one"
_COMMANDS = {
    "fetch": "download the books of a list; may be repeated",
    "fit": "train a voice; the same command goes on after a stop",
    "evaluate": "measure a voice on text it has not learnt",
    "report": "write a voice's story as one HTML page",
}


def main(prog: str = "python -m train") -> int:
    """Run one command; return the exit code: 2 for what the caller can mend."""
    # A sample may hold characters that the terminal's encoding lacks.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        _run(prog)
    except (TrainError, VoiceError) as error:
        return _end(2, error)
    except MemoryError:
        return _end(2, "This machine has not enough memory for that.")
    except OSError as error:
        return _end(2, f"{error.filename or 'A file'}: {error.strerror or error}.")
    except Stopped as stopped:
        return _end(130, stopped)
    except KeyboardInterrupt:
        return _end(130, "Stopped.")
    return 0


def _run(prog: str) -> None:
    arguments = _parser(prog, "".join(sys.argv[1:2])).parse_args()
    # Texts and paths are printed as they are; in a file or a pipe lines have any length.
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=not sys.stdout.isatty())
    _module(arguments.command).run(arguments, console)


def _end(code: int, reason: object) -> int:
    print(reason, file=sys.stderr)
    return code


def _parser(prog: str, command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=prog, description=_ABOUT)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in _COMMANDS.items():
        options = commands.add_parser(name, help=text)
        if name == command:  # one command needs nothing of what another imports
            _module(name).add_arguments(options)
    return parser


def _module(command: str) -> Any:
    try:
        return importlib.import_module(f"train.{command}_command")
    except ModuleNotFoundError:
        sys.exit(MISSING)


if __name__ == "__main__":
    sys.exit(main())
