import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the portal counts about itself. */
export interface Metrics {
  readonly registry: Registry;
  answered(request: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }): void;
  /** One attempt at a Graph request; `path` is its template, without ids. */
  graphCalled(call: {
    readonly method: string;
    readonly path: string;
    readonly status: number | string;
    readonly seconds: number;
  }): void;
  streamOpened(): () => void;
}

/** Metrics in Prometheus' format, in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'tenantry_request_seconds',
    help: 'Time to answer a request of the browser.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const graph = new Histogram({
    name: 'tenantry_graph_request_seconds',
    help: 'Time that Microsoft Graph took to answer one attempt.',
    labelNames: ['method', 'path', 'status'],
    buckets: [0.05, 0.2, 0.5, 1, 3, 10],
    registers,
  });
  const throttled = new Counter({
    name: 'tenantry_graph_throttled_total',
    help: 'Answers of Microsoft Graph that asked to wait.',
    registers,
  });
  const streams = new Gauge({ name: 'tenantry_event_streams', help: 'Event streams that are open.', registers });
  return {
    registry,
    answered: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    graphCalled({ method, path, status, seconds }) {
      graph.observe({ method, path, status }, seconds);
      if (status === 429) throttled.inc();
    },
    streamOpened() {
      streams.inc();
      return () => streams.dec();
    },
  };
}
