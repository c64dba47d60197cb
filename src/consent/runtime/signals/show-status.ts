/** Sees to it that readers can see what is honoured, or who keeps their choice: beside the way back to one's choices (C-68). */
const tag = 'sayso-signal-status';

/** The page's own status element, else one that is put right after the first privacy button. Undefined where there is neither. */
const place = (): HTMLElement | undefined => {
  const present = document.querySelector<HTMLElement>(tag);
  const button = document.querySelector('sayso-privacy-button');
  if (present !== null || button === null) return present ?? undefined;
  const status = document.createElement(tag);
  button.after(status);
  return status;
};

/** Once the page is read to its end, where the button usually stands. */
export const showStatus = (): void => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', place, { once: true });
  else place();
};

/** Brings the status to who asked for the choices, and reads it out. */
export const focusStatus = (): boolean => {
  const status = place();
  if (status === undefined) return false;
  status.tabIndex = -1;
  status.focus();
  return true;
};
