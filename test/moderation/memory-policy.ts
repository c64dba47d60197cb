/** The rules of a site for the element's tests: what `local` does, on a state in memory. */
import { markRule, policyOf, savePolicy, simulateOn } from '../../src/backends/local/local-policy.js';
import { emptyState, type LocalState } from '../../src/backends/local/local-state.js';
import { BackendError } from '../../src/comments/model/errors.js';
import type { PolicyKeeping, RuleMark } from '../../src/moderation/model/policy.js';
import { newsroom } from '../../src/moderation/model/presets/newsroom.js';
import type { RuleSet } from '../../src/moderation/model/rule-set.js';

export class MemoryPolicy implements PolicyKeeping {
  failing = false;
  state: LocalState = emptyState;
  readonly #given: RuleSet;
  constructor(given: RuleSet = { ...newsroom, version: 1 }) {
    this.#given = given;
  }
  async load(version?: number) {
    if (this.failing) throw new BackendError('offline', 'as the test wished');
    return policyOf(this.state, this.#given, version)!;
  }
  async save(expected: number, ruleSet: unknown) {
    if (this.failing) throw new BackendError('offline', 'as the test wished');
    return this.saveAs('Sana', expected, ruleSet);
  }
  async simulate(ruleSet: unknown, last: number) {
    if (this.failing) throw new BackendError('offline', 'as the test wished');
    return simulateOn(this.state, ruleSet, last);
  }
  async marks(comment: string) {
    return this.state.comments.get(comment)?.wrong ?? [];
  }
  async mark(mark: RuleMark) {
    if (this.failing) throw new BackendError('offline', 'as the test wished');
    const marked = markRule(this.state, mark);
    this.state = marked.state;
    return marked.result;
  }
  saveAs(by: string, expected: number, ruleSet: unknown) {
    const saved = savePolicy(this.state, this.#given, { expected, ruleSet, by, at: Date.now() });
    this.state = saved.state;
    return saved.result;
  }
}
