"""What can be asked of `python -m train`, and what its help says."""

import argparse
import math
from dataclasses import fields
from pathlib import Path

from train import presets
from train.data.fetch import MIRROR
from train.judge.quality import CHARACTERS
from train.recipe import Recipe

_ABOUT = "make a voice from books, or measure one"
_HELP = {
    "embedding": "size of a character's vector",
    "units": "size of each GRU layer's hidden state",
    "layers": "GRU layers; from the second on, each adds to what it reads",
    "dropout": "share dropped of what the output layer reads, in training",
    "input_dropout": "share dropped of what every GRU layer but the first reads",
    "recurrent_dropout": "share dropped of the recurrent weights",
    "epochs": "how often the corpus is read",
    "batch": "streams of text read side by side",
    "window": "characters read between two updates",
    "learning_rate": "highest learning rate of AdamW, after the warm-up",
    "warmup_steps": "updates until the highest learning rate",
    "final_rate": "the last learning rate, as a share of the highest; 1 for no decay",
    "weight_decay": "AdamW's weight decay",
    "gradient_norm": "global norm that gradients are scaled down to",
    "average": "momentum of the moving average of the weights, which becomes the voice",
    "confidence": "what the voice's logits are multiplied by; a network that was trained with much "
    "dropout for long is too sure of itself",
    "held_out": "share at the end of every book that is not learnt",
    "seed": "of every random choice",
    "shuffled": "read windows in random order, each from a fresh state",
    "bfloat16": "take matrix products in bfloat16",
}


def seconds(text: str) -> float:
    """Return a number of seconds; raise ValueError for what no clock can show."""
    value = float(text)
    if not 0 <= value < math.inf:
        raise ValueError
    return value


def parser(prog: str) -> argparse.ArgumentParser:
    """Return the options of every command."""
    options = argparse.ArgumentParser(prog=prog, description=_ABOUT)
    commands = options.add_subparsers(dest="command", required=True)
    get = commands.add_parser("fetch", help="download the books of a list; may be repeated")
    get.add_argument("list", help="the name of a list in data/, such as wizard, or a .csv file")
    get.add_argument("--to", type=Path, help="the folder for the books (default: books/LIST)")
    get.add_argument(
        "--mirror",
        default=MIRROR,
        help="where Project Gutenberg, or a copy of it, is (default: %(default)s)",
    )
    fit = commands.add_parser("fit", help="train a voice; the same command goes on after a stop")
    fit.add_argument("corpus", type=Path, help="a text file, or a folder of .txt files")
    fit.add_argument("--out", type=Path, required=True, help="the .keras file to write")
    fit.add_argument("--title", help="what the voice is called (default: the corpus' name)")
    fit.add_argument("--licence", default="unknown", help="the licence of the corpus")
    fit.add_argument(
        "--opening",
        action="append",
        help="an opening that a sample continues after every epoch (default: Once upon a time)",
    )
    fit.add_argument(
        "--start", type=Path, help="a voice of the same sizes to begin with instead of chance"
    )
    fit.add_argument(
        "--checkpoint-seconds",
        type=seconds,
        default=240.0,  # a slow step and the writing itself stay within five minutes
        help="the longest time between two checkpoints (default: %(default)s)",
    )
    fit.add_argument(
        "--strategy",
        choices=("one", "multiworker"),
        default="one",
        help="multiworker: the machines that TF_CONFIG names, the same command on each of them",
    )
    fit.add_argument(
        "--wait-seconds",
        type=seconds,
        default=600.0,
        help="how long to wait for the other machines to come (default: %(default)s)",
    )
    fit.add_argument(
        "--preset",
        choices=presets.NAMES,
        help="; ".join(f"{name}: {text}" for name, text in presets.NAMES.items())
        + " (default: gpu where there is one that can be used, else laptop)",
    )
    own = fit.add_argument_group("settings instead of the preset's")
    for setting in fields(Recipe):
        name = "--" + setting.name.replace("_", "-")
        if setting.type is bool:
            action = argparse.BooleanOptionalAction
            own.add_argument(name, action=action, help=_HELP[setting.name])
        else:
            own.add_argument(name, type=type(setting.default), help=_HELP[setting.name])
    evaluate = commands.add_parser("evaluate", help="measure a voice on text it has not learnt")
    evaluate.add_argument("voice", type=Path, help="the .keras file")
    evaluate.add_argument("corpus", type=Path, help="a text file, or a folder of .txt files")
    evaluate.add_argument(
        "--precision",
        choices=("float32", "int8"),
        default="float32",
        help="of the decoder; the bot's is int8",
    )
    for name, value, text in (
        ("temperature", 0.7, "of the text that it writes"),
        ("min-p", 0.0, "rules out what is less likely than this share of the likeliest"),
        ("top-p", 1.0, "rules out all but the likeliest that reach this probability together"),
    ):
        help_text = f"{text} (default: %(default)s)"
        evaluate.add_argument(f"--{name}", type=float, default=value, help=help_text)
    evaluate.add_argument(
        "--characters",
        type=int,
        default=CHARACTERS,
        help="how many it writes, to be judged (default: %(default)s)",
    )
    tell = commands.add_parser("report", help="write a voice's story as one HTML page")
    tell.add_argument("voice", type=Path, help="the .keras file")
    tell.add_argument("corpus", type=Path, help="the file or folder that it was trained on")
    tell.add_argument("--out", type=Path, help="the page (default: beside the voice)")
    return options
