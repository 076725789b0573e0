import type { FetchedText } from '../en/fetched';

const list: FetchedText['presets']['list'] = {
  'fooled-or-held': {
    title: 'Engañado, y firme',
    notice:
      'El mismo ataque, igual de fuerte para los dos: Standard ve ahora un pájaro y está seguro, J-SIGR sigue viendo el gato. En la imagen atacada apenas ves un cambio.',
  },
  'map-holds': {
    title: 'El mapa se queda y la respuesta cambia',
    notice:
      'Standard toma el coche por una rana, pero su mapa Grad-CAM sigue poniendo en primer lugar los mismos sitios (ρ sobre 0,9). Que un mapa no cambie no demuestra que la respuesta sea correcta: no te fíes.',
  },
  'map-fades': {
    title: 'El mapa se apaga con la respuesta',
    notice:
      'Standard toma el barco por un avión, y de su mapa para «barco» apenas queda nada. En J-SIGR se quedan la respuesta y el mapa.',
  },
  noise: {
    title: 'El ruido no es un ataque',
    notice:
      'El ruido al azar dentro del mismo ε no engaña a ninguno de los dos: cuenta la dirección del cambio, no su tamaño.',
  },
  'much-noise': {
    title: 'Con bastante ruido también se engaña',
    notice: 'Con cuatro veces más ruido Standard ve una rana. J-SIGR sigue viendo el gato, como tú.',
  },
  'answer-holds': {
    title: 'La respuesta se queda y el mapa se mueve',
    notice:
      'Este ataque se hizo sobre J-SIGR. Standard sigue diciendo perro, con más del 99 %, pero su mapa ya no es el mismo (ρ bajo 0,7): un mapa ruidoso cambia sin una razón que puedas nombrar.',
  },
  aimed: {
    title: 'Apuntando a «barco»',
    notice:
      'Un ataque puede elegir su meta. Standard ve ahora un barco en el gato; a J-SIGR no consigue llevarlo allí.',
  },
  transfer: {
    title: 'Hecho sobre un modelo, engaña a otro',
    notice:
      'El ataque solo conoce el primer modelo, y aun así la imagen engaña también al segundo: no ayuda que se entrenaran por separado.',
  },
  'without-gradient': {
    title: 'Sin ningún gradiente',
    notice:
      'Este ataque solo pide puntuaciones y prueba cuadrados de color. Esconder los gradientes no protege: Standard es engañado.',
  },
  'trained-on-attacks': {
    title: 'Entrenado con ataques',
    notice:
      'El segundo modelo vio imágenes atacadas mientras aprendía. Sigue diciendo gato, y su mapa apenas se mueve.',
  },
  'too-strong': {
    title: 'Con fuerza bastante se engaña a cualquiera',
    notice: 'Con ε = 32/255 también cede J-SIGR. Ningún modelo resiste cualquier ε; pregunta hasta dónde resiste.',
  },
  'never-taught': {
    title: 'Una imagen que nunca aprendió',
    notice:
      'Ninguna de las diez clases es una taza de café. Standard dice gato de todos modos: una red tiene que elegir una de sus clases.',
  },
};

export const presets: FetchedText['presets'] = {
  title: 'Escenas para mirar',
  intro: 'Cada una merece un minuto: primero mira, luego lee en qué fijarte.',
  list,
};
