import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What a file of each room may import, and what it may not. Every forbidden import is planted and must be refused. */
const rooms = [
  {
    file: 'packages/domain/src/plan/planted.ts',
    allowed: ['./change.ts', '../tenant.ts'],
    forbidden: [
      'zod',
      'node:fs',
      'express',
      'react',
      '@tenantry/contract',
      '@tenantry/graph',
      '../../../graph/src/index.ts',
    ],
  },
  {
    file: 'packages/domain/src/plan/planted.test.ts',
    allowed: ['./change.ts', 'vitest', 'fast-check'],
    forbidden: ['zod', '@tenantry/graph', '../../../../apps/sandbox/src/sandbox.ts'],
  },
  {
    file: 'packages/contract/src/planted.ts',
    allowed: ['./endpoint.ts', 'zod'],
    forbidden: ['@tenantry/domain', '@tenantry/graph', 'express', 'react', 'node:crypto', '../../domain/src/index.ts'],
  },
  {
    file: 'packages/graph/src/planted.ts',
    allowed: ['./paging.ts', '@tenantry/domain', '@microsoft/microsoft-graph-client'],
    forbidden: ['@tenantry/contract', 'express', 'react', '@azure/msal-node', '../../contract/src/index.ts'],
  },
  {
    file: 'packages/graph/src/planted.test.ts',
    allowed: ['vitest', 'node:fs', '@tenantry/domain', '../../../apps/sandbox/src/sandbox.ts'],
    forbidden: ['express', '../../../apps/bff/src/app.ts'],
  },
  {
    file: 'apps/bff/src/plans/planted.ts',
    allowed: [
      '../config.ts',
      'node:crypto',
      'express',
      '@azure/msal-node',
      '@tenantry/domain',
      '@tenantry/contract',
      '@tenantry/graph',
    ],
    forbidden: [
      'react',
      '@tenantry/web',
      '@fluentui/react-components',
      'hono',
      '../../../sandbox/src/sandbox.ts',
      '../../../web/src/main.tsx',
    ],
  },
  {
    file: 'apps/web/src/planted.ts',
    allowed: [
      './app/router.tsx',
      'react',
      'react-dom/client',
      '@fluentui/react-components',
      '@tanstack/react-query',
      '@tenantry/contract',
      '@tenantry/contract/client',
    ],
    forbidden: ['@tenantry/domain', '@tenantry/graph', 'node:path', 'express', 'zod', '../../bff/src/app.ts'],
  },
  {
    file: 'apps/web/src/features/plans/planted.ts',
    allowed: ['./plan-queries.ts', '../../shared/link.tsx', 'react', '@tenantry/contract'],
    forbidden: [
      '../runs/run-queries.ts',
      '../../app/router.tsx',
      '../../features/runs/run-queries.ts',
      '@tenantry/domain',
      'node:fs',
    ],
  },
  {
    file: 'apps/web/src/features/plans/table/planted.ts',
    allowed: ['./row.tsx', '../plan-queries.ts', '../../../shared/link.tsx'],
    forbidden: ['../../runs/run-queries.ts', '../../../app/router.tsx', '@tenantry/graph'],
  },
  {
    file: 'apps/web/src/shared/planted.ts',
    allowed: ['./link.tsx', 'react'],
    forbidden: ['../features/plans/plan-queries.ts', '../app/router.tsx', '@tenantry/domain'],
  },
  {
    file: 'apps/sandbox/src/graph/planted.ts',
    allowed: ['../world/world.ts', 'hono', 'jose', 'node:http'],
    forbidden: [
      '@tenantry/domain',
      '@tenantry/graph',
      '@tenantry/contract',
      'express',
      '@microsoft/microsoft-graph-client',
      '../../../bff/src/app.ts',
    ],
  },
  {
    file: 'apps/e2e/src/planted.ts',
    allowed: ['./test.ts', '@playwright/test', '@axe-core/playwright', 'node:child_process'],
    forbidden: [
      '@tenantry/domain',
      '@tenantry/contract',
      '@tenantry/sandbox',
      'express',
      '../../sandbox/src/sandbox.ts',
    ],
  },
];

let folder = '';
/** @type {Map<string, Set<number>>} lines refused, by file */
const refused = new Map();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-rooms-'));
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const { file, allowed, forbidden } of rooms) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    const lines = [...allowed, ...forbidden].map((name, index) => `import { name${index} } from '${name}';`);
    const lazy = `await import('${forbidden[0]}');`;
    const type = `export type { Name } from '${forbidden[1]}';`;
    writeFileSync(join(folder, file), [...lines, lazy, type, ''].join('\n'));
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const run = spawnSync(process.execPath, [oxlint, '-f', 'json', '.'], { cwd: folder, encoding: 'utf8' });
  for (const { code, filename, labels } of JSON.parse(run.stdout).diagnostics) {
    if (code !== 'eslint(no-restricted-imports)') continue;
    const lines = refused.get(filename) ?? new Set();
    refused.set(filename, lines.add(labels[0].span.line));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(rooms)('$file is refused what its room may not know, and nothing else', ({ file, allowed, forbidden }) => {
  const names = [...allowed, ...forbidden, `import('${forbidden[0]}')`, `export type from '${forbidden[1]}'`];
  const expected = names.slice(allowed.length);
  const found = [...(refused.get(file) ?? [])].toSorted((a, b) => a - b).map((line) => names[line - 1]);
  expect(found).toEqual(expected);
});
