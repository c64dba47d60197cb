/** Which fields a form has and how long they may be; apart from `draft.ts`, because a form shows them before it judges anything. */

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

/** What a site asks for that has said nothing else: WordPress' own limits, without the website field (CM-01). */
export const defaultLimits: DraftLimits = {
  name: { ask: 'required', max: 245 },
  email: { ask: 'required', max: 100 },
  website: { ask: 'off', max: 200 },
  text: { ask: 'required', max: 10_000 },
};
