/** Google Consent Mode v2: its tags are told of each decision in their own words (standards §2.2). They stay gated all the same. */
import type { ExtraContext } from '../extras.js';
import { atFirst, followAnswers } from './follow.js';
import { googleAnswers, googleDefault, gtag } from './google-default.js';

export const attach = (context: ExtraContext): void => {
  const settings = context.policy.signals?.google;
  if (!settings) return;
  const isTold = googleDefault(settings, atFirst(context));
  const ids = Object.values(settings);
  followAnswers(context, ids, (isYes) => gtag('consent', 'update', googleAnswers(settings, new Set(ids.filter(isYes)))), isTold);
};
