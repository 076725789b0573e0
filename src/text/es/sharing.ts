import { coefficient, percent, whole } from '@/domain/format';
import type { MapShift } from '@/domain/map-shift';
import type { Report } from '@/domain/scene-file/report';
import { pictures } from './grammar';

/** What is read in the panels *Share* and *Report*, and in a report itself. */
export const sharingWords = {
  link: {
    copy: 'Copiar enlace',
    copied: 'Copiado',
    refused: 'Cópialo de aquí',
    what: 'Quien abra el enlace verá esta escena: imagen, modelos, ataque, mapas y semilla.',
    qr: 'Código QR del enlace',
    enlargeQr: 'Mostrar el código QR en grande, para una sala',
    scan: 'Apunta hacia él la cámara de un teléfono o de un portátil.',
    tooLong:
      'Esta escena es demasiado larga para un código QR. Envía el enlace, o guarda el paquete y reparte ese archivo.',
    onlyHere:
      'Esta página está abierta en una dirección que solo existe en este dispositivo: en otros, el enlace no abre nada.',
  },
  bundle: {
    save: 'Guardar paquete',
    saving: 'Empaquetando…',
    withPicture: (name: string) =>
      `Tu imagen «${name}» no está ni en el enlace ni en el código QR. Solo viaja en un paquete, un archivo que tú repartes: quien lo suelte en esta página verá lo mismo.`,
    ofSample: 'La misma escena en un solo archivo, para repartirla sin red: basta con soltarlo en esta página.',
    withLesson: 'La lección abierta va incluida: se abre con la escena.',
    ownModels: 'Tus propios modelos se quedan en este dispositivo: a quien abra la escena se le dirá que falta uno.',
  },
  report: {
    what: 'Lo que hay en pantalla, para guardar, imprimir o entregar. Los informes se hacen en este dispositivo.',
    png: 'Imagen (PNG)',
    pngWhat: 'Todas las imágenes, los mapas y los veredictos en una sola lámina.',
    html: 'Página (HTML)',
    htmlWhat: 'Lo mismo con tablas y enlace, en un archivo que se abre en cualquier sitio.',
    json: 'Números (JSON)',
    jsonWhat: 'Todos los números, con ajustes y versiones. Suéltalo en esta página para volver a ver la escena.',
    unfinished: 'Aún se está calculando algo. Lo que todavía no está no aparecerá en el informe.',
    own: 'El informe muestra tu imagen; su enlace no la lleva.',
    making: 'Haciendo el informe…',
    cite: 'Citar',
    copyCitation: 'Copiar BibTeX',
  },
  facts: {
    picture: 'Imagen',
    ofPicture: ({ name, width, height, hash }: NonNullable<Report['picture']>) =>
      `${name}, ${width} × ${height}${hash ? ' · no va en el enlace, que solo la muestra en el dispositivo que la tiene' : ''}`,
    attack: 'Ataque',
    off: 'desactivado',
    eachItself: 'cada modelo por separado',
    madeOn: (source: string) => `contra ${source}`,
    maps: 'Mapas',
    explained: 'Explican',
    explains: (chosen: string, versus: string | undefined) => {
      const named: Readonly<Record<string, string>> = {
        clean: 'la clase que cada modelo ve en la imagen limpia',
        predicted: 'la clase que cada modelo ve en cada imagen',
      };
      return `${named[chosen] ?? chosen}${versus === undefined ? '' : ` en vez de ${versus}`}`;
    },
    seed: 'Semilla',
    made: 'Creado',
  },
  sheet: {
    title: 'Informe de Limelight',
    clean: 'Limpia',
    attacked: 'Atacada',
    atStep: (step: number, total: number) => `Atacada, paso ${whole(step)} de ${whole(total)}`,
    explains: (className: string, versus: string | undefined) =>
      `para ${className}${versus === undefined ? '' : ` en vez de ${versus}`}`,
    flat: 'plano: no dice nada',
    moved: ({ spearman, ssim, top10 }: MapShift) =>
      `se movió: ρ\u00a0${coefficient(spearman)}, SSIM\u00a0${coefficient(ssim)}, top\u00a010\u00a0%:\u00a0${percent(top10)}`,
    missing: (code: string) => `no calculado (${code})`,
  },
  tables: {
    predictions: 'Predicciones',
    perturbation: 'Perturbación',
    maps: 'Mapas, en sus propias unidades',
    moved: 'Cuánto se movieron los mapas bajo el ataque',
    overEpsilon: 'El ataque con otros ε',
    transfer: 'Transferencia: hecho contra un modelo, mostrado a otro',
    league: (n: number) => `Medidas de los mapas, sobre ${pictures(n)}`,
    models: 'Modelos',
    heads: {
      ...{ model: 'Modelo', picture: 'Imagen', sees: 'Ve', probability: 'Probabilidad', map: 'Mapa', of: 'Explica' },
      ...{ min: 'Mínimo', max: 'Máximo', scaleEnd: 'La escala de color termina en', unit: 'Unidad' },
      ...{ verdict: 'Veredicto', source: 'Hecho contra' },
      ...{ spearman: 'ρ de Spearman', ssim: 'SSIM', top10: 'Top 10 %' },
      ...{ epsilon: 'ε', fools: 'Engaña' },
      ...{ parameters: 'Parámetros', licence: 'Licencia', hash: 'SHA-256 de su ficha' },
      ...{ method: 'Método', time: 'Tiempo' },
    },
    yes: 'sí',
    no: 'no',
  },
  again: 'Volver a verla',
  openLink: 'Abrir esta escena',
};

/** How to cite the page, in a sentence. */
export function citation(version: string, date: Date, address: string): string {
  return `Limelight (versión ${version}). Un laboratorio de explicabilidad en el navegador: ataques, mapas de saliencia y modelos robustos. ${date.getUTCFullYear()}. ${address}`;
}
