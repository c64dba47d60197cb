/** Cuts a field into marked and plain pieces, so that a moderator sees in the reader's own words what the rules saw. */
import type { Reason, Span } from './verdict.js';

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** The places of a field from all reasons: sorted, overlaps merged, what lies outside the text left out. */
const placesIn = (length: number, reasons: readonly Reason[], field: Span['field']): readonly { start: number; end: number }[] => {
  const places = reasons
    .flatMap((reason) => reason.where ?? [])
    .filter((span) => span.field === field && span.start < span.end && span.end <= length)
    .sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of places) {
    const last = merged[merged.length - 1];
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
};

export const pieces = (text: string, reasons: readonly Reason[], field: Span['field'] = 'text'): readonly Piece[] => {
  const out: Piece[] = [];
  let at = 0;
  for (const { start, end } of placesIn(text.length, reasons, field)) {
    if (start > at) out.push({ text: text.slice(at, start), marked: false });
    out.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) out.push({ text: text.slice(at), marked: false });
  return out;
};

/** Units of context shown before the first marked place of a long text. */
const lead = 60;

/**
 * The beginning of a text for a row of the queue; where the first marked place comes too late to be seen, the piece around it
 * instead, after an ellipsis. White space is one space each.
 *
 * @param length  about how many UTF-16 units a row can show
 */
export const excerpt = (text: string, reasons: readonly Reason[], length = 180): readonly Piece[] => {
  const all = pieces(text, reasons);
  const first = all[0]?.marked === false && all.length > 1 ? all[0].text.length : 0;
  const out: Piece[] = [];
  let room = length;
  for (const [index, piece] of all.entries()) {
    if (room <= 0) break;
    let words = piece.text;
    if (index === 0 && first > length - lead) {
      // Cut at a space where one is near, and never inside a surrogate pair.
      const from = words.length - lead;
      const near = words.slice(from).search(/\s/u);
      words = `…${words.slice(from + (near === -1 ? 0 : near + 1)).replace(/^[\udc00-\udfff]/, '')}`;
    }
    if (words.length > room) words = `${words.slice(0, room).replace(/[\ud800-\udbff]$/, '')}…`;
    room -= words.length;
    out.push({ text: words.replace(/\s+/gu, ' '), marked: piece.marked });
  }
  return out;
};
