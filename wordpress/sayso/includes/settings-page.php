<?php
/** Settings → sayso. WordPress' own form for options checks who may save it (`manage_options`) and that it was asked for here (nonce). */

namespace Sayso;

defined('ABSPATH') || exit;

const PAGE = 'sayso';

add_action('admin_init', function (): void {
    register_setting(PAGE, OPTION, ['type' => 'array', 'sanitize_callback' => __NAMESPACE__ . '\clean_settings', 'default' => []]);
});

add_action('admin_menu', function (): void {
    $hook = add_options_page(__('sayso: consent and comments', 'sayso'), 'sayso', 'manage_options', PAGE, __NAMESPACE__ . '\show_settings');
    add_action("load-$hook", function (): void {
        // WordPress' sheet for its own direction, where that is another one.
        wp_add_inline_style('forms', '.wrap[dir=rtl] .form-table th { text-align: right; }');
    });
});

add_filter('plugin_action_links_' . plugin_basename(MAIN), function (array $links): array {
    array_unshift($links, sprintf('<a href="%s">%s</a>', esc_url(admin_url('options-general.php?page=' . PAGE)), esc_html__('Settings', 'sayso')));
    return $links;
});

/** One field of the form with its words; `$control` is escaped HTML. */
function field(string $id, string $label, string $control, string $help = ''): void {
    printf(
        '<tr><th scope="row"><label for="sayso-%s">%s</label></th><td>%s%s</td></tr>',
        esc_attr($id),
        esc_html($label),
        $control, // phpcs:ignore WordPress.Security.EscapeOutput -- made below, escaped there
        $help === '' ? '' : sprintf('<p class="description">%s</p>', esc_html($help))
    );
}

function text_control(string $name, string $type = 'text', string $more = ''): string {
    return sprintf('<input class="regular-text" id="sayso-%1$s" name="%2$s[%1$s]" type="%3$s" value="%4$s" %5$s>', esc_attr($name), esc_attr(OPTION), esc_attr($type), esc_attr((string) setting($name)), $more);
}

function switch_control(string $name, string $label): string {
    return sprintf('<label><input id="sayso-%1$s" name="%2$s[%1$s]" type="checkbox" value="1" %3$s> %4$s</label>', esc_attr($name), esc_attr(OPTION), checked(setting($name), true, false), esc_html($label));
}

function choice_control(string $name, array $choices): string {
    $options = '';
    foreach ($choices as $value => $label) {
        $options .= sprintf('<option value="%s" %s>%s</option>', esc_attr($value), selected(setting($name), $value, false), esc_html($label));
    }
    return sprintf('<select id="sayso-%1$s" name="%2$s[%1$s]">%3$s</select>', esc_attr($name), esc_attr(OPTION), $options);
}

function providers_control(): string {
    $boxes = '';
    foreach (providers() as $id => $provider) {
        $boxes .= sprintf(
            '<label><input name="%s[providers][]" type="checkbox" value="%s" %s> %s (%s)</label><br>',
            esc_attr(OPTION),
            esc_attr($id),
            checked(in_array($id, setting('providers'), true), true, false),
            esc_html($provider['title']),
            esc_html($provider['vendor'])
        );
    }
    return sprintf('<fieldset id="sayso-providers"><legend class="screen-reader-text">%s</legend>%s</fieldset>', esc_html__('Providers', 'sayso'), $boxes);
}

function show_settings(): void {
    if (!current_user_can('manage_options')) {
        return;
    }
    printf('<div class="wrap"%s><h1>%s</h1>', page_direction(), esc_html(get_admin_page_title())); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there
    if (!is_readable(plugin_dir_path(MAIN) . 'assets/' . VERSION . '/sayso.js')) {
        printf('<div class="notice notice-error"><p>%s</p></div>', esc_html__('The files that pages load are missing from this plug-in’s folder “assets”. Install the packed plug-in (node scripts/wordpress/pack-plugin.mjs); until then pages stay as they were without it.', 'sayso'));
    }
    echo '<form method="post" action="options.php">';
    settings_fields(PAGE);
    printf('<input type="hidden" name="%s[revision]" value="%d">', esc_attr(OPTION), (int) setting('revision'));

    printf('<h2>%s</h2><table class="form-table" role="presentation">', esc_html__('Consent', 'sayso'));
    field('banner', __('Banner', 'sayso'), switch_control('banner', __('Ask readers, once, and keep their answer', 'sayso')));
    field('controller', __('Responsible', 'sayso'), text_control('controller'), __('The publisher’s name. Left empty: the site’s title.', 'sayso'));
    field('privacy_page', __('Privacy page', 'sayso'), text_control('privacy_page', 'url', 'dir="ltr"'), __('Left empty: the page under Settings → Privacy. The shortcode [sayso_declaration] lists there what is kept.', 'sayso'));
    field('layout', __('Place of the banner', 'sayso'), choice_control('layout', ['bar' => __('Along the bottom', 'sayso'), 'corner' => __('In the corner', 'sayso'), 'top' => __('Along the top', 'sayso'), 'center' => __('In the middle, as a dialog', 'sayso')]));
    field('place', __('Law', 'sayso'), text_control('place', 'text', 'dir="ltr" pattern="[a-z]{2}(-[a-z]{2})?"'), __('Whose law counts: fr, uk, us-ca … Left empty: the strictest.', 'sayso'));
    field('keeps_days', __('Days kept', 'sayso'), text_control('keeps_days', 'number', 'min="1" max="395"'), __('A yes and a no are kept alike.', 'sayso'));
    field('button', __('The way back', 'sayso'), switch_control('button', __('“Privacy choices” at the end of each page', 'sayso')), __('Or place [sayso_privacy_button] yourself.', 'sayso'));
    field('ask_again', __('Ask again', 'sayso'), sprintf('<label><input id="sayso-ask_again" name="%s[ask_again]" type="checkbox" value="1"> %s</label>', esc_attr(OPTION), esc_html__('Everybody who said yes is asked anew', 'sayso')), __('For a notice that changed so much that an old yes no longer holds.', 'sayso'));
    field('more', __('More of the policy', 'sayso'), sprintf('<textarea id="sayso-more" name="%s[more]" class="large-text code" dir="ltr" rows="10" spellcheck="false">%s</textarea>', esc_attr(OPTION), esc_textarea((string) setting('more'))), __('Your statistics and advertising, as JSON: { "purposes": { … }, "services": { … } }. Every field: docs/policy.md. Tags of a service wait when they are marked: <script type="text/plain" data-sayso="matomo" src="…">.', 'sayso'));
    echo '</table>';

    printf('<h2>%s</h2><table class="form-table" role="presentation">', esc_html__('Media from other sites', 'sayso'));
    field('embeds', __('Embeds', 'sayso'), switch_control('embeds', __('Wait for the reader’s yes, in old articles too', 'sayso')), __('Nothing is changed in what is stored; feeds keep plain links.', 'sayso'));
    field('providers', __('Named one by one', 'sayso'), providers_control(), __('What is not ticked waits under “Other sites”.', 'sayso'));
    field('own_pictures', __('Pictures', 'sayso'), switch_control('own_pictures', __('No portraits from Gravatar and no emoji from s.w.org', 'sayso')), __('Both tell others of each reader, before anybody is asked.', 'sayso'));
    echo '</table>';

    printf('<h2>%s</h2><table class="form-table" role="presentation">', esc_html__('Comments', 'sayso'));
    field('comments', __('Comments', 'sayso'), switch_control('comments', __('The theme’s form and list become sayso’s', 'sayso')), __('Comments stay where they are; without script the theme’s form works as before.', 'sayso'));
    field('anonymous_rest', __('Posting by REST', 'sayso'), switch_control('anonymous_rest', __('Guests may post without the theme’s form', 'sayso')), __('Spam plug-ins that look at the form do not see such comments. Leave it off unless another page of yours posts here.', 'sayso'));
    field('receipts', __('Private receipts', 'sayso'), switch_control('receipts', __('Who wrote a comment sees it while it waits, later and on another device too', 'sayso')), __('By a secret that the reader’s browser makes; here only its hash is kept, beside the comment.', 'sayso'));
    field('decisions', __('Decisions of moderators', 'sayso'), switch_control('decisions', __('Many in one request, of two moderators exactly one wins, with a note of who and when', 'sayso')), __('Without it the desk decides by WordPress’ own route, one by one.', 'sayso'));
    echo '</table>';

    printf('<h2>%s</h2><table class="form-table" role="presentation">', esc_html__('Beyond', 'sayso'));
    field('header', __('Content-Security-Policy', 'sayso'), choice_control('header', ['off' => __('None', 'sayso'), 'report' => __('Report only', 'sayso'), 'enforce' => __('Enforced', 'sayso')]), __('Scripts and frames of hosts that the policy does not name are refused by the browser. Try “report” first.', 'sayso'));
    field('moving', __('Moving in', 'sayso'), choice_control('moving', ['' => __('Nobody was asked before', 'sayso'), 'moove' => 'GDPR Cookie Compliance (Moove)', 'complianz' => 'Complianz']), __('Whoever refused there has refused here, and is not asked again.', 'sayso'));
    field('moving_valid', __('Their consents', 'sayso'), switch_control('moving_valid', __('Are taken over too: nothing was ticked beforehand, and a refusal was as easy', 'sayso')));
    echo '</table>';
    submit_button();
    echo '</form></div>';
}
