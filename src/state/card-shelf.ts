import { LimelightError } from '@/domain/errors';
import { modelCardSchema, type ModelCard } from '@/domain/model-card';

type Fetch = (url: string) => Promise<Response>;

/** The whole card of a shipped model, from its folder. Throws `model-missing` where it cannot be had. */
export async function fetchCard(folder: string, fetchFile: Fetch = (url) => fetch(url)): Promise<ModelCard> {
  try {
    const response = await fetchFile(`${folder}card.json`);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return modelCardSchema.parse(await response.json());
  } catch (cause) {
    throw new LimelightError(
      'model-missing',
      'This model’s card cannot be loaded.',
      'Check the connection and open it again; cards of models kept on this device open without one.',
      { cause },
    );
  }
}
