/** Puts a firewall up: shared by the head stub and the core, so that each knows the other's. */
export const raised = 'data-sayso-firewall';

/** From here on the browser refuses what the content does not let through; there is no way back on this page. */
export const raise = (content: string): void => {
  const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'content-security-policy', content });
  meta.setAttribute(raised, '');
  document.head.append(meta);
};
