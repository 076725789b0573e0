import { blobSource } from '@/engine/models/blob-source';
import { fetchSource } from '@/engine/models/fetch-source';
import { parseCard } from '@/engine/models/load-model';
import type { ModelSource } from '@/engine/models/source';
import { checkOwnFiles, verifiedSource } from '@/engine/models/verified-source';
import type { ModelFrom } from './protocol';

/** A model's files, where they are, checked to be that model's. Throws `model-missing` or `model-corrupt`. */
export async function openSource(from: ModelFrom): Promise<ModelSource> {
  if (from.kind === 'folder') return verifiedSource(fetchSource(from.baseUrl), from.files);
  const source = blobSource(from.files);
  await checkOwnFiles(parseCard(await source.read('card.json')).id, from.files);
  return source;
}
