<?php
/**
 * A Content-Security-Policy header, where the site wants one: scripts, frames and requests go to the site itself and to the hosts
 * that the policy names, whatever an editor pastes. Themes print scripts of their own into pages, so inline ones stay allowed.
 */

namespace Sayso;

defined('ABSPATH') || exit;

function content_security_policy(): string {
    $hosts = [];
    foreach ((array) policy()['services'] as $service) {
        $hosts = array_merge($hosts, $service['hosts'] ?? []);
    }
    $allow = implode(' ', array_unique(array_merge(["'self'"], $hosts, (array) (policy()['firewall']['allow'] ?? []))));
    return "script-src $allow 'unsafe-inline'; frame-src $allow; connect-src $allow; object-src 'none'; base-uri 'self'";
}

add_action('send_headers', function (): void {
    $mode = setting('header');
    if ($mode !== 'off' && !is_admin() && !headers_sent()) {
        header(($mode === 'report' ? 'Content-Security-Policy-Report-Only: ' : 'Content-Security-Policy: ') . content_security_policy());
    }
});
