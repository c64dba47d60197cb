import { expect } from '@open-wc/testing';
import { directionOf, nearest, wordsFor } from '../../src/i18n/locale.js';

describe('the nearest language', () => {
  it('prefers the exact tag, then the primary one', () => {
    expect(nearest('pt-BR', ['pt', 'pt-BR'])).to.equal('pt-BR');
    expect(nearest('ur-PK', ['en', 'ur'])).to.equal('ur');
    expect(nearest('en', ['en-GB'])).to.equal('en-GB');
    expect(nearest('fr', ['en', 'ur'])).to.equal(undefined);
  });
  it('picks words in the reader’s language, else English, else whatever there is', () => {
    expect(wordsFor({ en: 'Videos', ur: 'ویڈیوز' }, 'ur-PK')).to.equal('ویڈیوز');
    expect(wordsFor({ en: 'Videos', ur: 'ویڈیوز' }, 'fr')).to.equal('Videos');
    expect(wordsFor({ ur: 'ویڈیوز' }, 'fr')).to.equal('ویڈیوز');
    expect(wordsFor('Videos', 'ur')).to.equal('Videos');
  });
});

describe('direction', () => {
  it('is that of the language that words are in', () => {
    expect(directionOf('ur')).to.equal('rtl');
    expect(directionOf('ar-EG')).to.equal('rtl');
    expect(directionOf('arn')).to.equal('ltr');
    expect(directionOf('en-GB')).to.equal('ltr');
  });
});
