"""ONNX Runtime, told to keep to itself; whoever needs it takes it from here.

From 1.29 on it reports to its maker, with a lasting id in the home folder, unless it is told not to
before it begins. Processes that this one starts inherit that.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # whatever an operator's environment says

import onnxruntime  # not before it is told

__all__ = ["onnxruntime"]
