/** Looking back in a dialog of the console: how it went, and who did what. Comes at first use. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { formatDateTime } from '../../../i18n/format.js';
import { BackendError, type BackendErrorCode } from '../../../comments/model/errors.js';
import { speechOf } from '../../../ui/speech.js';
import { policyWords } from '../../messages/policy/index.js';
import { recordsWords } from '../../messages/records/index.js';
import { auditKinds, type AuditEntry, type AuditKind, type RecordKeeping, type Statistics } from '../../model/records.js';
import type { Speech } from '../moderation/parts.js';
import { dress } from '../dress.js';
import { policyStyles } from '../policy/policy.styles.js';
import { recordsStyles } from './records.styles.js';
import { statisticsView } from './statistics-view.js';

const spans = [7, 30, 90, 365];
const pageSize = 50;
/** Of the dialog, in px. */
const padding = 24;

/**
 * Shows statistics and the audit in a dialog until it is closed.
 *
 * @param dialog  an empty `<dialog>` of the console
 */
export const openRecordsDesk = async (dialog: HTMLDialogElement, load: () => Promise<RecordKeeping>, speech: Speech): Promise<void> => {
  dress(dialog, policyStyles);
  dress(dialog, recordsStyles);
  const common = speech.words;
  const { language } = speech;
  const { words, direction } = await speechOf(dialog, recordsWords);
  const { words: rules } = await speechOf(dialog, policyWords);
  let keeping: RecordKeeping | undefined;
  let statistics: Statistics | undefined;
  let entries: readonly AuditEntry[] = [];
  let next: number | null = null;
  let kind: AuditKind | undefined;
  let standing: 'loading' | 'ready' | BackendErrorCode = 'loading';

  const show = (to: typeof standing): void => {
    standing = to;
    render(view(), dialog);
  };
  /** Asks, and shows what came; what stood there stays until then. */
  const ask = async (work: (keeper: RecordKeeping) => Promise<void>): Promise<void> => {
    show('loading');
    try {
      keeping ??= await load();
      await work(keeping);
      show('ready');
    } catch (error) {
      show(error instanceof BackendError ? error.code : 'bad-answer');
    }
  };
  const readAudit = async (keeper: RecordKeeping, before?: number): Promise<void> => {
    const page = await keeper.audit({ limit: pageSize, ...(kind === undefined ? {} : { kind }), ...(before === undefined ? {} : { before }) });
    entries = before === undefined ? page.entries : [...entries, ...page.entries];
    next = page.next;
  };
  const valueOf = (event: Event): string => (event.target as HTMLSelectElement).value;

  const entryView = ({ at, kind: what, by, from, to, comment, thread, ruleSet, reason }: AuditEntry): TemplateResult => {
    const name = by === null ? nothing : html`<strong><bdi>${by}</bdi></strong> `;
    const change = from === null || to === null || from === to ? (to ?? '') : `${words.status[from] ?? from} → ${words.status[to] ?? to}`;
    return html`<li data-kind=${what}>
      ${name}${words.told[what] ?? what}${change === '' ? nothing : html`: <bdi>${words.status[change] ?? change}</bdi>`}${reason === null ? nothing : html` (<bdi>${reason}</bdi>)`}
      <span class="meta"
        ><time datetime=${new Date(at).toISOString()}>${formatDateTime(at, language)}</time>${ruleSet === null ? nothing : html` · <bdi>${words.under(ruleSet)}</bdi>`}${thread === null ? nothing : html` · <bdi>${thread}</bdi>`}${comment === null ? nothing : html` · <bdi><code>${comment}</code></bdi>`}</span
      >
    </li>`;
  };

  const view = (): TemplateResult =>
    html`<h2 id="records-title">${words.title}</h2>
      <p class="told" role="status">${standing === 'loading' ? words.loading : standing === 'ready' ? '' : common.errors[standing]}</p>
      ${statistics === undefined
        ? nothing
        : html`<section aria-labelledby="records-statistics">
              <h3 id="records-statistics">${words.statistics}</h3>
              <div class="one-line">
                <label for="records-days">${words.days}</label>
                <select id="records-days" @change=${(event: Event) => void ask(async (keeper) => void (statistics = await keeper.statistics(Number(valueOf(event)))))}>
                  ${spans.map((days) => html`<option value=${days} ?selected=${days === 30}>${words.lastDays(days)}</option>`)}
                </select>
              </div>
              ${statisticsView(statistics, { words, rules, language, rtl: direction === 'rtl', width: Math.max(240, dialog.clientWidth - 2 * padding) })}
            </section>
            <section aria-labelledby="records-audit">
              <h3 id="records-audit">${words.audit}</h3>
              <p class="meta">${words.auditHelp}</p>
              <div class="one-line">
                <label for="records-kind">${words.kind}</label>
                <select
                  id="records-kind"
                  @change=${(event: Event) => {
                    const wanted = valueOf(event);
                    kind = auditKinds.find((each) => each === wanted);
                    void ask((keeper) => readAudit(keeper));
                  }}
                >
                  <option value="">${words.everything}</option>
                  ${auditKinds.map((each) => html`<option value=${each}>${words.kinds[each]}</option>`)}
                </select>
              </div>
              ${keeping?.download === undefined
                ? nothing
                : html`<p class="downloads"><a href=${keeping.download.csv} download>${words.csv}</a><a href=${keeping.download.json} download>${words.json}</a></p>`}
              ${entries.length === 0 ? html`<p>${words.empty}</p>` : html`<ul class="audit" role="list">${entries.map(entryView)}</ul>`}
              ${next === null ? nothing : html`<button type="button" class="outline" name="more" @click=${() => void ask((keeper) => readAudit(keeper, next ?? undefined))}>${words.more}</button>`}
            </section>`}
      <div class="toolbar"><button class="quiet" type="button" name="leave" @click=${() => dialog.close()}>${words.leave}</button></div>`;

  show('loading');
  dialog.showModal();
  await ask(async (keeper) => {
    await readAudit(keeper);
    statistics = await keeper.statistics(30);
  });
  dialog.querySelector<HTMLElement>('#records-days')?.focus();
};
