/** A picture for a phone, as one SVG path inside the page: nothing is fetched, nothing is styled inline. */
import { html } from 'hono/html';
import { encode } from 'uqr';
import type { Markup } from './layout.js';

export const qrCode = (text: string, label: string): Markup => {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
};
