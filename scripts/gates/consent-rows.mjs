/** The consent checklist: each row has its test, or a reason in docs/consent-rows.md. */
import { checkRows, span } from '../rows.mjs';

const rows = [[1, 7], [10, 26], [30, 33], [40, 46], [50, 54], [60, 71]].flatMap(([from, to]) => span('C', from, to));
checkRows({ name: 'consent rows', rows, reasons: 'docs/consent-rows.md' });
