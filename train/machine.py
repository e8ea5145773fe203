"""What the machine at hand can do."""

import os
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from model.cores import count_cores
from train.errors import TrainError


@dataclass(frozen=True)
class Machine:
    """What settings are chosen by."""

    cores: int
    memory: int  # bytes
    bfloat16: bool = False  # whether the processor multiplies it faster than float32
    accelerator: bool = False  # a GPU, or its like, that Keras' backend can use


# Several machines must choose the same settings, whatever each of them is.
ANY = Machine(cores=2, memory=8 << 30)


def this_machine() -> Machine:
    """Look at the machine that this process may use; raise TrainError if JAX cannot."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return Machine(count_cores(), memory, quick_in_bfloat16(), _has_accelerator())


def quick_in_bfloat16(cpuinfo: Path = Path("/proc/cpuinfo")) -> bool:
    """Say whether the processor multiplies bfloat16 faster than float32.

    Measured, see docs/training-log.md: AMD's with AVX-512 do, Intel's need AMX for it.
    """
    try:
        flags = cpuinfo.read_text(encoding="utf-8", errors="replace").split()
    except OSError:
        return False
    return "amx_bf16" in flags or {"avx512_bf16", "AuthenticAMD"} <= set(flags)


def _has_accelerator() -> bool:
    if os.environ.get("KERAS_BACKEND") == "jax":
        try:
            import jax
        except ImportError:  # loading Keras will say so
            return False
        try:
            return str(jax.default_backend()) != "cpu"
        except Exception as error:  # each of its backends has errors of its own
            raise TrainError(
                f"JAX finds no device ({type(error).__name__}): look at JAX_PLATFORMS."
            ) from None
    # TensorFlow itself cannot be asked: once loaded, it hears no more of threads.
    try:
        metadata.version("tensorflow")  # tensorflow-cpu is another package
    except metadata.PackageNotFoundError:
        return False
    return Path("/dev/nvidiactl").exists()
