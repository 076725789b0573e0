import { loadNetwork } from '../models/load-network';
import type { Network } from '../network/network';
import { memorySource } from './memory-source';
import { smallZoo, zooFiles, type ZooSize } from './zoo-model';

/** A network of the zoo's architecture with random weights. */
export async function zooNetwork(size: ZooSize = smallZoo, seed = 1): Promise<Network> {
  return (await loadNetwork(memorySource(zooFiles(size, seed)))).network;
}
