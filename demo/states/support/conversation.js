/** A conversation under an invented article on an invented bridge, in our own words, with everything that can go wrong on a screen. */
const minute = 60_000;
const hour = 60 * minute;
const start = Date.now();

const say = (id, parent, name, ago, text, extra = {}) => ({
  id,
  thread: 'demo',
  parent,
  author: { name, seed: `${name}-seed`, ...(extra.badge ? { badge: extra.badge } : {}), ...(extra.website ? { website: extra.website } : {}) },
  text,
  ...(extra.lang ? { lang: extra.lang } : {}),
  status: extra.status ?? 'published',
  createdAt: start - ago,
  editedAt: extra.edited ? start - ago + 4 * minute : null,
  revision: 1,
  seq: 1,
});

export const conversation = [
  say('a1', null, 'Marion Oakes', 26 * minute, 'I have walked over that bridge every school day for thirty-one years. **Closing it to cars on Saturdays** would give me back the one morning when I could take my grandchildren across without holding both their hands.'),
  say('a2', 'a1', 'Theo B.', 22 * minute, 'And where do the cars go instead? Down Tanner Street, past the *other* school.'),
  say('a3', 'a2', 'Marion Oakes', 19 * minute, 'Tanner Street has lights and a crossing. The bridge has neither.'),
  say('a4', 'a3', 'Theo B.', 17 * minute, 'It has lights. They have been off since the flood.'),
  say('a5', 'a4', 'Ines Duarte', 12 * minute, 'I reported the lights in June, in August and last week. The reply each time:\n\n> Thank you. Your report has been passed to the team in charge.\n\nNobody can tell me which team that is.', { badge: 'author' }),
  say('a6', 'a5', 'Highways Desk', 9 * minute, 'It is ours. They are booked for repair on the 4th; the parts came on Friday. You can follow it at https://works.harrowmere.example/bridge-lights.', { badge: 'staff' }),
  say('a7', 'a6', 'Ines Duarte', 5 * minute, 'Thank you. That is the first straight answer in five months.'),
  say('b1', null, 'سعدیہ انصاری', 2 * hour, 'میں اس پل کے قریب رہتی ہوں۔ ہفتے کی صبح یہاں بازار لگتا ہے اور *بچے* سڑک پر کھیلتے ہیں۔ ایک دن گاڑیوں کے بغیر گزرے تو کسی کا کچھ نہیں بگڑے گا۔\n\nانتظامیہ کو چاہیے کہ دکان داروں سے بھی پوچھے۔', { lang: 'ur' }),
  say('b2', 'b1', 'Tom Rask', 100 * minute, 'For those who do not read Urdu: she lives by the bridge, says the market children play in the road, and wants the shopkeepers to be asked. I am one, and nobody has asked me yet.'),
  say('c1', null, 'pfennig', 5 * hour, 'I put the council’s own counts into a table, since the article gives only the total:\n\n```\nday   cars   feet\nFri   4,180  1,950\nSat   2,240  5,310\nSun   1,020  3,870\n```\n\nThree things follow:\n\n1. Saturday is when the *fewest* cars meet the *most* people.\n2. The ratio turns over at about `10:30`.\n3. Nobody would need a new sign: [the old one](https://signs.harrowmere.example/catalogue) folds down.', { website: 'https://pfennig.example', edited: true }),
  say('c2', 'c1', 'A reader with a very long name who was born on the far side of the river and never moved away', 4 * hour, 'Averyveryverylongwordwithoutanyspacesthatwouldliketopushthepagewiderthanthescreenbutmaynot, said the table.'),
  say('c3', null, '', 6 * hour, '', { status: 'erased' }),
  say('c4', 'c3', 'Lotte', 5.5 * hour, 'I am sorry you took that down. You had a point about the buses.'),
  say('d1', null, 'Old Ferryman', 26 * hour, 'In 1984 we closed it for a film and the town did not fall into the river. I say try it until spring, count again, and *then* argue.\n\nThe trouble with every plan for this bridge has been that it was drawn by people who cross it twice a year. Come on a wet Saturday in November and stand at the east end for an hour. You will see the bread van reverse the whole length because it met the school bus, and you will see forty people press themselves against a parapet that was built for a horse and cart. After that, tell me that nothing should change.'),
];

export const arriving = [
  say('n1', null, 'Late Riser', 0, 'Just read this over breakfast. Count me in for Saturday.'),
  say('n2', 'a2', 'Bus 14', 0, 'Tanner Street is full already.'),
  say('n3', null, 'Wren', 0, 'Who decides, and when?'),
];

export const urduConversation = [
  say('u1', null, 'سعدیہ انصاری', 26 * minute, 'اس پل سے میرا روز کا گزر ہے۔ **ہفتے کے دن گاڑیاں بند ہوں** تو بچے بے خوف پار کر سکیں گے۔', { lang: 'ur' }),
  say('u2', 'u1', 'کامران', 20 * minute, 'اور گاڑیاں کہاں جائیں گی؟ دوسری سڑک پہلے ہی بھری رہتی ہے۔', { lang: 'ur' }),
  say('u3', 'u2', 'سعدیہ انصاری', 16 * minute, 'وہاں اشارے لگے ہوئے ہیں، پل پر نہیں۔ تفصیل یہاں دیکھیے: https://works.harrowmere.example/bridge-lights', { lang: 'ur' }),
  say('u4', 'u3', 'Tom Rask', 9 * minute, 'She is right: the lights on Tanner Street work, those on the bridge do not.', { lang: 'en' }),
  say('u5', null, 'نمائندۂ خصوصی', 3 * hour, 'بلدیہ کا کہنا ہے کہ فیصلہ اگلے اجلاس میں ہو گا:\n\n> تمام فریقوں کی رائے سنی جائے گی۔\n\n1. پہلے گنتی\n2. پھر بحث', { lang: 'ur', badge: 'author' }),
];
