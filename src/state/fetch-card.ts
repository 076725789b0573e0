import { LimelightError } from '@/domain/errors';
import { modelCardSchema, type ModelCard } from '@/domain/model-card';
import { fetchWhole } from './fetch-whole';

type Fetch = (url: string) => Promise<Response>;

/** The whole card of a shipped model, from its folder. Throws `model-missing` where it, and no other's, cannot be had. */
export async function fetchCard(id: string, folder: string, fetchFile: Fetch = fetchWhole): Promise<ModelCard> {
  try {
    const response = await fetchFile(`${folder}card.json`);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const card = modelCardSchema.parse(await response.json());
    if (card.id !== id) throw new Error(`it is the card of ${card.id}`);
    return card;
  } catch (cause) {
    throw new LimelightError(
      'model-missing',
      'This model’s card cannot be loaded.',
      'Check the connection and open it again; cards of models kept on this device open without one.',
      { cause },
    );
  }
}
