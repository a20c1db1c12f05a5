package io.calltouchpoints.traffic;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The first page of a visit, and where the visitor came from. */
record Landing(String url, @Nullable String referrer) {

    private static final String SITE = Pages.SITE;
    private static final String ADS = "https://info.example.com";

    private static final String[] AD_PAGES = {"/demo", "/free-trial", "/call-tracking", "/attribution", "/compare"};
    private static final String[] CAMPAIGNS = {"brand", "call-tracking-us", "attribution-emea", "retargeting", "spring"
    };
    private static final String[] KEYWORDS = {
        "bizible+attribution", "call+tracking", "marketing+attribution", "lead+source+report", "offline+conversions"
    };
    private static final String[] ENGINES = {
        "https://www.google.com/",
        "https://www.google.com/",
        "https://www.google.co.uk/",
        "https://www.bing.com/",
        "https://duckduckgo.com/",
        "https://search.yahoo.com/"
    };
    private static final String[] SITES = {
        "https://blog.example.net/tools/attribution",
        "https://reviews.example.org/call-tracking",
        "https://news.example.net/"
    };
    private static final String[] NETWORKS = {
        "https://www.linkedin.com/feed/", "https://l.facebook.com/", "https://t.co/", "https://lnkd.in/"
    };

    /** Comes back without a trace, or types the address. */
    static Landing direct(Dice dice) {
        return new Landing(SITE + dice.of(Pages.PATHS), null);
    }

    /** Of all ways to come, as often as one may expect them. */
    static Landing draw(Dice dice) {
        int percent = dice.below(100);
        if (percent < 25) {
            return direct(dice);
        } else if (percent < 47) {
            return new Landing(SITE + dice.of(Pages.PATHS), dice.of(ENGINES));
        } else if (percent < 85) {
            return ad(dice, percent);
        } else if (percent < 90) {
            return new Landing(SITE + dice.of(Pages.PATHS), dice.of(NETWORKS));
        } else if (percent < 96) {
            return new Landing(SITE + dice.of(Pages.PATHS), dice.of(SITES));
        }
        return new Landing(campaign(dice, "newsletter", "email"), dice.chance(0.3) ? "https://mail.google.com/" : null);
    }

    private static Landing ad(Dice dice, int percent) {
        String id = Long.toString(dice.number() >>> 24);
        String click = Long.toString(dice.number() >>> 1, 36).toUpperCase(Locale.ROOT);
        String words = "_bk=" + dice.of(KEYWORDS) + "&_bm=p&_bt=" + id + "&_bg=" + (dice.number() >>> 30);
        if (percent < 65) {
            return new Landing(page(dice) + words + "&_bn=g&gclid=EAIaIQob" + click, "https://www.google.com/");
        } else if (percent < 69) {
            return new Landing(page(dice) + "_bt=" + id + "&_bn=d&gclid=Cj0KCQ" + click, SITES[0]);
        } else if (percent < 75) {
            return new Landing(campaign(dice, "bing", "cpc") + "&" + words + "&msclkid=" + click, ENGINES[3]);
        } else if (percent < 81) {
            return new Landing(
                    campaign(dice, "facebook", "paidsocial") + "&_bf=" + id + "&fbclid=IwAR" + click, NETWORKS[1]);
        }
        return new Landing(page(dice) + "_bl=" + id + "&li_fat_id=" + click, NETWORKS[0]);
    }

    private static String page(Dice dice) {
        return ADS + dice.of(AD_PAGES) + "?";
    }

    private static String campaign(Dice dice, String source, String medium) {
        return page(dice) + "utm_source=" + source + "&utm_medium=" + medium + "&utm_campaign=" + dice.of(CAMPAIGNS)
                + "&utm_content=banner-" + dice.below(9);
    }
}
