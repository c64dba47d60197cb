/**
 * Signing in at the paper's own OpenID Connect provider, through `openid-client`: code flow with PKCE, state and nonce. What goes
 * wrong on the way is a value; nobody comes in by an answer that was not asked for.
 */
import * as oidc from 'openid-client';
import { err, ok, type Result } from '@sayso/widgets/wire';
import type { OpenIdSettings } from '../settings.js';

/** What has to be known again when the browser comes back. */
export interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Vouched {
  /** Names the person at this provider, for ever. */
  readonly subject: string;
  /** An address that the provider says it has proven; null: none. */
  readonly email: string | null;
}

export interface OpenId {
  begin(returnTo: string): Promise<{ readonly address: string; readonly errand: Errand }>;
  /** `came`: the whole address that the browser came back to. */
  finish(came: URL, errand: Errand): Promise<Result<Vouched, 'refused'>>;
}

const near = new Set(['localhost', '127.0.0.1', '[::1]']);
/** s. */
const longestWait = 10;

export const createOpenId = ({ issuer, clientId, clientSecret }: OpenIdSettings): OpenId => {
  const address = new URL(issuer);
  // Without TLS only on this very machine: for a first try.
  const insecure = address.protocol === 'http:' && near.has(address.hostname);
  let found: Promise<oidc.Configuration> | null = null;
  /** Asked for once; where that fails, again at the next try. */
  const configuration = (): Promise<oidc.Configuration> =>
    (found ??= oidc
      .discovery(address, clientId, clientSecret, undefined, { timeout: longestWait, execute: insecure ? [oidc.allowInsecureRequests] : [] })
      .catch((error: unknown) => {
        found = null;
        throw error;
      }));

  return {
    async begin(returnTo) {
      const config = await configuration();
      const errand = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const to = oidc.buildAuthorizationUrl(config, {
        redirect_uri: returnTo,
        scope: 'openid email profile',
        state: errand.state,
        nonce: errand.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(errand.verifier),
        code_challenge_method: 'S256',
      });
      return { address: to.href, errand };
    },

    async finish(came, { state, nonce, verifier }) {
      try {
        const config = await configuration();
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
        const tokens = await oidc.authorizationCodeGrant(config, came, checks);
        const claims = tokens.claims();
        if (claims === undefined) return err('refused');
        const told = claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
        const email = told['email_verified'] === true && typeof told['email'] === 'string' ? told['email'] : null;
        return ok({ subject: claims.sub, email });
      } catch {
        return err('refused');
      }
    },
  };
};
