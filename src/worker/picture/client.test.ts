import { expect, test } from 'vitest';
import { LimelightError } from '@/domain/errors';
import { createPictureDecoder, type PictureWorker } from './client';
import type { DecodedPicture, DecodeReply } from './protocol';

const file = new Blob(['bytes']);

function picture(hash: string): DecodedPicture {
  return { pixels: { width: 1, height: 1, data: new Float32Array(3) }, hash, notes: [] };
}

/** Workers that answer when the test says so. */
function fakeWorkers() {
  const workers: FakeWorker[] = [];
  class FakeWorker implements PictureWorker {
    onmessage: PictureWorker['onmessage'] = null;
    onerror: PictureWorker['onerror'] = null;
    readonly names: string[] = [];
    terminated = false;
    postMessage({ name }: { name: string }): void {
      this.names.push(name);
    }
    terminate(): void {
      this.terminated = true;
    }
    reply(data: DecodeReply): void {
      this.onmessage?.(new MessageEvent('message', { data }));
    }
  }
  const spawn = () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  };
  return { workers, decode: createPictureDecoder(spawn) };
}

test('one worker serves one picture after the other', async () => {
  const { workers, decode } = fakeWorkers();
  const first = decode(file, 'a');
  workers[0]?.reply({ picture: picture('a') });
  expect((await first).hash).toBe('a');
  const second = decode(file, 'b');
  workers[0]?.reply({ picture: picture('b') });
  expect((await second).hash).toBe('b');
  expect(workers.map((worker) => worker.names)).toEqual([['a', 'b']]);
});

test('newest wins: the older call is aborted and its worker stopped', async () => {
  const { workers, decode } = fakeWorkers();
  const older = decode(file, 'older');
  const newer = decode(file, 'newer');
  await expect(older).rejects.toMatchObject({ name: 'AbortError' });
  expect(workers[0]?.terminated).toBe(true);
  workers[1]?.reply({ picture: picture('newer') });
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
  const { workers, decode } = fakeWorkers();
  const refused = decode(file, 'a');
  workers[0]?.reply({ failure: { code: 'picture-empty', message: 'It is empty.', hint: 'Choose another.' } });
  await expect(refused).rejects.toEqual(new LimelightError('picture-empty', 'It is empty.', 'Choose another.'));
  void decode(file, 'b').catch(() => undefined);
  expect(workers[0]?.names).toEqual(['a', 'b']);
});

test('a worker that dies is reported and replaced', async () => {
  const { workers, decode } = fakeWorkers();
  const lost = decode(file, 'a');
  workers[0]?.onerror?.(new Event('error') as ErrorEvent);
  await expect(lost).rejects.toMatchObject({ code: 'worker-crashed' });
  const next = decode(file, 'b');
  workers[1]?.reply({ picture: picture('b') });
  expect((await next).hash).toBe('b');
});
