/** A measure of whether a map explains what the model does: the part of its value that is plain data. Its words are in `text/`. */
export interface MetricDescriptor {
  readonly id: string;
  /** Which way a better map moves it; neither where it only describes the map. */
  readonly better: 'higher' | 'lower' | 'neither';
  /** Whether shuffling a map's pixels changes it, so that chance has a value of its own. */
  readonly hasChance: boolean;
  /** Whether it compares the picture's map with that of the picture under attack. */
  readonly needsAttack: boolean;
}

/** What a metric says of one map, and of the same values in random places. Not a number where it is not defined. */
export interface MetricScore {
  readonly value: number;
  /** The mean over shuffled maps; absent where shuffling changes nothing. */
  readonly chance?: number;
  /** What the value is the area under, where it is one: at equal shares of the pixels, from none to all. */
  readonly curve?: Float32Array<ArrayBuffer>;
  readonly chanceCurve?: Float32Array<ArrayBuffer>;
}

/** What the measures say of one method's map. */
export interface Assessment {
  /** A flat map says nothing and a broken one holds what is no number: neither is judged. */
  readonly map: 'judged' | 'flat' | 'broken';
  /** By the measures' ids. */
  readonly scores: Readonly<Record<string, MetricScore>>;
}
