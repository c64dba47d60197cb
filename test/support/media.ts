/** Light or dark, where the browser lets tests choose: Chromium does, Firefox and WebKitGTK do not. */
import { emulateMedia } from '@web/test-runner-commands';

/** True when the page now has that colour scheme. */
export const colourScheme = async (scheme: 'light' | 'dark'): Promise<boolean> => {
  if (matchMedia(`(prefers-color-scheme: ${scheme})`).matches) return true;
  try {
    await emulateMedia({ colorScheme: scheme });
  } catch {
    return false;
  }
  return matchMedia(`(prefers-color-scheme: ${scheme})`).matches;
};
