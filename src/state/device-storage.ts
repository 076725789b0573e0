import { createStore, type StoreApi } from 'zustand';
import { toFailure, type Failure } from '@/domain/errors';
import { bytesOf } from '@/offline/folder-store';
import { forgetFolder, forgetPage, pageBytes, shippedFolders, useOffline } from './offline';
import type { Lessons } from './lessons/lessons';
import type { Page } from './page';
import type { Platform, StorageRoom } from './platform';
import { storeHook } from './store-hook';
import type { Training } from './training/training';

/** What is kept on this device: first what is the person's own, then what can be fetched again. */
export const STORED_KINDS = [
  'own-pictures',
  'own-models',
  'training',
  'models',
  'training-pictures',
  'page',
  'settings',
] as const;
export type StoredKind = (typeof STORED_KINDS)[number];

/** One thing that is kept. */
export interface StoredItem {
  readonly kind: StoredKind;
  readonly id: string;
  /** What the person knows it by, where there are several of its kind. */
  readonly name?: string;
  /** Of a model that ships: which, and its family, as several families have models of one name. */
  readonly model?: { readonly id: string; readonly family: string };
  readonly bytes: number;
  /** It cannot be deleted now: a training that goes on needs it. */
  readonly inUse?: boolean;
}

export interface StorageState {
  /** Everything that is kept; absent until it was looked at. */
  readonly items?: readonly StoredItem[];
  readonly room?: StorageRoom | undefined;
  /** Why not all of it can be looked at, or could be deleted. */
  readonly failure?: Failure | undefined;
}

export interface StorageActions {
  /** Looks anew at what is kept. */
  readonly refresh: () => void;
  readonly remove: (items: readonly StoredItem[]) => void;
  /** Deletes all that is not in use, what an older or newer release has left and this one cannot list too. */
  readonly removeAll: () => void;
}

/** What is kept on this device. */
export const useStorage = storeHook<StorageState & StorageActions>();

type Parts = Pick<Platform, 'ownModels' | 'ownPictures' | 'trainings' | 'settings' | 'storageRoom'>;

/** Tells what is kept on this device, and deletes it. */
export class DeviceStorage {
  readonly store: StoreApi<StorageState & StorageActions>;
  /** One after the other, so that what is shown is never older than what was deleted. */
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly platform: Parts,
    private readonly page: Page,
    private readonly training: Training,
    private readonly lessons: Pick<Lessons, 'forget'>,
  ) {
    this.store = createStore(() => ({
      refresh: () => this.enqueue(() => this.refresh()),
      remove: (items) =>
        this.enqueue(async () => {
          for (const item of items) if (!item.inUse) await this.remove(item);
          await this.refresh();
        }),
      removeAll: () => this.enqueue(() => this.removeAll()),
    }));
  }

  private enqueue(work: () => Promise<void>): void {
    this.queue = this.queue.then(work).catch((thrown: unknown) => this.store.setState({ failure: toFailure(thrown) }));
  }

  private async refresh(): Promise<void> {
    let failure: Failure | undefined;
    const orNone = (found: Promise<StoredItem[]>) =>
      found.catch((thrown: unknown) => {
        failure = toFailure(thrown);
        return [];
      });
    const found = await Promise.all(
      [this.ownModels(), this.savedTraining(), this.shipped(), this.settings()].map(orNone),
    );
    const items = [...this.ownPictures(), ...found.flat()].sort(
      (a, b) => STORED_KINDS.indexOf(a.kind) - STORED_KINDS.indexOf(b.kind),
    );
    this.store.setState({ items, failure, room: await this.platform.storageRoom().catch(() => undefined) });
  }

  private ownPictures(): StoredItem[] {
    return this.page.state.ownPictures
      .filter(({ isKept }) => isKept)
      .map(({ hash, name, blob }) => ({ kind: 'own-pictures', id: hash, name, bytes: blob.size }));
  }

  private async ownModels(): Promise<StoredItem[]> {
    const { models } = this.page.state;
    return (await this.platform.ownModels.list())
      .filter(({ card }) => models.has(card.id))
      .map(({ card, files }) => ({
        ...{ kind: 'own-models', id: card.id, name: card.label },
        bytes: files.reduce((sum, { blob }) => sum + blob.size, 0),
      }));
  }

  private async savedTraining(): Promise<StoredItem[]> {
    const kept = await this.platform.trainings.load();
    if (!kept) return [];
    const inUse = this.training.store.getState().saved === undefined;
    return [{ kind: 'training', id: kept.job.id, bytes: sizeOf(kept), inUse }];
  }

  private async shipped(): Promise<StoredItem[]> {
    const { ready, kept } = useOffline.getState();
    if (!ready) return [];
    const { models } = this.page.state;
    const folders = shippedFolders
      .filter(({ path }) => kept.has(path))
      .map((folder): StoredItem => {
        const model = models.get(folder.path.replace(/^models\//, ''));
        const bytes = bytesOf([folder]);
        return model
          ? {
              ...{ kind: 'models', id: folder.path, name: model.label, bytes },
              model: { id: model.id, family: model.family },
            }
          : { kind: 'training-pictures', id: folder.path, bytes };
      });
    return [...folders, { kind: 'page', id: 'page', bytes: await pageBytes() }];
  }

  private async settings(): Promise<StoredItem[]> {
    const bytes = this.platform.settings.bytes();
    return bytes === 0 ? [] : [{ kind: 'settings', id: 'settings', bytes }];
  }

  private async removeAll(): Promise<void> {
    await this.refresh();
    const { items = [] } = this.store.getState();
    for (const item of items) if (!item.inUse) await this.remove(item);
    const { ownPictures, ownModels, trainings } = this.platform;
    await ownPictures.clear();
    await ownModels.clear();
    if (!items.some(({ kind, inUse }) => kind === 'training' && inUse)) await trainings.clear();
    await this.refresh();
  }

  private async remove({ kind, id }: StoredItem): Promise<void> {
    switch (kind) {
      case 'own-pictures':
        this.page.store.getState().deleteOwnPicture(id);
        return;
      case 'own-models':
        this.page.store.getState().removeOwnModel(id);
        return;
      case 'training':
        await this.platform.trainings.forget(id);
        this.training.store.getState().forgetSaved();
        return;
      case 'models':
      case 'training-pictures': {
        const folder = shippedFolders.find(({ path }) => path === id);
        if (folder) await forgetFolder(folder);
        return;
      }
      case 'page':
        return forgetPage();
      case 'settings':
        this.lessons.forget();
        this.platform.settings.clear();
        return;
      default:
        return kind satisfies never;
    }
  }
}

/** About how many bytes a value takes where it is kept. */
function sizeOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (value instanceof Blob) return value.size;
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce<number>((sum, part) => sum + sizeOf(part), 0);
}
