import type { Text } from '..';

/** Zu einer Karte, die so lange dauert, dass sie erst auf Knopfdruck beginnt. */
export const heldMaps: Text['heldMaps'] = {
  cost: (map, passes, time) =>
    `${map}: ${passes.toLocaleString('de')} Durchläufe durch das Modell, ${time} für jedes Bild.`,
  start: 'Starten',
  usual: 'Übliche Einstellungen',
  waiting: 'Nicht gestartet',
};
