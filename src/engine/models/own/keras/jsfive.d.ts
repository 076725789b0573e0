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
    /** Such as `<f4`; a list for what is no number. Throws for types that it does not know. */
    readonly dtype: string | readonly unknown[];
    /** Its numbers, row by row. */
    readonly value: readonly (number | bigint)[];
    /** Its header, of whose messages each says where in the file it lies. */
    readonly _dataobjects: {
      find_msg_type(type: number): readonly ReadonlyMap<'offset_to_message', number>[];
    };
  }
}
