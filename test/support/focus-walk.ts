/** Tabs through a page and tells which focused elements were wholly covered by something (SC 2.4.11). */
import { sendKeys } from '@web/test-runner-commands';

/** The element that has focus, through shadow roots. */
export const focused = (): Element | null => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};

const topmost = (x: number, y: number): Element | null => {
  // From the document down: a shadow root asked directly is blind to what covers it from outside (Firefox).
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y);
    if (inner === null || inner === hit) break;
    hit = inner;
  }
  return hit;
};

/** Does an element lie inside another one as drawn, slots and shadow roots included? */
const isDrawnIn = (inner: Element | null, outer: Element): boolean => {
  for (let at: Element | null = inner; at !== null; ) {
    if (at === outer) return true;
    const root: Node = at.getRootNode();
    at = at.assignedSlot ?? at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return false;
};

const isVisible = (element: Element): boolean => {
  const { left, top, width, height } = element.getBoundingClientRect();
  for (let column = 0; column < 5; column++)
    for (let row = 0; row < 5; row++) {
      if (isDrawnIn(topmost(left + (width * (column + 0.5)) / 5, top + (height * (row + 0.5)) / 5), element)) return true;
    }
  return false;
};

/** Tabs so many times; returns the names of the elements that focus came to but that nobody could see. */
export const hiddenFocus = async (steps: number, backwards = false): Promise<readonly string[]> => {
  if (backwards) await sendKeys({ down: 'Shift' });
  const hidden: string[] = [];
  for (let step = 0; step < steps; step++) {
    await sendKeys({ press: 'Tab' });
    await new Promise(requestAnimationFrame);
    const element = focused();
    if (element !== null && element !== document.body && !isVisible(element)) hidden.push(element.textContent?.trim() ?? element.tagName);
  }
  if (backwards) await sendKeys({ up: 'Shift' });
  return hidden;
};
