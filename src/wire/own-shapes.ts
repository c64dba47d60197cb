/** The shapes of answers to readers who write, apart from `shapes.ts`: who only reads does not download them. */
import type { Shape } from '../base/shape.js';
import { commentShape } from './shapes.js';

/** The header that carries a receipt's secret; no form can send it. */
export const receiptHeader = 'x-sayso-receipt';

const reasons = [{ 'rule,code': 'string' }] as const;
export const ownShape = { comment: commentShape, reasons, 'editableUntil?': 'number' } as const satisfies Shape;

/** Its problems too are looked at one by one, in `http-refused.ts`. */
export const refusedShape = { problems: [''], reasons } as const satisfies Shape;
export const tooFastShape = { retryAfterSeconds: 'number' } as const satisfies Shape;
export const ticketShape = { ticket: 'string', work: 'number' } as const satisfies Shape;
export const postShape = { kind: { 'stored': { own: ownShape }, 'refused': refusedShape, 'closed': {}, 'too-fast': tooFastShape } } as const satisfies Shape;
