"""The arrays that the model reckons with."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]  # of characters
Weights = Mapping[str, Floats]  # by path in Keras' weights file, see NetworkConfig.shapes
