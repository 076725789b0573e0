import { readFileSync } from 'node:fs';
import { expect, test } from '../../fixtures/test';

const chelsea = readFileSync(new URL('../../../public/samples/chelsea.jpg', import.meta.url));
const elsewhere = 'https://elsewhere.example/';

// What the service worker asks for counts too.
test.use({ serviceWorkers: 'allow' });

test('no request leaves the origin, and none carries the picture', async ({ context, page, baseURL, playground }) => {
  const requests: { url: string; method: string; body: boolean }[] = [];
  context.on('request', (request) =>
    requests.push({ url: request.url(), method: request.method(), body: request.postDataBuffer() !== null }),
  );
  await playground.open({ attack: 'fgsm' });
  await playground.expectDefaultScene();
  await playground.dropFile({ name: 'chelsea.jpg', bytes: chelsea });
  await expect(page.getByTestId('drop-zone')).toContainText('chelsea.jpg');
  await playground.standard.expectAttacked();
  await playground.expectSettled();

  const { origin } = new URL(baseURL ?? '');
  expect(
    requests.some(({ url }) => url.endsWith('.bin')),
    'requests of the workers are seen',
  ).toBe(true);
  expect(requests.filter(({ url }) => new URL(url).origin !== origin && !/^(blob|data):/.test(url))).toEqual([]);
  expect(requests.filter(({ method, body }) => method !== 'GET' || body)).toEqual([]);
});

test('the content security policy lets the page load and fetch from its own origin only', async ({
  context,
  page,
  playground,
  toleratedErrors,
}) => {
  toleratedErrors.push(/Content Security Policy/, /Failed to fetch/);
  let sent = 0;
  await context.route(`${elsewhere}**`, (route) => {
    sent++;
    return route.fulfill({ status: 200, headers: { 'access-control-allow-origin': '*' }, body: 'received' });
  });
  await playground.open();
  await playground.expectBackend();

  const reach = (url: string) =>
    fetch(url).then(
      (response) => response.text(),
      () => 'refused',
    );
  expect(await page.evaluate(reach, elsewhere)).toBe('refused');
  expect(
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.name = "inline script ran"';
      document.body.append(script);
      return window.name;
    }),
  ).toBe('');
  expect(sent).toBe(0);
});
