from train.recipe import Recipe, settings_of

STORED = {
    **{"embedding": 256, "units": 512, "layers": 2, "dropout": 0.1, "input_dropout": 0.0},
    **{"recurrent_dropout": 0.0, "epochs": 10, "batch": 64, "window": 128, "learning_rate": 2e-3},
    **{"warmup_steps": 200, "final_rate": 0.02, "weight_decay": 0.01, "gradient_norm": 1.0},
    **{"average": 0.995, "confidence": 1.0, "held_out": 0.05, "seed": 1, "shuffled": False},
    "bfloat16": False,
}


def test_voices_and_checkpoints_keep_settings_by_the_names_that_earlier_ones_have() -> None:
    assert Recipe().stored() == STORED
    assert Recipe(**settings_of({**STORED, "seed": 7, "units": 8})) == Recipe(
        random_seed=7, units=8
    )
    assert settings_of({"batch": 3, "corpus": "0"}) == {"batch_size": 3}
