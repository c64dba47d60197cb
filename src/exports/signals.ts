/** Signals that refuse in the reader's name, from outside the browser's own. Before consent starts; safe in Node. */
export { registerSignalSource, type SignalSource } from '../consent/runtime/signals/sources.js';
