/** The most recently used results by key, so that flipping a switch back is instant. */
export class ResultCache {
  private readonly results = new Map<string, unknown>();

  constructor(private readonly capacity = 200) {}

  get(key: string): unknown {
    const value = this.results.get(key);
    if (value !== undefined) {
      this.results.delete(key);
      this.results.set(key, value);
    }
    return value;
  }

  set(key: string, value: unknown): void {
    this.results.delete(key);
    this.results.set(key, value);
    for (const oldest of this.results.keys()) {
      if (this.results.size <= this.capacity) break;
      this.results.delete(oldest);
    }
  }

  /** Drop every result whose key contains these words. */
  forget(words: string): void {
    for (const key of this.results.keys()) if (key.includes(words)) this.results.delete(key);
  }
}
