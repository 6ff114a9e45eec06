import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fromRoot, projectNode, root, say } from './project.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
  'microsoft-edge',
];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Flags every start of the browser needs: no traffic of its own, and no sandbox where it refuses one (as root). */
export const browserFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Browsers of this machine in the order of preference: named by the environment, on PATH, in the usual places. */
export function installedBrowsers(environment = process.env, exists = existsSync) {
  const named = [environment.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH, environment.CHROME_PATH].filter(Boolean);
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return [...named, ...onPath, ...usualPlaces].filter((path) => exists(path));
}

function run(command, args, quiet) {
  const output = quiet ? 'pipe' : 'inherit';
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', output, output], encoding: 'utf8' }).status === 0;
}

/** Whether a browser really starts: opens a page and closes it again. Without a path: the one Playwright downloaded. */
function starts(executablePath) {
  const script = `import { chromium } from 'playwright';
    const browser = await chromium.launch(${JSON.stringify({ executablePath, args: browserFlags, timeout: 30_000 })});
    await (await browser.newPage()).setContent('<p>ready</p>');
    await browser.close();`;
  return run(projectNode(), ['--input-type=module', '-e', script], true);
}

function downloadedByPlaywright() {
  const playwright = fromRoot('node_modules', '@playwright', 'test', 'cli.js');
  say('No Chromium found: trying the download of Playwright …');
  if (!run(projectNode(), [playwright, 'install', 'chromium'], true)) return false;
  if (starts(undefined)) return true;
  if (process.getuid?.() === 0) run(projectNode(), [playwright, 'install-deps', 'chromium'], true);
  return starts(undefined);
}

function installedByDebian() {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (!existsSync('/usr/bin/apt-get') || (asRoot.length > 0 && !run('sudo', ['-n', 'true'], true))) return false;
  say('Installing the packages chromium and fonts-liberation (apt-get) …');
  const apt = (...args) => {
    const line = [
      ...asRoot,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-q',
      '-o',
      'DPkg::Lock::Timeout=120',
      ...args,
    ];
    return run(line[0], line.slice(1), true);
  };
  apt('update');
  return apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation');
}

/**
 * Finds a Chromium that starts, or installs one: the environment's, the machine's, Playwright's download, Debian's
 * package. The path, or '' for Playwright's own. Throws with what to do when there is none.
 */
export function ensureBrowser() {
  const found = installedBrowsers().find(starts);
  if (found !== undefined) return found;
  if (starts(undefined) || downloadedByPlaywright()) return '';
  const installed = installedByDebian() ? installedBrowsers().find(starts) : undefined;
  if (installed !== undefined) return installed;
  throw new Error('No Chromium could be found or installed. Install one and name it with CHROME_PATH=<path>.');
}
