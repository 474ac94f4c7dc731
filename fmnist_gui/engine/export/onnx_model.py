"""The network as an ONNX model that takes pictures as they are stored and gives probabilities."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT, CLASS_NAMES
from fmnist_gui.engine.imports import IMPORT_LOCK
from fmnist_gui.engine.network.design import COURSE_OPERATIONS, POOL, OperationKind

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights

OPSET, IR_VERSION = 17, 8  # of 2022: older runtimes read them too
INPUT = "images"
INPUT_MEANING = (
    "uint8 [N, 1, 28, 28]: N grey pictures, 0 (black background) to 255 (white), the garment upright and filling the "
    "frame as in Fashion-MNIST. The model divides by 255 itself."
)
OUTPUT_MEANING = "logits and their softmax, probabilities, both float32 [N, 10], in the order of classes"


def onnx_model(weights: Weights, facts: dict[str, str]) -> bytes:
    """The content of an .onnx file. `facts` (name of the run, accuracy …) are put into its metadata.

    Input `images` uint8 [N, 1, 28, 28]; outputs `logits` and `probabilities` float32 [N, 10].
    """
    with IMPORT_LOCK:
        from onnx import TensorProto, checker, helper, numpy_helper

    picture = helper.make_tensor_value_info(INPUT, TensorProto.UINT8, ["N", 1, 28, 28], INPUT_MEANING)
    scores = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", CLASS_COUNT])
        for name in ("logits", "probabilities")
    ]
    constants = [numpy_helper.from_array(tensor.numpy(), name) for name, tensor in weights.items()]
    constants.append(helper.make_tensor("white", TensorProto.FLOAT, [], [255.0]))
    graph = helper.make_graph(_nodes(helper), "course-cnn", [picture], scores, constants)
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION, producer_name="fmnist-studio"
    )
    described = {"input": INPUT_MEANING, "output": OUTPUT_MEANING, "classes": json.dumps(CLASS_NAMES)}
    helper.set_model_props(model, described | facts)
    checker.check_model(model, full_check=True)
    return bytes(model.SerializeToString())


def _nodes(helper: Any) -> list[Any]:
    """The stages of `Network.forward`, with the preprocessing before them and the softmax after them."""
    pool = {"kernel_shape": [POOL, POOL], "strides": [POOL, POOL]}
    kinds: dict[OperationKind, tuple[str, dict[str, Any]]] = {
        "convolution": ("Conv", {}),
        "relu": ("Relu", {}),
        "max_pool": ("MaxPool", pool),
        "flatten": ("Flatten", {}),
        "linear": ("Gemm", {"transB": 1}),
    }
    before = "scaled"
    nodes = [
        helper.make_node("Cast", [INPUT], ["bytes"], to=1),  # 1 is float32
        helper.make_node("Div", ["bytes", "white"], [before]),
    ]
    for name, kind in COURSE_OPERATIONS:
        operator, options = kinds[kind]
        weights = [f"{name}.weight", f"{name}.bias"] if kind in ("convolution", "linear") else []
        output = "logits" if name == "out" else name
        nodes.append(helper.make_node(operator, [before, *weights], [output], **options))
        before = output
    return [*nodes, helper.make_node("Softmax", [before], ["probabilities"], axis=1)]
