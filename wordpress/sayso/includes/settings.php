<?php
/** One option keeps all settings of the site. What was never saved has these values. */

namespace Sayso;

defined('ABSPATH') || exit;

const OPTION = 'sayso';

function default_settings(): array {
    return [
        'controller' => '',
        'privacy_page' => '',
        'layout' => 'bar',
        'place' => '',
        'keeps_days' => 182,
        'revision' => 1,
        'providers' => ['youtube', 'vimeo', 'x', 'instagram', 'facebook', 'spotify', 'googlemaps'],
        // More purposes, services and whatever else a policy may say, as JSON.
        'more' => '',
        'banner' => true,
        'embeds' => true,
        'comments' => true,
        'button' => true,
        'own_pictures' => true,
        'anonymous_rest' => false,
        'receipts' => false,
        'decisions' => true,
        'header' => 'off',
        'moving' => '',
        'moving_valid' => false,
    ];
}

function settings(): array {
    $kept = get_option(OPTION, []);
    return (is_array($kept) ? $kept : []) + default_settings();
}

/** @return mixed */
function setting(string $name) {
    return settings()[$name];
}

/** Settings as a form sends them, made safe to keep; what is no such setting is dropped. */
function clean_settings($given): array {
    $given = is_array($given) ? $given : [];
    $clean = default_settings();
    foreach ($clean as $name => $value) {
        if (is_bool($value)) {
            $clean[$name] = !empty($given[$name]);
        }
    }
    $clean['controller'] = sanitize_text_field($given['controller'] ?? '');
    $clean['privacy_page'] = esc_url_raw($given['privacy_page'] ?? '');
    $clean['layout'] = in_array($given['layout'] ?? '', ['bar', 'corner', 'top', 'center'], true) ? $given['layout'] : 'bar';
    $clean['place'] = preg_replace('/[^a-z-]/', '', strtolower((string) ($given['place'] ?? '')));
    $clean['keeps_days'] = min(395, max(1, (int) ($given['keeps_days'] ?? 182)));
    $clean['revision'] = min(99999, max(1, (int) ($given['revision'] ?? 1) + (empty($given['ask_again']) ? 0 : 1)));
    $clean['providers'] = array_values(array_intersect(array_keys(providers()), (array) ($given['providers'] ?? [])));
    $clean['header'] = in_array($given['header'] ?? '', ['off', 'report', 'enforce'], true) ? $given['header'] : 'off';
    $clean['moving'] = in_array($given['moving'] ?? '', ['moove', 'complianz'], true) ? $given['moving'] : '';
    $clean['more'] = trim((string) ($given['more'] ?? ''));
    $fault = fault_in_more($clean['more']);
    if ($fault !== '') {
        // What worked before goes on working; the words that were typed are not lost: they are told back.
        $clean['more'] = (string) setting('more');
        if (function_exists('add_settings_error')) {
            add_settings_error(OPTION, 'more', $fault);
        }
    }
    return $clean;
}

/** What is wrong with the further part of a policy, in words for whoever typed it; '' where nothing is. */
function fault_in_more(string $more): string {
    if ($more === '') {
        return '';
    }
    $read = json_decode($more, true);
    if (!is_array($read) || ($read !== [] && array_keys($read) === range(0, count($read) - 1))) {
        /* translators: %s: what PHP says of the JSON */
        return sprintf(__('“More of the policy” was not kept, because it is no JSON object (%s). Write { "purposes": { … }, "services": { … } }.', 'sayso'), json_last_error_msg());
    }
    $known = ['purposes', 'services', 'signals', 'firewall', 'domain', 'audience', 'delegate', 'receipts', 'whenWithdrawn'];
    $strange = array_diff(array_keys($read), $known);
    if ($strange !== []) {
        /* translators: 1: names that were typed, 2: names that are known */
        return sprintf(__('“More of the policy” was not kept: %1$s is not known there. Known are %2$s.', 'sayso'), implode(', ', $strange), implode(', ', $known));
    }
    foreach (['purposes', 'services'] as $part) {
        foreach ((array) ($read[$part] ?? []) as $id => $entry) {
            $fields = $part === 'purposes' ? ['title', 'text'] : ['purpose', 'vendor'];
            if (!preg_match('/^[a-z\d][\w.-]{0,63}$/i', (string) $id) || !is_array($entry) || array_diff($fields, array_keys($entry)) !== []) {
                /* translators: 1: a place in the JSON, 2: names of fields */
                return sprintf(__('“More of the policy” was not kept: %1$s needs a name of letters and digits, and the fields %2$s.', 'sayso'), "$part.$id", implode(', ', $fields));
            }
        }
    }
    return '';
}
