"""How TensorFlow shares the cores, told by the environment before it is loaded."""


def thread_settings(cores: int, layers: int) -> dict[str, str]:
    """Return variables for the environment.

    Layers run side by side, each on cores of its own: less waiting than all cores on each layer.
    """
    return {
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "TF_ENABLE_ONEDNN_OPTS": "1",
        "TF_NUM_INTEROP_THREADS": str(cores),
        "TF_NUM_INTRAOP_THREADS": str(max(1, cores // layers)),
    }
