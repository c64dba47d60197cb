/** What the one script tag loads. */
import { startDropIn } from '../drop-in/start.js';

if (typeof document === 'undefined') throw new Error('sayso [needs-browser] @sayso/widgets/drop-in runs in a page: load it with a script tag.');
startDropIn();
