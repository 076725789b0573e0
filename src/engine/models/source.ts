/** Where a model's files come from: a folder on a server, on disk, or pictures of one in memory. */
export interface ModelSource {
  /**
   * The bytes of one file of the model's folder. `onBytes` is told of bytes as they arrive, after decompression. Throws
   * `model-missing` if there is no such file, and the abort's reason if `signal` aborts.
   */
  read(file: string, options?: ReadOptions): Promise<Uint8Array>;
}

export interface ReadOptions {
  readonly onBytes?: (bytes: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** From where the file comes from originally, past what is cached on the way. */
  readonly fresh?: boolean;
}
