import type { ArchiveFault } from '@/domain/failures/models';
import { count } from '../grammar';

/** Was an einem Archiv nicht stimmt; ein Satz ohne seinen Punkt. */
export function archiveWords(fault: ArchiveFault): string {
  switch (fault.fault) {
    case 'cut-off':
      return `Das ${fault.archive}-Archiv ist beschädigt oder bricht vor seinem Ende ab`;
    case 'too-many-files':
      return `Das ${fault.archive}-Archiv enthält mehr als ${count(fault.most)} Dateien`;
    case 'locked':
      return 'Das Zip ist mit einem Passwort geschützt';
    case 'unreadable':
      return `Das Zip lässt sich nicht lesen (${fault.problem})`;
    default:
      return fault satisfies never;
  }
}
