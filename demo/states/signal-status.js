/** The line that says that the browser's signal is honoured, in each of its states. */
import '/build/src/exports/define/privacy-button.js';
import '/build/src/exports/define/signal-status.js';
import { managerOf } from './consent.js';

for (const element of document.querySelectorAll('sayso-signal-status')) {
  const [honoured, regime] = element.dataset.state.split(' ');
  element.manager = managerOf({}, { outlook: () => ({ prompt: null, granted: new Set(), honoured, regime }) });
}
document.querySelector('sayso-privacy-button').manager = managerOf();
