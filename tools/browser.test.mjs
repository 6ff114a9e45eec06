import { delimiter } from 'node:path';
import { expect, test } from 'vitest';
import { installedBrowsers } from './browser.mjs';

const PATH = ['/first', '/second'].join(delimiter);

test('a browser named by the environment comes before those on PATH', () => {
  const exists = (path) => ['/opt/chrome', '/second/chromium'].includes(path);
  expect(installedBrowsers({ CHROME_PATH: '/opt/chrome', PATH }, exists)).toEqual(['/opt/chrome', '/second/chromium']);
});

test('a named browser that is not there is passed over', () => {
  expect(installedBrowsers({ CHROME_PATH: '/gone', PATH }, (path) => path === '/first/google-chrome')).toEqual([
    '/first/google-chrome',
  ]);
});

test('a machine without any browser gives none', () => {
  expect(installedBrowsers({ PATH }, () => false)).toEqual([]);
});
