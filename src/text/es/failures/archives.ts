import { whole } from '@/domain/format';
import type { ArchiveFault } from '@/domain/failures/models';

/** What is wrong with an archive, as the end of a sentence. */
export function archiveWords(fault: ArchiveFault): string {
  switch (fault.fault) {
    case 'cut-off':
      return `el archivo ${fault.archive} está dañado o se corta antes de su final`;
    case 'too-many-files':
      return `el archivo ${fault.archive} contiene más de ${whole(fault.most)} archivos`;
    case 'locked':
      return 'el zip está protegido con contraseña';
    case 'unreadable':
      return `el zip no se puede leer (${fault.problem})`;
    default:
      return fault satisfies never;
  }
}
