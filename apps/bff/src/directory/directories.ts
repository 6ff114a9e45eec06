import type { Directory, DirectoryReader, PartnerReader } from '@tenantry/domain';
import {
  createGraphClient,
  createGraphDirectory,
  createPartnerReader,
  createThrottle,
  type GraphClient,
} from '@tenantry/graph';
import type { Foundation } from '../foundation.ts';
import { watchGraphCalls } from '../operations/watch-graph-calls.ts';
import type { TokenSource } from '../tokens/token-source.ts';

/** What a run sees of its calls of Graph. */
export interface RunWatch {
  /** Told until when Graph makes everything wait, and `undefined` once it does no longer. */
  readonly onThrottled: (until: number | undefined) => void;
  /** Asked as the last thing before a write is sent; when it throws, nothing is. */
  readonly beforeWrite: () => Promise<void>;
}

/** Directories as different callers see them. They share one quota, as they do at Microsoft. */
export interface Directories {
  /** As the account sees and may change it, for somebody who waits at a page. */
  delegated(accountId: string): Directory;
  /** The same for a run, which waits as long as it takes, tells until when, and has a last word before every write. */
  forRun(accountId: string, watch: RunWatch): Directory;
  /** Clients for searches and other reads that are not part of the directory's port. */
  delegatedClient(accountId: string): GraphClient;
  /** As the application itself sees it: the same for every viewer. */
  readonly reader: DirectoryReader;
  readonly readerClient: GraphClient;
  /** Looks into the partners that allow it. */
  readonly partners: PartnerReader;
}

/** Directories on Microsoft Graph, or on the sandbox in its place. */
export function createDirectories(foundation: Foundation): Directories {
  const { config, tokens, clock, random } = foundation;
  const onCall = watchGraphCalls(foundation.metrics, foundation.log);
  const throttle = createThrottle({ clock, random });
  const common = {
    clock,
    random,
    onCall,
    cloud: config.entra.cloud,
    ...(config.entra.graphOrigin === undefined ? {} : { origin: config.entra.graphOrigin }),
  };
  const clientOf = (source: TokenSource, purpose: 'interactive' | 'background', watch?: RunWatch): GraphClient =>
    createGraphClient({ ...common, tokens: source, purpose, throttle, ...watch });
  const readerClient = clientOf(tokens.reader, 'background');
  return {
    delegated: (accountId) => createGraphDirectory(clientOf(tokens.delegated(accountId), 'interactive')),
    forRun: (accountId, watch) => createGraphDirectory(clientOf(tokens.delegated(accountId), 'background', watch)),
    delegatedClient: (accountId) => clientOf(tokens.delegated(accountId), 'interactive'),
    reader: createGraphDirectory(readerClient),
    readerClient,
    partners: createPartnerReader((tenantId) => tokens.partner(tenantId), { ...common, purpose: 'interactive' }),
  };
}
