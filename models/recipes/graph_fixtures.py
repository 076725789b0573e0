"""Saves small Keras models as frozen graphs and as they are, with what TensorFlow makes of one picture.

    pip install tensorflow-cpu==2.15.1
    pip install --no-deps tensorflowjs==4.22.0 tensorflow-hub==0.16.1 tf-keras==2.15.1
    python models/recipes/graph_fixtures.py

Each model goes through the converter's own optimisation, which folds and fuses what it can, into `model.json` and its shard
(`layers.h5` is the same as layers). `expected.json` holds the logits of `picture24.png` and the gradient, by pixels in
[0, 1], of the sum of their squares. Weights are random, from a fixed seed.
"""

import json
import os
import shutil
import sys
import tempfile
import types
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# The converter asks for these at import, and needs them for models of other kinds alone.
for absent in ("tensorflow_decision_forests", "jax", "jax.experimental", "jax.experimental.jax2tf"):
    sys.modules[absent] = types.ModuleType(absent)
sys.modules["jax.experimental"].jax2tf = sys.modules["jax.experimental.jax2tf"]

import numpy as np
import tensorflow as tf
from tensorflowjs.converters import convert_tf_saved_model

MODELS = Path(__file__).resolve().parents[2] / "src" / "engine" / "models"
FOLDER = MODELS / "graph" / "fixtures"
layers = tf.keras.layers


def mobile() -> tf.keras.Model:
    """As MobileNet ends: shapes made out of shapes, a convolution for the scores, softmax."""
    x = inputs = layers.Input((24, 24, 3), name="image")
    x = layers.ZeroPadding2D(((0, 1), (0, 1)))(x)
    x = layers.Conv2D(8, 3, strides=2, padding="valid", use_bias=False)(x)
    x = layers.ReLU(6.0)(layers.BatchNormalization()(x))
    x = layers.DepthwiseConv2D(3, padding="same", use_bias=False)(x)
    x = layers.ReLU(6.0)(layers.BatchNormalization()(x))
    x = layers.LeakyReLU(0.1)(layers.Conv2D(12, 1)(x))
    x = layers.GlobalAveragePooling2D(keepdims=True)(x)
    x = layers.Dropout(0.1)(x)
    x = layers.Reshape((4,))(layers.Conv2D(4, 1, padding="same")(x))
    return tf.keras.Model(inputs, layers.Softmax()(x))


def excited() -> tf.keras.Model:
    """As EfficientNet is made: pixels rescaled within, swish, squeeze and excitation, a residual sum; logits at its end."""
    x = inputs = layers.Input((24, 24, 3), name="image")
    x = layers.Rescaling(1 / 127.5, offset=-1)(x)
    x = layers.Activation("swish")(layers.BatchNormalization()(layers.Conv2D(8, 3, padding="same", use_bias=False)(x)))
    narrow = x = layers.MaxPooling2D(3, strides=2, padding="same")(x)
    x = layers.Activation("swish")(layers.DepthwiseConv2D(3, padding="same", depth_multiplier=2)(x))
    gate = layers.Reshape((1, 1, 16))(layers.GlobalAveragePooling2D()(x))
    gate = layers.Conv2D(4, 1, activation="swish")(gate)
    gate = layers.Conv2D(16, 1, activation="sigmoid")(gate)
    x = layers.BatchNormalization()(layers.Conv2D(8, 1, use_bias=False)(layers.Multiply()([x, gate])))
    x = layers.PReLU(shared_axes=[1, 2], alpha_initializer=tf.keras.initializers.RandomUniform(0.1, 0.4))(layers.Add()([x, narrow]))
    x = layers.Concatenate()([x, layers.Conv2D(4, 3, padding="same", dilation_rate=2, activation="elu")(x)])
    x = layers.AveragePooling2D(3, strides=2, padding="same")(x)
    x = layers.Dense(10, activation="tanh")(layers.Flatten()(x))
    return tf.keras.Model(inputs, layers.Dense(4)(x))


def picture() -> np.ndarray:
    return tf.io.decode_png((MODELS / "own/fixtures/picture24.png").read_bytes()).numpy()[None].astype("float32") / 255


def randomised(model: tf.keras.Model, seed: int) -> tf.keras.Model:
    """Statistics and biases as a training leaves them, neither 0 nor 1."""
    draws = np.random.default_rng(seed)
    for layer in model.layers:
        if getattr(layer, "bias", None) is not None:
            layer.bias.assign(draws.uniform(-0.3, 0.3, layer.bias.shape))
        if isinstance(layer, layers.BatchNormalization):
            channels = layer.gamma.shape[0]
            spans = [(0.6, 1.4), (-0.3, 0.3), (-0.3, 0.3), (0.5, 1.5)]
            layer.set_weights([draws.uniform(*span, channels).astype("float32") for span in spans])
    return model


def answers(model: tf.keras.Model, pixels: str) -> dict:
    x = tf.constant(picture())
    with tf.GradientTape() as tape:
        tape.watch(x)
        given = model(x * 255 if pixels == "bytes" else x, training=False)
        logits = tf.math.log(given) if isinstance(model.layers[-1], layers.Softmax) else given
        centred = logits - tf.reduce_mean(logits, 1, keepdims=True)
        score = tf.reduce_sum(centred**2)
    numbers = lambda tensor: [float(f"{value:.8g}") for value in tensor.numpy().reshape(-1)]
    return {"pixels": pixels, "centred": numbers(centred), "gradient": numbers(tape.gradient(score, x))}


def save(name: str, build, pixels: str, seed: int) -> None:
    tf.keras.utils.set_random_seed(seed)
    model = randomised(build(), seed)
    folder = FOLDER / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as saved:
        tf.saved_model.save(model, saved)
        convert_tf_saved_model(saved, str(folder))
    model.save(folder / "layers.h5", save_format="h5", include_optimizer=False)
    (folder / "expected.json").write_text(json.dumps(answers(model, pixels)))
    nodes = json.loads((folder / "model.json").read_text())["modelTopology"]["node"]
    print(name, sorted({node["op"] for node in nodes}))


if __name__ == "__main__":
    save("mobile", mobile, "unit", 1)
    save("excited", excited, "bytes", 2)
