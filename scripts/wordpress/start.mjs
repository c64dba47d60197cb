/**
 * A real WordPress on a port of the loopback, from Debian's packages, with its own database, in a folder that goes with it.
 * `node scripts/wordpress/start.mjs [THEME] [LOCALE]` keeps one running until Ctrl-C, with our plug-in switched on.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDatabase } from './database.mjs';
import { packPlugin } from './pack-plugin.mjs';
import { findParts, howToGetParts } from './parts.mjs';
import { freePort, startWeb } from './web.mjs';

export { findParts };

const installer = fileURLToPath(new URL('install.php', import.meta.url));
const project = fileURLToPath(new URL('../../', import.meta.url));
/** Where Debian's packages put languages. */
const languages = '/var/lib/wordpress/wp-content/languages';

const configuration = ({ socket, address, secret }) => `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'wordpress'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:${socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $name) define($name, '${secret}' . $name);
define('WP_HOME', '${address}'); define('WP_SITEURL', '${address}');
define('WP_ENVIRONMENT_TYPE', 'local'); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('FS_METHOD', 'direct');
define('WP_DEBUG', true); define('WP_DEBUG_DISPLAY', false); define('WP_DEBUG_LOG', ABSPATH . 'debug.log');
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
`;

/**
 * `theme`: one of Debian's; `locale`: en_US, ur, ar …; `cache`: nginx keeps pages; `head`: HTML that a must-use plug-in prints
 * into each page's head, as a site owner pastes it; `mayFlood`: comments may follow each other within 15 s (all readers here share one
 * address); `prepare`: PHP run once after the installation; `plugin`: settings with which our plug-in is switched on. Resolves to
 * { url, folder, posts, passwords, version, php, install, stop }; `php` runs a script inside this WordPress and gives what it prints.
 * Rejects where a part is missing.
 */
export const startWordpress = async ({ theme = 'twentytwentyone', locale = 'en_US', cache = false, head = '', mayFlood = true, prepare = '', plugin } = {}) => {
  const { found: parts, missing } = findParts();
  if (missing.length > 0) throw new Error(`WordPress cannot be started here: no ${missing.join(', ')}. ${howToGetParts}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-wordpress-'));
  const site = path.join(folder, 'site');
  const stops = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const each of stops.reverse()) await each();
  };
  try {
    cpSync(parts.wordpress, site, { recursive: true, dereference: true });
    if (locale !== 'en_US') cpSync(languages, path.join(site, 'wp-content/languages'), { recursive: true, dereference: true });
    const database = await startDatabase(parts, folder);
    stops.push(database.stop);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    rmSync(path.join(site, 'wp-config.php'), { force: true });
    writeFileSync(path.join(site, 'wp-config.php'), `<?php if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/'); ?>${configuration({ socket: database.socket, address: url, secret: folder })}`);
    const plugins = path.join(site, 'wp-content/mu-plugins');
    mkdirSync(plugins, { recursive: true });
    mkdirSync(path.join(folder, 'opcache'));
    writeFileSync(path.join(plugins, 'no-mail.php'), "<?php if (!function_exists('wp_mail')) { function wp_mail() { return true; } }\n");
    if (mayFlood) writeFileSync(path.join(plugins, 'flood.php'), "<?php add_filter('wp_is_comment_flood', '__return_false', 99);\n");
    if (head !== '') writeFileSync(path.join(plugins, 'pasted.php'), `<?php add_action('wp_head', function () { ?>${head}<?php }, 1);\n`);
    const run = (file, ...args) => execFileSync(parts.php, ['-d', 'error_reporting=E_ERROR', '-d', 'opcache.enable_cli=1', '-d', `opcache.file_cache=${path.join(folder, 'opcache')}`, file, ...args], { cwd: site, encoding: 'utf8', maxBuffer: 1 << 26 });
    const facts = JSON.parse(run(installer, url, theme, locale).trim().split('\n').at(-1));
    const php = (code) => {
      const file = path.join(folder, 'run.php');
      writeFileSync(file, `<?php $_SERVER['HTTP_HOST'] = '127.0.0.1:${port}'; $_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1'; require getcwd() . '/wp-load.php'; ${code}`);
      return run(file);
    };
    /** Copies our plug-in into this WordPress and switches it on with these settings. */
    const install = async (settings) => {
      cpSync(packPlugin(path.join(folder, 'packed')).folder, path.join(site, 'wp-content/plugins/sayso'), { recursive: true });
      const written = Buffer.from(JSON.stringify(settings)).toString('base64');
      php(`require ABSPATH . 'wp-admin/includes/plugin.php'; update_option('sayso', json_decode(base64_decode('${written}'), true)); activate_plugin('sayso/sayso.php');`);
    };
    if (plugin !== undefined) await install(plugin);
    if (prepare !== '') php(prepare);
    const web = await startWeb(parts, { folder, site, port, cache, aliases: { '/sayso/': path.join(project, 'dist/cdn') } });
    stops.push(web.stop);
    return { url, folder, site, php, install, stop, ...facts };
  } catch (error) {
    await stop();
    throw error;
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  const site = await startWordpress({ theme: process.argv[2], locale: process.argv[3], plugin: {} });
  console.log(`WordPress ${site.version}: ${site.url} (up after ${((Date.now() - started) / 1000).toFixed(1)} s); editor / editor-password. Ctrl-C ends it.`);
  process.once('SIGINT', () => void site.stop().then(() => process.exit()));
}
