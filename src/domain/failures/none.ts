/** There is nothing more to say than the reason. */
export type None = Readonly<Record<string, never>>;
