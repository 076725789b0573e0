import { isCollection, type IncomingFile } from './purpose';

/** What is on its way in: a picture, or files that belong together and may take a moment to list. */
export type Incoming =
  | { readonly kind: 'picture'; readonly file: File; readonly others: readonly File[] }
  | { readonly kind: 'files'; readonly files: Promise<readonly IncomingFile[]> };

/**
 * What a drop or paste carries; `undefined` where it is no file. A folder, or any file that is no picture to look at,
 * makes it files that belong together, and `together` does so too; of several pictures the first counts otherwise. Must be
 * called while the event is being handled.
 */
export function incoming(data: DataTransfer | null, together = false): Incoming | undefined {
  if (!data) return undefined;
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.some((entry) => entry.isDirectory)) return { kind: 'files', files: filesIn(entries) };
  return incomingFiles([...data.files], together);
}

/** The same of files that were chosen. */
export function incomingFiles(files: readonly File[], together = false): Incoming | undefined {
  // What another program would open comes first only where nothing is a picture.
  const first = Math.max(
    0,
    files.findIndex(({ type }) => type.startsWith('image/')),
  );
  const file = files[first];
  const others = files.filter((other) => other !== file);
  if (file && (together || files.some(({ name }) => isCollection(name))))
    return { kind: 'files', files: Promise.resolve(files.map(asIncoming)) };
  return file && { kind: 'picture', file, others };
}

/** A file dropped by itself. */
export function asIncoming(file: File): IncomingFile {
  return { name: file.name, blob: file };
}

/** True while a drag carries files, or something a person may take for a picture; text being dragged is neither. */
export function carriesFiles(data: DataTransfer | null): boolean {
  return !!data && (data.types.includes('Files') || data.types.includes('text/uri-list'));
}

/** Of a folder of more files than this, only what was listed so far is looked at. */
const maximumFiles = 20_000;

async function filesIn(entries: readonly FileSystemEntry[]): Promise<IncomingFile[]> {
  const found: IncomingFile[] = [];
  const open = [...entries];
  while (open.length > 0 && found.length < maximumFiles) {
    const entry = open.shift()!;
    if (isFile(entry)) found.push({ name: entry.fullPath.replace(/^\//, ''), blob: await fileOf(entry) });
    else if (isFolder(entry)) open.push(...(await entriesOf(entry)));
  }
  return found;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** Browsers hand out a folder's entries in parts; an empty part is the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0 || found.length > maximumFiles) return found;
    found.push(...part);
  }
}
