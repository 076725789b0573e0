import { expect, test } from 'vitest';
import { LimelightError } from '@/domain/errors';
import { handWorkers } from '../rpc/testing/hand-worker';
import { createPictureDecoder } from './client';
import type { DecodedPicture, PictureExchanges } from './protocol';

const file = new Blob(['bytes']);

function picture(hash: string): DecodedPicture {
  return { pixels: { width: 1, height: 1, data: new Float32Array(3) }, hash, notes: [] };
}

function fakeWorkers() {
  const { workers, spawn } = handWorkers<PictureExchanges>();
  const names = () => workers.map(({ asked }) => asked.map(({ ask }) => ask.name));
  return { workers, decode: createPictureDecoder(spawn), names };
}

test('one worker serves one picture after the other', async () => {
  const { workers, decode, names } = fakeWorkers();
  const first = decode(file, 'a');
  workers[0]?.answer(picture('a'));
  expect((await first).hash).toBe('a');
  const second = decode(file, 'b');
  workers[0]?.answer(picture('b'));
  expect((await second).hash).toBe('b');
  expect(names()).toEqual([['a', 'b']]);
});

test('newest wins: the older call is aborted and its worker stopped', async () => {
  const { workers, decode } = fakeWorkers();
  const older = decode(file, 'older');
  const newer = decode(file, 'newer');
  await expect(older).rejects.toMatchObject({ name: 'AbortError' });
  expect(workers[0]?.terminated).toBe(true);
  workers[1]?.answer(picture('newer'));
  expect((await newer).hash).toBe('newer');
});

test('a signal stops a running call, and keeps a new one from starting', async () => {
  const { workers, decode } = fakeWorkers();
  const controller = new AbortController();
  const running = decode(file, 'a', controller.signal);
  controller.abort();
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  expect(workers[0]?.terminated).toBe(true);
  await expect(decode(file, 'b', controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(workers).toHaveLength(1);
});

test('a failure arrives as the error it was, and the worker lives on', async () => {
  const { workers, decode, names } = fakeWorkers();
  const refused = decode(file, 'a');
  workers[0]?.fail({ code: 'picture-empty', reason: 'no-bytes', details: { file: 'a' } });
  await expect(refused).rejects.toEqual(new LimelightError('picture-empty', 'no-bytes', { file: 'a' }));
  void decode(file, 'b').catch(() => undefined);
  expect(names()).toEqual([['a', 'b']]);
});

test('a worker that dies is reported and replaced', async () => {
  const { workers, decode } = fakeWorkers();
  const lost = decode(file, 'a');
  workers[0]?.crash();
  await expect(lost).rejects.toMatchObject({ code: 'worker-crashed' });
  const next = decode(file, 'b');
  workers[1]?.answer(picture('b'));
  expect((await next).hash).toBe('b');
});
