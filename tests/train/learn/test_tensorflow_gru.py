import keras
import numpy as np
import pytest
import tensorflow as tf

from train.learn.tensorflow_gru import gru, product

TIME, BATCH, INPUTS, UNITS = 17, 3, 5, 8
NUMBERS = np.random.default_rng(4)
SHAPES = [(BATCH, TIME, INPUTS), (INPUTS, 3 * UNITS), (UNITS, 3 * UNITS), (2, 3 * UNITS)]
SHAPES.append((BATCH, UNITS))
VALUES = [NUMBERS.normal(0, 0.8, shape).astype(np.float32) for shape in SHAPES]
UPSTREAM = NUMBERS.normal(0, 1, (BATCH, TIME, UNITS)).astype(np.float32)


def ours(dtype: tf.DType) -> list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    """Return the hidden states, then the gradients of x, kernel, recurrent, bias and state."""
    x, kernel, recurrent, bias, state = variables = [tf.Variable(value) for value in VALUES]
    with tf.GradientTape() as tape:
        inputs = product(tf.transpose(x, [1, 0, 2]), kernel, dtype)
        hidden = tf.transpose(gru(inputs, recurrent, bias, state, dtype), [1, 0, 2])
        value = tf.reduce_sum(hidden * UPSTREAM)
    return [
        hidden.numpy(),
        *(g.numpy() for g in map(tf.convert_to_tensor, tape.gradient(value, variables))),
    ]


@pytest.fixture(scope="module")
def theirs() -> list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    """The same from Keras' own GRU, by TensorFlow's own differentiation."""
    layer = keras.layers.GRU(UNITS, return_sequences=True)
    layer.build((BATCH, TIME, INPUTS))
    layer.set_weights(VALUES[1:4])
    x, state = tf.Variable(VALUES[0]), tf.Variable(VALUES[4])
    with tf.GradientTape() as tape:
        hidden = layer(x, initial_state=state)
        value = tf.reduce_sum(hidden * UPSTREAM)
    weights = [variable.value for variable in layer.trainable_variables]
    gradients = tape.gradient(value, [x, *weights, state])
    return [hidden.numpy(), *(gradient.numpy() for gradient in gradients)]


NAMES = ["hidden", "x", "kernel", "recurrent", "bias", "state"]


@pytest.mark.parametrize("place", range(6), ids=NAMES)
def test_it_is_keras_gru_and_its_gradient(
    place: int, theirs: list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]]
) -> None:
    expected = theirs[place]
    assert np.abs(expected).max() > 0.1
    found = ours(tf.float32)[place]
    assert np.abs(found - expected).max() <= 1e-5 * max(1, np.abs(expected).max())


def test_bfloat16_is_close(theirs: list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]]) -> None:
    """Eight bits of mantissa err by 0.4 % a number."""
    for found, expected in zip(ours(tf.bfloat16), theirs, strict=True):
        error = np.linalg.norm(found - expected) / np.linalg.norm(expected)
        assert 0 < error < 0.03


def test_a_product_is_float32_whatever_it_is_taken_in() -> None:
    x, kernel = (NUMBERS.normal(0, 1, shape).astype(np.float32) for shape in [(2, 4, 5), (5, 3)])
    assert product(x, kernel, tf.bfloat16).dtype == tf.float32
    assert np.allclose(product(x, kernel, tf.float32), x @ kernel, atol=1e-5)
