/** What leads from one's own comment that was turned away to the reasons. */
export const en = {
  ask: 'Read why, and ask for another look',
  why: 'Read why',
  account: 'Something was also decided about your new comments.',
  upheld: 'Somebody has looked at it again, and the decision stays.',
};

/** Every word of it; other languages satisfy it. */
export type StatementMessages = typeof en;
