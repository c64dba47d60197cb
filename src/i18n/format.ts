/** Numbers and dates by `Intl`, in the page's language. Pure: the moment is passed in. */

/** A language tag that `Intl` takes; anything malformed becomes English rather than an exception. */
const usable = (language: string): string => {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
};

/** Making a formatter costs a hundred times what using it does, and a thread of a thousand comments uses one per comment. */
export const oncePerLanguage = <T>(make: (language: string) => T): ((language: string) => T) => {
  const made: Record<string, T> = {};
  // With a blank before it: no language is called like what every object has.
  return (language) => (made[` ${language}`] ??= make(usable(language)));
};

const numbers = oncePerLanguage((language) => new Intl.NumberFormat(language));
const dates = oncePerLanguage((language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }));
const relatives = oncePerLanguage((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));

export const formatNumber = (value: number, language: string): string => numbers(language).format(value);

/** The whole date with time, as the title of a relative one. */
export const formatDateTime = (time: number, language: string): string => dates(language).format(time);

/** In minutes. */
const steps = { year: 525_960, month: 43_830, week: 10_080, day: 1440, hour: 60, minute: 1 } as const;

/** "3 hours ago"; under a minute: "now". A time in the future (a clock that is off) counts as now. */
export const formatRelative = (time: number, now: number, language: string): string => {
  const format = relatives(language);
  const ago = Math.max(0, now - time) / 60_000;
  for (const [unit, size] of Object.entries(steps)) if (ago >= size) return format.format(-Math.floor(ago / size), unit as keyof typeof steps);
  return format.format(0, 'second');
};
