// Vite's development server on the public port; what belongs to the BFF goes on to it. Started by dev.mjs.
import { createServer } from 'vite';
import { fromRoot } from './project.mjs';

const target = `http://localhost:${process.env.BFF_PORT}`;
const paths = ['/api', '/auth', '/healthz', '/readyz', '/metrics'];

const server = await createServer({
  root: fromRoot('apps/web'),
  logLevel: 'warn',
  server: {
    port: Number(process.env.PORT),
    strictPort: true,
    // The host stays the public one, so that cookies, redirects and origin checks are those of production.
    proxy: Object.fromEntries(paths.map((path) => [`^${path}(/|\\?|$)`, { target, changeOrigin: false }])),
  },
});
await server.listen();
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => void server.close().finally(() => process.exit(0)));
}
