import { expect } from '@open-wc/testing';
import { lineOf, placeOfPath, readJsonPlaces } from '../../../src/moderation/model/json-places.js';

const texts = ['{"a": [1, {"b": "c\\n\\u00e9"}], "d": null}', ' [ ] ', '-0.5e+10', '"\\""', '{"اردو": {"x": [[], {}]}}', 'true', '{"a":1,"b":[1,2,3]}\n'];

describe('reading JSON with its places', () => {
  it('takes what JSON.parse takes, and knows where each value stands', () => {
    for (const text of texts) {
      const read = readJsonPlaces(text);
      expect(read.kind, text).to.equal('value');
      if (read.kind !== 'value') continue;
      expect(read.value).to.deep.equal(JSON.parse(text));
      for (const [path, { start, end }] of read.places) {
        const at = path.split(/\.|\[|\]/).filter((part) => part !== '').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], read.value);
        expect(JSON.parse(text.slice(start, end)), path).to.deep.equal(at);
      }
    }
  });

  it('agrees with JSON.parse on what is none, for every text that lacks or gains one sign', () => {
    const signs = ['', '"', ',', '{', ']', ':', '0', '\\', '\n'];
    for (const text of texts) {
      for (let at = 0; at < text.length; at++) {
        for (const sign of signs) {
          const broken = text.slice(0, at) + sign + text.slice(at + 1);
          let right = true;
          try {
            JSON.parse(broken);
          } catch {
            right = false;
          }
          const read = readJsonPlaces(broken);
          if (read.kind === 'fault' && read.code === 'twice') continue;
          expect(read.kind === 'value', JSON.stringify(broken)).to.equal(right);
          if (read.kind === 'fault') expect(read.at).to.be.within(0, broken.length);
        }
      }
    }
  });

  it('names what is missing, and where', () => {
    const fault = (text: string) => {
      const read = readJsonPlaces(text);
      return read.kind === 'fault' ? [read.code, read.at] : read.kind;
    };
    expect(fault('{"a": }')).to.deep.equal(['value', 6]);
    expect(fault('{"a": 1 "b": 2}')).to.deep.equal(['comma', 8]);
    expect(fault('{"a" 1}')).to.deep.equal(['colon', 5]);
    expect(fault('{"a": 1,}')).to.deep.equal(['name', 8]);
    expect(fault('{"a": "b}')).to.deep.equal(['text', 6]);
    expect(fault('{"a": 1, "a": 2}')).to.deep.equal(['twice', 9]);
    expect(fault('{} x')).to.deep.equal(['nothing-more', 3]);
    expect(fault('['.repeat(60))).to.deep.equal(['less-deep', 41]);
  });

  it('leads to the thing around a field that is missing', () => {
    const text = '{\n  "rules": [\n    {"rule": "links"}\n  ]\n}';
    const read = readJsonPlaces(text);
    const places = read.kind === 'value' ? read.places : new Map();
    const place = placeOfPath(places, 'rules[0].max');
    expect(text.slice(place.start, place.end)).to.equal('{"rule": "links"}');
    expect(lineOf(text, place.start)).to.equal(3);
    expect(text.slice(placeOfPath(places, 'name').start, placeOfPath(places, 'name').end)).to.equal(text);
  });
});
