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

  const graph = (unread: boolean) => {
    const card = new TextEncoder().encode(JSON.stringify(cardFor(16, 5)));
    return memorySource(new Map([...smallGraph(3, unread).files('Identity'), ['card.json', card]]));
  };

  it('gives the operations of a frozen graph too, where each of them is known', async () => {
    const { network } = await loadNetwork(graph(false));
    expect(network.operations.at(-1)).toMatchObject({ name: 'logits', shape: [5] });
  });

  it('says of a frozen graph which operation is not known, and what to do', async () => {
    await expect(loadNetwork(graph(true))).rejects.toMatchObject({
      code: 'model-untrainable',
      details: { lack: { lack: 'frozen-weights', name: 'abs', op: 'Abs' } },
    });
  });
});
