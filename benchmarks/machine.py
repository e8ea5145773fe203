"""The machine and the libraries that a measurement was made with."""

import datetime
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from model.cores import count_cores

_LIBRARIES = {
    "numpy": ("numpy",),
    "onnxruntime": ("onnxruntime",),
    "jax": ("jax",),
    "tensorflow": ("tensorflow", "tensorflow-cpu"),
    "torch": ("torch",),
}

Machine = dict[str, str | int | None]


def describe_machine() -> Machine:
    """Return the processor, its cores, the versions (None: not installed) and today's date."""
    return {
        "processor": _processor(),
        "cores": count_cores(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{library: _version(names) for library, names in _LIBRARIES.items()},
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
    }


def name_machine(machine: Machine) -> str:
    """Say in one line what the measurement was made with."""
    libraries = ", ".join(f"{name} {machine[name]}" for name in _LIBRARIES if machine[name])
    return (
        f"{machine['date']}, {machine['processor']}, {machine['cores']} cores,"
        f" {machine['system']}, Python {machine['python']}, {libraries}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _version(names: tuple[str, ...]) -> str | None:
    for name in names:
        try:
            return version(name)
        except PackageNotFoundError:
            continue
    return None
