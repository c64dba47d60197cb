/** vanilla-cookieconsent as its own guide starts it. */
import * as CookieConsent from '/peers/vanilla-cookieconsent/dist/cookieconsent.esm.js';

CookieConsent.run({
  hideFromBots: false,
  categories: { necessary: { readOnly: true }, statistics: {}, video: {} },
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: { title: 'Your choice', description: 'With your consent we count which sections are read and show films from other sites.', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all', showPreferencesBtn: 'Choose' },
        preferencesModal: { title: 'Choices', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all', savePreferencesBtn: 'Save', sections: [{ title: 'Statistics', linkedCategory: 'statistics' }, { title: 'Videos', linkedCategory: 'video' }] },
      },
    },
  },
});
