import { existsSync, readdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

const driverFile = 'vk_swiftshader_icd.json';

/** Folders in which a Chrome or Chromium brings its software Vulkan driver, most likely first. */
function chromiumFolders(): string[] {
  const chosen = process.env.CHROME_PATH;
  const downloads = path.join(homedir(), '.cache', 'ms-playwright');
  const downloaded = existsSync(downloads)
    ? readdirSync(downloads)
        .filter((folder) => folder.startsWith('chromium'))
        .flatMap((folder) => ['chrome-linux', 'chrome-linux64'].map((inner) => path.join(downloads, folder, inner)))
    : [];
  return [
    ...(chosen ? [path.dirname(chosen)] : []),
    '/usr/lib/chromium',
    '/usr/lib/chromium-browser',
    '/opt/google/chrome',
    '/opt/chromium.org/chromium',
    ...downloaded,
  ];
}

/** Path of Chromium's SwiftShader driver manifest, or undefined where no Chromium is installed. */
export function findSoftwareVulkan(): string | undefined {
  return chromiumFolders()
    .map((folder) => path.join(folder, driverFile))
    .find((file) => existsSync(file));
}

/** Makes the Vulkan loader of this process use the given driver manifest from the next instance on. */
export function useVulkanDriver(manifest: string): void {
  process.env.VK_ICD_FILENAMES = manifest;
  process.env.VK_DRIVER_FILES = manifest;
  process.env.XDG_RUNTIME_DIR ??= tmpdir();
}
