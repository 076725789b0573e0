/** The sample pictures that ship with the page, made by `vite/samples-index.ts`. */
declare module 'virtual:samples-index' {
  import type { Sample } from '@/domain/samples';

  const samples: readonly Sample[];
  export default samples;
}
