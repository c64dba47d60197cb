/**
 * Rows as CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe before it (S-24): what readers and
 * moderators wrote must not run on whoever opens the file.
 */

/** With what a formula, or something that is taken for one, may begin; the wide forms of East Asian keyboards too. */
const formula = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

export type Cell = string | number | null;

const cellOf = (value: Cell): string => {
  if (value === null) return '';
  // A number of ours is a number, also below zero.
  const text = typeof value === 'number' ? String(value) : formula.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One row, with its end. */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(cellOf).join(',')}\r\n`;
