"""The GRU over a whole window in JAX; `train/learn/tensorflow_gru.py` says why it is done so."""

from functools import partial
from typing import Any

import jax
import jax.numpy as jnp

Array = jax.Array


def product(a: Array, b: Array, dtype: Any) -> Array:
    """Return the matrix product of a and b, taken in `dtype`, as float32."""
    return jnp.matmul(a.astype(dtype), b.astype(dtype), preferred_element_type=jnp.float32)


@partial(jax.custom_vjp, nondiff_argnums=(4,))
def gru(inputs: Array, kernel: Array, bias: Array, state: Array, dtype: Any) -> Array:
    """Run a Keras GRU (reset_after) whose input product is already taken.

    inputs [T, B, 3H], kernel [H, 3H], bias [3H], state [B, H] -> hidden states [T, B, H].
    The products are taken in `dtype` and summed in float32.
    """
    return _forward(inputs, kernel, bias, state, dtype)[0]


def _forward(
    inputs: Array, kernel: Array, bias: Array, state: Array, dtype: Any
) -> tuple[Array, Any]:
    """Return the hidden states, and what the gradient needs."""
    units = kernel.shape[0]

    def step(h: Array, x: Array) -> tuple[Array, tuple[Array, ...]]:
        recurrent = product(h, kernel, dtype) + bias
        opened = jax.nn.sigmoid(x[:, : 2 * units] + recurrent[:, : 2 * units])
        update, reset = opened[:, :units], opened[:, units:]
        remembered = recurrent[:, 2 * units :]
        candidate = jnp.tanh(x[:, 2 * units :] + reset * remembered)
        after = candidate + update * (h - candidate)
        return after, (after, h, update, reset, candidate, remembered)

    _, (hidden, *kept) = jax.lax.scan(step, state, inputs)
    return hidden, (*kept, kernel)


def _backward(dtype: Any, kept: Any, upstream: Array) -> tuple[Array, Array, Array, Array]:
    """Return the gradients of inputs, kernel, bias and the first state."""
    *gates, kernel = kept
    before, _, reset, *_ = gates
    units = kernel.shape[0]

    def step(d_h: Array, now: tuple[Array, ...]) -> tuple[Array, Array]:
        d_now, h, update, reset, candidate, remembered = now
        d_h = d_h + d_now
        d_candidate = d_h * (1 - update) * (1 - candidate * candidate)
        d_update = d_h * (h - candidate) * update * (1 - update)
        d_reset = d_candidate * remembered * reset * (1 - reset)
        d_recurrent = jnp.concatenate([d_update, d_reset, d_candidate * reset], 1)
        d_h = d_h * update + product(d_recurrent, kernel.T, dtype)
        return d_h, jnp.concatenate([d_update, d_reset, d_candidate], 1)

    d_state, d_inputs = jax.lax.scan(
        step, jnp.zeros_like(before[0]), (upstream, *gates), reverse=True
    )
    d_gates, d_candidates = d_inputs[..., : 2 * units], d_inputs[..., 2 * units :]
    d_recurrent = jnp.concatenate([d_gates, d_candidates * reset], 2).reshape(-1, 3 * units)
    d_kernel = product(before.reshape(-1, units).T, d_recurrent, dtype)
    return d_inputs, d_kernel, d_recurrent.sum(0), d_state


gru.defvjp(_forward, _backward)
