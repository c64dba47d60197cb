/** What taking part says. */
import type { Speech as SpeechOf } from '../../../ui/speech.js';
import type { TakingMessages } from '../../messages/taking/index.js';

export type Speech = SpeechOf<TakingMessages>;
