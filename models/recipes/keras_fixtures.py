"""Saves small Keras models as people save them, with what Keras makes of one picture.

    pip install tensorflow-cpu==2.21.0 keras==3.15.1 tf_keras==2.21.0
    python models/recipes/keras_fixtures.py

The models that `fixtures/` of the engine's own-model tests holds as TensorFlow.js files are built again and saved as
`.keras` and `.h5`, by the Keras that made them; with them go models of kinds that those do not have. The answers of every
model stand in `keras/expected.json` beside the files. Weights are random, from a fixed seed.
"""

import json
import os
import zipfile
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import h5py
import keras
import numpy as np
import tensorflow as tf
import tf_keras

FIXTURES = Path(__file__).resolve().parents[2] / "src" / "engine" / "models" / "own" / "fixtures"
FOLDER = FIXTURES / "keras"
SCALES = {"unit": (1, 0), "bytes": (255, 0), "signed": (2, -1)}


def picture(pixels: str) -> np.ndarray:
    scale, shift = SCALES[pixels]
    values = tf.io.decode_png((FIXTURES / "picture24.png").read_bytes()).numpy()[None] / 255
    return (values * scale + shift).astype("float32")


def answers(model, pixels: str) -> dict:
    """What the model gives for the picture."""
    x = tf.constant(picture(pixels))
    return {"pixels": pixels, "p": model(x, training=False).numpy().reshape(-1).tolist()}


def tensorflow_js(case: str) -> tuple[dict, list[np.ndarray]]:
    """A case's topology, and its weights by name, without scopes."""
    files = json.loads((FIXTURES / case / "model.json").read_text())
    group = files["weightsManifest"][0]
    data = (FIXTURES / case / group["paths"][0]).read_bytes()
    weights, offset = {}, 0
    for entry in group["weights"]:
        count = int(np.prod(entry["shape"]))
        name = "/".join(entry["name"].split("/")[-2:])
        weights[name] = np.frombuffer(data, "<f4", count, offset).reshape(entry["shape"])
        offset += 4 * count
    return files["modelTopology"]["model_config"], weights


def rebuilt(library, case: str):
    """A case's model with its weights, in the given Keras."""
    topology, weights = tensorflow_js(case)
    model = getattr(library.models, "Sequential" if topology["class_name"] == "Sequential" else "Model")
    made = model.from_config(topology["config"])
    for layer in made.layers:
        if not getattr(layer, "layers", None) and layer.weights:
            names = [w.name.split("/")[-1].split(":")[0] for w in layer.weights]
            found = [weights.get(f"{layer.name}/{name}") for name in names]
            if all(value is not None for value in found):
                layer.set_weights(found)
    return made


def randomised(model):
    """Random weights, so that no batch normalisation is the identity."""
    generator = np.random.default_rng(11)
    for weight in model.weights:
        if "count" in weight.name or "seed" in weight.name:
            continue
        values = generator.normal(0, 0.35, weight.shape)
        weight.assign((np.abs(values) + 0.5 if "var" in weight.name or "gamma" in weight.name else values).astype("float32"))
    return model


def nested():
    """A base model with normalisation and separable convolutions within a model, whose layers bear the same names."""
    base_in = keras.Input((24, 24, 3), name="picture")
    x = keras.layers.Conv2D(6, 3, strides=2, use_bias=False, name="conv")(base_in)
    x = keras.layers.BatchNormalization(name="normal")(x)
    x = keras.layers.Activation(keras.activations.relu6, name="cap")(x)
    x = keras.layers.SeparableConv2D(8, 3, padding="same", dilation_rate=2, activation="relu", name="separable")(x)
    base = keras.Model(base_in, x, name="base")
    base.trainable = False
    seen = keras.Input((24, 24, 3))
    x = keras.layers.Rescaling(2.0, offset=-1.0)(seen)
    x = base(x, training=False)
    x = keras.layers.Conv2D(8, 3, name="conv")(x)
    x = keras.layers.BatchNormalization(name="normal", scale=False)(x)
    x = keras.layers.GlobalAveragePooling2D()(x)
    x = keras.layers.Dropout(0.3)(x)
    return keras.Model(seen, keras.layers.Dense(4, activation="softmax")(x))


def residual():
    """Sums written with a plus, two convolutions of one class, depthwise filters with holes, settings as objects."""
    seen = keras.Input((24, 24, 3))
    x = keras.layers.Normalization()(seen)
    x = keras.layers.Conv2D(6, 3, padding="same", activation=keras.activations.gelu)(x)
    y = keras.layers.DepthwiseConv2D(3, padding="same", dilation_rate=(2, 2))(x)
    y = keras.layers.LeakyReLU(negative_slope=0.1)(y)
    y = keras.layers.Conv2D(6, 1, activation="silu")(y)
    x = x + y
    x = keras.layers.RandomContrast(0.2)(x)
    x = keras.layers.ActivityRegularization(l2=1e-4)(x)
    x = keras.layers.AveragePooling2D(2)(x)
    x = keras.layers.Flatten()(x)
    return keras.Model(seen, keras.layers.Dense(3)(x))


def constants():
    """Numbers in the model, on either side of every operation, of whole pictures and channel by channel."""
    seen = keras.Input((24, 24, 3))
    x = keras.applications.densenet.preprocess_input(seen * 255.0)
    x = 1.0 - x / np.array([2, 1, 0.5], "float32")
    x = keras.ops.add(-x, keras.ops.multiply(0.25, x))
    x = keras.layers.Conv2D(4, 3, strides=3)(x)
    x = keras.ops.relu(x) - np.full((1, 1, 4), 0.1, "float32")
    x = keras.layers.GlobalAveragePooling2D()(x)
    return keras.Model(seen, keras.ops.softmax(keras.layers.Dense(3)(x)))


def means_off():
    """Channels turned around and the mean taken off, as ResNet and VGG want it; and a sequence within."""
    seen = keras.Input((24, 24, 3))
    x = keras.applications.resnet50.preprocess_input(seen)
    base = keras.Sequential([keras.Input((24, 24, 3)), keras.layers.Rescaling(0.02), keras.layers.Conv2D(4, 5, strides=3)])
    x = keras.layers.GlobalMaxPooling2D()(base(x, training=False))
    return keras.Model(seen, keras.layers.Dense(3)(x))


def excited():
    """MobileNetV3's block: squeeze and excitation, hard swish, one multiplication of two branches by either spelling."""
    seen = keras.Input((24, 24, 3))
    x = keras.layers.Conv2D(6, 3, strides=2, activation="hard_silu")(seen)
    x = keras.layers.ReLU(negative_slope=0.2)(x)
    gate = keras.layers.GlobalAveragePooling2D(keepdims=True)(x)
    gate = keras.layers.Conv2D(2, 1, activation="relu")(gate)
    gate = keras.layers.Conv2D(6, 1)(gate)
    gate = keras.layers.ReLU(6.0)(gate + 3.0) * (1 / 6)
    x = keras.layers.Multiply()([x, gate])
    x = keras.layers.Activation("hard_silu")(keras.layers.Conv2D(6, 1)(x))
    x = keras.layers.Multiply()([x, keras.layers.Dense(6, activation="sigmoid")(keras.layers.GlobalAveragePooling2D()(x))])
    x = keras.layers.GlobalAveragePooling2D()(keras.layers.ELU()(keras.layers.PReLU(shared_axes=[1, 2])(x)))
    return keras.Model(seen, keras.layers.Dense(3)(x))


def keras2_constants():
    """The same by TensorFlow's operations, as Keras 2 writes them."""
    seen = tf_keras.Input((24, 24, 3))
    x = tf_keras.applications.densenet.preprocess_input(seen * 255.0)
    x = 1.0 - x / np.array([2, 1, 0.5], "float32")
    x = tf.add(-x, tf.multiply(x, 0.25))
    x = tf_keras.layers.Conv2D(4, 3, strides=3)(x)
    x = tf.nn.relu(x) - np.full((1, 1, 4), 0.1, "float32")
    x = x * tf_keras.layers.GlobalAveragePooling2D(keepdims=True)(x)
    x = tf_keras.layers.GlobalAveragePooling2D()(x)
    return tf_keras.Model(seen, tf.nn.softmax(tf_keras.layers.Dense(3)(x)))


def keras2_means_off():
    """Keras 2's `x[..., ::-1]`, which it saves in an `.h5` file alone."""
    seen = tf_keras.Input((24, 24, 3))
    x = tf_keras.applications.resnet50.preprocess_input(tf.cast(seen, tf.float32))
    x = tf_keras.layers.GlobalAveragePooling2D()(tf_keras.layers.Conv2D(4, 5, strides=3)(x / 50.0))
    return tf_keras.Model(seen, tf_keras.layers.Dense(3)(x))


def trained(model):
    """One step of Adam, whose moments are saved beside the weights."""
    model.compile(optimizer="adam", loss="mse")
    model.fit(picture("unit"), np.zeros((1, *model.output_shape[1:]), "float32"), verbose=0)
    return model


def keras2_nested():
    """Keras 2: a sequence within a sequence, layers without a bias, a normalisation of given mean."""
    layers = tf_keras.layers
    features = tf_keras.Sequential(
        [
            layers.Conv2D(5, 3, use_bias=False, input_shape=(24, 24, 3)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.MaxPooling2D(2),
        ]
    )
    return tf_keras.Sequential(
        [
            layers.Normalization(mean=[0.4, 0.5, 0.6], variance=[0.04, 0.09, 0.05], input_shape=(24, 24, 3)),
            layers.RandomFlip("horizontal"),
            features,
            layers.SeparableConv2D(6, 3, activation="relu"),
            layers.GlobalMaxPooling2D(),
            layers.Dense(4),
            layers.Softmax(),
        ]
    )


def compressed(source: Path, target: Path) -> None:
    """The same file with its weights in compressed chunks and its lists of names split, as long ones are."""
    with h5py.File(source) as given, h5py.File(target, "w") as made:
        def copy(name, item):
            if isinstance(item, h5py.Dataset):
                chunked = {"chunks": True, "compression": "gzip", "shuffle": True} if item.shape else {}
                made.create_dataset(name, data=item[()], **chunked)
            else:
                made.require_group(name)
            for key, value in item.attrs.items():
                names = key in ("layer_names", "weight_names") and len(value) > 1
                if names:
                    made[name].attrs[f"{key}0"], made[name].attrs[f"{key}1"] = value[:1], value[1:]
                else:
                    made[name].attrs[key] = value

        for key, value in given.attrs.items():
            made.attrs[key] = value
        given.visititems(copy)


def numbers(path: Path) -> None:
    """The same 60 numbers in every way that an HDF5 file may hold them: (i - 30) / 8, exact in 16 bits."""
    values = (np.arange(60).reshape(3, 4, 5) - 30) / 8
    with h5py.File(path, "w") as made:
        for kind in ("<f2", "<f4", "<f8", ">f4", "<i4"):
            made.create_dataset(kind, data=(values * 8 if "i" in kind else values).astype(kind))
        made.create_dataset("scalar", data=np.float32(2.5))
        made.create_dataset("empty", data=np.zeros((0, 3), "<f4"))
        made.create_dataset("chunked", data=values.astype("<f4"), chunks=(2, 2, 2))
        made.create_dataset("compressed", data=values.astype("<f4"), chunks=(2, 2, 2), compression="gzip", shuffle=True)
        made.create_dataset("unwritten", (2,), "<f4")
        # As Keras writes a Boolean.
        made.create_dataset("enumerated", data=np.array([True, False]))


def without_times(path: Path) -> None:
    """Writes a `.keras` archive again with no date in it, so that the same model gives the same bytes."""
    with zipfile.ZipFile(path) as given:
        parts = [(name, given.read(name)) for name in given.namelist()]
    with zipfile.ZipFile(path, "w") as made:
        for name, part in parts:
            made.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), part)


def main() -> None:
    keras.utils.set_random_seed(11)
    FOLDER.mkdir(exist_ok=True)
    (FIXTURES / "hdf5").mkdir(exist_ok=True)
    models = {case: (keras, rebuilt(keras, case)) for case in ("k3-augment", "k3-depthwise", "k3-normalization", "k3-sigmoid1")}
    models |= {case: (tf_keras, rebuilt(tf_keras, case)) for case in ("k2-dilated", "k2-mobilenet-v1-head")}
    for case, (library, model) in models.items():
        known = json.loads((FIXTURES / case / "expected.json").read_text())
        np.testing.assert_allclose(answers(model, known["pixels"])["p"], known["p"], atol=1e-6)
    models |= {
        "nested": (keras, randomised(nested())),
        "residual": (keras, trained(randomised(residual()))),
        "k2-nested": (tf_keras, randomised(keras2_nested())),
        "constants": (keras, randomised(constants())),
        "means-off": (keras, randomised(means_off())),
        "excited": (keras, randomised(excited())),
        "k2-constants": (tf_keras, randomised(keras2_constants())),
        "k2-means-off": (tf_keras, randomised(keras2_means_off())),
    }
    unreadable = ("residual", "constants", "means-off", "excited")
    expected = {}
    for name, (library, model) in models.items():
        pixels = "bytes" if name == "k3-augment" or "means-off" in name else "unit"
        for extension in ("h5",) if name == "k2-means-off" else ("keras", "h5"):
            path = FOLDER / f"{name}.{extension}"
            path.unlink(missing_ok=True)
            model.save(path)
        # Of the file as Keras opens it: some layers take their weights in only then. An `.h5` with operations Keras 3
        # itself cannot open again.
        if (FOLDER / f"{name}.keras").exists():
            without_times(FOLDER / f"{name}.keras")
        readable = [path for path in FOLDER.glob(f"{name}.*") if path.suffix == ".keras" or name not in unreadable]
        found = [answers(library.models.load_model(path), pixels) for path in sorted(readable, reverse=True)]
        for other in found[1:]:
            np.testing.assert_allclose(other["p"], found[0]["p"], atol=1e-6)
        expected[name] = found[0]
    compressed(FOLDER / "k2-nested.h5", FOLDER / "k2-nested-compressed.h5")
    expected["k2-nested-compressed"] = expected["k2-nested"]
    numbers(FIXTURES / "hdf5" / "numbers.h5")
    models["nested"][1].save_weights(FOLDER / "only.weights.h5")
    (FOLDER / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    main()
