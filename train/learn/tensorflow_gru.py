"""A GRU over a whole window, faster to train on a CPU than Keras' own loop.

Only the product with the hidden state stays in the loop over time: the input product is one large
product before it, and the gradient of the recurrent weights one large product after it. In the loop
the batch comes last: with the weights on the left a product is quicker.
"""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

Tensor = Any  # tf.Tensor; TensorFlow ships no types


def gru(inputs: Tensor, kernel: Tensor, bias: Tensor, state: Tensor, dtype: Any) -> Tensor:
    """Run a Keras GRU (reset_after) whose input product is already taken.

    inputs [T, B, 3H], kernel [H, 3H], bias [2, 3H], state [B, H] -> hidden states [T, B, H].
    The products are taken in `dtype` and summed in float32.
    """

    @tf.custom_gradient  # type: ignore[untyped-decorator]
    def run(inputs: Tensor, kernel: Tensor, bias: Tensor, state: Tensor) -> Any:
        begin = tf.transpose(state)
        hidden, gates = _forward(_turned(inputs), kernel, bias, begin, dtype)

        def gradient(upstream: Tensor) -> tuple[Tensor, ...]:
            before = tf.concat([begin[None], hidden[:-1]], 0)
            return _backward(_turned(upstream), before, gates, kernel, dtype)

        return _turned(hidden), gradient

    return run(inputs, kernel, bias, state)


def product(x: Tensor, kernel: Tensor, dtype: Any) -> Tensor:
    """Return x [T, B, N] times kernel [N, M], taken in `dtype`, as float32.

    Its gradient turns matrices before it multiplies them, which is quicker than to read them askew.
    """

    @tf.custom_gradient  # type: ignore[untyped-decorator]
    def run(x: Tensor, kernel: Tensor) -> Any:
        def gradient(upstream: Tensor) -> tuple[Tensor, Tensor]:
            by_x = _flat_product(upstream, tf.transpose(kernel), dtype)
            return by_x, _matmul(tf.transpose(_flat(x)), _flat(upstream), dtype)

        return _flat_product(x, kernel, dtype), gradient

    return run(x, kernel)


def _forward(
    inputs: Tensor, kernel: Tensor, bias: Tensor, state: Tensor, dtype: Any
) -> tuple[Tensor, Tensor]:
    """Return the hidden states [T, H, B] and what the gradient needs of the gates [T, 4H, B]."""
    steps, units = tf.shape(inputs)[0], kernel.shape[0]
    kernel = tf.cast(tf.transpose(kernel), dtype)
    input_bias, recurrent_bias = bias[0][:, None], bias[1][:, None]

    def step(time: Tensor, h: Tensor, hidden: Any, gates: Any) -> tuple[Any, ...]:
        x = inputs[time] + input_bias
        recurrent = _matmul(kernel, h, dtype) + recurrent_bias
        opened = tf.sigmoid(x[: 2 * units] + recurrent[: 2 * units])
        update, reset = opened[:units], opened[units:]
        remembered = recurrent[2 * units :]
        candidate = tf.tanh(x[2 * units :] + reset * remembered)
        h = candidate + update * (h - candidate)
        kept = tf.concat([opened, candidate, remembered], 0)
        return time + 1, h, hidden.write(time, h), gates.write(time, kept)

    _, hidden, gates = _loop(step, 0, steps, state, (units, 4 * units))
    return hidden, gates


def _backward(
    upstream: Tensor, before: Tensor, gates: Tensor, kernel: Tensor, dtype: Any
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return the gradients of inputs, kernel, bias and the first state."""
    steps, units = tf.shape(gates)[0], kernel.shape[0]
    kernel = tf.cast(kernel, dtype)

    def step(time: Tensor, d_h: Tensor, inputs: Any, recurrents: Any) -> tuple[Any, ...]:
        update, reset, candidate, remembered = tf.split(gates[time], 4)
        d_h = d_h + upstream[time]
        d_candidate = d_h * (1 - update) * (1 - candidate * candidate)
        d_update = d_h * (before[time] - candidate) * update * (1 - update)
        d_reset = d_candidate * remembered * reset * (1 - reset)
        d_input = tf.concat([d_update, d_reset, d_candidate], 0)
        d_recurrent = tf.concat([d_update, d_reset, d_candidate * reset], 0)
        d_h = d_h * update + _matmul(kernel, d_recurrent, dtype)
        return time - 1, d_h, inputs.write(time, d_input), recurrents.write(time, d_recurrent)

    widths = (3 * units, 3 * units)
    d_state, *stacked = _loop(step, steps - 1, steps, tf.zeros_like(before[0]), widths)
    d_inputs, d_recurrents = (_turned(stack) for stack in stacked)
    states = tf.reshape(tf.transpose(before, [1, 0, 2]), [units, -1])
    d_kernel = _matmul(states, _flat(d_recurrents), dtype)
    d_bias = tf.concat([_total(d_inputs), _total(d_recurrents)], 0)
    return d_inputs, d_kernel, d_bias, tf.transpose(d_state)


def _loop(
    step: Callable[..., Any], first: Any, steps: Tensor, h: Tensor, widths: tuple[int, ...]
) -> list[Tensor]:
    """Run step over time; return the last h and each written array stacked [T, width, B]."""
    arrays = [
        tf.TensorArray(tf.float32, size=steps, element_shape=[width, h.shape[1]])
        for width in widths
    ]
    _, h, *arrays = tf.while_loop(
        lambda time, *_: (time >= 0) & (time < steps),
        step,
        (first, h, *arrays),
        maximum_iterations=steps,
        parallel_iterations=1,
    )
    return [h, *(array.stack() for array in arrays)]


def _matmul(a: Tensor, b: Tensor, dtype: Any) -> Tensor:
    return tf.cast(tf.matmul(tf.cast(a, dtype), tf.cast(b, dtype)), tf.float32)


def _flat_product(x: Tensor, kernel: Tensor, dtype: Any) -> Tensor:
    shape = tf.concat([tf.shape(x)[:-1], [kernel.shape[1]]], 0)
    return tf.reshape(_matmul(_flat(x), kernel, dtype), shape)


def _flat(x: Tensor) -> Tensor:
    return tf.reshape(x, [-1, x.shape[-1]])


def _turned(x: Tensor) -> Tensor:
    return tf.transpose(x, [0, 2, 1])


def _total(x: Tensor) -> Tensor:
    """Return the sum [1, N] of x [T, B, N]; as a product, since sums over rows are slow."""
    rows = _flat(x)
    return tf.matmul(tf.ones([1, tf.shape(rows)[0]]), rows)
