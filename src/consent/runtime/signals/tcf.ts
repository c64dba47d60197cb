/**
 * Where another tool holds the readers' consent (`"delegate": "tcf"`; standards §2.5): no question of ours is shown; its answers,
 * heard through `__tcfapi`, count as the reader's. We write no TC string: only a registered tool may (C-23).
 */
import type { Policy, Service } from '../../model/policy.js';
import type { ConsentRecord } from '../../model/record.js';
import type { ExtraContext } from '../extras.js';
import { focusStatus } from './show-status.js';

type Yes = Readonly<Record<string, boolean | undefined>>;

/** What a listener is told; every field may be missing, for other people write it. */
interface Told {
  readonly eventStatus?: string;
  readonly cmpStatus?: string;
  readonly listenerId?: number;
  readonly gdprApplies?: boolean;
  readonly purpose?: { readonly consents?: Yes };
  readonly vendor?: { readonly consents?: Yes; readonly disclosedVendors?: Yes };
  readonly publisher?: { readonly restrictions?: Readonly<Record<string, Readonly<Record<string, number>>>> };
}
type Listener = (told: Told | null | undefined, success: boolean) => void;
type Api = (command: string, version: 2, callback: Listener, parameter?: unknown) => void;

const api = (): Api | undefined => {
  const { __tcfapi } = globalThis as typeof globalThis & { __tcfapi?: unknown };
  return typeof __tcfapi === 'function' ? (__tcfapi as Api) : undefined;
};

/** The vendor and each purpose must have consent; a legitimate interest, or a purpose the publisher closed to it, is none. */
const isYes = ({ tcf }: Service, { purpose, vendor, publisher }: Told): boolean =>
  tcf !== undefined &&
  vendor?.consents?.[tcf.vendor] === true &&
  vendor.disclosedVendors?.[tcf.vendor] !== false &&
  tcf.purposes.every((id) => purpose?.consents?.[id] === true && [undefined, 1].includes(publisher?.restrictions?.[id]?.[tcf.vendor]));

/** Its answers as if they were a record of ours; what it does not know is refused. */
const recordFrom = (policy: Policy, told: Told, day: number): ConsentRecord => {
  const yes = new Set([...policy.services].filter(([, service]) => isYes(service, told)).map(([id]) => id));
  const answer = { fingerprint: 0, granted: yes };
  return { revision: policy.revision, day, digest: 0, purposes: new Map([...policy.purposes.keys()].map((id) => [id, answer])), lapsed: { granted: 0, refused: 0 } } as ConsentRecord;
};

export const attach = ({ manager, parts }: ExtraContext): void => {
  const { outlook } = parts;
  let told: Told | undefined;
  let listenerId: number | undefined;
  let isShown = false;
  let know = (): void => undefined;
  const known = new Promise<void>((resolve) => (know = resolve));

  // Where it says that the GDPR does not apply, the law of the policy's place decides; while it says nothing, all is refused.
  parts.outlook = (policy, _, today) => {
    const meaning = outlook?.(policy, told?.gdprApplies === false ? null : recordFrom(policy, told ?? {}, today), today);
    return { granted: new Set(), honoured: null, ...meaning, prompt: null, ...(meaning?.honoured ? {} : { honoured: 'tcf' }) };
  };

  const hear: Listener = (news, success) => {
    listenerId = news?.listenerId ?? listenerId;
    if (news?.eventStatus === 'cmpuishown') {
      // It asks; what was answered before stands until there is a new answer.
      isShown = true;
      return;
    }
    const isAnswer = success && news?.cmpStatus !== 'error' && (news?.eventStatus === 'tcloaded' || news?.eventStatus === 'useractioncomplete');
    told = isAnswer ? news : undefined;
    manager.refresh();
    if (isAnswer) know();
  };
  /** Its stub should stand in the head; one that comes late is waited for, ever more patiently, for a quarter of a minute. */
  const listen = (wait = 50): void => {
    const call = api();
    if (call) call('addEventListener', 2, hear);
    else if (wait < 10_000) setTimeout(listen, wait, wait * 2);
  };
  listen();
  // In the back-forward cache nothing is heard; its answer may have changed meanwhile.
  addEventListener('pagehide', () => {
    if (listenerId !== undefined) api()?.('removeEventListener', 2, () => undefined, listenerId);
    listenerId = undefined;
  });
  addEventListener('pageshow', ({ persisted }) => persisted && listen());

  const consentFor = manager.consentFor.bind(manager);
  manager.consentFor = async (id) => {
    if (!manager.isGranted(id)) await known;
    return consentFor(id);
  };
  // No standard names its panel. Some tools open it by this word; where nothing opens, readers are told whose it is.
  manager.openPreferences = () => {
    isShown = false;
    api()?.('displayConsentUi', 2, () => undefined);
    setTimeout(() => isShown || focusStatus(), 500);
  };
  // A choice is made where it is kept.
  manager.apply = () => manager.openPreferences();
};
