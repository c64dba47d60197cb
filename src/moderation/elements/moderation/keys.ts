/**
 * Single keys for a moderator's hands. They work only while the queue has the focus and can be switched off (WCAG 2.1.4, A-61):
 * who speaks to the computer must not decide by a stray word.
 */
import type { DecisionAction } from '../../model/backend.js';

export type Command =
  | { readonly kind: 'decide'; readonly action: DecisionAction }
  | { readonly kind: 'move'; readonly step: 1 | -1 }
  | { readonly kind: 'undo' | 'open' | 'back' | 'help' };

/** The key of each action; `reject` and `remove` never stand side by side, nor `approve` and `keep`: they share one. */
export const keyOf: Readonly<Record<DecisionAction, string>> = { approve: 'A', keep: 'A', spam: 'S', reject: 'R', remove: 'R', hold: 'H' };

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** The Latin letter of a key, on an Urdu or Arabic keyboard too: there `key` is "ا" and `code` still says which key it was. */
const letterOf = ({ key, code }: KeyPress): string => (/^[a-z]$/i.test(key) ? key : /^Key[A-Z]$/.test(code) ? code.slice(3) : '').toUpperCase();

/**
 * What a key means; null where it means nothing.
 *
 * @param allowed  what may be done with the comment under the hand
 * @param single  whether single characters count; arrows, Enter and Escape always do
 */
export const commandOf = (press: KeyPress, allowed: readonly DecisionAction[], single: boolean): Command | null => {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  switch (press.key) {
    case 'ArrowDown':
      return { kind: 'move', step: 1 };
    case 'ArrowUp':
      return { kind: 'move', step: -1 };
    case 'Enter':
      return { kind: 'open' };
    case 'Escape':
      return { kind: 'back' };
  }
  if (!single) return null;
  if (press.key === '?' || press.key === '؟') return { kind: 'help' };
  const letter = letterOf(press);
  if (letter === 'J') return { kind: 'move', step: 1 };
  if (letter === 'K') return { kind: 'move', step: -1 };
  if (letter === 'U') return { kind: 'undo' };
  const action = allowed.find((each) => keyOf[each] === letter);
  return action === undefined ? null : { kind: 'decide', action };
};
