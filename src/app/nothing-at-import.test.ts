import { afterAll, beforeAll, expect, it } from 'vitest';

/** What a module could start, open or read. */
const DOORS = ['Worker', 'indexedDB', 'BroadcastChannel', 'localStorage', 'sessionStorage', 'caches', 'fetch'] as const;

const touched: string[] = [];
const before = DOORS.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);

beforeAll(() => {
  for (const name of DOORS)
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get() {
        touched.push(name);
        return undefined;
      },
    });
});

afterAll(() => {
  for (const [name, descriptor] of before)
    if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    else Reflect.deleteProperty(globalThis, name);
});

it('opens, starts and reads nothing before the application is composed (fails if any module of page or panels does)', async () => {
  await import('./app');
  await import('@/panels/finetune/finetune-body');
  await import('@/state/limelight');
  await import('@/state/boot');
  await import('@/state/offline');
  await import('@/state/platform');
  expect(touched).toEqual([]);
});
