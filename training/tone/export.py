"""From a trained network to the file that ships: ONNX, weights in eight bits."""

import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from nudgebot.scoring.tone.names import TONE_OUTPUTS
from training.tone.network import ToneNetwork

_OPSET = 17


class _Judge(nn.Module):  # type: ignore[misc]
    """The network as it serves: without habits, with probabilities where they are wanted."""

    def __init__(self, network: ToneNetwork) -> None:
        super().__init__()
        self._network = network

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        out = self._network(ids, mask)
        return out.axes, out.about, out.wording, out.evidence.sigmoid(), out.edits.softmax(dim=-1)


def export(network: ToneNetwork, path: Path) -> None:
    """Write the network as int8 ONNX.

    Matrices have a scale for each column and seven bits, so that processors without VNNI cannot
    overflow; the rows of the embedding table have eight bits and a scale each.
    """
    network.eval()
    ids = torch.randint(1, 100, (2, 8))
    with tempfile.TemporaryDirectory() as folder:
        plain, whole = Path(folder) / "plain.onnx", Path(folder) / "whole.onnx"
        torch.onnx.export(
            _Judge(network),
            (ids, torch.ones_like(ids)),
            str(plain),
            input_names=["ids", "mask"],
            output_names=list(TONE_OUTPUTS),
            dynamic_axes={
                name: {0: "texts", 1: "pieces"} for name in ("ids", "mask", "evidence", "edits")
            }
            | {name: {0: "texts"} for name in ("axes", "about", "wording")},
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            str(plain),
            str(whole),
            op_types_to_quantize=["MatMul", "Gemm"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
        model = onnx.load(str(whole))
    _shrink_embedding(model)
    onnx.save(model, str(path))


def _shrink_embedding(model: onnx.ModelProto) -> None:
    """Replace the word embedding by bytes and scales, looked up side by side and multiplied."""
    table = max(
        (tensor for tensor in model.graph.initializer if tensor.data_type == TensorProto.FLOAT),
        key=lambda tensor: int(np.prod(tensor.dims)),
    )
    values = numpy_helper.to_array(table)
    scales = np.maximum(np.abs(values).max(axis=1, keepdims=True), 1e-8) / 127
    codes = np.rint(values / scales).astype(np.int8)
    place, gather = next(
        (place, node)
        for place, node in enumerate(model.graph.node)
        if node.op_type == "Gather" and node.input[0] == table.name
    )
    ids, out = gather.input[1], gather.output[0]
    model.graph.initializer.remove(table)
    model.graph.initializer.extend(
        [
            numpy_helper.from_array(codes, "words.codes"),
            numpy_helper.from_array(scales.astype(np.float32), "words.scales"),
        ]
    )
    nodes = [
        helper.make_node("Gather", ["words.codes", ids], ["words.picked"]),
        helper.make_node("Cast", ["words.picked"], ["words.float"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["words.scales", ids], ["words.scale"]),
        helper.make_node("Mul", ["words.float", "words.scale"], [out]),
    ]
    model.graph.node.remove(gather)
    for offset, node in enumerate(nodes):
        model.graph.node.insert(place + offset, node)


def save_tokenizer(tokenizer: Tokenizer, path: Path) -> None:
    """Write the tokenizer without what it does not need."""
    content = json.loads(tokenizer.to_str())
    path.write_text(
        json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
