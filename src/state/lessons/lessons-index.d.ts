declare module 'virtual:lessons-index' {
  /** What the list says of a lesson that ships with the page. */
  interface LessonSummary {
    readonly id: string;
    readonly title: string;
    readonly minutes: number;
    readonly goal: string;
    readonly teacher?: string;
    readonly steps: number;
  }

  /** By language. */
  const lessons: Readonly<Record<string, readonly LessonSummary[]>>;
  export default lessons;
}
