/** Opens and closes gated frames: `<iframe data-sayso="youtube" data-src="https://…">`. */
import { isAddress } from '../../model/policy-parse.js';
import { complain } from '../complain.js';

const gated = 'iframe[data-src][data-sayso]';

const open = (frame: HTMLIFrameElement): void => {
  const address = frame.dataset['src'] ?? '';
  if (isAddress(address)) frame.src = address;
  else complain('frame-address', address);
};

/** Taking the node out ends what runs in it; the node itself, which the page may hold on to, goes back empty. */
const close = (frame: HTMLIFrameElement): void => {
  const { parentNode, nextSibling } = frame;
  frame.remove();
  frame.removeAttribute('src');
  parentNode?.insertBefore(frame, nextSibling);
};

/** Brings every gated frame of the page to where it belongs. */
export const settleFrames = (running: ReadonlySet<string>): void => {
  for (const frame of document.querySelectorAll<HTMLIFrameElement>(gated)) {
    const mayRun = running.has(frame.dataset['sayso'] ?? '');
    const isOpen = frame.hasAttribute('src');
    if (mayRun && !isOpen) open(frame);
    else if (!mayRun && isOpen) close(frame);
  }
};
