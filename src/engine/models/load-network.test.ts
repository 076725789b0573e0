import { describe, expect, it } from 'vitest';
import { smallGraph } from '../testing/graph-model-builder';
import { memorySource } from '../testing/memory-source';
import { cardFor, smallZoo, zooFiles } from '../testing/zoo-model';
import { loadNetwork } from './load-network';

describe('loading a network to be trained', () => {
  it('gives the operations of a Layers model, and its card', async () => {
    const { network, card } = await loadNetwork(memorySource(zooFiles(smallZoo, 1)));
    expect(network.input.shape).toEqual([16, 16, 3]);
    expect(network.operations.at(-1)).toMatchObject({ name: 'logits', shape: [10] });
    expect(card.id).toBe('fixture');
  });

  it('says of a frozen graph that nothing in it can learn', async () => {
    const card = new TextEncoder().encode(JSON.stringify(cardFor(16, 5)));
    const source = memorySource(new Map([...smallGraph().files('Identity'), ['card.json', card]]));
    await expect(loadNetwork(source)).rejects.toMatchObject({ code: 'model-untrainable' });
  });
});
