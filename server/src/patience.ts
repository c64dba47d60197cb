/** How long the server waits for who is slow: nobody holds a connection for ever by sending or taking little. */
import type { Server, ServerOptions } from 'node:http';

export interface Patience {
  /** Until a request's head has come whole, in ms. */
  readonly head: number;
  /** Until a whole request has come, its body too, in ms. */
  readonly request: number;
  /** While nothing moves on a connection, in ms; longer than a stream's heartbeat. */
  readonly still: number;
  /** How often it is looked who is late, in ms: Node's own half minute would make of 10 s up to 40. */
  readonly look: number;
}

export const usualPatience: Patience = { head: 10_000, request: 30_000, still: 120_000, look: 1000 };

export const patientOptions = ({ head, request, look }: Patience): ServerOptions => ({ headersTimeout: head, requestTimeout: request, connectionsCheckingInterval: look });

export const endWhatIsStill = (server: Server, { still }: Patience): void => {
  // Without a listener, Node ends the connection.
  server.timeout = still;
};
