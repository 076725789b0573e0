import type { Ask } from '@/worker/protocol';

/** A request to the engine; `key` names exactly what it depends on, so equal keys have equal results. */
export type Wanted =
  | { readonly key: string; readonly kind: 'predict'; readonly ask: Ask<'predict'> }
  | {
      readonly key: string;
      readonly kind: 'explain';
      readonly ask: Ask<'explain'>;
      /** Whether the method's values have a sign that means something. */
      readonly signed: boolean;
      /** Whether it takes one step together with others of its model, method and parameters. */
      readonly oneStep: boolean;
    }
  | { readonly key: string; readonly kind: 'attack'; readonly ask: Ask<'attack'> }
  | {
      readonly key: string;
      readonly kind: 'playback';
      readonly ask: Ask<'playback'>;
      /** The attack that it plays. */
      readonly of: Extract<Wanted, { kind: 'attack' }>;
    }
  | { readonly key: string; readonly kind: 'activations'; readonly ask: Ask<'activations'> }
  | { readonly key: string; readonly kind: 'synthesise'; readonly ask: Ask<'synthesise'> };

/** What a cell should show: a job's result, nothing at all (`off`), or something that waits for another (`later`). */
export type Want<W extends Wanted = Wanted> = W | 'off' | 'later';

export type Predict = Extract<Wanted, { kind: 'predict' }>;
export type Explain = Extract<Wanted, { kind: 'explain' }>;
export type Attack = Extract<Wanted, { kind: 'attack' }>;
export type Play = Extract<Wanted, { kind: 'playback' }>;
export type Activate = Extract<Wanted, { kind: 'activations' }>;
export type Synthesise = Extract<Wanted, { kind: 'synthesise' }>;
