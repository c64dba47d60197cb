/** The table of all rules. A new rule is a file beside this one and a line here (architecture §10). */
import type { Parsed } from '../../../base/parse.js';
import { closedThread } from './closed-thread.js';
import { decoy } from './decoy.js';
import { firstTime } from './first-time.js';
import { hosts } from './hosts.js';
import { language } from './language.js';
import { learnt } from './learnt.js';
import { links } from './links.js';
import { pace } from './pace.js';
import { personalData } from './personal-data.js';
import { premoderation } from './premoderation.js';
import { repeats } from './repeats.js';
import { shouting } from './shouting.js';
import { standing } from './standing.js';
import { surge } from './surge.js';
import { threadAge } from './thread-age.js';
import { ticket } from './ticket.js';
import { trap } from './trap.js';
import { trust } from './trust.js';
import { words } from './words.js';
import { wpDuplicate } from './wp-duplicate.js';
import { wpKeys } from './wp-keys.js';
import { wpKnown } from './wp-known.js';
import { wpLinks } from './wp-links.js';

export const rules = {
  'closed-thread': closedThread,
  'standing': standing,
  'trap': trap,
  'decoy': decoy,
  'ticket': ticket,
  'pace': pace,
  'surge': surge,
  'repeats': repeats,
  'words': words,
  'hosts': hosts,
  'links': links,
  'personal-data': personalData,
  'shouting': shouting,
  'language': language,
  'thread-age': threadAge,
  'learnt': learnt,
  'trust': trust,
  'first-time': firstTime,
  'premoderation': premoderation,
  'wp-links': wpLinks,
  'wp-keys': wpKeys,
  'wp-known': wpKnown,
  'wp-duplicate': wpDuplicate,
} as const;

export type RuleName = keyof typeof rules;
/** One rule with its settings, as a rule set lists it. */
export type RuleSettings = { [N in RuleName]: Parsed<(typeof rules)[N]['parse']> }[RuleName];

export const ruleNames = Object.keys(rules) as readonly RuleName[];
