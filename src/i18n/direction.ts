/** Which way a language is written. Pure; apart from `locale.ts`, because the banner does without. */

/** The direction of a table of words by its tag: asked of languages that we speak, or may come to speak, each in its usual script. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (/^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr');
