/** axe over what is visible now, with WCAG 2.2's target size, which axe leaves out by default. */
import 'axe-core/axe.min.js';
import type axeType from 'axe-core';

declare global {
  interface Window {
    axe: typeof axeType;
  }
}

/** One line per fault: rule and place. An empty list is what a test expects. */
export const axeFaults = async (context: Element | Document = document): Promise<readonly string[]> => {
  const { violations } = await window.axe.run(context, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // The bare page of the test runner is no document of ours.
    rules: { 'page-has-heading-one': { enabled: false }, 'landmark-one-main': { enabled: false } },
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary}`));
};
