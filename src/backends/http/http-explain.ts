/** Words for developers on an answer of which a part was passed over; fetched only then. */
import { warnOnce } from '../../ui/plain/warn-once.js';

export const explain = (problem: string): void => warnOnce('bad-answer', `a part of the server's answer was left out, because of its "${problem}". Is the server newer or older than this page's sayso?`);
