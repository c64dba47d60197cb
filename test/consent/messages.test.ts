/** C-16: what readers are told does not push them: every word of the notices, in each language, against a list of what such words are. */
import { expect } from '@open-wc/testing';
import { ar } from '../../src/consent/messages/ar.js';
import { en } from '../../src/consent/messages/en.js';
import { ur } from '../../src/consent/messages/ur.js';
import { ar as arNone } from '../../src/consent/messages/no-preferences/ar.js';
import { en as enNone } from '../../src/consent/messages/no-preferences/en.js';
import { ur as urNone } from '../../src/consent/messages/no-preferences/ur.js';

/** Praise of consent, blame for refusal, haste, pleading, loss, claims that all is well, and exclamation marks. */
const steering = {
  en: /best (possible )?experience|better experience|enhance|improve your|optimi[sz]|personali[sz]ed experience|recommend|we value|we care|please (accept|agree|allow|support)|miss out|limited (access|experience)|may not work|unfortunately|sorry|are you sure|hurry|only (now|today)|last chance|free journalism|support us|keep .* free|agree and continue|got it|yes, |no thanks|i don.t (care|want)|great|love|easy|enjoy|!/i,
  ur: /بہترین تجرب|بہتر تجرب|تجویز کردہ|سفارش|براہ کرم|مہربانی|محروم|جلدی|افسوس|معذرت|کیا آپ واقعی|آخری موقع|مدد کریں|شکریہ|محدود|مزہ|!/,
  ar: /أفضل تجرب|تجربة أفضل|تحسين تجرب|موصى|ننصح|نوصي|يرجى|من فضلك|الرجاء|ستفوت|للأسف|عذر|هل أنت متأكد|أسرع|الفرصة الأخيرة|ادعم|شكر|محدود|استمتع|!/,
} as const;

/** Each sentence of a catalogue, functions called with plain values. */
const sentences = (words: unknown): readonly string[] => {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [true, false].flatMap((several) => sentences((words as (...values: unknown[]) => unknown)(...(words.length === 1 ? ['X'] : words.length === 2 ? [3, '3'] : ['X', ' and 3 Y', 'A, B', several]))));
  return words !== null && typeof words === 'object' ? Object.values(words).flatMap(sentences) : [];
};

describe('C-16: the words of the notices', () => {
  for (const [language, ...catalogues] of [['en', en, enNone], ['ur', ur, urNone], ['ar', ar, arNone]] as const) {
    it(`push nobody in ${language}`, () => {
      const said = sentences(catalogues);
      expect(said.length).to.be.above(60);
      expect(said.filter((sentence) => steering[language].test(sentence))).to.deep.equal([]);
    });

    it(`name both answers alike in ${language}: as short, and in one form`, () => {
      const { reject, accept } = catalogues[0];
      expect(Math.abs(reject.length - accept.length)).to.be.at.most(4);
      expect(reject.split(' ').length).to.equal(accept.split(' ').length);
    });

    it(`say in ${language} that refusing costs nothing, for how long the choice is kept, and where to change it`, () => {
      const { kept, preferences } = catalogues[0];
      expect(kept(6, 'month')).to.contain('6').and.to.contain(preferences);
    });
  }

  it('are held by a list that finds what it is made for', () => {
    for (const bad of ['Accept for the best experience!', 'Some parts may not work', 'Are you sure?', 'Please accept', 'No thanks, I don’t care']) expect(steering.en.test(bad), bad).to.equal(true);
    for (const bad of ['براہ کرم قبول کریں', 'بہترین تجربے کے لیے']) expect(steering.ur.test(bad), bad).to.equal(true);
    for (const bad of ['يرجى القبول', 'للحصول على أفضل تجربة']) expect(steering.ar.test(bad), bad).to.equal(true);
  });
});
