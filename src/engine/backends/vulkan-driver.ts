import { existsSync, readdirSync } from 'node:fs';
import { constants, homedir, tmpdir } from 'node:os';
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

/** Chromium's folder with a SwiftShader driver in it, or undefined where no Chromium is installed. */
export function findSoftwareVulkan(): string | undefined {
  return chromiumFolders().find((folder) => existsSync(path.join(folder, driverFile)));
}

/** glibc's RTLD_NODELETE, which Node has no name for: a library opened so stays when its handle is closed. */
const keepLoaded = 0x1000;

/**
 * Makes this process's Vulkan the software driver in Chromium's folder, from the next instance on. Chromium brings the
 * Vulkan loader as well; it is loaded from there, since a machine without a graphics card often has none of its own.
 */
export function selectSoftwareVulkan(folder: string): void {
  const manifest = path.join(folder, driverFile);
  process.env.VK_ICD_FILENAMES = manifest;
  process.env.VK_DRIVER_FILES = manifest;
  process.env.XDG_RUNTIME_DIR ??= tmpdir();
  const loader = path.join(folder, 'libvulkan.so.1');
  if (!existsSync(loader)) return;
  try {
    process.dlopen({ exports: {} }, loader, constants.dlopen.RTLD_NOW | constants.dlopen.RTLD_GLOBAL | keepLoaded);
  } catch {
    // Node complains that this is no add-on of its own, which is true, but only after it has loaded it.
  }
}
