/** The folders of pictures to train on in `public/data/`, made by `vite/data-index.ts`. */
declare module 'virtual:data-index' {
  import type { ShippedFolder } from '@/offline/folder-store';

  const folders: readonly ShippedFolder[];
  export default folders;
}
