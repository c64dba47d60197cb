/** The one gate of a page: whoever starts consent first makes it, whoever takes over finds it. */
import type { Gate } from '../manager.js';
import { createGate } from './gate.js';

let gate: Gate | undefined;

export const pageGate = (): Gate => (gate ??= createGate());
