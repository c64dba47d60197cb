/** What a moderator's role goes so far as, for what a page offers; whoever keeps the comments refuses the rest by itself. */
import type { ModerationCapability, Moderator, ModeratorRight } from './backend.js';

export const mayDo = (moderator: Moderator | null | undefined, right: ModeratorRight): boolean => moderator?.may?.includes(right) ?? true;

/** What decides something, or is told to those who decide. */
const deciding: ReadonlySet<ModerationCapability> = new Set<ModerationCapability>(['sweep', 'reply', 'authors', 'reporters', 'editing']);

export const mayUse = (moderator: Moderator | null | undefined, capability: ModerationCapability): boolean => !deciding.has(capability) || mayDo(moderator, 'decide');
