/** What a person calls their browser, of its long name: "Firefox, Linux". Only this is kept with a session. */
const families: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'], [/\bOPR\//, 'Opera'], [/\bSamsungBrowser\//, 'Samsung Internet'], [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'], [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'], [/\b(?:iPhone|iPad)\b/, 'iOS'], [/\bWindows\b/, 'Windows'], [/\bMac OS X\b/, 'macOS'], [/\bLinux\b/, 'Linux'],
];

export const browserName = (userAgent: string | undefined): string => {
  const first = (list: typeof families): string => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1] ?? '';
  return [first(families), first(systems)].filter((part) => part !== '').join(', ');
};
