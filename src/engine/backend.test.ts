import { backend, getBackend, registerBackend, removeBackend } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { chooseBackend, onDeviceLost } from './backend';
import { retire } from './backends/bring-up';
import { BackendRefused, type BackendHost } from './backends/host';
import { nodeHost } from './backends/node';

/** Node's backends, of which some are missing or driven by software. */
function host(changes: Partial<Record<BackendName, 'missing' | 'software' | 'broken'>>): BackendHost {
  return {
    place: 'node',
    async probe(name) {
      if (changes[name] === 'missing') throw new BackendRefused({ why: 'missing' });
      if (changes[name]) return { software: changes[name] === 'software' };
      return nodeHost.probe(name);
    },
    async load(name) {
      if (changes[name] === 'broken') registerBackend(name, () => Promise.reject(new Error('no driver')));
      else await nodeHost.load(name);
    },
  };
}

describe('chooseBackend', () => {
  it('takes WebAssembly where no graphics card drives the others, and says why not these', async () => {
    const report = await chooseBackend(host({ webgpu: 'software', webgl: 'missing' }));
    expect(getBackend()).toBe('wasm');
    expect(report).toMatchObject({ name: 'wasm', software: false });
    expect(report.candidates.map(({ name }) => name)).toEqual(['webgpu', 'webgl', 'wasm']);
    expect(report.candidates[0]?.refused).toEqual({ why: 'software' });
    expect(report.candidates[1]?.refused).toEqual({ why: 'missing' });
    expect(report.candidates[2]?.milliseconds).toBeGreaterThan(0);
  });

  it('falls to plain JavaScript where all else is missing', async () => {
    const report = await chooseBackend(host({ webgpu: 'missing', webgl: 'missing', wasm: 'missing' }));
    expect(getBackend()).toBe('cpu');
    expect(report.name).toBe('cpu');
  });

  it('goes on to the next where a backend is there but does not start', async () => {
    const report = await chooseBackend(host({ webgpu: 'missing', webgl: 'broken' }));
    removeBackend('webgl');
    expect(getBackend()).toBe('wasm');
    expect(report.candidates[1]?.refused).toEqual({ why: 'not-starting' });
  });

  it('obeys a forced backend, software or not', async () => {
    const report = await chooseBackend(nodeHost, 'webgpu');
    expect(getBackend()).toBe('webgpu');
    expect(report).toMatchObject({ name: 'webgpu', asked: true });
  });

  it('refuses a forced backend that is impossible, with a next step', async () => {
    await expect(chooseBackend(nodeHost, 'webgl')).rejects.toMatchObject({
      code: 'backend-unavailable',
      details: { backend: 'webgl', place: 'node', refusal: { why: 'missing' }, others: ['webgpu', 'wasm', 'cpu'] },
    });
  });

  it('says what it tried where nothing works', async () => {
    const nothing = host({ webgpu: 'missing', webgl: 'missing', wasm: 'missing', cpu: 'missing' });
    await expect(chooseBackend(nothing)).rejects.toMatchObject({ code: 'backend-unavailable' });
  });
});

describe('onDeviceLost', () => {
  it('tells of a lost WebGPU device', async () => {
    await chooseBackend(nodeHost, 'webgpu');
    const told = new Promise<string>((resolve) => onDeviceLost(resolve));
    const { device } = backend() as unknown as { device: GPUDevice };
    device.destroy();
    expect(await told).not.toBe('');
  });
});

afterEach(() => {
  for (const name of ['webgpu', 'wasm', 'cpu'] as const) retire(name);
});
