"""How TensorFlow shares the cores."""

_FEWEST = 8  # streams that are worth a product of their own


def lanes(cores: int, streams: int) -> int:
    """Return into how many lanes a batch is split, which are read side by side."""
    return max(1, min(cores, streams // _FEWEST))


def thread_settings(cores: int, streams: int) -> dict[str, str]:
    """Return variables for the environment, to be set before TensorFlow is loaded.

    Each lane has cores of its own: less waiting than all cores on each product.
    """
    count = lanes(cores, streams)
    return {
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "TF_ENABLE_ONEDNN_OPTS": "1",
        "TF_NUM_INTEROP_THREADS": str(count),
        "TF_NUM_INTRAOP_THREADS": str(cores // count),
    }
