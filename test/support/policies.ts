/** Policies for tests: small ones by hand, wide ones by count. */
import { definePolicy, type Policy, type PolicyInput } from '../../src/exports/consent.js';

const words = (title: string) => ({ title, text: `${title}, so that the paper can be read.` });

/** Two optional purposes with services, one without, and an exempt one. */
export const newspaper: PolicyInput = {
  revision: 3,
  controller: 'The Tidewater Gazette',
  privacyPage: '/privacy',
  purposes: {
    basic: { ...words('Signing in'), exempt: { basis: 'strictly-necessary', why: 'Without it nobody stays signed in.' } },
    statistics: words('Statistics'),
    video: words('Videos'),
    letters: words('Letters by post'),
  },
  services: {
    session: { purpose: 'basic', vendor: 'The Tidewater Gazette', stores: [{ kind: 'cookie', name: 'session' }] },
    matomo: { purpose: 'statistics', vendor: 'The Tidewater Gazette', stores: [{ kind: 'cookie', name: '_pk_id.*' }] },
    counter: { purpose: 'statistics', vendor: 'Tide Count' },
    tube: { purpose: 'video', vendor: 'Tube', hosts: ['tube.example'] },
  },
};

export const policyOf = (change: Partial<PolicyInput> = {}): Policy => definePolicy({ ...newspaper, ...change });

/** `services` services over `purposes` purposes, evenly. */
export const widePolicy = (purposes: number, services: number): Policy =>
  definePolicy({
    revision: 12,
    controller: 'The Wide Gazette',
    purposes: Object.fromEntries(Array.from({ length: purposes }, (_, index) => [`purpose-${index}`, words(`Purpose ${index}`)])),
    services: Object.fromEntries(Array.from({ length: services }, (_, index) => [`service-${index}`, { purpose: `purpose-${index % purposes}`, vendor: `Vendor ${index}` }])),
  });
