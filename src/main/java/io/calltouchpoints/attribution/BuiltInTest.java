package io.calltouchpoints.attribution;

import com.google.common.collect.ImmutableSet;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The words that a channel sheet may use in place of text: what they test takes more than one comparison. */
enum BuiltInTest implements Condition {
    ADWORDS_PAID_SEARCH("[AdWords Paid Search]", visit -> visit.adPlatform() == AdPlatform.GOOGLE_ADWORDS),
    BING_PAID_SEARCH("[Bing Paid Search]", visit -> visit.adPlatform() == AdPlatform.BING_ADS),
    YAHOO_PAID_SEARCH(
            "[Yahoo Paid Search]",
            visit -> isIn(visit.source(), Set.of("yahoo")) && isPaidSearch(visit),
            Column.SOURCE,
            Column.MEDIUM),
    DOUBLE_CLICK("[DoubleClick]", visit -> visit.adPlatform() == AdPlatform.DOUBLE_CLICK),
    ADWORDS_DISPLAY("[AdWords Display]", visit -> visit.adPlatform() == AdPlatform.GOOGLE_DISPLAY),
    FACEBOOK_PAID(
            "[Facebook Paid]",
            visit -> visit.parameter(CampaignTags.FACEBOOK_CREATIVE) != null
                    || (isIn(visit.source(), Set.of("facebook", "fb")) && isPaidSocial(visit))),
    LINKEDIN_PAID(
            "[LinkedIn Paid]",
            visit -> visit.parameter(CampaignTags.LINKEDIN_CREATIVE, CampaignTags.LINKEDIN_CLICK) != null
                    || (isIn(visit.source(), Set.of("linkedin")) && isPaidSocial(visit))),
    OTHER_PAID_SEARCH("[Other Paid Search]", BuiltInTest::isPaidSearch, Column.MEDIUM),
    OTHER_PAID_SOCIAL("[Other Paid Social]", BuiltInTest::isPaidSocial, Column.MEDIUM),
    GOOGLE_ORGANIC("[Google Organic Search]", SearchEngine.GOOGLE),
    BING_ORGANIC("[Bing Organic Search]", SearchEngine.BING),
    YAHOO_ORGANIC("[Yahoo Organic Search]", SearchEngine.YAHOO),
    OTHER_ORGANIC(
            "[Other Organic Search]",
            visit -> visit.engine() != null
                    && !EnumSet.of(SearchEngine.GOOGLE, SearchEngine.BING, SearchEngine.YAHOO)
                            .contains(visit.engine()),
            Column.REFERRING_WEBSITE),
    FACEBOOK("[Facebook]", SocialNetwork.FACEBOOK),
    LINKEDIN("[LinkedIn]", SocialNetwork.LINKEDIN),
    TWITTER("[Twitter]", SocialNetwork.TWITTER),
    WEB_MAIL("[Web Mail]", visit -> visit.referrer() != null && visit.referrer().webMail(), Column.REFERRING_WEBSITE),
    ACCOUNT_WEBSITE(
            "[Account Website]",
            visit -> visit.referrer() != null && !visit.referrer().external(),
            Column.REFERRING_WEBSITE),
    /** Without brackets in the sheets of the field, and only for the referring website. */
    DIRECT("direct", visit -> visit.referrer() == null);

    private static final Set<String> PAID_SEARCH = Set.of("cpc", "ppc", "paidsearch", "paid-search", "paid_search");
    private static final Set<String> PAID_SOCIAL = Set.of("paidsocial", "paid-social", "paid_social", "paid social");

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // the predicates above hold nothing that changes
    private final Predicate<Visit> test;

    private final ImmutableSet<Column> needs;

    /** @param needs columns that have a value whenever the test fits */
    BuiltInTest(String word, Predicate<Visit> test, Column... needs) {
        this.word = word;
        this.test = test;
        this.needs = ImmutableSet.copyOf(needs);
    }

    BuiltInTest(String word, SearchEngine engine) {
        this(word, visit -> visit.engine() == engine, Column.REFERRING_WEBSITE);
    }

    BuiltInTest(String word, SocialNetwork network) {
        this(word, visit -> visit.network() == network, Column.REFERRING_WEBSITE);
    }

    static @Nullable BuiltInTest of(String word) {
        for (BuiltInTest test : values()) {
            if (test.word.equalsIgnoreCase(word)) {
                return test;
            }
        }
        return null;
    }

    boolean needs(Column column) {
        return needs.contains(column);
    }

    @Override
    public boolean fits(Column column, Visit visit) {
        return test.test(visit);
    }

    @Override
    public String text() {
        return word;
    }

    private static boolean isPaidSearch(Visit visit) {
        return isIn(visit.medium(), PAID_SEARCH);
    }

    private static boolean isPaidSocial(Visit visit) {
        return isIn(visit.medium(), PAID_SOCIAL);
    }

    private static boolean isIn(@Nullable String value, Set<String> words) {
        return value != null && words.contains(value.toLowerCase(Locale.ROOT));
    }
}
