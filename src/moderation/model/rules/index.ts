/** The table of all rules. A new rule is a file beside this one and a line here (architecture §10). */
import type { Parsed } from '../../../base/parse.js';
import { closedThread } from './closed-thread.js';
import { firstTime } from './first-time.js';
import { links } from './links.js';
import { repeats } from './repeats.js';
import { trap } from './trap.js';
import { words } from './words.js';

export const rules = {
  'closed-thread': closedThread,
  'trap': trap,
  'links': links,
  'words': words,
  'repeats': repeats,
  'first-time': firstTime,
} as const;

export type RuleName = keyof typeof rules;
/** One rule with its settings, as a rule set lists it. */
export type RuleSettings = { [N in RuleName]: Parsed<(typeof rules)[N]['parse']> }[RuleName];

export const ruleNames = Object.keys(rules) as readonly RuleName[];
