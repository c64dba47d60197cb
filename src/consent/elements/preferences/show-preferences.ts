/** Puts the preferences into a page when they are first wanted. The drop-in calls it, once the element's file has come. */
import type { ConsentManager } from '../../runtime/contract.js';
import type { SaysoPreferences } from './preferences.js';

/** Uses a `<sayso-preferences>` that stands in the page, else adds one at the end of the body. */
export const showPreferences = (manager: ConsentManager): SaysoPreferences => {
  const present = document.querySelector<SaysoPreferences>('sayso-preferences');
  const preferences = present ?? (document.createElement('sayso-preferences') as SaysoPreferences);
  preferences.manager = manager;
  if (present === null) document.body.append(preferences);
  return preferences;
};
