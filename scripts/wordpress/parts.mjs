/**
 * The real parts: Debian's WordPress with its themes, MariaDB, PHP-FPM and nginx. Nothing of them is in the project.
 * `node scripts/wordpress/parts.mjs` says what is missing on this machine, and fails where something is; `--packages` names them.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folders = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin'];
const findIn = (names) => folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => existsSync(file));

/** PHP-FPM bears its version in its name; the newest wins. */
const findFpm = () =>
  folders
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder).filter((name) => /^php-fpm\d/.test(name)).sort().reverse().map((name) => path.join(folder, name)) : []))
    .at(0);

/** Files by part, and the names of what is missing on this machine. */
export const findParts = () => {
  const found = {
    wordpress: existsSync('/usr/share/wordpress/wp-settings.php') ? '/usr/share/wordpress' : undefined,
    database: findIn(['mariadbd', 'mysqld']),
    installDatabase: findIn(['mariadb-install-db', 'mysql_install_db']),
    fpm: findFpm(),
    php: findIn(['php']),
    nginx: findIn(['nginx']),
    themes: ['twentytwentyone', 'twentytwentytwo', 'twentytwentythree'].every((theme) => existsSync(`/usr/share/wordpress/wp-content/themes/${theme}/style.css`)) || undefined,
    languages: existsSync('/var/lib/wordpress/wp-content/languages/ur.mo') || undefined,
  };
  return { found, missing: Object.entries(found).filter(([, file]) => file === undefined).map(([name]) => name) };
};

const packages =
  '--no-install-recommends wordpress wordpress-l10n wordpress-theme-twentytwentyone wordpress-theme-twentytwentytwo wordpress-theme-twentytwentythree mariadb-server php-fpm php-cli php-mysql php-xml php-mbstring nginx-light';
/** Said where something is missing. */
export const howToGetParts = `apt-get install ${packages}`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { missing } = findParts();
  if (process.argv.includes('--packages')) console.log(packages);
  else if (missing.length > 0) {
    console.log(`not to be had here: a WordPress (no ${missing.join(', ')})`);
    process.exitCode = 1;
  }
}
