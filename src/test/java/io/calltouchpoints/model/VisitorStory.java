package io.calltouchpoints.model;

import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.WebEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one visitor does: clusters of web events, and calls in and beside them, at the times where rules change sides. */
final class VisitorStory {

    private static final String SITE = "https://www.example.com/";
    private static final List<String> PAGES = List.of(
            SITE,
            SITE + "pricing",
            SITE + "demo?gclid=EAIa",
            SITE + "demo?utm_source=news",
            "https://info.example.com/");
    private static final List<String> OUTSIDE = List.of("https://www.google.com/", "https://www.linkedin.com/feed");
    private static final String SIGN_IN = "https://accounts.google.com/";

    private final Dice dice;
    private final Rules rules;

    final List<WebEvent> events = new ArrayList<>();
    final List<Long> callTimes = new ArrayList<>();
    /** Times of the latest cluster. */
    private final List<Long> cluster = new ArrayList<>();
    /** Times of all that happened. */
    final List<Long> points = new ArrayList<>();

    VisitorStory(Dice dice, Rules rules, long from) {
        this.dice = dice;
        this.rules = rules;
        long start = from;
        int clusters = dice.between(1, 5);
        for (int i = 0; i < clusters; i++) {
            cluster.clear();
            cluster.add(start);
            if (dice.chance(0.85)) {
                surf(start);
            }
            int calls = dice.of(0, 1, 1, 2, 3);
            for (int c = 0; c < calls; c++) {
                long time = dice.of(cluster) + callOffset();
                callTimes.add(time);
                cluster.add(time);
            }
            points.addAll(cluster);
            long last = Collections.max(cluster);
            start = Math.max(dice.of(start, last, dice.of(cluster)) + gap(), start);
        }
    }

    private void surf(long start) {
        long time = start;
        int count = dice.between(1, 6);
        for (int i = 0; i < count; i++) {
            WebEvent event = event(time);
            events.add(event);
            cluster.add(time);
            if (dice.chance(0.1)) {
                events.add(event);
            }
            time = Math.max(0, dice.of(time, time, start) + step());
        }
    }

    private WebEvent event(long time) {
        if (!events.isEmpty() && dice.chance(0.25)) {
            return at(dice.of(events), time);
        }
        EventType type = dice.of(
                EventType.PAGE_VIEW,
                EventType.PAGE_VIEW,
                EventType.PAGE_VIEW,
                EventType.FORM_SUBMIT,
                dice.of(EventType.FORM_SUBMIT, EventType.WEB_CHAT));
        String url = type == EventType.WEB_CHAT && dice.chance(0.5) ? null : dice.of(PAGES);
        String referrer = dice.of(null, SITE, SITE, SIGN_IN, dice.of(OUTSIDE));
        String agent = dice.of(null, null, "Safari", "Firefox");
        String country = dice.of(null, "US", "DE");
        String city = country == null || dice.chance(0.5) ? null : dice.of("Seattle", "Berlin");
        return new WebEvent(type, time, url, referrer, agent, country, null, city, arrives(type, url, referrer));
    }

    private static WebEvent at(WebEvent event, long time) {
        return new WebEvent(
                event.type(),
                time,
                event.url(),
                event.referrer(),
                event.userAgent(),
                event.geoCountry(),
                event.geoRegion(),
                event.geoCity(),
                event.arrives());
    }

    private static boolean arrives(EventType type, String url, String referrer) {
        boolean campaign = referrer == null && url != null && url.contains("?");
        return type == EventType.PAGE_VIEW && (campaign || (referrer != null && OUTSIDE.contains(referrer)));
    }

    private long step() {
        long timeout = rules.sessionTimeout();
        return switch (dice.below(7)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> dice.near(timeout);
            case 3 -> dice.between(0, 2 * timeout);
            default -> dice.between(1, timeout / 2);
        };
    }

    private long callOffset() {
        long timeout = rules.sessionTimeout();
        long missed = timeout + rules.nearMiss();
        return switch (dice.below(10)) {
            case 0 -> dice.near(0);
            case 1 -> dice.near(-rules.clockSkew());
            case 2 -> -dice.between(0, rules.clockSkew() + 1);
            case 3 -> dice.near(timeout);
            case 4 -> dice.near(missed);
            case 5 -> dice.between(timeout, missed);
            default -> dice.between(0, timeout);
        };
    }

    private long gap() {
        long timeout = rules.sessionTimeout();
        long missed = timeout + rules.nearMiss();
        long journey = rules.journeyTimeout();
        return switch (dice.below(14)) {
            case 0 -> dice.near(timeout);
            case 1 -> dice.between(timeout, 3 * timeout);
            case 2 -> dice.near(missed);
            case 3 -> dice.near(rules.maxDelay());
            case 4 -> dice.near(missed + rules.maxDelay());
            case 5 -> dice.near(rules.correctionWindow());
            case 6 -> dice.between(0, rules.correctionWindow());
            case 7, 8 -> dice.near(journey);
            case 9 -> dice.between(0, journey);
            case 10 -> dice.near(journey + rules.maxDelay());
            case 11 -> dice.between(journey, 2 * journey);
            case 12 -> dice.between(0, rules.maxDelay());
            default -> dice.near(rules.clockSkew());
        };
    }
}
