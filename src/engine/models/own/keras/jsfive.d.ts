/** As far as it is used here; it comes without types. Reading throws errors and strings. */
declare module 'jsfive' {
  export class Group {
    readonly attrs: Readonly<Record<string, unknown>>;
    readonly keys: readonly string[];
    /** Null where a link leads nowhere. */
    get(name: string): Group | Dataset | null;
  }
  export class File extends Group {
    constructor(bytes: ArrayBuffer, name: string);
  }
  export class Dataset {
    readonly shape: readonly number[];
    /** Its numbers, row by row. */
    readonly value: readonly (number | bigint)[];
  }
}
