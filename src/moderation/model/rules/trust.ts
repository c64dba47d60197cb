/**
 * Who is known here by something that only they have: a secret of an earlier comment in their browser, a confirmed address, the
 * paper's sign-in. Never by a typed name and address, which anybody can type. Whoever has enough published comments and few
 * refused ones is trusted: rules that say `"spares": "trusted"` only leave a note. Whoever was refused too often waits.
 *
 * - Catches: the regular whose comments are taken down again and again; lets regulars through what is meant for strangers.
 * - Misses: a newcomer with bad intentions; somebody who deletes what the browser keeps and begins anew.
 * - False alarms: a regular who changes the browser is a stranger again; a heated week of somebody who is worth hearing.
 */
import { integer, object, oneOf, optional, type Parsed } from '../../../base/parse.js';
import type { Facts } from '../facts.js';
import { common, type Finding, type Rule } from '../rule.js';

const parse = object(
  {
    rule: oneOf('trust'),
    /** Published comments from which on somebody is trusted. */
    published: integer(1, 10_000),
    /** Percent of an author's comments that may have been refused, from five on. Default 30. */
    maxRefused: optional(integer(0, 100)),
    ...common,
  },
  true,
);
type Settings = Parsed<typeof parse>;

/** Comments without which a share says nothing. */
const enough = 5;

const share = ({ published, refused }: { readonly published: number; readonly refused: number }): number =>
  published + refused < enough ? 0 : Math.floor((refused * 100) / (published + refused));

export const isTrusted = (settings: Settings, { trust }: Facts): boolean =>
  trust !== undefined && trust.by !== 'none' && trust.published >= settings.published && share(trust) < (settings.maxRefused ?? 30);

export const trust: Rule<Settings> = {
  codes: ['trusted-author', 'often-refused'],
  parse,
  judge(settings, _subject, facts) {
    const known = facts.trust;
    if (known === undefined || known.by === 'none') return [];
    const { by, published, refused } = known;
    const findings: Finding[] = [];
    if (isTrusted(settings, facts)) findings.push({ code: 'trusted-author', action: 'publish', params: { by, published } });
    else if (share(known) >= (settings.maxRefused ?? 30) && published + refused >= enough) findings.push({ code: 'often-refused', action: settings.action, params: { published, refused } });
    return findings;
  },
};
