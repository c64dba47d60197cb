/** Drives what a form says of its writer; the only test code that knows those insides. */
import { FormHarness, type CommentsHarness } from './comments-harness.js';
import { waitUntil } from '../support/wait-until.js';

export class WritingHarness extends FormHarness {
  static async of(harness: CommentsHarness, place: 'writer' | 'verified' | 'notify'): Promise<WritingHarness> {
    const writing = new WritingHarness(harness.form);
    await waitUntil(() => writing.place(place) !== null && (place !== 'writer' || writing.added('writer') !== ''), `${place} is drawn`);
    return writing;
  }

  place(name: string): HTMLElement | null {
    return this.form.querySelector(`[data-sayso-added="${name}"]`);
  }
  /** "Sign in to comment", "Not you?" … */
  get signIn(): HTMLAnchorElement | null {
    return this.form.querySelector('[data-sayso-added="writer"] a');
  }
  get box(): HTMLInputElement {
    return this.form.querySelector('[data-sayso-added="notify"] input') as HTMLInputElement;
  }
  /** Names of the fields and buttons that a reader sees. */
  get visible(): readonly string[] {
    const controls = [...this.form.querySelectorAll<HTMLInputElement>('input, textarea, button[type="submit"]')];
    return controls.filter((each) => each.checkVisibility() && each.name !== 'sayso-more').map((each) => each.name || 'submit');
  }
}
