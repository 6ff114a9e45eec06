import {
  downloads,
  routes,
  streams,
  type DownloadName,
  type DownloadQueries,
  type Endpoints,
  type RouteName,
  type StreamEvents,
  type StreamName,
} from '@tenantry/contract';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { SessionPrincipal } from '../session/session-principal.ts';
import type { DeepReadonly } from './deep-readonly.ts';

/**
 * Who may call: anybody with a seat, administrators only, or those who are administrators at this very moment. The last asks
 * Graph anew, and is for what writes.
 */
export type Policy = 'signed-in' | 'administrator' | 'administrator-now';

type Parsed<Schemas, Key extends string> = Schemas extends { readonly [K in Key]: infer Schema extends z.ZodType }
  ? { readonly [K in Key]: z.output<Schema> }
  : unknown;

/** What every handler is given beside what was sent. */
export interface CallContext {
  readonly principal: SessionPrincipal;
  /** Aborted when the browser has gone or the portal shuts down. */
  readonly signal: AbortSignal;
  readonly correlationId: string;
  readonly log: Logger;
}

export type HandlerInput<Name extends RouteName> = Parsed<Endpoints[Name], 'params'> &
  Parsed<Endpoints[Name], 'query'> &
  Parsed<Endpoints[Name], 'body'> &
  CallContext;

/** Answers what the contract says; members that the contract does not name are left out on the way. */
export type Handler<Name extends RouteName> = (
  input: HandlerInput<Name>,
) => Promise<DeepReadonly<z.input<Endpoints[Name]['response']>>>;

export interface StreamMessage<Name extends StreamName> {
  /** Comes back as `Last-Event-ID` when the browser connects again. */
  readonly id: number;
  readonly data: DeepReadonly<z.input<StreamEvents[Name]['event']>>;
}

export type StreamInput<Name extends StreamName> = Parsed<StreamEvents[Name], 'params'> &
  CallContext & {
    /** The id of the last message that the browser has seen. */
    readonly lastEventId: number | undefined;
  };

/**
 * Messages in order. What is thrown before the first is answered as a problem. While a reader is slow nothing is taken from
 * the iterable: it should give what is true now rather than everything that was. It ends with the stream's subject.
 */
export type StreamHandler<Name extends StreamName> = (input: StreamInput<Name>) => AsyncIterable<StreamMessage<Name>>;

export type DownloadInput<Name extends DownloadName> = {
  readonly query: z.output<DownloadQueries[Name]>;
} & CallContext;

/** A file that is sent while it is made. */
export interface Download {
  readonly fileName: string;
  readonly contentType: string;
  /** Its text, piece by piece; nothing is taken from it while the reader is slow. */
  readonly pieces: AsyncIterable<string>;
}

/** What it rejects with before the first piece is answered as a problem. */
export type DownloadHandler<Name extends DownloadName> = (input: DownloadInput<Name>) => Promise<Download>;

export interface RouteEntry {
  readonly policy: Policy;
  readonly handle: (input: never) => Promise<unknown>;
}
export interface StreamEntry {
  readonly policy: Policy;
  readonly follow: (input: never) => AsyncIterable<{ readonly id: number; readonly data: unknown }>;
}

export interface DownloadEntry {
  readonly policy: Policy;
  readonly make: (input: never) => Promise<Download>;
}

/** Where the nouns put their handlers. */
export interface RouteTable {
  /** Handles an endpoint of the contract. Throws when it has a handler already. */
  serve<Name extends RouteName>(name: Name, policy: Policy, handler: Handler<Name>): void;
  /** Handles an event stream of the contract. Throws when it has a handler already. */
  serveStream<Name extends StreamName>(name: Name, policy: Policy, handler: StreamHandler<Name>): void;
  /** Handles a download of the contract. Throws when it has a handler already. */
  serveDownload<Name extends DownloadName>(name: Name, policy: Policy, handler: DownloadHandler<Name>): void;
}

/** One noun's endpoints. */
export type RouteModule = (table: RouteTable) => void;

export interface CompleteRouteTable {
  readonly routes: ReadonlyMap<RouteName, RouteEntry>;
  readonly streams: ReadonlyMap<StreamName, StreamEntry>;
  readonly downloads: ReadonlyMap<DownloadName, DownloadEntry>;
}

/**
 * Collects the handlers of all nouns.
 * @throws when an endpoint of the contract has none, or has two: nothing may be served by chance.
 */
export function collectRoutes(modules: readonly RouteModule[]): CompleteRouteTable {
  const routeEntries = new Map<RouteName, RouteEntry>();
  const streamEntries = new Map<StreamName, StreamEntry>();
  const downloadEntries = new Map<DownloadName, DownloadEntry>();
  const table: RouteTable = {
    serve(name, policy, handle) {
      if (routeEntries.has(name)) throw new Error(`The endpoint ${name} has two handlers.`);
      routeEntries.set(name, { policy, handle });
    },
    serveStream(name, policy, follow) {
      if (streamEntries.has(name)) throw new Error(`The stream ${name} has two handlers.`);
      streamEntries.set(name, { policy, follow });
    },
    serveDownload(name, policy, make) {
      if (downloadEntries.has(name)) throw new Error(`The download ${name} has two handlers.`);
      downloadEntries.set(name, { policy, make });
    },
  };
  for (const register of modules) register(table);
  const missing = [
    ...Object.keys(routes).filter((name) => !routeEntries.has(name as RouteName)),
    ...Object.keys(streams).filter((name) => !streamEntries.has(name as StreamName)),
    ...Object.keys(downloads).filter((name) => !downloadEntries.has(name as DownloadName)),
  ];
  if (missing.length > 0) throw new Error(`These endpoints of the contract have no handler: ${missing.join(', ')}.`);
  return { routes: routeEntries, streams: streamEntries, downloads: downloadEntries };
}
