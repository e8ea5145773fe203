"""`python -m tests.sandbox.program`: the sandbox, where a scripted bot plays Grimoire."""

import sys

from sandbox.__main__ import main
from tests.sandbox.scripted import PROFILE

if __name__ == "__main__":
    sys.exit(main(profile=PROFILE))
