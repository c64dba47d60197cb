/** What a reader may send: the draft, its limits, and why a field cannot be taken. */
import type { Result } from '../../base/result.js';

/** What a reader has written, cleaned and within limits. The e-mail travels to the server and nowhere else. */
export interface Draft {
  readonly name: string;
  readonly email: string;
  readonly website: string;
  readonly text: string;
  readonly dir?: 'ltr' | 'rtl';
}

/** Which fields a site asks for, and how long they may be (UTF-16 units). */
export interface DraftLimits {
  readonly name: FieldRule;
  readonly email: FieldRule;
  readonly website: FieldRule;
  readonly text: FieldRule;
}

export interface FieldRule {
  /** `off`: not asked and not accepted; `optional`; `required`. */
  readonly ask: 'off' | 'optional' | 'required';
  readonly max: number;
}

export type DraftField = 'name' | 'email' | 'website' | 'text';

/** Why a field cannot be taken as it is. Codes only: the form finds words for them. */
export type Problem =
  | { readonly field: DraftField; readonly code: 'missing' }
  | { readonly field: DraftField; readonly code: 'too-long'; readonly max: number; readonly length: number }
  | { readonly field: DraftField; readonly code: 'bad-characters' }
  | { readonly field: 'email'; readonly code: 'not-an-email' }
  | { readonly field: 'website'; readonly code: 'not-an-address' }
  | { readonly field: 'name'; readonly code: 'name-taken' };

export type ParseDraft = (input: unknown, limits: DraftLimits) => Result<Draft, readonly Problem[]>;
