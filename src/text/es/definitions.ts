import type { Text } from '../en';

/** What each number on the page means and its unit: one definition wherever it stands. */
export const definitions: Text['definitions'] = {
  margin:
    'Cuánta ventaja lleva la clase a su rival más fuerte, en logits (las puntuaciones sin normalizar tras los porcentajes). Por debajo de cero, otra clase va por delante. Una etiqueta independiente no tiene rivales: por encima de cero, el modelo la ve.',
  linf: 'El mayor cambio de un valor de color, en una escala de 0 a 255.',
  l2: 'El tamaño de todo el cambio: la raíz de la suma de todos los cambios al cuadrado, con colores de 0 a 1.',
  spearman:
    'Correlación de rangos de Spearman entre las magnitudes de los dos mapas: 1 significa el mismo orden de píxeles, 0 ninguna relación, −1 el orden inverso. Mapas sin relación de imágenes naturales pueden llegar a 0,3–0,5.',
  pearson:
    'Correlación de Pearson entre los valores de los dos mapas, con su signo si lo tienen: 1 significa que uno es el otro por un número positivo más una constante, 0 ninguna relación lineal, −1 lo contrario.',
  ssim: 'Similitud estructural de los valores sin normalizar de los dos mapas (Wang y otros, 2004; ventana gaussiana de 11 × 11; rango: el de ambos mapas juntos): 1 si son iguales, cerca de 0 si son muy distintos. Un mapa que solo se hizo más intenso cuenta como distinto.',
  ssimNormalised:
    'La misma similitud estructural tras dividir cada mapa por su mayor magnitud: compara solo las formas, y un mapa que solo se hizo más intenso cuenta como igual.',
  top10:
    'Cuántos píxeles de la décima parte más fuerte coinciden en los dos mapas; los mapas sin relación comparten cerca del 10 %.',
  top10Expected:
    'La coincidencia media para un mapa con los píxeles en orden aleatorio: se eligen k de n píxeles, así que se acierta k/n de ellos.',
  top10Shuffled:
    'La coincidencia que queda tras barajar los píxeles del segundo mapa, siempre en el mismo orden: una muestra de lo que da el azar.',
  gini: 'Cuán desigual es el reparto de la magnitud del mapa entre los píxeles: 0 si todos son iguales, casi 1 si un píxel lo tiene todo.',
  entropy:
    'Cuán repartida está la magnitud del mapa, en nats: 0 si un píxel lo tiene todo, y el logaritmo natural del número de píxeles si todos son iguales.',
};
