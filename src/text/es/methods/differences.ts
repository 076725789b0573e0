import type { SaliencyParams } from '@/engine/saliency/registry';

/**
 * How each saliency method differs from the others, in a sentence or two: what it asks, and what it therefore cannot tell.
 * A method that is missing does not compile.
 */
export const differences: Readonly<Record<keyof SaliencyParams, string>> = {
  gradient:
    'Pregunta qué haría un cambio minúsculo de cada píxel, no qué hay ahora en él: sale moteado, y débil donde el modelo ya está seguro.',
  'gradient-input':
    'Cuenta lo que hay frente al negro: un píxel oscuro no recibe nada, por mucho que le importe al modelo.',
  smoothgrad:
    'Hace la pregunta del gradiente en muchas copias ruidosas y promedia: queda lo que sobrevive al ruido, así que es más sereno, pero habla menos de esta imagen en concreto.',
  'integrated-gradients':
    'Sigue la puntuación por todo el camino desde una línea base hasta la imagen, de modo que sus valores suman lo que ganó la puntuación. Lo que se parece a la línea base no recibe nada: otra línea base, otro mapa.',
  'expected-gradients':
    'Como los gradientes integrados, pero desde muchas líneas base, de modo que es sensible a todos los colores. Es una media de sorteos al azar, y necesita muchos para estabilizarse.',
  xrai: 'Gradientes integrados contados por regiones que trazan los bordes de la propia imagen: fáciles de leer, y nunca más finos que ellas. Los bordes son de la imagen, no del modelo.',
  'guided-backprop':
    'Conserva solo lo que habla a favor de la clase en cada capa. Dibuja bordes nítidos, pero apenas cambian con la clase, ni siquiera con los pesos: es más un retrato de la imagen que de la decisión.',
  lrp: 'Devuelve la puntuación capa a capa, a cada valor según lo que aportó, de modo que por el camino casi nada se pierde. Depende mucho de sus reglas: las que solo cuentan lo que habla a favor de la clase son serenas, y se parecen para todas las clases.',
  gradcam:
    'Mira una capa tardía, no los píxeles: dice qué región, no qué borde. Usa un solo peso por característica en todas partes, así que también puede iluminarse donde nada se sumó a la puntuación.',
  'gradcam-plus-plus':
    'Como Grad-CAM, pero cuentan más los lugares donde crece la evidencia: abarca varios objetos de la clase donde Grad-CAM puede mostrar uno solo.',
  hirescam:
    'Como Grad-CAM, pero cada lugar cuenta con su propio gradiente: solo se ilumina donde algo se sumó a la puntuación, y suele ser más pequeño y más fragmentado.',
  layercam:
    'Como HiResCAM, pero solo donde ayudaría una característica más fuerte: también sirve en las primeras capas, donde es detallado y está menos ligado a la clase.',
  scorecam:
    'Mira una capa sin gradientes: prueba cómo le va a la clase cuando solo se muestran los lugares de una característica. Depende de lo que el modelo entienda de una imagen tapada, y cuesta una ejecución por característica.',
  occlusion:
    'De verdad oculta partes y mira cuánto pierde la puntuación. Su detalle es el de la ventana, y un parche gris es a su vez algo que el modelo nunca ha visto.',
  'blur-perturbation':
    'De verdad quita detalle, punto por punto, y mira cuánto cuesta. Un punto desenfocado parece natural, pero se le escapa lo que solo importa junto con otra cosa.',
  rise: 'Muestra mitades de la imagen al azar y pregunta con cuáles le va bien a la clase: muchas partes se ocultan a la vez. Con pocas máscaras sale a manchas, y nunca es más fino que sus celdas.',
  'extremal-perturbation':
    'Busca la parte de un tamaño dado que mantiene más alta la puntuación: responde sobre una región entera, no sobre píxeles sueltos, y otro tamaño da otra respuesta.',
  lime: 'Ajusta un modelo lineal a lo que dice el modelo cuando se encienden y apagan superpíxeles: todos los píxeles de un superpíxel reciben el mismo valor, y otro sorteo de muestras puede dar otro mapa.',
  'kernel-shap':
    'Reparte la puntuación de forma justa entre los superpíxeles, en todos los órdenes de añadirlos: sus valores suman lo que ganó la puntuación. Es tan grueso como sus superpíxeles.',
};
