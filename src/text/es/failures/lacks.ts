import type { Lack } from '@/domain/lacks';

/** Why a model lacks something, as the end of a sentence, and what to do about it. */
export function lackWords(lack: Lack): { readonly why: string; readonly hint: string } {
  switch (lack.lack) {
    case 'no-picture-layer':
      return {
        why: 'no tiene ninguna capa cuya activación siga siendo una imagen',
        hint: 'Elige otro método de saliencia para este modelo.',
      };
    case 'no-rectifier':
      return {
        why: 'no tiene ninguna ReLU, ni nada parecido, cuyo paso hacia atrás se pueda cambiar',
        hint: 'Elige el gradiente: aquí este mapa sería lo mismo.',
      };
    case 'no-gradient':
      return {
        why: `no se puede calcular el gradiente a través de su operación «${lack.name}» (${lack.op})`,
        hint: 'Sus predicciones son correctas; elige un ataque o un mapa que no necesite gradientes, o exporta el modelo sin esa operación.',
      };
    case 'frozen-rules':
      return {
        why: `${frozen(lack)}, así que su paso hacia atrás no se puede cambiar`,
        hint: 'Elige otro mapa para él, o trae el modelo como archivo de Keras o como modelo Layers de TensorFlow.js.',
      };
    case 'frozen-weights':
      return {
        why: `${frozen(lack)}, así que nada en él puede aprender`,
        hint: 'Empieza con otro modelo, o trae este como archivo de Keras o como modelo Layers de TensorFlow.js.',
      };
    default:
      return lack satisfies never;
  }
}

function frozen({ name, op }: { readonly name: string; readonly op: string }): string {
  return `es un grafo congelado, y su operación «${name}» (${op}) no es de las que se conocen aquí`;
}
