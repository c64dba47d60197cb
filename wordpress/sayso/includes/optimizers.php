<?php
/**
 * Plug-ins that delay, defer or join scripts are told to leave ours alone, in the way that each of them documents. The attributes of
 * `LEFT_ALONE` say the same to those that read tags (Cloudflare's Rocket Loader reads nothing else).
 */

namespace Sayso;

defined('ABSPATH') || exit;

/** What all of our files' addresses have in them. */
const FOLDER = '/sayso/assets/';

/** Lists of addresses or parts of tags. */
foreach ([
    'rocket_delay_js_exclusions', 'rocket_exclude_defer_js', 'rocket_exclude_js', 'rocket_minify_excluded_external_js',
    'litespeed_optimize_js_excludes', 'litespeed_optm_js_defer_exc', 'litespeed_optm_gm_js_exc',
    'sgo_js_minify_exclude', 'sgo_javascript_combine_exclude', 'sgo_js_async_exclude',
    'perfmatters_delay_js_exclusions', 'flying_press_exclude_from_delay:js',
] as $filter) {
    add_filter($filter, function ($list) {
        return array_merge(is_array($list) ? $list : [], [FOLDER]);
    });
}

/** Autoptimize has its list as a text with commas, newer versions as an array too. */
add_filter('autoptimize_filter_js_exclude', function ($list) {
    return is_array($list) ? $list + [FOLDER => ''] : trim("$list, " . FOLDER, ', ');
});
