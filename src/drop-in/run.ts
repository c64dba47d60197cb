/** Starts the drop-in by being loaded: modules run once, however many tags bring them. */
import { startDropIn } from './start.js';

startDropIn();
