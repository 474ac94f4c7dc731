"""y = Ax + b, product by product."""

from __future__ import annotations

import torch

from fmnist_gui.engine.network.products import Step, steps_of

A = ((1.0, 2.0, 3.0, 4.0), (2.0, 3.0, 4.0, 5.0), (3.0, 4.0, 5.0, 6.0))
X = (1.0, 2.0, 3.0, 4.0)
B = (0.5, -0.25, 0.0)


def test_the_last_step_of_each_row_is_what_torch_gives() -> None:
    steps = steps_of(A, X, B)
    assert len(steps) == 3 * (4 + 1)
    layer = torch.nn.Linear(4, 3)
    layer.weight, layer.bias = torch.nn.Parameter(torch.tensor(A)), torch.nn.Parameter(torch.tensor(B))
    assert [step.total for step in steps if step.with_bias] == layer(torch.tensor(X)).tolist()


def test_products_add_up_one_by_one() -> None:
    assert steps_of(A, X, B)[:5] == [
        Step(0, 1, False, 1.0),
        Step(0, 2, False, 5.0),
        Step(0, 3, False, 14.0),
        Step(0, 4, False, 30.0),
        Step(0, 4, True, 30.5),
    ]
