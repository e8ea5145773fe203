"""`python -m bot`: the worker process."""

import argparse
import asyncio
import signal
import sys

_ABOUT = "Answer on Discord until SIGTERM or Ctrl-C. Every setting is explained in .env.example."


def main(prog: str = "python -m bot") -> int:
    """Run the worker; return its exit code, see `bot.errors`."""
    argparse.ArgumentParser(prog=prog, description=_ABOUT).parse_args()
    # While libraries load, Ctrl-C just ends the process: nothing is open yet.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from bot.app import configure_logging, run
    from bot.config import Config, environment
    from bot.errors import StartError

    try:
        config = Config.from_env(environment())
        configure_logging(config.log_level)
        asyncio.run(run(config))
    except StartError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
