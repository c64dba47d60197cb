<?php
/** Gives an empty database a site with people and stories. Prints what tests need as JSON. Arguments: address, theme, locale. */
[, $given_address, $given_theme, $given_locale] = $argv;
// WordPress' own globals bear the plain names.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url($given_address, PHP_URL_HOST) . ':' . parse_url($given_address, PHP_URL_PORT);
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require getcwd() . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
// Nobody is to be mailed from a test machine.
function wp_mail() { return true; }

wp_install('The Anselm Courant', 'editor', 'editor@paper.example', true, '', 'editor-password', $given_locale === 'en_US' ? '' : $given_locale);
switch_theme($given_theme);
if ($given_locale !== 'en_US') update_option('WPLANG', $given_locale);
update_option('permalink_structure', '/%postname%/');
update_option('thread_comments_depth', 5);
flush_rewrite_rules();
wp_delete_comment(1, true);

$moderator = wp_insert_user(['user_login' => 'moderator', 'user_pass' => 'moderator-password', 'user_email' => 'moderator@paper.example', 'display_name' => 'Mira Moderator', 'role' => 'editor']);
$second = wp_insert_user(['user_login' => 'second', 'user_pass' => 'second-password', 'user_email' => 'second@paper.example', 'display_name' => 'Sam Second', 'role' => 'editor']);
$story = fn (string $slug, string $title, string $text, array $more = []) => wp_insert_post(['post_type' => 'post', 'post_status' => 'publish', 'post_name' => $slug, 'post_title' => $title, 'post_content' => $text, 'comment_status' => 'open', ...$more]);
$posts = [
  'tram' => $story('tram', 'The tram that came back', 'The first tram arrived four minutes late, with a dog asleep across the step.'),
  'ferry' => $story('ferry', 'The night ferry', 'Since Sunday it has come in without its engine.'),
  'closed' => $story('closed', 'A closed story', 'Nobody writes here any more.', ['comment_status' => 'closed']),
  'urdu' => $story('urdu', 'کتاب کشتی', 'کشتی ہر طوفان کے بعد ایک نیا صفحہ لاتی ہے۔'),
];
$password = fn (int $user) => WP_Application_Passwords::create_new_application_password($user, ['name' => 'sayso'])[0];
echo json_encode(['posts' => $posts, 'passwords' => ['moderator' => $password($moderator), 'second' => $password($second)], 'version' => get_bloginfo('version')]);
