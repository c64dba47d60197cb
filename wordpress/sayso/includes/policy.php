<?php
/** The settings as the policy that pages bear. It is the same text on every page: a reader's record was kept under it. */

namespace Sayso;

defined('ABSPATH') || exit;

/** The purpose that embeds belong to. */
const MEDIA = 'media';
/** What the site itself cannot do without; nobody is asked about it. */
const NEEDED = 'needed';

function policy(): array {
    $settings = settings();
    $more = json_decode($settings['more'], true) ?: [];
    $purposes = $services = [];
    if ($settings['embeds']) {
        $purposes[MEDIA] = [
            'title' => ['en' => 'Media from other sites', 'ur' => 'دوسری سائٹس کا مواد'],
            'text' => [
                'en' => 'Films, posts and maps inside articles. Whoever shows them receives your address, and may keep things in your browser.',
                'ur' => 'مضامین کے اندر ویڈیوز، پوسٹس اور نقشے۔ جس سائٹ کا مواد ہو اسے آپ کا پتا ملتا ہے، اور وہ آپ کے براؤزر میں کچھ محفوظ کر سکتی ہے۔',
            ],
        ];
        foreach (array_intersect_key(providers(), array_flip($settings['providers'])) as $id => $provider) {
            $services[$id] = ['purpose' => MEDIA] + array_intersect_key($provider, ['vendor' => 1, 'title' => 1, 'privacyPage' => 1]) + ['hosts' => hosts_of($provider)];
        }
        $services[OTHERS] = ['purpose' => MEDIA, 'vendor' => 'Other sites', 'title' => ['en' => 'Other sites', 'ur' => 'دوسری سائٹس']];
    }
    $purposes += (array) ($more['purposes'] ?? []);
    $services += (array) ($more['services'] ?? []);
    $policy = ['revision' => $settings['revision'], 'controller' => $settings['controller'] !== '' ? $settings['controller'] : get_bloginfo('name', 'raw')];
    $page = $settings['privacy_page'] !== '' ? $settings['privacy_page'] : get_privacy_policy_url();
    $policy += array_filter([
        'privacyPage' => $page,
        'keepsDays' => $settings['keeps_days'] === 182 ? null : $settings['keeps_days'],
        'layout' => $settings['layout'] === 'bar' ? null : $settings['layout'],
        'place' => $settings['place'],
        'moving' => moving($settings, $purposes),
        'signals' => signals($more, $purposes),
    ]);
    if (isset($policy['signals']['wordpress']['functional'])) {
        $purposes[NEEDED] = needed();
    }
    $policy += array_diff_key($more, ['purposes' => 1, 'services' => 1, 'signals' => 1]);
    // An empty list would be `[]`, which is no object.
    return $policy + ['purposes' => (object) $purposes, 'services' => (object) $services];
}

/** The policy as it stands in the page; no `<` is in it. */
function policy_text(): string {
    return (string) wp_json_encode(policy(), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
}

/** Hosts as a policy writes them, with everything below each. */
function hosts_of(array $provider): array {
    $hosts = [];
    foreach ($provider['hosts'] as $host) {
        $host = explode('/', $host)[0];
        array_push($hosts, $host, "*.$host");
    }
    return array_values(array_unique($hosts));
}

/** Which older tool's answers are taken over: refusals always, consents only where the site says that they were valid. */
function moving(array $settings, array $purposes): ?array {
    if ($settings['moving'] === '') {
        return null;
    }
    $theirs = [
        'moove' => ['thirdparty' => MEDIA, 'advanced' => 'marketing', 'performance' => 'statistics', 'preference' => 'preferences'],
        'complianz' => ['marketing' => MEDIA, 'statistics' => 'statistics', 'preferences' => 'preferences'],
    ][$settings['moving']];
    $names = array_filter($theirs, function (string $id) use ($purposes): bool {
        return isset($purposes[$id]);
    });
    return ['from' => [$settings['moving']], 'valid' => $settings['moving_valid']] + ($names === [] ? [] : ['names' => $names]);
}

/** Who is told of each choice; other plug-ins, where the WP Consent API is there to ask. */
function signals(array $more, array $purposes): ?array {
    $signals = (array) ($more['signals'] ?? []);
    if (function_exists('wp_has_consent') && !isset($signals['wordpress'])) {
        $signals['wordpress'] = consent_categories($purposes);
    }
    return $signals === [] ? null : $signals;
}

function needed(): array {
    $why = ['en' => 'The site cannot be shown or secured without it.', 'ur' => 'اس کے بغیر سائٹ دکھائی یا محفوظ نہیں رکھی جا سکتی۔'];
    return ['title' => ['en' => 'Needed', 'ur' => 'ضروری'], 'text' => $why, 'exempt' => ['basis' => 'strictly-necessary', 'why' => $why]];
}
