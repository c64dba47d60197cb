/** What Chromium gives to screen readers, as lines that a person can read: role, name in quotes, states; indented as it is nested. */
import type { Page } from 'playwright-core';

interface Value {
  readonly value?: unknown;
}
interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly properties?: readonly { readonly name: string; readonly value: Value }[];
  readonly childIds?: readonly string[];
  readonly parentId?: string;
}

/** Wrappers that say nothing, and text outside of paragraphs, which the name of its parent has. */
const silent = new Set(['generic', 'none', 'InlineTextBox', 'LineBreak', 'LabelText', 'StaticText', 'ListMarker', 'Abbr']);
const states = ['required', 'invalid', 'expanded', 'pressed', 'checked', 'disabled', 'live', 'hasPopup'];
/** Whose text is no one's name. */
const prose = new Set(['paragraph', 'emphasis', 'strong']);
const isOff = (value: unknown): boolean => value === undefined || value === '' || (value === false);

/** From the first node with `role` down. `calm` rewrites what changes from run to run (dates, ids). */
export const accessibleTree = async (page: Page, role: string, calm: (text: string) => string = (text) => text): Promise<string> => {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { readonly nodes: readonly Node[] };
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const lines: string[] = [];
    const write = (node: Node, depth: number, within: string): void => {
      const kind = String(node.role?.value ?? '');
      const isSilent = node.ignored || (silent.has(kind) && !(kind === 'StaticText' && prose.has(within)));
      if (!isSilent) {
        const name = calm(String(node.name?.value ?? '').replace(/\s+/g, ' ').trim());
        const said = states.flatMap((state) => {
          const value = node.properties?.find((each) => each.name === state)?.value.value;
          const isPlain = (state === 'invalid' || state === 'hasPopup' || state === 'disabled' || state === 'required' || state === 'live') && (isOff(value) || value === 'false' || value === 'off');
          return value === undefined || isPlain ? [] : [value === true ? state : `${state}=${String(value)}`];
        });
        lines.push(`${'  '.repeat(depth)}${kind === 'StaticText' ? 'text' : kind}${name === '' ? '' : ` "${name}"`}${said.length === 0 ? '' : ` [${said.join(' ')}]`}`);
      }
      for (const id of node.childIds ?? []) {
        const child = byId.get(id);
        if (child !== undefined) write(child, isSilent ? depth : depth + 1, isSilent ? within : kind);
      }
    };
    const start = nodes.find((node) => !node.ignored && node.role?.value === role);
    if (start === undefined) throw new Error(`nothing is a ${role}: ${[...new Set(nodes.map((node) => node.role?.value))].join()}`);
    write(start, 0, '');
    return lines.join('\n');
  } finally {
    await session.detach();
  }
};
