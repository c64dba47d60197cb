/**
 * Safari deletes what scripts stored after seven days without a visit, cookies set by scripts among them; what a server set in an
 * answer stays (C-44). So the site's own server is asked to set the record cookie once more.
 */

/**
 * Asks the site's server to set the cookie of the choice again, for the rest of its time. Call it when a choice was made
 * (`sayso-consent-change`). The address has to be on the page's own host. True when it was set; never rejects.
 * @param address such as `/v1/default/consent/renewal`; see docs/consent-record.md for one of your own
 */
export const renewRecord = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(address, { method: 'POST', credentials: 'same-origin', keepalive: true })).ok;
  } catch {
    return false;
  }
};
