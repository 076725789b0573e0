import { createStore, type StoreApi } from 'zustand';
import { LimelightError, toFailure, type Failure } from '@/domain/errors';
import type { NamedInScene } from '@/domain/failures/lessons';
import { isMet, type LessonFacts } from '@/domain/lesson/condition';
import type { Lesson, LessonStep } from '@/domain/lesson/schema';
import type { BundledFile } from '@/domain/scene-file/bundle';
import { checkAgainstCatalogue, checkAgainstZoo, isOwnModel, unknownIn } from '../check-scene';
import type { Page } from '../page';
import type { Platform } from '../platform';
import { storeHook } from '../store-hook';
import { factsOf, type Looked } from './facts';
import { recall, remember, type Finding, type Kept, type Progress } from './progress';

/** A lesson that is open, and how far the learner is. */
export interface OpenLesson {
  /** Of one that ships with the page; of a dropped one its file's name. */
  readonly id: string;
  readonly shipped: boolean;
  /** Of one that ships: the language that it is read in. */
  readonly language?: string | undefined;
  readonly lesson: Lesson;
  /** The file that it was read from. */
  readonly source: string;
  /** The step that is read, from 0; `lesson.steps.length` at the end. */
  readonly at: number;
  /** By step that was done: what came of it. */
  readonly found: Readonly<Record<string, Finding>>;
  /** The wrong choice that was made last in this step's question, from 1. */
  readonly wrong?: number | undefined;
}

export interface LessonsState {
  /** Whether they are on the screen. */
  readonly shown: boolean;
  /** One that was open when the page was left. */
  readonly left?: string | undefined;
  readonly open?: OpenLesson | undefined;
  readonly opening: boolean;
  readonly failure?: Failure | undefined;
  /** By lesson: what was done of it on this device. */
  readonly progress: Readonly<Record<string, Progress>>;
}

export interface LessonsActions {
  readonly show: (shown: boolean) => void;
  /** What was open when the page was left stays closed, and the panel too; its progress is kept. */
  readonly leave: () => void;
  /** Opens one that ships with the page, in a language, where the learner was last; `keepScene`: what is on the screen stays. */
  readonly openShipped: (id: string, language: string, keepScene?: boolean) => void;
  /** Opens one from a file; `keepScene`: what is on the screen stays. */
  readonly openFile: (file: Blob, name: string, keepScene?: boolean) => void;
  readonly close: () => void;
  /** To a step, from 0; its scene is shown where it has one. */
  readonly goTo: (step: number) => void;
  /** Shows the scene of the step again. */
  readonly restage: () => void;
  /** Answers the step's question, from 1. */
  readonly answer: (choice: number) => void;
  /** Forgets what was done in the lesson that is open, and begins it anew. */
  readonly restart: () => void;
}

/** State and actions of the lessons in one store. */
export const useLessons = storeHook<LessonsState & LessonsActions>();

/** The stores whose states a lesson looks at. */
type Stores = { readonly [K in keyof Looked]: StoreApi<Looked[K]> };

/** Lessons: one is open at a time, sets its scenes, and sees what the learner does. */
export class Lessons {
  readonly store: StoreApi<LessonsState & LessonsActions>;
  private newest = new AbortController();
  private isCheckDue = false;
  private begun: Pick<LessonFacts, 'picture'> = { picture: '' };

  constructor(
    private readonly platform: Pick<Platform, 'baseUrl' | 'fetchFile'>,
    private readonly page: Page,
    private readonly stores: Stores,
  ) {
    const { shown, open: left, progress } = recall();
    this.store = createStore(() => ({
      ...{ shown, left, progress, opening: false },
      show: (shown) => this.store.setState({ shown }),
      openShipped: (id, language, keepScene = false) =>
        void this.load(id, language, keepScene, () => this.fetchShipped(id, language)),
      openFile: (file, name, keepScene = false) => void this.load(name, undefined, keepScene, () => file.text()),
      close: () => {
        this.newest.abort();
        this.store.setState({ open: undefined, left: undefined, opening: false, failure: undefined });
      },
      leave: () => this.store.setState({ shown: false, left: undefined }),
      goTo: (step) => this.goTo(step),
      restage: () => this.stage(this.step),
      answer: (choice) => this.answer(choice),
      restart: () => this.restart(),
    }));
    for (const store of Object.values(stores)) store.subscribe(() => this.checkSoon());
    this.store.subscribe(({ shown, open, left, progress }, before) => {
      if (shown === before.shown && open === before.open && left === before.left) return;
      const kept: Kept = { shown, progress, open: open ? (open.shipped ? open.id : undefined) : left };
      remember(kept);
    });
  }

  /** Forgets what was done in every lesson; the one that is open begins anew. */
  forget(): void {
    const { open } = this.store.getState();
    this.store.setState({ progress: {}, left: undefined, ...(open && { open: { ...open, at: 0, found: {} } }) });
  }

  /** The lesson that is open, as a file to hand out. */
  get file(): BundledFile | undefined {
    const { open } = this.store.getState();
    if (!open) return undefined;
    return { name: open.shipped ? `${open.id}.md` : open.id, blob: new Blob([open.source], { type: 'text/markdown' }) };
  }

  private get step(): LessonStep | undefined {
    const { open } = this.store.getState();
    return open?.lesson.steps[open.at];
  }

  private async fetchShipped(id: string, language: string): Promise<string> {
    const address = new URL(`lessons/${language}/${id}.md`, this.platform.baseUrl);
    const response = await this.platform.fetchFile(address.href, { signal: this.newest.signal }).catch(() => undefined);
    // Some hosts answer what they do not have with the page itself.
    const isPage = response?.ok && response.headers.get('content-type')?.startsWith('text/html');
    if (response?.status === 404 || isPage) throw new LimelightError('lesson-missing', 'no-such-lesson', { name: id });
    if (!response?.ok) throw new LimelightError('lesson-missing', 'not-fetched');
    return response.text();
  }

  private async load(
    id: string,
    language: string | undefined,
    keepScene: boolean,
    read: () => Promise<string>,
  ): Promise<void> {
    const shipped = language !== undefined;
    this.newest.abort();
    this.newest = new AbortController();
    const { signal } = this.newest;
    this.page.notices.dropThoseOfFiles();
    // One that was left is not opened above it.
    const left = this.store.getState().left === id ? id : undefined;
    this.store.setState({ shown: true, opening: true, failure: undefined, left });
    try {
      const [source, { parseLesson }] = await Promise.all([read(), import('@/domain/lesson/parse')]);
      const lesson = parseLesson(source, shipped ? `${id}.md` : id);
      this.checkNames(lesson, shipped ? `${id}.md` : id);
      if (signal.aborted) return;
      const before = this.store.getState().open;
      // What was done in another file of the same name was not done in this one.
      const { at = 0, found = {} } = (shipped && this.store.getState().progress[id]) || {};
      const open: OpenLesson = { id, shipped, language, lesson, source, at: Math.min(at, lesson.steps.length), found };
      this.store.setState({ opening: false, left: undefined, open });
      if (!keepScene) this.stage(lesson.steps[open.at]);
      // In another language it is still the same step.
      else if (before?.id !== id) this.begun = factsOf(this.looked);
      this.checkSoon();
    } catch (thrown) {
      if (signal.aborted) return;
      const failure = toFailure(thrown);
      this.store.setState({ opening: false, failure: shipped ? failure : undefined });
      if (!shipped) this.page.notices.postOfFile(failure);
    }
  }

  /** Throws `lesson-unknown` where a step names what this page does not have. */
  private checkNames({ steps }: Lesson, file: string): void {
    const { models, samples, catalogue } = this.page.state;
    const methods = catalogue && [...catalogue.attacks, ...catalogue.saliency].map(({ id }) => id);
    const sampleIds = samples.map(({ id }) => id);
    for (const { scene, until = {}, line } of steps) {
      const unknown = (what: NamedInScene, name: string) =>
        new LimelightError('lesson-unknown', 'name', { file, line, what, name });
      const named = [until.models, until.fooled, until.held, until.drawn].flatMap((ids) => ids ?? []);
      const model = named.find((id) => !models.has(id) && !isOwnModel(id));
      if (model !== undefined) throw unknown('model', model);
      const method = [until.method ?? [], until.maps ?? []].flat().find((id) => methods && !methods.includes(id));
      if (method !== undefined) throw unknown('method', method);
      if (!scene) continue;
      const ofZoo = checkAgainstZoo(scene, models.keys(), sampleIds);
      const [failure] = [...ofZoo.failures, ...(catalogue ? checkAgainstCatalogue(scene, catalogue).failures : [])];
      if (!failure) continue;
      const found = unknownIn(failure);
      throw found ? unknown(found.what, found.name) : new LimelightError('lesson-damaged', 'bad-scene', { file, line });
    }
  }

  private goTo(step: number): void {
    const { open } = this.store.getState();
    if (!open || step < 0 || step > open.lesson.steps.length) return;
    this.change({ at: step, wrong: undefined });
    this.stage(open.lesson.steps[step]);
  }

  /** Shows what a step begins with; from then on it is seen what the learner does. */
  private stage(step: LessonStep | undefined): void {
    const scene = step?.scene;
    if (scene) this.page.adopt({ scene, failures: [] });
    this.begun = factsOf(this.looked);
    this.checkSoon();
  }

  private answer(choice: number): void {
    const question = this.step?.ask;
    if (!question) return;
    if (choice === question.right) this.found();
    else this.change({ wrong: choice });
  }

  private restart(): void {
    const { open } = this.store.getState();
    if (!open) return;
    this.change({ found: {} });
    this.goTo(0);
  }

  private get looked(): Looked {
    const { page, training, cascade, league } = this.stores;
    return {
      page: page.getState(),
      training: training.getState(),
      cascade: cascade.getState(),
      league: league.getState(),
    };
  }

  /** Once all stores have followed a change: between a new scene and its answers those of the old one still stand. */
  private checkSoon(): void {
    if (this.isCheckDue) return;
    this.isCheckDue = true;
    queueMicrotask(() => {
      this.isCheckDue = false;
      this.check();
    });
  }

  /** Sees whether the step that is read is done by now, and all there that its sentence tells of. */
  private check(): void {
    const { open } = this.store.getState();
    const { until, done = '' } = this.step ?? {};
    if (!open || !until || open.found[open.at]) return;
    const facts = factsOf(this.looked);
    const isTold = facts.seen.length > 0 || !/\{(class|sure)\}/.test(done);
    if (isTold && isMet(until, facts, this.begun)) this.found();
  }

  private found(): void {
    const { open } = this.store.getState();
    if (!open) return;
    const { params, seen, trainedSteps: steps } = factsOf(this.looked);
    const { eps } = params;
    const finding: Finding = { steps, ...(typeof eps === 'number' && { epsilon: eps }), ...seen[0] };
    this.change({ found: { ...open.found, [open.at]: finding }, wrong: undefined });
  }

  private change(change: Partial<Pick<OpenLesson, 'at' | 'found' | 'wrong'>>): void {
    const { open, progress } = this.store.getState();
    if (!open) return;
    const next: OpenLesson = { ...open, ...change };
    const kept = next.shipped ? { [next.id]: { at: next.at, found: next.found } } : {};
    this.store.setState({ open: next, progress: { ...progress, ...kept } });
  }
}
