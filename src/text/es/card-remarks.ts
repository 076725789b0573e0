import type { CardRemark } from '@/domain/card-remark';
import { exact, percent, whole } from '@/domain/format';

type Tuned = Extract<CardRemark, { remark: 'tuned' }>;

/** What there is to say of a model that a person brought or trained, in a sentence. */
export function cardRemark(remark: CardRemark): string {
  switch (remark.remark) {
    case 'brought-graph':
      return 'Un grafo congelado tuyo.';
    case 'brought-layers':
      return 'Un modelo Layers tuyo.';
    case 'added-by-person':
      return 'Lo añadiste tú; se guarda solo en este dispositivo.';
    case 'not-evaluated-here':
      return 'No se ha evaluado aquí.';
    case 'one-score':
      return 'Da una sola puntuación, que se lee como respuesta de sí o no: sí por encima del 50\u00a0% (por encima de cero, antes de una sigmoide). Un modelo que estima una cantidad no se puede leer así.';
    case 'independent-labels':
      return 'Sus etiquetas son independientes: cada una tiene su propia probabilidad, y no tienen por qué sumar 100\u00a0%.';
    case 'names-left-out':
      return `El archivo de nombres de clases tiene ${whole(remark.names)}, y el modelo ${whole(remark.scores)} clases; los nombres se dejan fuera.`;
    case 'no-gradient':
      return `No se puede calcular el gradiente a través de su operación «${remark.name}» (${remark.op}): las predicciones y los métodos sin gradientes funcionan, los demás no.`;
    case 'files-left-out':
      return filesLeftOut(remark.paths);
    case 'foreign-card':
      return 'El card.json que lo acompaña no es la ficha de este modelo; se deja fuera.';
    case 'in-training':
      return `En ajuste fino a partir de «${remark.base}» con ${remark.data || 'imágenes propias'}; se pierde al cerrar esta página, si no lo guardas.`;
    case 'changing':
      return 'Cambia mientras se entrena.';
    case 'made-just-now':
      return 'Recién hecho en este dispositivo.';
    case 'tuned':
      return `«${remark.base}», tras un ajuste fino en ${{ browser: 'el navegador', node: 'Node' }[remark.place]} con ${remark.data || 'imágenes propias'}${outcome(remark)}.`;
    case 'tuned-here':
      return 'Ajuste fino hecho con Limelight en el dispositivo de una persona.';
    case 'checked-on':
      return `Sus exactitudes se miden en ${whole(remark.pictures)} imágenes de validación, y con un solo ataque, PGD con ${remark.steps.map(whole).join(' pasos y, en lo que eso deja, con ')} pasos: son un indicio, no un benchmark.`;
    case 'same-source':
      return 'Las imágenes de validación vienen de la misma fuente que las de entrenamiento; con otras puede acertar menos.';
    case 'never-checked':
      return 'No se evaluó después de su entrenamiento.';
    case 'few-pictures':
      return `${whole(remark.pictures)} imágenes son pocas: otras ${whole(remark.pictures)} podrían dar cifras muy distintas.`;
    case 'new-head':
      return 'Su cabeza era nueva: antes del entrenamiento, respondía al azar.';
    case 'checked-before-end':
      return `Se comprobó por última vez después de ${whole(remark.step)} pasos, y se entrenó ${whole(remark.more)} más.`;
    case 'stopped-early':
      return `Su entrenamiento se detuvo después de ${whole(remark.steps)} de ${whole(remark.planned)} pasos.`;
    case 'flat-maps':
      return `De las imágenes que debía ver el término selectivo, ${whole(remark.flat)} de ${whole(remark.pictures)} tienen un mapa de perturbación plano: en ellas no intervino.`;
    default:
      return remark satisfies never;
  }
}

/** "5 other files came with it and were left out: a.png, b.png, …" */
function filesLeftOut(paths: readonly string[]): string {
  const some = paths.slice(0, 3).join(', ') + (paths.length > 3 ? ', …' : '.');
  return paths.length === 1
    ? `Con el modelo vino otro archivo, que se dejó fuera: ${some}`
    : `Con el modelo vinieron otros ${whole(paths.length)} archivos, que se dejaron fuera: ${some}`;
}

function outcome({ before, after }: Tuned): string {
  if (!after) return '';
  const from = (share: number | undefined) => (share === undefined ? '' : `${percent(share)} antes y `);
  return (
    `: acierta ${from(before?.clean)}${percent(after.clean)} después en imágenes limpias, y ${from(before?.attacked)}` +
    `${percent(after.attacked)} después bajo ataque (ε ${exact(after.epsilon255)}/255)`
  );
}
