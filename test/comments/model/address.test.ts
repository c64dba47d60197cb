import { expect } from '@open-wc/testing';
import { maxAddressLength, parseAddress } from '../../../src/comments/model/address.js';

const schemes = [
  'javascript:', 'JaVaScRiPt:', 'java\tscript:', 'java\nscript:', 'java\u0000script:', ' javascript:', '\u0001javascript:', 'javascript&colon;',
  'vbscript:', 'data:text/html,', 'data:text/html;base64,', 'file:///', 'blob:https://a.example/', 'ftp://', 'mailto:', 'tel:', 'about:', 'chrome:',
  'view-source:https://', 'ws://', 'filesystem:https://', 'intent:', 'feed:https://', 'jar:', '//', '///', '\\\\', '/\\', '', '.', '../', '?', '#', 'https:', 'https:/', 'http:\\\\', 'https:\\/', 'https://\\', 'https:///',
];
const rests = ['alert(1)', 'evil.example', 'evil.example/path', '%61lert(1)', '//evil.example'];
const hidden = [
  'https://bank.example@evil.example', 'https://user:pass@evil.example', 'https://@evil.example', 'https://:@evil.example/', 'https://bank.example%40@evil.example',
  'https://evil.example/\u202Egpj.exe', 'https://evil\u200B.example', 'https://evil.example/\u00AD', 'https://evil.example/a b', 'https://evil.example/\n', 'https://evil.example\u0000.bank.example',
  'https://evil.example\\.bank.example', 'https://evil.example/<b>', 'https://evil.example/"onclick="x', 'https://evil.example/`', 'https://', 'https://?', 'https://#x', 'https://[', 'https://[::1', 'https://a:99999/', 'https://%', 'https://%00', 'https://a..b:x',
];

describe('addresses that do not become links', () => {
  const hostile = [...schemes.flatMap((scheme) => rests.map((rest) => scheme + rest)), ...hidden].filter(
    (text) => !/^https?:\/\/[a-z]/u.test(text) || hidden.includes(text),
  );
  it(`refuses each of ${hostile.length} hostile spellings`, () => {
    expect(hostile.length).to.be.greaterThan(200);
    expect(hostile.filter((text) => parseAddress(text) !== null)).to.deep.equal([]);
  });
  it('refuses what is longer than anybody types', () => {
    expect(parseAddress(`https://a.example/${'a'.repeat(maxAddressLength)}`)).to.equal(null);
    expect(parseAddress(`https://a.example/${'a'.repeat(100)}`)).not.to.equal(null);
  });
});

describe('addresses that do', () => {
  it('keep path, query and port', () => {
    expect(parseAddress('HTTPS://News.Example:8443/a?b=c#d')).to.deep.equal({ href: 'https://news.example:8443/a?b=c#d', host: 'news.example:8443' });
    expect(parseAddress('http://[::1]:80/')?.host).to.equal('[::1]');
  });
  it('show look-alike letters for what they are', () => {
    expect(parseAddress('https://аpple.example/')?.host).to.match(/^xn--/u);
    expect(parseAddress('https://اردو.example/خبر')?.host).to.match(/^xn--/u);
  });
});
