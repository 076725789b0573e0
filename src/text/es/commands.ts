import type { FetchedText } from '../en/fetched';

export const commands: FetchedText['commands'] = {
  search: 'Escribe para encontrar un comando',
  attack: 'Activar o desactivar el ataque',
  open: (panel) => `Abrir: ${panel}`,
  attackWith: (method) => `Atacar con ${method}`,
  explainWith: (method) => `Explicar con ${method}`,
  ownKeys: {
    probe: 'Con las imágenes enfocadas: mover la sonda',
    zoom: 'Con las imágenes enfocadas: zoom, o ver la imagen entera',
    blink: 'Manteniéndola pulsada: las imágenes limpias',
    walk: 'Al presentar: el paso anterior, el siguiente',
    leave: 'Cerrar lo que está abierto; salir de la presentación',
  },
  keyNames: { Mod: 'Ctrl', Shift: 'Mayús', Esc: 'Esc', PageUp: 'Re Pág', PageDown: 'Av Pág' },
};
