/** One file with its path in what was dropped. */
export interface IncomingFile {
  readonly name: string;
  readonly blob: Blob;
}

/** What is on its way in: a picture, or the files of a model, which may lie in folders and take a moment to list. */
export type Incoming =
  | { readonly kind: 'picture'; readonly file: File }
  | { readonly kind: 'model'; readonly files: Promise<readonly IncomingFile[]> };

/** Files that models are made of, and those that people take for one. */
const modelFile = /\.(json|bin|zip|h5|hdf5|keras|pb|pbtxt|onnx|tflite|pt|pth|ckpt|safetensors)$/i;

/**
 * What a drop or paste carries; `undefined` where it is no file. A folder, or any file that belongs to a model, makes it
 * a model; of pictures the first counts. Must be called while the event is being handled.
 */
export function incoming(data: DataTransfer | null): Incoming | undefined {
  if (!data) return undefined;
  const files = [...data.files];
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.some((entry) => entry.isDirectory)) return { kind: 'model', files: filesIn(entries) };
  if (files.some(({ name }) => modelFile.test(name)))
    return { kind: 'model', files: Promise.resolve(files.map((file) => ({ name: file.name, blob: file }))) };
  const [file] = files;
  return file && { kind: 'picture', file };
}

/** True while a drag carries files, or something a person may take for a picture; text being dragged is neither. */
export function carriesFiles(data: DataTransfer | null): boolean {
  return !!data && (data.types.includes('Files') || data.types.includes('text/uri-list'));
}

/** A folder of more files than this is none of a model: what was listed so far is all that is looked at. */
const maximumFiles = 2000;

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
