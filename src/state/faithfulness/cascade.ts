import { createStore, type StoreApi } from 'zustand';
import type { Failure } from '@/domain/errors';
import type { ParamValues } from '@/domain/params';
import type { Target } from '@/domain/target';
import { Cancelled } from '@/worker/client';
import type { RandomisedStage } from '@/worker/protocol';
import type { Page } from '../page';
import { storeHook } from '../store-hook';
import type { SourcePicture } from '../types';
import { namedFailure } from './named-failure';

/** What becomes of one map while its model's weights are drawn anew, as far as it is known. */
export interface CascadeStrip {
  readonly modelId: string;
  readonly method: string;
  readonly params: ParamValues;
  /** What it explains, and what the model calls its classes. */
  readonly target: Target;
  readonly classes: readonly string[];
  /** The first is of the model as it is. */
  readonly stages: readonly RandomisedStage[];
  readonly progress?: { readonly step: number; readonly total: number };
  readonly failure?: Failure;
}

export interface CascadeState {
  readonly state: 'idle' | 'running' | 'stopped' | 'done';
  /** The picture that was on the screen when it began. */
  readonly picture?: Pick<SourcePicture, 'kind' | 'name'>;
  /** One for each map on the screen when it began. */
  readonly strips: readonly CascadeStrip[];
}

export interface CascadeActions {
  /** Begins anew with the maps of the clean picture on the screen. */
  readonly start: () => void;
  /** Stops at once; what was found stays. */
  readonly stop: () => void;
}

/** State and actions of the randomisation of the models on the screen in one store. */
export const useCascade = storeHook<CascadeState & CascadeActions>();

/** Adebayo's sanity check on what is on the screen: each model forgets, layer by layer, and its picture is explained again. */
export class Cascade {
  readonly store: StoreApi<CascadeState & CascadeActions>;
  private controller = new AbortController();

  constructor(private readonly page: Pick<Page, 'state' | 'engine'>) {
    this.store = createStore(() => ({
      ...{ state: 'idle' as const, strips: [] },
      start: () => void this.start(),
      stop: () => {
        this.controller.abort();
        this.store.setState({ state: 'stopped' });
      },
    }));
  }

  private async start(): Promise<void> {
    this.controller.abort();
    this.controller = new AbortController();
    const { signal } = this.controller;
    const { columns, scene, picture } = this.page.state;
    const asks = columns.flatMap(({ modelId, pixels, maps }) =>
      maps.flatMap(({ clean: { value } }) => {
        if (!pixels || !value) return [];
        const { method: saliencyId, params, target } = value;
        return [{ modelId, pixels, target, saliencyId, params, seed: scene.seed }];
      }),
    );
    this.store.setState({
      state: 'running',
      strips: asks.map(({ modelId, saliencyId, params, target }) => {
        const classes = columns.find((column) => column.modelId === modelId)?.card?.classes ?? [];
        return { modelId, method: saliencyId, params, target, classes, stages: [] };
      }),
      ...(picture && { picture }),
    });
    for (const [place, ask] of asks.entries()) {
      const client = this.page.engine;
      try {
        if (!client) throw new Cancelled();
        const { stages } = await client.request('randomise', ask, {
          ...{ signal, priority: -1 },
          onProgress: ({ step, total, stage }) => {
            if (signal.aborted) return;
            const { stages } = this.store.getState().strips[place]!;
            this.change(place, { progress: { step, total }, ...(stage && { stages: [...stages, stage] }) });
          },
        });
        if (signal.aborted) return;
        this.change(place, { stages });
      } catch (thrown) {
        if (signal.aborted) return;
        if (thrown instanceof Cancelled) {
          this.store.setState({ state: 'stopped' });
          return;
        }
        this.change(place, { failure: namedFailure(thrown, columns) });
      }
    }
    this.store.setState({ state: 'done' });
  }

  private change(place: number, change: Partial<CascadeStrip>): void {
    const { strips } = this.store.getState();
    this.store.setState({ strips: strips.with(place, { ...strips[place]!, ...change }) });
  }
}
