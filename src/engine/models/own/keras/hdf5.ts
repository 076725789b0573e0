import { Dataset, File, type Group } from 'jsfive';
import { LimelightError } from '@/domain/errors';
import { corrupt, unsupported } from '../../../network/refusal';
import { contiguous } from './contiguous';

/** Numbers in an HDF5 file, not read yet. */
export interface StoredNumbers {
  readonly shape: readonly number[];
  /** Row by row, in single precision. */
  read(): Float32Array<ArrayBuffer>;
}

/** An HDF5 file laid flat. Everything throws `model-corrupt`, or `model-unsupported` for what its reader does not know. */
export interface Hdf5 {
  /** By path, without a slash in front. */
  readonly numbers: ReadonlyMap<string, StoredNumbers>;
  /** An attribute that is a text; undefined where there is none. `''` is the file itself. */
  text(path: string, name: string): string | undefined;
  /** An attribute that is a list of texts; a long one is stored as `name0`, `name1` … */
  texts(path: string, name: string): readonly string[];
}

/** More groups and sets of numbers than any model has, and more than can be walked in an instant. */
const maximumParts = 50_000;
/** Groups within groups: models within models are two or three levels each. */
const maximumDepth = 64;

/** Opens an HDF5 file. */
export function openHdf5(bytes: ArrayBuffer): Hdf5 {
  return attempt(() => {
    const groups = new Map<string, Group>();
    const numbers = new Map<string, StoredNumbers>();
    const open: [path: string, group: Group, depth: number][] = [['', new File(bytes, 'model'), 0]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [path, group, depth] = next;
      groups.set(path, group);
      if (groups.size + numbers.size > maximumParts || depth > maximumDepth) throw corrupt('hdf5-too-many-parts');
      for (const key of group.keys) {
        const part = group.get(key);
        // Keras on Windows once wrote whole paths as one name.
        const inner = (path === '' ? key : `${path}/${key}`).replaceAll('\\', '/');
        if (part instanceof Dataset) numbers.set(inner, stored(part, bytes));
        else if (part) open.push([inner, part, depth + 1]);
      }
    }
    const attributes = (path: string) => attempt(() => groups.get(path)?.attrs ?? {});
    return {
      numbers,
      text(path, name) {
        const value = attributes(path)[name];
        return typeof value === 'string' ? value : undefined;
      },
      texts(path, name) {
        const all = attributes(path);
        const parts = Object.keys(all).filter((key) => key.startsWith(name) && /^\d*$/.test(key.slice(name.length)));
        parts.sort((a, b) => Number(a.slice(name.length)) - Number(b.slice(name.length)));
        return parts.flatMap((key) => [all[key]].flat()).filter((text) => typeof text === 'string');
      },
    };
  });
}

function stored(data: Dataset, file: ArrayBuffer): StoredNumbers {
  return {
    get shape() {
      return attempt(() => data.shape);
    },
    read: () => attempt(() => contiguous(data, file) ?? Float32Array.from(data.value, Number)),
  };
}

function attempt<T>(read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof LimelightError) throw thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    if (/not.?implemented|not supported|unsupported/i.test(message))
      throw unsupported('hdf5-unknown', { problem: message });
    throw corrupt('hdf5-unreadable', { problem: message }, { cause: thrown });
  }
}
