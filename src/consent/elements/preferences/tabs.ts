/** Where an arrow key leads in the tab list: up and down, and sideways as the eye reads; Home and End. */
export const tabAfter = (key: string, current: string, ids: readonly string[], direction: 'ltr' | 'rtl'): string | undefined => {
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  const at = ids.indexOf(current);
  if (key === 'ArrowDown' || key === forward) return ids[(at + 1) % ids.length];
  if (key === 'ArrowUp' || key === backward) return ids[(at - 1 + ids.length) % ids.length];
  if (key === 'Home') return ids[0];
  if (key === 'End') return ids.at(-1);
  return undefined;
};
