import { bytes } from '@/domain/format';
import type { StoredItem } from '@/state/device-storage';
import { fetchedText } from '@/text/fetched';

/** How much some items take; what is there is never written as nothing. */
export function sizeOf(items: readonly Pick<StoredItem, 'bytes'>[]): string {
  const sum = items.reduce((total, item) => total + item.bytes, 0);
  return sum < 1000 ? fetchedText.storage.almostNone : bytes(sum);
}
