import { createStore, type StoreApi } from 'zustand';
import type { Assessment, MetricDescriptor } from '@/domain/map-metric';
import { hasSign, unsupported, schemaIn } from '@/domain/method';
import { centre } from '@/domain/crop';
import { resolveParams, type ParamValues } from '@/domain/params';
import type { Pixels, SaliencyMap } from '@/domain/picture';
import { fitPicture } from '@/domain/resample';
import type { Scene } from '@/domain/scene/schema';
import { Cancelled } from '@/worker/client';
import type { Answer, Ask, Progress } from '@/worker/protocol';
import type { Page } from '../page';
import type { Platform } from '../platform';
import { explainedIn, paramsIn } from '../shared-class';
import type { Column, LimelightState } from '../types';
import { namedFailure } from './named-failure';
import { testSet, type TestPicture, type TestSet } from './test-pictures';
import type { Contestant, LeagueActions, LeagueRun, LeagueSetup, LeagueState, LookedAt, SeenPicture } from './types';

/** How often each map is shuffled: of one picture often, since nothing else evens chance out. */
const SHUFFLES = { one: 4, many: 1 };

/** What a comparison is made of: all that it needs of the page, as it was when it began. */
interface Plan {
  readonly setup: LeagueSetup;
  readonly scene: Scene;
  readonly columns: readonly Column[];
  readonly attack: boolean;
  pictures?: TestSet;
}

/** One picture judged for every contestant. */
interface Judged {
  readonly assessments: readonly Assessment[];
  readonly lookedAt?: LookedAt;
}

/** Which explanation is better: many methods judged by many measures, on one picture or many, one after another. */
export class League {
  readonly store: StoreApi<LeagueState & LeagueActions>;
  private plan: Plan | undefined;
  private controller = new AbortController();

  constructor(
    private readonly platform: Platform,
    private readonly page: Pick<Page, 'state' | 'engine'>,
  ) {
    this.store = createStore(() => ({
      start: (setup) => this.start(setup),
      stop: () => this.stop(),
      goOn: () => this.goOn(),
    }));
  }

  private start(setup: LeagueSetup): void {
    const { scene, columns, catalogue } = this.page.state;
    if (!catalogue) return;
    const metrics = catalogue.metrics.filter(({ id }) => setup.metrics.includes(id));
    const needsAttack = metrics.some((metric) => metric.needsAttack);
    const contestants = contestantsOf(setup, this.page.state);
    this.plan = { setup, scene, columns, attack: needsAttack && scene.attack.on };
    this.set({
      ...{ state: 'running', contestants, share: 0, assessed: [], unread: [], rows: [], pictures: setup.pictures.kind },
      metrics: metrics.filter((metric) => scene.attack.on || !metric.needsAttack).map(({ id }) => id),
      ...(this.plan.attack && { attack: scene.attack.id }),
    });
    void this.work();
  }

  private stop(): void {
    this.controller.abort();
    this.change({ state: 'stopped', share: 0 });
  }

  private goOn(): void {
    const { run } = this.store.getState();
    if (!run || run.state === 'running' || run.state === 'done') return;
    const { failure: _, ...rest } = run;
    this.set({ ...rest, state: 'running', share: 0 });
    void this.work();
  }

  /** Judges what is still to be judged, picture by picture; an end that was asked for meanwhile is one. */
  private async work(): Promise<void> {
    this.controller.abort();
    const controller = new AbortController();
    this.controller = controller;
    const { signal } = controller;
    const plan = this.plan!;
    try {
      plan.pictures ??= await testSet(plan.setup.pictures, this.page.state, this.platform, signal);
      signal.throwIfAborted();
      const { total } = plan.pictures;
      this.change({ total });
      for (let at = this.run.assessed.length + this.run.unread.length; at < total; at++) {
        const began = this.platform.clock.now();
        const picture = await this.read(plan, plan.pictures, at, signal);
        if (!picture) continue;
        const { assessments, lookedAt } = await this.judge(plan, picture, at, signal);
        signal.throwIfAborted();
        const took = this.platform.clock.now() - began;
        const { perPicture = took } = this.run;
        const done = this.run.assessed.length;
        const assessed = [...this.run.assessed, assessments];
        const rows = await this.platform.measurer.tabulateLeague(assessed, this.metrics);
        signal.throwIfAborted();
        this.change({
          assessed,
          rows,
          share: 0,
          perPicture: (perPicture * done + took) / (done + 1),
          ...(lookedAt && { lookedAt }),
        });
      }
      this.change({ state: 'done' });
    } catch (thrown) {
      if (signal.aborted) return;
      // A cancelled request is an engine that went away: the next one goes on.
      if (thrown instanceof Cancelled) this.change({ state: 'stopped', share: 0 });
      else this.change({ state: 'failed', share: 0, failure: namedFailure(thrown, plan.columns) });
    }
  }

  /** A picture; nothing where it is a person's file that cannot be read, which is noted, unless none of them can. */
  private async read({ setup }: Plan, { total, read }: TestSet, at: number, signal: AbortSignal) {
    try {
      return await read(at, signal);
    } catch (thrown) {
      signal.throwIfAborted();
      const { assessed, unread } = this.run;
      if (setup.pictures.kind !== 'files' || (at === total - 1 && assessed.length === 0)) throw thrown;
      this.change({ unread: [...unread, setup.pictures.files[at]!.name] });
      return undefined;
    }
  }

  /** Model by model: of the picture on the screen maps of what is explained there, of others those of the class seen in each. */
  private async judge(plan: Plan, picture: TestPicture, at: number, signal: AbortSignal): Promise<Judged> {
    const { contestants } = this.run;
    const modelIds = [...new Set(contestants.map(({ modelId }) => modelId))];
    const alone = plan.setup.pictures.kind === 'picture';
    const first = this.run.assessed.length === 0;
    const assessments = new Array<Assessment>(contestants.length);
    const maps = new Array<SaliencyMap>(contestants.length);
    const byModel = new Map<string, SeenPicture>();
    for (const [place, modelId] of modelIds.entries()) {
      const column = plan.columns.find((each) => each.modelId === modelId)!;
      const own = contestants.flatMap((each, index) => (each.modelId === modelId ? [{ ...each, index }] : []));
      const pixels = fit(picture.pixels, column, plan);
      const seed = plan.scene.seed + at;
      const prediction = await this.request('predict', { modelId, pixels }, signal);
      const { label } = prediction;
      const target = alone ? explainedIn(column, plan.scene, plan.columns, { label, clean: label }) : label;
      const attacked = plan.attack ? await this.attack(plan, column, pixels, label, seed, signal) : undefined;
      const { assessments: found, kept } = await this.request(
        'assess',
        {
          ...{ modelId, pixels, target, seed, metrics: this.run.metrics, keep: first },
          ...(attacked && { attacked }),
          explainers: own.map(({ method, params }) => ({
            saliencyId: method,
            params: paramsIn(column, schemaIn(this.page.state.catalogue?.saliency, method), params, plan.columns),
          })),
          shuffles: alone ? SHUFFLES.one : SHUFFLES.many,
        },
        signal,
        ({ step, total }) => this.change({ share: (place + step / total) / modelIds.length }),
      );
      own.forEach(({ index }, i) => {
        assessments[index] = found[i]!;
        if (kept) maps[index] = kept.maps[i]!;
      });
      if (kept) byModel.set(modelId, { pixels, blurred: kept.blurred, target, classes: column.card?.classes ?? [] });
    }
    return { assessments, ...(first && { lookedAt: { kind: picture.kind, name: picture.name, byModel, maps } }) };
  }

  /** The scene's attack on one model; what comes of it. */
  private async attack(
    { scene, columns }: Plan,
    column: Column,
    pixels: Pixels,
    label: number,
    seed: number,
    signal: AbortSignal,
  ): Promise<Pixels> {
    const method = this.page.state.catalogue!.attacks.find(({ id }) => id === scene.attack.id)!;
    const params = paramsIn(column, method.params, resolveParams(method.params, scene.attack.params).params, columns);
    const ask = { modelId: column.modelId, pixels, label, attackId: method.id, params, seed };
    return (await this.request('attack', ask, signal)).adversarial;
  }

  /** After all that the page itself shows. */
  private request<K extends 'predict' | 'attack' | 'assess'>(
    kind: K,
    ask: Ask<K>,
    signal: AbortSignal,
    onProgress: (progress: Progress<K>) => void = () => undefined,
  ): Promise<Answer<K>> {
    const client = this.page.engine;
    if (!client) return Promise.reject(new Cancelled());
    return client.request(kind, ask, { signal, priority: -1, onProgress });
  }

  private get metrics(): readonly MetricDescriptor[] {
    const known = this.page.state.catalogue?.metrics ?? [];
    return this.run.metrics.flatMap((id) => known.find((metric) => metric.id === id) ?? []);
  }

  private get run(): LeagueRun {
    return this.store.getState().run!;
  }

  private set(run: LeagueRun): void {
    this.store.setState({ run });
  }

  private change(change: Partial<LeagueRun>): void {
    const { run } = this.store.getState();
    if (run) this.set({ ...run, ...change });
  }
}

/** The lines of the table. */
function contestantsOf({ contestants }: LeagueSetup, { scene, columns, catalogue }: LimelightState): Contestant[] {
  const methods = catalogue?.saliency ?? [];
  const of = (column: Column, id: string, given: ParamValues): Contestant[] => {
    const method = methods.find((each) => each.id === id);
    if (!method || !column.card) return [];
    const { params } = resolveParams(method.params, given);
    if (unsupported(method, column.lacks, params)) return [];
    return [{ modelId: column.modelId, method: id, params, signed: hasSign(method, params) }];
  };
  if (contestants.kind === 'shown')
    return scene.maps.flatMap(({ method, params }) => columns.flatMap((column) => of(column, method, params)));
  const column = columns.find(({ modelId }) => modelId === contestants.modelId);
  return column ? methods.flatMap(({ id }) => of(column, id, {})) : [];
}

/** A picture at the size that a model takes: the part that the page shows, or of other pictures the middle. */
function fit(pixels: Pixels, { card }: Column, { setup, scene }: Plan): Pixels {
  const [height, width] = card!.inputShape;
  return fitPicture(pixels, width, height, setup.pictures.kind === 'picture' ? scene.crop : centre);
}
