/** Where a request comes from, as rules may look at it while they judge. */
import type { Parts, RequestContext } from './context.js';
import type { Sender } from './facts.js';

export const senderOf = ({ addressOf }: Parts, context: RequestContext): Sender => ({ address: addressOf(context), agent: context.req.header('user-agent') ?? '' });
