import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { featuresOf } from '../../../src/moderation/model/learnt/features.js';
import { learntToJson, parseLearnt } from '../../../src/moderation/model/learnt/json.js';
import { marginOf, teach, untaught, weightUnit, type Example, type Label } from '../../../src/moderation/model/learnt/learnt.js';
import { opinionOf } from '../../../src/moderation/model/learnt/opinion.js';
import { learn, type LearntVectors } from '../learnt-vectors.js';

const said = (text: string, website = '') => featuresOf({ text, website });
const example = (label: Label, text: string, website = ''): Example => ({ label, features: said(text, website) });

/** Fifty decisions of a paper whose spam sells channels and whose readers talk of the mayor. */
const paper = Array.from({ length: 25 }, (_, index): readonly Example[] => [
  example('spam', `Subscribe to my channel number ${index}, earn money from home today`),
  example('ham', `The mayor said in March that the bridge costs ${index} million, I do not believe it`),
]).flat();

describe('the learnt model', () => {
  it('gives every vector, byte for byte', async () => {
    const vectors = (await (await fetch('/test/vectors/learnt/model.json')).json()) as LearntVectors;
    const { model, opinions } = learn(vectors);
    expect(JSON.stringify(model)).to.equal(JSON.stringify(vectors.model));
    expect(JSON.stringify(opinions)).to.equal(JSON.stringify(vectors.opinions));
  });

  it('tells spam from what was let stand, and is open about what it never met', () => {
    const model = teach(untaught(), paper);
    const degree = (text: string): number => opinionOf(model, said(text)).degree;
    expect(degree('please subscribe to our channel and earn')).to.be.above(85);
    expect(degree('I believe the mayor about the bridge')).to.be.below(15);
    const strange = opinionOf(model, said('صباح الخير يا جماعة'));
    expect(strange.known).to.equal(0);
    expect(strange.degree).to.be.within(40, 60);
  });

  it('names the words that spoke, in the writer’s own places', () => {
    const text = 'So: SUBSCRÍBE to my chan\u200bnel, said the mayor. Subscribe!';
    const { words } = opinionOf(teach(untaught(), paper), said(text));
    const subscribe = words.find(({ word }) => word === 'subscribe')!;
    expect(subscribe.weight).to.be.above(0);
    expect(subscribe.where.map(({ start, end }) => text.slice(start, end))).to.deep.equal(['SUBSCRÍBE', 'Subscribe']);
    expect(words.find(({ word }) => word === 'mayor')!.weight).to.be.below(0);
    expect(words[0]!.weight).to.be.at.least(words[1]!.weight);
  });

  it('gives each word its part: words and bias add up to the sum', () => {
    const model = teach(untaught(), paper);
    const features = said('Subscribe the mayor to my channel');
    const { words } = opinionOf(model, features);
    const sum = words.reduce((total, { weight }) => total + weight, 0) / 100;
    expect(sum + model.bias[0] / weightUnit).to.be.closeTo(marginOf(model, features), 0.005 * (features.words.length + 1));
  });

  it('learns one by one what it learns at once, and leaves the model that it was given as it was', () => {
    const start = untaught();
    let slowly = start;
    for (const each of paper) slowly = teach(slowly, [each]);
    expect(learntToJson(slowly)).to.deep.equal(learntToJson(teach(start, paper)));
    expect(learntToJson(start)).to.deep.equal(learntToJson(untaught()));
  });

  it('does not take everybody for a spammer after a long wave of spam', () => {
    const wave = Array.from({ length: 400 }, (_, index) => example('spam', `the best offer of the day is ${index % 7} in my shop, and the price is good`));
    const model = teach(teach(untaught(), paper), wave);
    for (const honest of ['Is the price of the bridge good? I do not believe it is.', 'the mayor is in the right and the paper is not', 'and who pays']) {
      expect(opinionOf(model, said(honest)).degree, honest).to.be.below(85);
    }
  });

  it('reads a website apart from the words', () => {
    const model = teach(untaught(), Array.from({ length: 30 }, () => [example('spam', 'nice post', 'https://pills.example'), example('ham', 'nice post', '')]).flat());
    expect(opinionOf(model, said('nice post', 'https://pills.example')).degree).to.be.above(75);
    expect(opinionOf(model, said('nice post', '')).degree).to.be.below(35);
    expect(opinionOf(model, said('nice post', 'https://pills.example')).words.find(({ word }) => word === 'pills')!.where[0]!.field).to.equal('website');
  });

  it('never throws, and survives JSON, whatever was decided', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom('', 'click', 'مفت', '買う今すぐ', '\ud800', '1234567 1'));
    const decisions = fc.array(fc.record({ text: anyText, website: anyText, label: fc.constantFrom<Label>('spam', 'ham') }), { maxLength: 12 });
    fc.assert(
      fc.property(decisions, anyText, (all, text) => {
        const model = teach(untaught(), all.map(({ label, ...words }) => ({ label, features: featuresOf(words) })));
        const read = parseLearnt(JSON.parse(JSON.stringify(learntToJson(model))));
        expect(read).to.deep.equal({ ok: true, value: model });
        const features = said(text);
        const { degree, known, words } = opinionOf(model, features);
        expect(degree).to.be.within(0, 100);
        expect(known).to.be.within(0, 100);
        for (const { start, end } of words.flatMap(({ where }) => where)) expect(start < end && end <= text.length).to.equal(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a learnt model from JSON', () => {
  const sound = learntToJson(teach(untaught(), paper));
  const refused = (change: object): string => {
    const parsed = parseLearnt({ ...sound, ...change });
    return parsed.ok ? 'taken' : `${parsed.error.path}: ${parsed.error.found}`;
  };
  it('is taken as it was given', () => {
    expect(refused({})).to.equal('taken');
  });
  it('names the place of a fault', () => {
    expect(refused({ format: 'other' })).to.equal('format: "other"');
    expect(refused({ version: 2 })).to.equal('version: 2');
    expect(refused({ taught: { spam: 1, ham: -1 } })).to.equal('taught.ham: -1');
    expect(refused({ bias: [1] })).to.equal('bias: a list of 1');
    expect(refused({ bias: [1, 0.5] })).to.equal('bias[1]: 0.5');
    expect(refused({ weights: [[3, 1, 1], [3, 1, 1]] })).to.equal('weights[1][0]: 3');
    expect(refused({ weights: [[65_536, 1, 1]] })).to.equal('weights[0][0]: 65536');
    expect(refused({ weights: [[1, 1e12, 1]] })).to.equal('weights[0][1]: 1000000000000');
    expect(refused({ weights: [[1, 1, 1], 'x'] })).to.equal('weights[1]: "x"');
    expect(refused({ words: [] })).to.equal('words: "words"');
    expect(parseLearnt(null).ok).to.equal(false);
  });
});
