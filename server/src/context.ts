/** What every route is given, and what the guards leave on a request. */
import type { Context, Hono } from 'hono';
import type { Passwords } from './auth/password.js';
import type { NewId } from './db/ids.js';
import type { Repository } from './db/repository.js';
import type { SignedIn } from './db/repository/people.js';
import type { Live } from './live.js';
import type { Log } from './log.js';
import type { DoorPaces, Pace } from './pace.js';
import type { Presence } from './presence.js';
import type { Site } from './site.js';
import type { Paces } from './take-part.js';

export interface Parts {
  readonly repository: Repository;
  readonly sites: ReadonlyMap<string, Site>;
  readonly live: Live;
  readonly presence: Presence;
  readonly pace: Pace;
  /** Of votes and reports. */
  readonly paces: Paces;
  /** Of tries to sign in. */
  readonly doorPaces: DoorPaces;
  readonly passwords: Passwords;
  readonly log: Log;
  readonly now: () => number;
  readonly newId: NewId;
  /** The network that a request came from, already hashed. */
  readonly networkOf: (request: Context) => string;
  /** The address itself, for rules that look at it; it is never kept (CM-04). */
  readonly addressOf: (request: Context) => string;
  /** The address that browsers know the server by; null: what the request says. */
  readonly publicUrl: string | null;
  /** As `Settings.gpcSince`. */
  readonly gpcSince: string | null;
  /** Everything outside `/v1` and `/healthz`: a demo's pages. Absent: 404. */
  readonly pages?: ((request: Request) => Response | Promise<Response>) | undefined;
}

export interface Variables {
  site: Site;
  /** Scheme, host and port that this server is known by to the one who asks. */
  ownOrigin: string;
  moderator: SignedIn;
}
export type App = Hono<{ Variables: Variables }>;
export type RequestContext = Context<{ Variables: Variables }>;

/** A parameter of the address, or undefined. */
export const parameter = (context: RequestContext, name: string): string | undefined => context.req.query(name);
