"""The same network of PyTorch's nn.GRU, trained as its tutorials do."""

import importlib
from typing import Any

from benchmarks.trainers import BATCH, WINDOW, Step
from model.network_config import NetworkConfig

torch: Any = importlib.import_module("torch")


class _Network(torch.nn.Module):  # type: ignore[misc]  # PyTorch need not be installed
    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.residual = config.residual
        self.embedding = torch.nn.Embedding(config.vocabulary, config.embedding)
        sizes = [config.embedding] + [config.units] * config.layers
        self.grus = torch.nn.ModuleList(
            torch.nn.GRU(inputs, config.units, batch_first=True) for inputs in sizes[:-1]
        )
        self.dense = torch.nn.Linear(config.units, config.vocabulary)

    def forward(self, ids: Any, states: list[Any]) -> tuple[Any, list[Any]]:
        x, after = self.embedding(ids), []
        for number, (gru, state) in enumerate(zip(self.grus, states, strict=True)):
            y, state_after = gru(x, state)
            after.append(state_after.detach())
            x = x + y if number and self.residual else y
        return self.dense(x), after


def make(config: NetworkConfig, dtype: str) -> Step:
    """Return a step on random characters; the state is carried."""
    network = _Network(config)
    optimizer = torch.optim.AdamW(network.parameters(), 2e-3, weight_decay=0.01)
    ids = torch.randint(config.vocabulary, (BATCH, WINDOW + 1))
    states = [torch.zeros(1, BATCH, config.units) for _ in network.grus]

    def step() -> None:
        nonlocal states
        with torch.autocast("cpu", torch.bfloat16, enabled=dtype == "bfloat16"):
            logits, after = network(ids[:, :-1], states)
        loss = torch.nn.functional.cross_entropy(
            logits.float().reshape(-1, config.vocabulary), ids[:, 1:].reshape(-1)
        )
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        states = [state.float() for state in after]

    return step
