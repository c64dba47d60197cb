/** How tests look at `<sayso-signal-status>`. */
import type { SaysoSignalStatus } from '../../src/consent/elements/signal-status/signal-status.js';

export const statusOf = (element: SaysoSignalStatus) => {
  const line = element.shadowRoot!.querySelector('p')!;
  return {
    text: line.textContent ?? '',
    language: line.lang,
    direction: line.dir,
    /** In the accessibility tree: shown, and hidden from nobody. */
    isReadOut: line.checkVisibility() && element.closest('[aria-hidden=true], [inert]') === null,
  };
};
