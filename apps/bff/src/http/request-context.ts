import type { Logger } from 'pino';
import type { SessionPrincipal } from '../session/session-principal.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** One id for everything that a request causes: in the log, in problems, and at Graph. */
    correlationId: string;
    log: Logger;
    /** Set by the session; absent while nobody is signed in. */
    principal?: SessionPrincipal;
  }
}
