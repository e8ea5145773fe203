from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from tests.train.learn.small_learner import BATCH, CONFIG, learner, window
from train.data.batches import Window
from train.learn.distributed import Workers
from train.learn.tensorflow_learner import TensorflowLearner
from train.recipe import Recipe


def zeros() -> Any:
    return tf.zeros([CONFIG.layers, BATCH, CONFIG.units])


def test_forward_is_the_keras_network() -> None:
    made, ids = learner(), window(1).inputs
    logits, _ = made.forward(ids, zeros())
    expected = made.network(ids, training=False)
    assert np.abs(tf.transpose(logits, [1, 0, 2]) - expected).max() < 1e-5


def test_gradients_are_those_of_the_keras_network() -> None:
    made, read = learner(), window(2)
    weights = made.network.trainable_variables

    def gradients(in_ours: bool) -> list[Any]:
        with tf.GradientTape() as tape:
            if in_ours:
                logits = tf.transpose(made.forward(read.inputs, zeros())[0], [1, 0, 2])
            else:
                logits = made.network(read.inputs, training=False)
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(read.targets, logits)
            loss = tf.reduce_mean(losses)
        found = tape.gradient(loss, [variable.value for variable in weights])
        return [tf.convert_to_tensor(gradient).numpy() for gradient in found]

    for found, expected in zip(gradients(True), gradients(False), strict=True):
        assert np.abs(expected).max() > 1e-4
        assert np.abs(found - expected).max() < 1e-5


def test_reading_in_two_windows_is_reading_in_one() -> None:
    made, ids = learner(), window(3).inputs
    whole, end = made.forward(ids, zeros())
    first, between = made.forward(ids[:, :5], zeros())
    second, end_of_two = made.forward(ids[:, 5:], between)
    assert np.abs(tf.concat([first, second], 0) - whole).max() < 1e-6
    assert np.abs(end_of_two - end).max() < 1e-6
    afresh, _ = made.forward(ids[:, 5:], zeros())
    assert np.abs(afresh - second).max() > 0.01


def test_the_state_is_carried_where_the_window_says_so() -> None:
    made, read = learner(learning_rate=1e-8), window(4)
    made.learn(read, 0)
    _, after = made.forward(read.inputs, zeros())
    assert np.abs(made.state - after).max() < 1e-4
    carried = Window(read.inputs, read.targets, np.array([1, 0] * 9, np.float32))
    mask = carried.carried[None, :, None]
    _, expected = made.forward(read.inputs, made.state * mask)
    made.learn(carried, 1)
    assert np.abs(made.state - expected).max() < 1e-4


def test_the_loss_falls_and_was_taken_before_the_step() -> None:
    made, read = learner(learning_rate=1e-2), window(5, carried=0)
    logits, _ = made.forward(read.inputs, zeros())
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.transpose(read.targets), logits)
    found = [made.learn(read, step) for step in range(90)]
    assert found[0] == pytest.approx(float(tf.reduce_mean(losses)), abs=1e-5)
    assert found[-1] < found[0] / 2


@pytest.mark.parametrize("what", ["dropout", "input_dropout", "recurrent_dropout"])
def test_dropout_depends_on_the_step_alone(what: str) -> None:
    made, ids = learner(**{what: 0.2}), window(6).inputs

    forward = tf.function(made.forward)

    def read(step: int) -> Any:
        return forward(ids, zeros(), tf.constant([1, step]))[0].numpy()

    assert np.array_equal(read(3), read(3))
    assert not np.array_equal(read(3), read(4))
    plain = made.forward(ids, zeros())[0].numpy()
    assert np.abs(read(3) - plain).max() > 0.05
    mean = np.mean([read(step) for step in range(300)], 0)
    assert np.abs(mean - plain).max() < np.abs(plain).max() / 5


@pytest.mark.parametrize("what", ["dropout", "input_dropout", "recurrent_dropout"])
def test_machines_drop_the_same_weights_and_other_values(what: str) -> None:
    made, ids = learner(**{what: 0.2}), window(6).inputs

    def read(index: int) -> Any:
        made._workers = Workers(index, 2, None, abs)
        return made.forward(ids, zeros(), tf.constant([1, 3]))[0].numpy()

    assert np.array_equal(read(0), read(0))
    assert np.array_equal(read(0), read(1)) == (what == "recurrent_dropout")


@pytest.mark.parametrize("bfloat16", [False, True])
def test_restored_it_goes_on_as_if_nothing_had_been(bfloat16: bool) -> None:
    first = learner(dropout=0.2, bfloat16=bfloat16)
    for step in range(5):
        first.learn(window(step), step)
    kept = [array.copy() for array in first.export()]
    expected = [first.learn(window(step), step) for step in range(5, 9)]
    second = learner(dropout=0.2, bfloat16=bfloat16)
    second.restore(kept)
    assert [second.learn(window(step), step) for step in range(5, 9)] == expected
    for ours, theirs in zip(first.export(), second.export(), strict=True):
        assert np.array_equal(ours, theirs)


def test_the_state_of_another_network_is_refused() -> None:
    made = learner()
    arrays = made.export()
    with pytest.raises(ValueError, match="argument"):
        made.restore([*arrays[:-2], arrays[-1]])
    with pytest.raises(ValueError, match="state"):
        made.restore(arrays[:-1])
    with pytest.raises(ValueError, match="shape"):
        made.restore([arrays[0][:, 1:], *arrays[1:]])


def test_the_voice_is_the_average_of_the_last_weights() -> None:
    made = learner(ema_decay=0.5, learning_rate=1e-2)
    first = made.weights()
    expected = dict(first)
    for step in range(6):
        made.learn(window(step), step)
        momentum = min(0.5, (1 + step) / (10 + step))
        learnt = [variable.numpy() for variable in made.network.trainable_variables]
        for name, now in zip(expected, learnt, strict=True):
            expected[name] = momentum * expected[name] + (1 - momentum) * now
    with made.averaged() as network:
        for name, lent in zip(expected, network.get_weights(), strict=True):
            assert np.abs(lent - expected[name]).max() <= np.abs(expected[name]).max() / 2**11
            assert np.array_equal(lent, made.weights()[name])
            assert np.abs(lent - first[name]).max() > 1e-4
    for variable, now in zip(made.network.trainable_variables, learnt, strict=True):
        assert np.array_equal(variable.numpy(), now)


def test_a_voice_has_ten_bits_of_mantissa() -> None:
    made = learner()
    for name, average in zip(CONFIG.shapes(), made.averages(), strict=True):
        weights, exact = made.weights()[name], average
        assert not (weights.view(np.uint32) & 0x1FFF).any()
        assert (np.abs(weights - exact) <= np.abs(exact) / 2**11).all()
        assert (weights != exact).any() or not exact.any()


def test_a_voice_is_as_sure_of_itself_as_the_recipe_says() -> None:
    made, sure = learner(), learner(logit_scale=0.8)
    for name, weights in sure.weights().items():
        share = 0.8 if "dense" in name else 1.0
        assert np.abs(weights - share * made.weights()[name]).max() < 1e-3
    assert np.abs(sure.weights()["layers/dense/vars/0"]).max() > 0.01


def test_weights_have_the_names_of_the_file() -> None:
    made = learner()
    shapes = {name: array.shape for name, array in made.weights().items()}
    assert shapes == CONFIG.shapes()


def test_the_learning_rate_warms_up_and_decays() -> None:
    made = TensorflowLearner(
        CONFIG, Recipe(learning_rate=0.1, warmup_steps=5), BATCH, total_steps=100
    )
    rates = [float(made.optimizer._learning_rate(step)) for step in range(100)]
    assert rates[0] == 0
    assert max(rates) == rates[5] == pytest.approx(0.1)
    assert rates[99] < 0.004
