/**
 * WordPress' own decision, option by option (`wp_allow_comment`, `wp_check_comment_data`, `check_comment` of WordPress 7.1), for
 * sites that move from there and want the same comments published, held and refused. Its holes are kept, each in a rule whose
 * name begins with `wp-` and whose page says so; the default, `newsroom`, has none of them.
 *
 * Where WordPress stops at the first reason, every reason is kept here; what becomes of the comment is the same. What it throws
 * into the trash is spam here.
 */
import type { RuleSet } from '../rule-set.js';
import type { RuleSettings } from '../rules/index.js';

/** By the names of WordPress' options, with their defaults. */
export interface WordPressOptions {
  /** "Comment must be manually approved". Default false. */
  readonly comment_moderation?: boolean;
  /** "Comment author must have a previously approved comment". Default true. */
  readonly comment_previously_approved?: boolean;
  /** Links from which on a comment is held; 0: not asked. Default 2. */
  readonly comment_max_links?: number;
  /** One key per line. Default none. */
  readonly moderation_keys?: string;
  readonly disallowed_keys?: string;
}

const lines = (keys: string): readonly string[] => keys.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** WordPress' seconds between two comments of one author or one network. */
const floodSeconds = 15;

export const wordpressRules = (options: WordPressOptions = {}): RuleSet => {
  const { comment_moderation = false, comment_previously_approved = true, comment_max_links = 2, moderation_keys = '', disallowed_keys = '' } = options;
  const staff = { spares: 'staff' } as const;
  const rules: readonly (RuleSettings | false)[] = [
    { rule: 'closed-thread', action: 'refuse' },
    { rule: 'wp-duplicate', action: 'refuse' },
    { rule: 'pace', who: 'network', gapSeconds: floodSeconds, action: 'refuse', ...staff },
    { rule: 'pace', who: 'author', gapSeconds: floodSeconds, action: 'refuse', ...staff },
    comment_moderation && { rule: 'premoderation', action: 'hold', ...staff },
    { rule: 'wp-links', max: comment_max_links, action: 'hold', ...staff },
    { rule: 'wp-keys', list: 'moderation', keys: lines(moderation_keys), action: 'hold', ...staff },
    comment_previously_approved && { rule: 'wp-known', action: 'hold', ...staff },
    { rule: 'wp-keys', list: 'disallowed', keys: lines(disallowed_keys), withoutTags: true, action: 'spam', ...staff },
  ];
  return { name: 'wordpress', version: 1, rules: rules.filter((each) => each !== false) };
};

export const wordpress: RuleSet = wordpressRules();
