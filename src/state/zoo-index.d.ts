/** The outlines of the models in `models/`, made by `vite/serve-zoo.ts`. */
declare module 'virtual:zoo-index' {
  import type { ZooEntry } from '@/domain/model-outline';

  const entries: readonly ZooEntry[];
  export default entries;
}
