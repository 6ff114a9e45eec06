import { expect, test } from 'vitest';
import { agrees } from './install.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'apps/web': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
    'node_modules/other-platform': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
};
const installed = (zod) => ({ packages: { 'node_modules/zod': zod } });

test('what npm installed from this lock file agrees with it, without the packages of other platforms', () => {
  expect(agrees(lock, installed({ version: '4.6.7', integrity: 'sha512-a' }))).toBe(true);
});

test.each([
  ['nothing is installed', undefined],
  ['a package is missing', { packages: {} }],
  ['a package has another version', installed({ version: '4.6.6', integrity: 'sha512-a' })],
  ['a package has other contents', installed({ version: '4.6.7', integrity: 'sha512-x' })],
  [
    'an optional package has another version',
    {
      packages: {
        ...installed(lock.packages['node_modules/zod']).packages,
        'node_modules/other-platform': { version: '0.9.0' },
      },
    },
  ],
])('when %s, an installation is due', (_, found) => {
  expect(agrees(lock, found)).toBe(false);
});
