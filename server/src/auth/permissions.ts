/**
 * Who may do what, in one place: which action each moderators' route is, and which roles may do which actions. The guards ask
 * here and nowhere else; a route that is not listed is open to owners alone.
 */
export const roles = ['viewer', 'moderator', 'editor', 'owner'] as const;
export type Role = (typeof roles)[number];

export const isRole = (text: string): text is Role => roles.some((each) => each === text);

/**
 * - `account`: one's own sessions, password, second factor.
 * - `read`: queue, threads' settings, the stream.
 * - `decide`: approve, reject, undo and the like.
 * - `shape`: close threads, ask a question, pin; the rules; who did what, and how it went.
 * - `govern`: people, and what only owners may see.
 */
export const actions = ['account', 'read', 'decide', 'shape', 'govern'] as const;
export type Action = (typeof actions)[number];

const may: Readonly<Record<Action, readonly Role[]>> = {
  account: ['viewer', 'moderator', 'editor', 'owner'],
  read: ['viewer', 'moderator', 'editor', 'owner'],
  decide: ['moderator', 'editor', 'owner'],
  shape: ['editor', 'owner'],
  govern: ['owner'],
};

export const mayDo = (role: Role, action: Action): boolean => may[action].includes(role);

const base = '/v1/:site/moderation';

/** Method and pattern of each route that needs a signed-in moderator. */
export const routeActions: Readonly<Record<string, Action>> = {
  [`POST ${base}/sign-out`]: 'account',
  [`GET ${base}/account`]: 'account',
  [`POST ${base}/account`]: 'account',
  [`GET ${base}/queue`]: 'read',
  [`GET ${base}/stream`]: 'read',
  [`GET ${base}/thread`]: 'read',
  [`GET ${base}/learnt`]: 'read',
  [`POST ${base}/presence`]: 'read',
  [`GET ${base}/author`]: 'read',
  [`GET ${base}/conversation`]: 'read',
  [`GET ${base}/filters`]: 'account',
  [`PUT ${base}/filters`]: 'account',
  [`POST ${base}/decisions`]: 'decide',
  [`POST ${base}/undo`]: 'decide',
  [`POST ${base}/sweep`]: 'decide',
  [`POST ${base}/reply`]: 'decide',
  [`POST ${base}/author`]: 'decide',
  // Who gave notice is for those who must answer them.
  [`GET ${base}/reports`]: 'decide',
  [`GET ${base}/rule-set`]: 'read',
  [`GET ${base}/marks`]: 'read',
  [`PUT ${base}/marks`]: 'decide',
  [`PATCH ${base}/thread`]: 'shape',
  [`PUT ${base}/learnt`]: 'shape',
  [`PUT ${base}/rule-set`]: 'shape',
  [`POST ${base}/simulate`]: 'shape',
  [`GET ${base}/audit`]: 'shape',
  [`GET ${base}/audit.csv`]: 'shape',
  [`GET ${base}/audit.json`]: 'shape',
  [`GET ${base}/statistics`]: 'shape',
  [`GET ${base}/statements`]: 'shape',
  [`GET ${base}/people`]: 'govern',
  [`GET ${base}/webhooks`]: 'govern',
  [`POST ${base}/people`]: 'govern',
};

/** Moderators' routes that nobody need be signed in for: they tell who is, or lead there, or bear a signed permission themselves. */
export const openRoutes: readonly string[] = [
  `GET ${base}/session`,
  `GET ${base}/sign-in`,
  `POST ${base}/sign-in`,
  `POST ${base}/second-step`,
  `GET ${base}/join`,
  `POST ${base}/join`,
  `GET ${base}/forgotten`,
  `POST ${base}/forgotten`,
  `GET ${base}/openid`,
  `GET ${base}/openid/return`,
  `GET ${base}/decide`,
  `POST ${base}/decide`,
];

export const mayUse = (role: Role, method: string, pattern: string): boolean => {
  const asked = method === 'HEAD' ? 'GET' : method;
  return mayDo(role, routeActions[`${asked} ${pattern}`] ?? 'govern');
};
