import type { ArchiveFault } from '@/domain/failures/models';

/** What is wrong with an archive, as the end of a sentence. */
export function archiveWords(fault: ArchiveFault): string {
  switch (fault.fault) {
    case 'cut-off':
      return `the ${fault.archive} archive is damaged, or stops before its end`;
    case 'too-many-files':
      return `the ${fault.archive} archive holds more than ${fault.most} files`;
    case 'locked':
      return 'the zip is locked with a password';
    case 'unreadable':
      return `the zip cannot be read (${fault.problem})`;
    default:
      return fault satisfies never;
  }
}
