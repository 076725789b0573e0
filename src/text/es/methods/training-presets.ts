import type { PresetId } from '@/domain/training/presets';
import type { PresetWords } from '../../words';

/** What is said of the presets. */
export const presets: Readonly<Record<PresetId, PresetWords>> = {
  plain: { label: 'Simple', summary: 'Sin penalizaciones: un ajuste fino normal, para comparar.' },
  balanced: {
    label: 'J-SIGR',
    summary: 'Las dos penalizaciones: claramente más difícil de engañar, y varios puntos menos de exactitud.',
  },
  strong: {
    label: 'J-SIGR fuerte',
    summary: 'Las dos penalizaciones, tres veces más fuertes: los mapas más suaves, pero se pierde más exactitud.',
  },
  'gradient-norm': {
    label: 'J-SIGR + norma del gradiente',
    summary:
      'Una tercera penalización, sobre lo que siguen los ataques: más difícil de engañar con ataques fuertes, y unos pocos puntos menos de exactitud.',
  },
};
