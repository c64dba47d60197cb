/**
 * What only the boxes need: the look of the corner and of the middle, and the middle as a true modal dialog. It comes where the
 * policy's `layout` is one of the two; bars, which most sites have, do not pay for it.
 */
/** As in plain/sheet.ts; an import would be a file more. */
const css = String.raw;

export const boxStyles = css`
.base{flex-direction:column;align-items:stretch;gap:12px}
.base .text{flex:0 1 auto}
.base .actions{inline-size:auto}
.center{inset:0;inline-size:min(34rem,100vw - 32px);block-size:fit-content;max-inline-size:none;max-block-size:calc(100vh - 32px);margin:auto;padding:20px;border-width:1px;border-radius:10px}
.center::backdrop{background:rgb(0 0 0 / .45)}
@media (width>=36rem){
.corner{inset-inline:auto 24px;inset-block-end:24px;inline-size:min(27rem,100vw - 48px);border-width:1px;border-radius:10px;padding:20px}
.corner ::slotted([slot=choose]){flex-basis:100%!important}
}
`;

/** Opens the middle's dialog with focus on its heading, never on a button. Returns a function that closes it for good. */
export const openModal = (dialog: HTMLDialogElement, heading: HTMLElement, refuse: () => void): (() => void) => {
  dialog.ariaLabel = heading.textContent;
  dialog.removeAttribute('open');
  dialog.showModal();
  heading.tabIndex = -1;
  heading.focus();
  // Escape closes a modal, and two of them cannot be held back: it counts as a refusal, so that nobody is asked at each page.
  dialog.onclose = refuse;
  dialog.onkeydown = (event) => {
    // The banner's own Escape leads back into the page, which lies still behind a modal.
    if (event.key === 'Escape') event.stopPropagation();
  };
  return () => {
    dialog.onclose = null;
    dialog.close();
  };
};
