/** Meta's pixel: `revoke` has to stand before `init` in its queue, and it asks for nothing by itself (standards §2.4). */
import type { ExtraContext } from '../extras.js';
import { followAnswers } from './follow.js';

type Pixel = { (...call: unknown[]): void; queue?: unknown };
type Page = typeof globalThis & { fbq?: Pixel };

/**
 * Its snippet makes `fbq` and calls `init` in one breath, and does nothing where there is one already: we cannot make it first.
 * But the first to ask for it after it was made is that `init`, and there is time for a word before.
 */
const beforeInit = (speak: (pixel: Pixel) => void): void => {
  let pixel: Pixel | undefined;
  const settle = (): void => {
    Object.defineProperty(globalThis, 'fbq', { value: pixel, configurable: true, enumerable: true, writable: true });
    if (pixel) speak(pixel);
  };
  Object.defineProperty(globalThis, 'fbq', {
    configurable: true,
    enumerable: true,
    get() {
      if (pixel?.queue) settle();
      return pixel;
    },
    set(made: Pixel) {
      pixel = made;
    },
  });
};

export const attach = (context: ExtraContext): void => {
  const id = context.policy.signals?.meta;
  const page = globalThis as Page;
  let isGranted = followAnswers(context, [id], (isYes) => {
    isGranted = isYes(id);
    tell(page.fbq);
  })(id);
  const tell = (pixel: Pixel | undefined): void => {
    if (typeof pixel === 'function') pixel('consent', isGranted ? 'grant' : 'revoke');
  };
  if ('fbq' in page) tell(page.fbq);
  else beforeInit(tell);
};
