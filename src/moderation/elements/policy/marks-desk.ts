/** The rules that spoke on a comment, in a dialog: a moderator says of one that it was wrong, and sees its record. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { BackendError, type BackendErrorCode } from '../../../comments/model/errors.js';
import { speechOf } from '../../../ui/speech.js';
import { policyWords } from '../../messages/policy/index.js';
import type { QueueItem } from '../../model/backend.js';
import type { PolicyKeeping, RuleRecord } from '../../model/policy.js';
import { ruleNames } from '../../model/rules/index.js';
import { reasonWords, type Speech } from '../moderation/parts.js';
import { dress } from '../dress.js';
import { policyStyles } from './policy.styles.js';

/**
 * Shows the rules that spoke on a comment until the dialog is closed.
 *
 * @param dialog  an empty `<dialog>` of the console
 */
export const openMarksDesk = async (dialog: HTMLDialogElement, item: QueueItem, load: () => Promise<PolicyKeeping>, speech: Speech): Promise<void> => {
  dress(dialog, policyStyles);
  const common = speech.words;
  const { words } = await speechOf(dialog, policyWords);
  const reasons = item.reasons.filter(({ rule }) => ruleNames.some((name) => name === rule));
  let keeping: PolicyKeeping | undefined;
  let marked: readonly string[] = [];
  let record: RuleRecord | undefined;
  let standing: 'loading' | 'ready' | BackendErrorCode = 'loading';

  const show = (next: typeof standing): void => {
    standing = next;
    render(view(), dialog);
  };

  const mark = async (rule: string): Promise<void> => {
    if (keeping === undefined || standing === 'loading') return;
    const wrong = !marked.includes(rule);
    try {
      record = await keeping.mark({ comment: item.comment.id, rule, wrong });
      marked = wrong ? [...marked, rule] : marked.filter((each) => each !== rule);
      show('ready');
    } catch (error) {
      show(error instanceof BackendError ? error.code : 'bad-answer');
    }
  };

  const view = (): TemplateResult =>
    html`<h2 id="marks-title">${words.marksTitle}</h2>
      <p class="meta">${words.marksHelp}</p>
      <ul class="rules" role="list">
        ${reasons.map((reason) => {
          const isMarked = marked.includes(reason.rule);
          return html`<li>
            <bdi>${reasonWords(reason, common)}</bdi>
            <div class="toolbar">
              <button type="button" class="outline" data-mark=${reason.rule} aria-pressed=${isMarked ? 'true' : 'false'} ?disabled=${standing === 'loading'} @click=${() => void mark(reason.rule)}>
                ${isMarked ? words.wrongMarked : words.wrongHere}
              </button>
            </div>
          </li>`;
        })}
      </ul>
      <p class="told" role="status">
        ${standing === 'loading' ? words.loading : standing === 'ready' ? (record === undefined ? nothing : words.record(record.right, record.wrong)) : common.errors[standing]}
      </p>
      <button class="quiet" type="button" name="leave" @click=${() => dialog.close()}>${words.leave}</button>`;

  show('loading');
  dialog.showModal();
  try {
    keeping = await load();
    marked = await keeping.marks(item.comment.id);
    show('ready');
    dialog.querySelector<HTMLElement>('[data-mark]')?.focus();
  } catch (error) {
    show(error instanceof BackendError ? error.code : 'bad-answer');
  }
};
