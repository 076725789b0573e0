import type { Text } from '../en';
import { shortBackendNames } from './backends';

const themes = { system: 'sistema', light: 'claro', dark: 'oscuro' };

/** What is read of the page itself: header, notices, dock. */
export const app: Text['app'] = {
  name: 'Limelight',
  tagline: 'Engaña a una red y mira en qué se fijó.',
  skip: 'Ir a las imágenes',
  controls: 'Controles',
  reload: 'Recargar',
  dismiss: 'Descartar',
  language: 'Idioma',
  dock: {
    name: 'Más',
    panels: {
      steps: 'Pasos',
      epsilon: 'Según ε',
      transfer: 'Transferencia',
      faithfulness: 'Fidelidad',
      activations: 'Activaciones',
      synthesis: 'Síntesis de clase',
      train: 'Entrenar',
    },
  },
  status: {
    idle: 'Listo',
    loading: 'Cargando…',
    busy: 'Calculando…',
    comparing: 'Comparando métodos…',
    randomising: 'Haciendo olvidar…',
    training: 'Entrenando…',
    error: 'Necesita tu atención',
    stopped: 'Detenido',
    stop: 'Parar',
    again: 'Repetir',
    retry: 'Reintentar',
  },
  history: {
    name: 'Historial',
    undo: 'Deshacer',
    redo: 'Rehacer',
    undoByKey: 'Deshacer (Ctrl+Z)',
    redoByKey: 'Rehacer (Ctrl+Y)',
    reset: 'Restablecer',
    resets: 'Todo como al principio, salvo tu propia imagen; se puede deshacer',
  },
  commands: 'Todos los comandos',
  shortcuts: 'Atajos de teclado',
  firstVisit: { offer: '¿Es tu primera vez? Tres pasos con los controles de verdad:', show: 'Enséñame la página' },
  present: {
    name: 'Presentar',
    what: 'En grande y solo las imágenes; las flechas recorren la lección o las escenas',
    exit: 'Salir',
    exitByKey: 'Salir de la presentación (Esc)',
    before: 'Anterior (←)',
    next: 'Siguiente (→)',
    place: (at, count) => `${at} de ${count}`,
  },
  theme: {
    is: (theme) => `Tema: ${themes[theme]}`,
    next: (theme, next) => `Tema: ${themes[theme]}; haz clic para: ${themes[next]}`,
  },
  backend: {
    none: 'Sin motor',
    noneChoose: 'El motor no pudo arrancar; elige un backend',
    noneTitle: 'El motor no pudo arrancar',
    noneHint: 'Elige con qué calcular. La CPU funciona en todas partes, pero es lenta.',
    name: (backend) => `Calcula con ${shortBackendNames[backend]}; ver detalles`,
    title: (backend) => `Calcula en tu dispositivo con ${shortBackendNames[backend]}`,
    software: 'Detrás no hay tarjeta gráfica; tu procesador hace el trabajo, que así es más lento.',
    took: (milliseconds) => `${milliseconds} ms para un gradiente de prueba`,
    inUse: 'en uso',
    use: 'Usar',
  },
  help: {
    title: 'Ayuda',
    sections: [
      {
        heading: 'Qué ves',
        words:
          'Dos modelos miran la misma imagen. Los dos se entrenaron para la misma tarea; el modelo J-SIGR, además, para no dejarse llevar por cambios pequeños. Junto a cada imagen hay un <1>mapa de saliencia</1>, brillante donde la respuesta del modelo depende más de los píxeles.',
      },
      {
        heading: 'Qué probar',
        words:
          'Activa el ataque y arrastra ε, el mayor cambio permitido para un valor de color (en una escala de 0 a 255). Observa qué modelo es engañado y si su mapa sigue señalando lo mismo.',
      },
      {
        heading: 'Con el teclado',
        words:
          'Con Tab llegas a todo. Con el foco en las imágenes, las flechas mueven una sonda que lee el mismo píxel en todas; más y menos cambian el zoom, y 0 muestra la imagen entera.',
      },
      {
        heading: 'Con el ratón',
        words:
          'Haz doble clic en una imagen para acercarla, y otra vez para alejarla; pellizca, o gira la rueda con Ctrl pulsado, para cualquier zoom. Haz doble clic en un deslizador para restablecerlo.',
      },
      { heading: 'Privado', words: 'Todo se calcula en este dispositivo. Tus imágenes nunca salen de él.' },
      {
        heading: 'Citar',
        words:
          '<1>Informe</1>, arriba, te dice cómo citar esta página y guarda lo que hay en pantalla como imagen, página o números.',
      },
    ],
  },
};
