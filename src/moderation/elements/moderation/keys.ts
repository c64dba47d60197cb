/**
 * Single keys for a moderator's hands. They work only while the queue has the focus, can be switched off and be changed (WCAG
 * 2.1.4, A-61): who speaks to the computer must not decide by a stray word.
 */
import type { DecisionAction } from '../../model/backend.js';

export const keyNames = ['approve', 'spam', 'reject', 'hold', 'undo', 'down', 'up', 'tick', 'reason', 'reply', 'author', 'edit', 'search'] as const;
export type KeyName = (typeof keyNames)[number];
/** One character each: a capital Latin letter, or another sign. */
export type Keys = Readonly<Record<KeyName, string>>;

export const defaultKeys: Keys = {
  approve: 'A', spam: 'S', reject: 'R', hold: 'H', undo: 'U', down: 'J', up: 'K', tick: 'X', reason: 'W', reply: 'C', author: 'I', edit: 'E', search: '/',
};

/** `reject` and `remove` never stand side by side, nor `approve` and `keep`: they share a key. */
export const keyNameOf: Readonly<Record<DecisionAction, KeyName>> = { approve: 'approve', keep: 'approve', spam: 'spam', reject: 'reject', remove: 'reject', hold: 'hold' };

export type Command =
  | { readonly kind: 'decide'; readonly action: DecisionAction }
  | { readonly kind: 'move'; readonly step: 1 | -1 }
  | { readonly kind: 'undo' | 'open' | 'back' | 'help' | 'tick' | 'reason' | 'reply' | 'author' | 'edit' | 'search' };

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** The key as it is named: a Latin letter as a capital, on an Urdu or Arabic keyboard too, where `key` is "ا" and `code` still says which it was. */
export const signOf = ({ key, code }: Pick<KeyPress, 'key' | 'code'>): string => {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (/^Key[A-Z]$/.test(code)) return code.slice(3);
  return [...key].length === 1 ? key : '';
};

/** Keys that mean something fixed, or nothing that a hand can find again. */
export const isFree = (sign: string): boolean => /^[A-Z0-9/.,;]$/.test(sign);

/** Gives a key another meaning; what had it takes the key that became free. Unchanged where the key is not to be had. */
export const withKey = (keys: Keys, name: KeyName, sign: string): Keys => {
  if (!isFree(sign)) return keys;
  const other = keyNames.find((each) => keys[each] === sign);
  return { ...keys, ...(other === undefined ? {} : { [other]: keys[name] }), [name]: sign };
};

/**
 * What a key means; null where it means nothing.
 *
 * @param allowed  what may be done with the comment under the hand
 * @param single  whether single characters count; arrows, Enter and Escape always do
 */
export const commandOf = (press: KeyPress, allowed: readonly DecisionAction[], single: boolean, keys: Keys = defaultKeys): Command | null => {
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
  const sign = signOf(press);
  const name = keyNames.find((each) => keys[each] === sign);
  switch (name) {
    case undefined:
      return null;
    case 'down':
      return { kind: 'move', step: 1 };
    case 'up':
      return { kind: 'move', step: -1 };
    case 'undo':
    case 'tick':
    case 'reason':
    case 'reply':
    case 'author':
    case 'edit':
    case 'search':
      return { kind: name };
    default: {
      const action = allowed.find((each) => keyNameOf[each] === name);
      return action === undefined ? null : { kind: 'decide', action };
    }
  }
};
