/**
 * The default: hold with reasons rather than refuse. A newcomer's first comment waits, and so does whatever looks like
 * advertising or abuse; only a closed thread sends words back, and only a machine's trace is called spam.
 */
import type { RuleSet } from '../rule-set.js';

/** A start, short on purpose: each site knows its own readers. Advertising first, then insults; English, Urdu, Roman Urdu, Arabic. */
const words = [
  'viagra',
  'cialis',
  'online casino',
  'payday loan',
  'forex signals',
  'crypto giveaway',
  'double your money',
  'guaranteed profit',
  'whatsapp me',
  'work from home and earn',
  'آن لائن کیسینو',
  'گھر بیٹھے کمائیں',
  'پیسے دگنے',
  'ghar bethe kamayen',
  'كازينو اون لاين',
  'idiot',
  'idiots',
  'moron',
  'scum',
  'حرامی',
  'حرامزادہ',
  'حرام زادہ',
  'کمینہ',
  'کمینے',
  'harami',
  'haramzada',
  'kamina',
  'ابن الكلب',
];

export const newsroom: RuleSet = {
  name: 'newsroom',
  version: 2,
  rules: [
    { rule: 'closed-thread', action: 'refuse' },
    { rule: 'standing' },
    { rule: 'trap', action: 'spam' },
    { rule: 'decoy', action: 'hold' },
    { rule: 'ticket', minSeconds: 3, action: 'hold', spares: 'trusted' },
    { rule: 'pace', who: 'author', perMinute: 4, action: 'hold', spares: 'trusted' },
    { rule: 'pace', who: 'network', perHour: 60, action: 'hold', spares: 'trusted' },
    { rule: 'surge', strangers: 30, action: 'hold' },
    { rule: 'links', max: 2, maxEmails: 2, action: 'hold' },
    { rule: 'words', list: 'newsroom', words, action: 'hold' },
    { rule: 'hosts', spamBefore: 2, action: 'hold' },
    { rule: 'repeats', maxInThread: 0, maxOnSiteToday: 3, action: 'hold' },
    { rule: 'personal-data', action: 'hold' },
    { rule: 'shouting', signs: 5, action: 'publish' },
    { rule: 'learnt', from: 85, needed: 20, cold: 'abstain', action: 'hold', spares: 'trusted' },
    { rule: 'trust', published: 5, action: 'hold' },
    { rule: 'first-time', needed: 1, action: 'hold' },
  ],
};
