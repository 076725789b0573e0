import { form, pictures } from './grammar';
import { significant, whole } from '@/domain/format';
import type { Text } from '../en';

/** What is read of a fine-tuning on the page from the start: how far it is, its buttons, and what stands in its way. */
export const finetune: Text['finetune'] = {
  status: {
    progress: 'Entrenamiento',
    loss: (loss) => `pérdida ${significant(loss)}`,
    smoothed: 'suavizada sobre los últimos pasos',
    plan: (model, pictures, recipe, steps) =>
      `${model} con ${pictures} · ${recipe} · ${form(steps, { one: '1 paso', other: `${whole(steps)} pasos` })}`,
    ownPictures: 'imágenes propias',
    ownSet: (name, n) =>
      name ? `${name}, ${pictures(n)}` : form(n, { one: 'una imagen propia', other: `${whole(n)} imágenes propias` }),
    ownRecipe: 'Receta propia',
  },
  standing: {
    starting: 'Calentando: se cargan el modelo y las imágenes…',
    preparing: 'Preparando…',
    findingMasks: (done, total) =>
      `Preparando: se busca la parte saliente de cada imagen, ${whole(done)} de ${whole(total)}`,
    recovering: 'Se perdió el dispositivo gráfico; se continúa desde el último punto guardado…',
    running: (step, total) => `paso ${step} de ${total}`,
    checking: (percent) => `comprobando con las imágenes de validación, ${percent} %`,
    ending: (step) => `deteniéndose tras el paso ${step}`,
    paused: (step, total) => `en pausa en el paso ${step} de ${total}`,
    finished: (steps) => `terminado tras ${form(steps, { one: 'un paso', other: `${steps} pasos` })}`,
    stopped: (step, total) => `detenido en el paso ${step} de ${total}`,
    unstarted: 'no empezó',
  },
  buttons: {
    pause: 'Pausar',
    resume: 'Seguir',
    stop: 'Terminar aquí',
    stopWhat: 'Termina aquí y conserva lo aprendido. Se comprueba una vez más; eso se puede omitir.',
    skip: 'Omitir la comprobación',
    skipWhat: 'Termina ahora, sin la última comprobación',
    cancel: 'Cancelar',
    cancelLoses: (steps) =>
      `Así se ${form(steps, { one: 'pierde el único paso aprendido', other: `pierden los ${steps} pasos aprendidos` })} hasta ahora. «Terminar aquí» los conservaría.`,
    cancelConfirm: 'Descartar',
    start: 'Entrenar',
    again: 'Reintentar',
    startLoses: (step) => `El entrenamiento interrumpido en el paso ${step} se perderá en cuanto empiece otro.`,
    startConfirm: 'Empezar de nuevo',
  },
  obstacles: {
    elsewhere: 'Se está entrenando un modelo en otra pestaña de este navegador; espera a que acabe o detenlo allí.',
    reading: 'Leyendo las imágenes…',
    noPictures: 'Añade primero imágenes de al menos dos clases.',
    oneClass: (name) =>
      `Solo hay una clase, ${name === undefined ? 'y está vacía' : `«${name}»`}: hace falta otra de la que distinguirla.`,
    lonely: (name, pictures) =>
      `«${name}» ${pictures === 1 ? 'tiene una sola imagen' : 'no tiene imágenes'}: hacen falta al menos dos, una para aprender y otra para validar.`,
    untaught: (name) => `«${name}» no tiene ninguna imagen de la que aprender.`,
    noValidation: 'Todavía no hay ninguna imagen para validar: toma una segunda ráfaga de cada clase.',
    bundledMisfit: (size, takes) =>
      `Estas imágenes son de ${size} y este modelo toma ${takes}: empieza con un modelo de su tamaño, o trae imágenes propias, de cualquier tamaño.`,
    ownMisfit: (size, takes) =>
      `Estas imágenes se leyeron a ${size} y este modelo toma ${takes}: tráelas otra vez, o empieza con un modelo de su tamaño.`,
  },
};
