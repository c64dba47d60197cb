/** A page around each visible state of the consent elements: one policy, one manager that keeps nothing, an article to read. */
import { parsePolicy } from '/build/src/consent/model/policy-parse.js';
import { createManager } from '/build/src/consent/runtime/create-manager.js';

const words = (en, ur, ar) => ({ en, ur, ...(ar === undefined ? {} : { ar }) });

/** The policy of a middling newspaper; `change` replaces parts of it. */
export const policyOf = (change = {}) => {
  const read = parsePolicy({
    revision: 1,
    controller: document.documentElement.lang.startsWith('ur') ? 'روزنامہ صبح' : 'The Morning Ledger',
    privacyPage: '/privacy',
    purposes: {
      needed: {
        title: words('Running the site', 'سائٹ کا چلنا'),
        text: words('Keeps you signed in and remembers your choices about privacy.', 'آپ کو سائن اِن رکھتا ہے اور رازداری کے بارے میں آپ کے فیصلے یاد رکھتا ہے۔'),
        exempt: { basis: 'strictly-necessary', why: words('Without it you could not sign in, and we would have to ask you about privacy on every page.', 'اس کے بغیر آپ سائن اِن نہیں ہو سکتے اور ہمیں ہر صفحے پر آپ سے رازداری کا پوچھنا پڑے گا۔') },
      },
      statistics: {
        title: words('Statistics', 'اعداد و شمار', 'الإحصاءات'),
        text: words('Which sections are read, so that we write more of them.', 'کون سے حصے پڑھے جاتے ہیں، تاکہ ہم انھی پر زیادہ لکھیں۔', 'أي الأقسام تُقرأ، كي نكتب منها المزيد.'),
      },
      video: {
        title: words('Videos', 'ویڈیوز', 'الفيديو'),
        text: words('Films from other sites, shown inside articles.', 'دوسری سائٹوں کی ویڈیوز، جو مضامین کے اندر دکھائی جاتی ہیں۔', 'أفلام من مواقع أخرى تُعرض داخل المقالات.'),
      },
      advertising: {
        title: words('Advertising', 'اشتہارات', 'الإعلانات'),
        text: words('Adverts chosen by what you read here. Without it you see adverts all the same, chosen by the article.', 'آپ یہاں جو پڑھتے ہیں اس کے مطابق اشتہار۔ اس کے بغیر بھی اشتہار نظر آئیں گے، مگر مضمون کے مطابق۔'),
      },
    },
    services: {
      session: { purpose: 'needed', vendor: 'The Morning Ledger', title: words('Signing in', 'سائن اِن'), stores: [{ kind: 'cookie', name: 'ledger_session', keeps: words('until you sign out', 'سائن آؤٹ تک'), why: words('Keeps you signed in', 'آپ کو سائن اِن رکھتا ہے') }] },
      matomo: { purpose: 'statistics', vendor: 'The Morning Ledger', title: 'Matomo', privacyPage: '#matomo', stores: [{ kind: 'cookie', name: '_pk_id.*', keeps: words('13 months', '13 مہینے'), why: words('Tells visits apart', 'دوروں میں فرق کرتا ہے') }, { kind: 'cookie', name: '_pk_ses.*', keeps: words('30 minutes', '30 منٹ'), why: words('Groups the pages of one visit', 'ایک دورے کے صفحے اکٹھے رکھتا ہے') }] },
      chartbeat: { purpose: 'statistics', vendor: 'Chartbeat Inc.', title: 'Chartbeat', privacyPage: 'https://vendor.example/chartbeat', stores: [{ kind: 'local', name: '_cb', keeps: words('13 months', '13 مہینے'), why: words('Counts returning readers', 'واپس آنے والے قارئین گنتا ہے') }] },
      youtube: { purpose: 'video', vendor: 'Google Ireland Ltd', title: 'YouTube', privacyPage: 'https://vendor.example/youtube', hosts: ['www.youtube-nocookie.com'], stores: [{ kind: 'local', name: 'yt-remote-*', keeps: words('until you clear it', 'جب تک آپ صاف نہ کریں'), why: words('Remembers the player’s settings', 'پلیئر کی ترتیبات یاد رکھتا ہے') }] },
      vimeo: { purpose: 'video', vendor: 'Vimeo.com Inc.', title: 'Vimeo', privacyPage: 'https://vendor.example/vimeo', hosts: ['player.vimeo.com'] },
      admarket: { purpose: 'advertising', vendor: 'Admarket GmbH', title: 'Admarket', privacyPage: 'https://vendor.example/admarket', stores: [{ kind: 'cookie', name: 'am_uid', keeps: words('6 months', '6 مہینے'), why: words('Recognises the browser', 'براؤزر پہچانتا ہے') }] },
    },
    ...change,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

/** A manager that keeps nothing beyond the page. */
export const managerOf = (change = {}, parts = {}) => {
  let values = [];
  const storage = {
    read: () => values,
    write(value) {
      values = [value];
      return true;
    },
  };
  return createManager(policyOf(change), { storage, ...parts });
};

const english = {
  kicker: 'Rivers',
  title: 'The ferry that still runs on time',
  lead: 'For ninety years the same family has carried the town across the water. This winter the bridge opens.',
  text: 'The first boat leaves at ten past five, before the bakers, and nobody remembers a morning when it did not. In the log that Amina Holm keeps in the wheelhouse the delays fit on one page. Most of them are fog. One is a cow.',
  more: 'Read on',
};
const urdu = {
  kicker: 'دریا',
  title: 'وہ کشتی جو آج بھی وقت پر چلتی ہے',
  lead: 'نوّے برس سے ایک ہی خاندان پورے قصبے کو دریا پار کرا رہا ہے۔ اس سردی میں پل کھل رہا ہے۔',
  text: 'پہلی کشتی پانچ بج کر دس منٹ پر نکلتی ہے، نان بائیوں سے بھی پہلے، اور کسی کو وہ صبح یاد نہیں جب ایسا نہ ہوا ہو۔ آمنہ ہولم جو روزنامچہ رکھتی ہیں اس میں تاخیریں ایک ہی صفحے پر سما جاتی ہیں۔ زیادہ تر دھند کی ہیں، ایک گائے کی۔',
  more: 'مزید پڑھیں',
};

/** Fills `main` with an article long enough to scroll, with a link in each paragraph. */
export const article = (paragraphs = 8) => {
  const words = document.documentElement.lang.startsWith('ur') ? urdu : english;
  const add = (tag, text) => {
    const element = document.createElement(tag);
    element.textContent = text;
    document.querySelector('main').append(element);
    return element;
  };
  add('p', words.kicker).className = 'kicker';
  add('h1', words.title);
  add('p', words.lead).className = 'lead';
  for (let n = 1; n <= paragraphs; n++) {
    const link = document.createElement('a');
    link.href = `#part-${n}`;
    link.textContent = `${words.more} ${n}`;
    add('p', `${words.text} `).append(link);
  }
};
