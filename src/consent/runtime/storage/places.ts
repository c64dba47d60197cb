/** Under which domains and paths a cookie of this page may have been set: what has to be tried to be rid of one. */

/** `news.example.co.uk` → itself and every parent; browsers refuse those that are no site's own (`co.uk`). */
export const parentDomains = (hostname: string): readonly string[] => hostname.split('.').map((_, index, labels) => labels.slice(index).join('.'));

/** `/2026/11/talks` → `/`, `/2026`, `/2026/`, `/2026/11` … : a cookie's path may end in a slash or not. */
export const pathsOf = (pathname: string): readonly string[] => {
  const paths = ['/'];
  let path = '';
  for (const part of pathname.split('/').filter(Boolean)) {
    path += `/${part}`;
    paths.push(path, `${path}/`);
  }
  return paths;
};

/**
 * Expires a cookie wherever this page could have set it, in the reader's own jar and in the partitioned one. A cookie that
 * scripts cannot see (HttpOnly) stays.
 */
export const expireEverywhere = (name: string): void => {
  const jars = location.protocol === 'https:' ? ['; Secure', '; Secure; Partitioned'] : [''];
  for (const domain of ['', ...parentDomains(location.hostname).map((each) => `; Domain=${each}`)]) {
    for (const path of pathsOf(location.pathname)) for (const jar of jars) document.cookie = `${name}=; Max-Age=0; Path=${path}${domain}${jar}`;
  }
};
