import { whole } from '@/domain/format';
import type { ArchiveFault } from '@/domain/failures/models';

/** What is wrong with an archive, as the end of a sentence. */
export function archiveWords(fault: ArchiveFault): string {
  switch (fault.fault) {
    case 'cut-off':
      return `Das ${fault.archive}-Archiv ist beschädigt oder bricht vor seinem Ende ab`;
    case 'too-many-files':
      return `Das ${fault.archive}-Archiv enthält mehr als ${whole(fault.most)} Dateien`;
    case 'locked':
      return 'Das Zip ist mit einem Passwort geschützt';
    case 'unreadable':
      return `Das Zip lässt sich nicht lesen (${fault.problem})`;
    default:
      return fault satisfies never;
  }
}
