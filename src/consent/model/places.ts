/** All places that are known, for who checks or lists them. Pages do without: what is added here says no more than the strictest. */
import { looser, type Law } from './regimes.js';

const asOf = '2026-11-23';

export const laws: readonly Law[] = [
  ...looser,
  { key: 'in', kind: 'opt-in', places: 'in', asOf, source: 'DPDP' },
  { key: 'pk', kind: 'opt-in', places: 'pk', asOf, source: 'no general law found; the strictest is advised' },
  { key: 'eu', kind: 'opt-in', places: 'eu at be bg ch cy cz de dk ee es fi gr hr hu ie is it li lt lu lv mt nl no pl pt ro se si sk', asOf, source: 'ePD 5(3)' },
];

/** Is there a line for this place? */
export const isKnownPlace = (place: string): boolean => laws.some(({ places }) => places.split(' ').includes(place.toLowerCase()));
