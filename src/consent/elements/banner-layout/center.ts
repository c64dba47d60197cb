/** In the middle, as a true modal dialog. It comes where the policy's `layout` says so. */

/** As in plain/sheet.ts; an import would be a file more. */
const css = String.raw;

/** Laid over the bar's rules. */
export const layoutStyles = css`
.base{flex-direction:column;align-items:stretch;gap:12px}
.text{flex:0 1 auto}
.actions{inline-size:auto}
:host{inset:0!important;margin:auto!important;inline-size:min(34rem,100vw - 32px)!important;block-size:fit-content!important}
.base{max-block-size:calc(100vh - 32px);border-width:1px;border-radius:10px;padding:20px}
dialog{inset:0;inline-size:min(34rem,100vw - 32px);block-size:fit-content;margin:auto;padding:0;border:0;border-radius:10px;background:none;color:inherit;overflow:visible}
dialog::backdrop{background:rgb(0 0 0 / .45)}
`;

/** The page's side of the dialog around the banner: no rule of the page's for dialogs may reach it. */
const frameStyles = css`
dialog[data-sayso-frame]{all:unset!important;position:fixed!important}
dialog[data-sayso-frame]:not([open]){display:none!important}
dialog[data-sayso-frame]::backdrop{background:rgb(0 0 0 / .45)!important}
`;
let isFramed = false;

/**
 * The dialog: one around the banner where sayso put it into the page, since browsers say of what is inside a shadow root's
 * dialog that it has no `offsetParent`, and tools that answer for readers then take its buttons for hidden. Around a banner
 * that stands where the page put it, nothing is moved: its dialog is inside.
 */
const dialogOf = (host: HTMLElement, base: HTMLElement): HTMLDialogElement => {
  const frame = host.parentElement;
  if (frame instanceof HTMLDialogElement && frame.hasAttribute('data-sayso-frame')) {
    if (!isFramed) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(frameStyles);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      isFramed = true;
    }
    return frame;
  }
  if (base.parentElement instanceof HTMLDialogElement) return base.parentElement;
  const dialog = document.createElement('dialog');
  base.replaceWith(dialog);
  dialog.append(base);
  return dialog;
};

/** Opens the middle's dialog with focus on its heading, never on a button. Returns a function that closes it for good. */
export const openModal = (host: HTMLElement, base: HTMLElement, heading: HTMLElement, refuse: () => void): (() => void) => {
  const dialog = dialogOf(host, base);
  dialog.ariaLabel = heading.textContent;
  dialog.lang = base.lang;
  // A dialog that was taken out of the page stays marked as open without being on top.
  dialog.removeAttribute('open');
  dialog.showModal();
  heading.tabIndex = -1;
  heading.focus();
  // Escape closes a modal, and two of them cannot be held back: it counts as a refusal, so that nobody is asked at each page.
  dialog.onclose = refuse;
  base.onkeydown = (event) => {
    // The banner's own Escape leads back into the page, which lies still behind a modal.
    if (event.key === 'Escape') event.stopPropagation();
  };
  return () => {
    dialog.onclose = null;
    dialog.close();
  };
};
