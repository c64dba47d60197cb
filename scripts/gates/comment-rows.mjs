/** The checklist of comments, their privacy and their access: each row has its test, or a reason in docs/comment-rows.md. */
import { checkRows, span } from '../rows.mjs';

const rows = [
  ...[[1, 16], [18], [20, 26], [29, 30]].flatMap(([from, to]) => span('CM', from, to)),
  ...span('S', 24),
  ...[[30, 37], [40, 49]].flatMap(([from, to]) => span('A', from, to)),
];
checkRows({ name: 'comment rows', rows, reasons: 'docs/comment-rows.md' });
