import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { certificateFor, networkAddresses } from './certificate.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Ignored by git: its key is this machine's own. */
const certificateFolder = fileURLToPath(new URL('../.certificate', import.meta.url));

/** Serves the built page by https to the local network: `npm run serve:lan`, with `-- --port 8443` on another port. */
export default defineConfig(async (): Promise<UserConfig> => {
  if (!existsSync(`${root}/dist/index.html`)) throw new Error('There is no built page yet. Run `npm run build` first.');
  const addresses = ['127.0.0.1', '::1', ...networkAddresses()];
  return {
    root,
    // No page in the place of a file that is missing.
    appType: 'mpa',
    preview: {
      host: true,
      port: 4443,
      https: await certificateFor(addresses, certificateFolder),
      headers: { 'Content-Security-Policy': contentSecurityPolicy },
    },
    plugins: [explain()],
  };
});

/** Says below the addresses what the browsers of others will say. */
function explain(): Plugin {
  return {
    name: 'limelight-lan',
    configurePreviewServer: (server) => () => {
      const print = server.printUrls.bind(server);
      server.printUrls = () => {
        print();
        server.config.logger.info(`
  Open a "Network" address on the other devices. Each browser warns once, since no authority vouches for a certificate
  that was made here ("Your connection is not private", "Warning: Potential Security Risk"):
  choose Advanced, then Proceed or Accept the Risk. WebGPU and the camera work from then on.
  To keep the page for use without a connection, most browsers ask for a certificate that the device trusts:
  see docs/schools.md.
`);
      };
    },
  };
}
