<?php
/**
 * Plugin Name: sayso
 * Description: A consent banner that does what it says, embeds that wait for it, and readers' comments with a moderators' desk. Nothing is fetched from anybody else.
 * Version: 0.1.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: GPL-2.0-or-later
 * License URI: https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain: sayso
 */

namespace Sayso;

defined('ABSPATH') || exit;

const VERSION = '0.1.0';
/** This file, as WordPress names plug-ins. */
const MAIN = __FILE__;

foreach (['languages', 'consent-record', 'providers', 'settings', 'policy', 'head', 'optimizers', 'embeds', 'comments', 'consent-api', 'header', 'personal-data', 'moderation', 'words', 'receipts'] as $part) {
    require_once __DIR__ . "/includes/$part.php";
}
if (is_admin()) {
    require_once __DIR__ . '/includes/settings-page.php';
    require_once __DIR__ . '/includes/desk-page.php';
}
