/** The policy of a middling newspaper, for tests that draw, and managers that keep nothing beyond the test. */
import { parsePolicy } from '../../src/consent/model/policy-parse.js';
import type { Policy } from '../../src/consent/model/policy.js';
import { createManager } from '../../src/consent/runtime/create-manager.js';
import type { ManagerParts, PageManager } from '../../src/consent/runtime/manager.js';

const input = {
  revision: 1,
  controller: 'The Morning Ledger',
  privacyPage: '/privacy',
  purposes: {
    needed: { title: 'Running the site', text: 'Keeps you signed in.', exempt: { basis: 'strictly-necessary', why: 'Without it you could not sign in.' } },
    statistics: { title: { en: 'Statistics', ur: 'اعداد و شمار' }, text: { en: 'Which sections are read.', ur: 'کون سے حصے پڑھے جاتے ہیں۔' } },
    video: { title: { en: 'Videos', ur: 'ویڈیوز' }, text: 'Films from other sites.' },
    letters: { title: 'Reading history', text: 'Suggests articles by what you read.' },
  },
  services: {
    session: { purpose: 'needed', vendor: 'The Morning Ledger', stores: [{ kind: 'cookie', name: 'ledger_session', keeps: 'until you sign out' }] },
    matomo: { purpose: 'statistics', vendor: 'The Morning Ledger', title: 'Matomo', stores: [{ kind: 'cookie', name: '_pk_id.*', keeps: '13 months', why: 'Tells visits apart' }] },
    chartbeat: { purpose: 'statistics', vendor: 'Chartbeat Inc.', title: 'Chartbeat', privacyPage: 'https://vendor.example/chartbeat' },
    youtube: { purpose: 'video', vendor: 'Google Ireland Ltd', title: 'YouTube', privacyPage: 'https://vendor.example/youtube' },
  },
};

export const testPolicy = (change: Record<string, unknown> = {}): Policy => {
  const read = parsePolicy({ ...input, ...change });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

/** A started manager over that policy. `kept: false` is a browser that keeps nothing. */
export const testManager = (change: Record<string, unknown> = {}, parts: ManagerParts & { kept?: boolean } = {}): PageManager => {
  let values: readonly string[] = [];
  const storage = {
    read: () => values,
    write(value: string) {
      if (parts.kept !== false) values = [value];
      return parts.kept !== false;
    },
    clear() {
      values = [];
    },
  };
  return createManager(testPolicy(change), { storage, ...parts });
};
