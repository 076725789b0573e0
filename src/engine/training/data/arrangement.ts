import type { ReadingNote, SkipReason } from '@/domain/training/reading-notes';
import { folderOf } from '../../models/own/model-file';

/** What the pictures of a folder called `train`, `val` or `test` are for. */
export type SetRole = 'training' | 'validation' | 'test';

/** A set of pictures, by its folder's name. */
export interface NamedSet {
  readonly name: string;
  readonly role: SetRole;
}

/** Where a file belongs: to a class, and to a set where there are sets; or nowhere, for a reason. */
export type Place =
  | { readonly className: string; readonly set?: NamedSet }
  /** Of a test set, whose classes do not matter. */
  | { readonly set: NamedSet & { readonly role: 'test' } }
  | Extract<SkipReason, { skip: 'outside-sets' | 'no-class-folder' }>;

/** How files lie in folders. */
export interface Arrangement {
  /** One for each path. */
  readonly places: readonly Place[];
  /** What a person might have meant otherwise. */
  readonly notes: readonly ReadingNote[];
}

const roles: readonly (readonly [SetRole, RegExp])[] = [
  ['training', /^train(ing)?$/],
  ['validation', /^(val|valid|validate|validation|dev|eval|evaluation)$/],
  ['test', /^(tests?|testing|h[oe]ld[ _-]?out)$/],
];

/** The set that a folder's name speaks of: `train`, `Training set`, `val_images`, `test2017` and the like. */
export function roleOf(name: string): SetRole | undefined {
  const plain = name.toLowerCase().replace(/[ _-]?(sets?|data|images|pictures|split)?[ _-]?\d*$/, '');
  return roles.find(([, words]) => words.test(plain))?.[0];
}

type Folders = readonly string[];

/**
 * How the files with these paths are arranged. A class is the topmost folder below the one that holds them all, and what
 * lies deeper belongs to it, as torchvision's `ImageFolder` and Keras' `image_dataset_from_directory` have it. Sets lie
 * above the classes (`train/cat`) or within each (`cat/train`): folders at one level count as sets where all of them
 * have a set's name, or names of two different roles are among them; else such a name is a class like any other.
 */
export function arrange(paths: readonly string[]): Arrangement {
  const folders = paths.map((path): Folders => {
    const parts = folderOf(path).split('/');
    return parts.map((part) => part.trim().normalize()).filter((part) => part !== '');
  });
  const trunk = trunkOf(folders);
  const aboveClasses = [trunk.length, trunk.findLastIndex((name) => roleOf(name))].find((depth) =>
    areSets(
      namesAt(folders, depth),
      folders.some((each) => each.length > depth + 1),
    ),
  );
  if (aboveClasses !== undefined) return inSets(folders, aboveClasses);
  const level = classLevel(folders);
  const isWhole = folders.every((each) => each.length !== level + 1);
  if (areSets(namesAt(folders, level + 1), isWhole)) return inSets(folders, level + 1);
  const places = folders.map((each) => placeIn(each, level));
  return { places, notes: [...mistakable(folders, level), ...joined(folders, level)] };
}

/** The folders that all files have in common which lie deep enough. */
function trunkOf(folders: readonly Folders[]): Folders {
  for (let depth = 0; ; depth++) {
    if (namesAt(folders, depth).length !== 1)
      return folders.find((each) => each.length >= depth)?.slice(0, depth) ?? [];
  }
}

function namesAt(folders: readonly Folders[], depth: number): string[] {
  return [...new Set(folders.flatMap((each) => each[depth] ?? []))];
}

/** The depth of the class folders: where folders first differ, or the trunk's folder that holds the most files. */
function classLevel(folders: readonly Folders[]): number {
  const trunk = trunkOf(folders);
  if (namesAt(folders, trunk.length).length > 0) return trunk.length;
  const filesAt = trunk.map((_, depth) => folders.filter((each) => each.length === depth + 1).length);
  return filesAt.lastIndexOf(Math.max(...filesAt));
}

/** Whether folders of these names are sets: of two roles, or `likely` all of one. */
function areSets(names: readonly string[], likely: boolean): boolean {
  const known = names.map(roleOf);
  return new Set(known.filter(Boolean)).size > 1 || (likely && names.length > 0 && known.every(Boolean));
}

function inSets(folders: readonly Folders[], depth: number): Arrangement {
  const sets = folders.map((each): NamedSet | undefined => {
    const name = each[depth];
    const role = name === undefined ? undefined : roleOf(name);
    return name !== undefined && role ? { name, role } : undefined;
  });
  const rest = folders.map((each) => each.toSpliced(depth, 1));
  const level = classLevel(rest.filter((_, i) => sets[i] && sets[i].role !== 'test'));
  const names = [...new Set(sets.flatMap((set) => (set ? set.name : [])))];
  const places = rest.map((each, i): Place => {
    const set = sets[i];
    if (!set) return { skip: 'outside-sets', sets: names };
    if (set.role === 'test') return { set: { ...set, role: 'test' } };
    const place = placeIn(each, level);
    return 'className' in place ? { ...place, set } : place;
  });
  return { places, notes: joined(rest, level) };
}

function placeIn(folders: Folders, level: number): Place {
  const className = folders[level];
  return className === undefined ? { skip: 'no-class-folder' } : { className };
}

/** Folders that sound like sets and are read as classes, or as parts of one. */
function mistakable(folders: readonly Folders[], level: number): ReadingNote[] {
  const setsAt = (depth: number) => namesAt(folders, depth).filter(roleOf);
  return [
    ...setsAt(level).map((folder) => ({ note: 'read-as-class', folder }) as const),
    ...setsAt(level + 1).map((folder) => ({ note: 'read-as-part', folder }) as const),
  ];
}

/** Says so where folders within a class were taken together. */
function joined(folders: readonly Folders[], level: number): ReadingNote[] {
  const inner = namesAt(folders, level + 1);
  return inner.length === 0 ? [] : [{ note: 'folders-joined', folders: inner }];
}
