import type { UnsupportedModels } from '@/domain/failures/unsupported-models';
import { exact, times, whole } from '@/domain/format';
import type { Words, WordsFor } from '../../words';
import { brackets, quoted } from '../grammar';

const usualWayOut =
  'Usa un modelo hecho de convoluciones, activaciones comunes, sumas, pooling y capas densas, que termine en puntuaciones de clases.';

/** For what a Layers model may hold and this engine does not know. */
const asGraph =
  'Conviértelo en un modelo de grafo (tensorflowjs_converter --output_format=tfjs_graph_model), que admite muchas más clases de operaciones, y suelta el resultado.';

const saveWhole = 'Guarda el modelo entero desde Keras, model.save("model.keras"), y suelta ese archivo.';

const unsupported = (what: string, hint = usualWayOut): Words => ({
  message: `Este modelo no se puede ejecutar aquí: ${what}.`,
  hint,
});

/** What is said of a sound model that cannot be run here. */
export const unsupportedModels: WordsFor<UnsupportedModels> = {
  'model-unsupported': {
    'several-models': ({ models: [first, second, ...more] }) =>
      unsupported(
        `en lo que has soltado hay ${more.length + 2} modelos (${first}, ${second}${more.length > 0 ? ', …' : ''})`,
        'Trae un solo modelo cada vez.',
      ),
    'layers-without-weights': ({ file }) =>
      unsupported(`${file} enumera las capas de un modelo de Keras sin sus pesos`, saveWhole),
    'topology-without-weights': () =>
      unsupported(
        'enumera las capas de un modelo sin sus pesos',
        'Guarda el modelo entero: model.save("model.keras") en Keras, o model.save("downloads://model") en TensorFlow.js.',
      ),
    'weights-without-layers': () =>
      unsupported('este archivo HDF5 contiene solo pesos, sin las capas a las que pertenecen', saveWhole),
    'hdf5-unknown': ({ problem }) =>
      unsupported(
        `su archivo HDF5 está escrito de una manera que aquí no se conoce (${problem})`,
        'Guarda el modelo otra vez desde Keras, model.save("model.keras"), con pesos de 32 bits.',
      ),
    'several-inputs': ({ inputs }) => unsupported(`tiene ${inputs} entradas, y una imagen es una sola`),
    'several-outputs': ({ outputs }) =>
      unsupported(`tiene ${outputs} salidas, y las puntuaciones de las clases son una sola`),
    'inner-inputs': ({ model, inputs }) => unsupported(`el modelo «${model}» dentro de él tiene ${inputs} entradas`),
    'nested-too-deeply': () => unsupported('sus modelos están anidados a demasiada profundidad'),
    'input-shape-unsaid': () => unsupported('su primera capa no dice qué forma tiene su entrada'),
    'size-left-open': () => unsupported('deja sin decidir qué tamaño tienen sus imágenes'),
    'not-a-picture': ({ shape }) =>
      unsupported(`su entrada tiene la forma ${brackets(shape)}, y una imagen es [alto, ancho, 3]`),
    'grey-pictures': ({ shape }) =>
      unsupported(`acepta imágenes en grises, ${brackets(shape)}, y aquí las imágenes tienen tres canales de color`),
    'not-channels-last': ({ shape }) =>
      unsupported(
        `su entrada tiene la forma ${brackets(shape)}, y una imagen en color con los canales al final es [alto, ancho, 3]`,
      ),
    'too-many-pixels': ({ rows, columns }) =>
      unsupported(`sus imágenes tienen ${whole(rows)} × ${whole(columns)} píxeles`),
    'scores-not-a-list': ({ shape }) =>
      unsupported(`su salida tiene la forma ${brackets(shape)}, y las puntuaciones de las clases son una lista`),
    'one-score': () =>
      unsupported('da un solo número después de un softmax, que siempre es 1; haz que termine en una sigmoide'),
    'too-many-scores': ({ scores, most }) =>
      unsupported(`da ${whole(scores)} puntuaciones, y se pueden mostrar como mucho ${whole(most)}`),
    'names-differ': ({ scores, names }) =>
      unsupported(`da ${whole(scores)} puntuaciones, y hay ${whole(names)} nombres de clases`),
    'scores-not-finite': () => unsupported('sus puntuaciones para una imagen negra no son números finitos'),
    'softmax-inside': () =>
      unsupported('da probabilidades, y el softmax del que vienen no está al final; expórtalo sin él'),
    'several-softmaxes': () =>
      unsupported('termina en varios softmax en paralelo, y las puntuaciones de las clases son una sola lista'),
    'computes-nothing': () => unsupported('no calcula nada'),
    'same-name': ({ name }) => unsupported(`dos de sus pasos se llaman «${name}»`),
    'stride-too-large': ({ name, strides, most }) =>
      unsupported(`«${name}» mueve su filtro ${times(strides)} píxeles, y el límite es ${whole(most)}`),
    'foreign-kind': ({ kind }) => unsupported(`es un modelo del tipo ${kind}, cuyo código no vino con él`, asGraph),
    'unknown-layer': ({ layer, kind }) => unsupported(`la capa «${layer}» es del tipo desconocido ${kind}`, asGraph),
    lambda: ({ layer }) =>
      unsupported(
        `la capa «${layer}» es una Lambda, cuyo código de Python no se puede ejecutar`,
        'Escríbela con capas o con aritmética sencilla, como Rescaling(1 / 255) o x / 255, y guarda el modelo otra vez, o conviértelo en un modelo de grafo (tensorflowjs_converter --output_format=tfjs_graph_model).',
      ),
    'unknown-setting': ({ layer, kind, field, problem }) =>
      unsupported(`la capa ${kind} «${layer}» tiene un ajuste desconocido (${field}: ${problem})`),
    'unknown-weights': ({ layer, weight, found }) =>
      unsupported(
        `la capa «${layer}» necesita el peso «${weight}», y los que vinieron tienen nombres que aquí no se conocen (${quoted(found)})`,
        'Guarda el modelo desde Keras en un solo archivo (model.save("model.keras")) y suéltalo, o conviértelo otra vez con tensorflowjs_converter.',
      ),
    'unknown-activation': ({ layer, activation }) =>
      unsupported(`la activación «${activation}» de la capa «${layer}» no se conoce aquí`, asGraph),
    'unknown-call': ({ layer }) => unsupported(`la capa «${layer}» está conectada de una manera que aquí no se conoce`),
    'layer-used-again': ({ layer }) => unsupported(`la capa «${layer}» se usa más de una vez`),
    'other-axis': ({ layer }) => unsupported(`la capa «${layer}» normaliza un eje que no es el de los canales`),
    'joins-other-axis': ({ layer }) =>
      unsupported(`la capa «${layer}» une a lo largo de un eje que no es el de los canales`),
    'constant-per-value': ({ layer }) =>
      unsupported(
        `la capa «${layer}» calcula con una constante que no es un solo número, ni uno por canal`,
        'Ponla en el modelo como capa Rescaling o Normalization, o hazlo antes del modelo, y guárdalo otra vez.',
      ),
    'takes-a-part': ({ layer }) => unsupported(`la capa «${layer}» toma una parte de un valor`, asGraph),
    'divides-by-computed': ({ layer }) =>
      unsupported(`la capa «${layer}» divide entre un valor que ella misma calcula`, asGraph),
    'subtracts-computed': ({ layer }) => unsupported(`la capa «${layer}» resta un valor de otro`, asGraph),
    'rounds-its-input': ({ layer }) =>
      unsupported(`la capa «${layer}» convierte su entrada en números enteros`, asGraph),
    'dense-on-picture': ({ layer }) => unsupported(`la capa densa «${layer}» se aplica a una imagen; aplánala antes`),
    'relu-threshold': ({ layer }) =>
      unsupported(`la capa «${layer}» es una ReLU con umbral, o con pendiente y tope`, asGraph),
    'relu-cap': ({ layer, cap }) => unsupported(`la capa «${layer}» es una ReLU con tope en ${exact(cap)}`),
    'elu-alpha': ({ layer, alpha }) =>
      unsupported(`la capa «${layer}» es una ELU cuyo α es ${exact(alpha)}, y aquí se conoce 1`, asGraph),
    'slope-per-pixel': ({ layer }) =>
      unsupported(`la capa «${layer}» es una PReLU con una pendiente por píxel; comparte sus ejes 1 y 2`, asGraph),
    'dynamic-node': ({ node, op }) =>
      unsupported(`«${node}» es una operación ${op}, cuyo desarrollo depende de los valores`),
    'channels-first': ({ node }) =>
      unsupported(`«${node}» quiere imágenes con los canales al principio; exporta el modelo con los canales al final`),
    'reserved-name': ({ node, op }) => unsupported(`el nodo «${node}» (${op}) tiene un nombre reservado`),
    'setting-too-large': ({ node, setting, most }) =>
      unsupported(`el ajuste ${setting} de «${node}» supera el límite de ${most} píxeles`),
    'input-type': ({ node, type }) =>
      unsupported(`su entrada «${node}» acepta ${type ?? 'otra cosa'}, y los píxeles son números reales (DT_FLOAT)`),
    'input-unshaped': ({ node }) => unsupported(`su entrada «${node}» no dice qué forma tiene`),
    'fused-without-weights': ({ node }) => unsupported(`la operación «${node}» no tiene pesos`),
    'unknown-fusion': ({ node, op, fused }) => unsupported(`la operación «${node}» (${op}) lleva fusionada ${fused}`),
    'unknown-operation': ({ node, op }) => unsupported(`la operación «${node}» es del tipo desconocido ${op}`),
    'unknown-pooling': () => unsupported('hace pooling con ajustes que aquí no se conocen'),
    'backend-lacks': ({ backend, kernel }) =>
      unsupported(`el backend en uso (${backend}) no puede calcular ${kernel}; elige otro con el indicador de arriba`),
  },
};
