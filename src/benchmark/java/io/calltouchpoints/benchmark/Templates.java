package io.calltouchpoints.benchmark;

import java.nio.charset.StandardCharsets;

/**
 * Web events as JSON of 350 to 600 bytes, with places for what differs from event to event: writing one is a copy and a few
 * digits, so that the source is no part of what is measured.
 */
final class Templates {

    static final int AGENTS = 16;
    private static final int LANDINGS = 8;
    private static final int PAGES = 8;

    private static final String ID = "11112222333344445555666677778888";
    private static final String TIME = "2024-01-01T00:00:00.000Z";
    private static final String NUMBER = "9090909090";

    private static final String[] CHROME = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_%d like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.%d Safari/605.1.15",
        "Mozilla/5.0 (X11; Linux x86_64; rv:12%d.0) Gecko/20100101 Firefox/125.0"
    };
    private static final String[] GEO = {
        "\"city\":\"Seattle\",\"region\":\"Washington\",\"country\":\"United States\"",
        "\"city\":\"Köln\",\"region\":\"Nordrhein-Westfalen\",\"country\":\"Germany\"",
        "\"city\":\"Austin\",\"region\":\"Texas\",\"country\":\"United States\"",
        "\"city\":\"Lyon\",\"region\":\"Auvergne-Rhône-Alpes\",\"country\":\"France\""
    };
    private static final String[] LANDING = {
        "https://www.example.com/demo?utm_source=google&utm_medium=cpc&utm_campaign=brand-emea&_bt=1953296313&_bk=call+tracking&gclid=EAIaIQobChMI#",
        "https://www.example.com/pricing?utm_source=bing&utm_medium=cpc&utm_campaign=rivals&msclkid=a1b2c3d4e5f6#",
        "https://www.example.com/blog/how-to-track-calls-#",
        "https://www.example.com/",
        "https://www.example.com/lp/spring?utm_source=newsletter&utm_medium=email&utm_campaign=2024-q1-#",
        "https://www.example.com/demo?li_fat_id=#",
        "https://www.example.com/customers/#",
        "https://www.example.com/?gclid=EAIaIQobChMI#"
    };
    private static final String[] REFERRER = {
        "https://www.google.com/",
        "https://www.bing.com/",
        "https://www.google.de/",
        null,
        null,
        "https://www.linkedin.com/feed/",
        "https://partner.example.org/reviews/best-call-tracking-software",
        "https://www.google.com/"
    };

    /** One record with its places; null places are -1. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Template(byte[] bytes, int id, int time, int number) {

        static Template of(String type, String url, String referrer, int agent) {
            String text = "{\"eventId\":\"" + NUMBER + "\",\"eventType\":\"" + type + "\",\"bizibleId\":\"" + ID
                    + "\",\"timestamp\":\"" + TIME + "\",\"url\":\"" + url.replace("#", NUMBER) + "\""
                    + (referrer == null ? "" : ",\"referrer\":\"" + referrer + "\"")
                    + ",\"pageTitle\":\"Call tracking that works\",\"userAgent\":\""
                    + CHROME[agent % 4].formatted(agent / 4) + "\",\"geo\":{" + GEO[agent / 4] + "}}";
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String latin = new String(bytes, StandardCharsets.ISO_8859_1);
            return new Template(bytes, latin.indexOf(ID), latin.indexOf(TIME), latin.lastIndexOf(NUMBER));
        }
    }

    private final Template[][] landings = new Template[AGENTS][LANDINGS];
    private final Template[][] pages = new Template[AGENTS][PAGES];
    private final Template[] forms = new Template[AGENTS];
    private long day = -1;
    private final byte[] date = new byte[10];

    Templates() {
        for (int agent = 0; agent < AGENTS; agent++) {
            for (int i = 0; i < LANDINGS; i++) {
                landings[agent][i] = Template.of("page_view", LANDING[i], REFERRER[i], agent);
            }
            for (int i = 0; i < PAGES; i++) {
                pages[agent][i] = Template.of(
                        "page_view",
                        "https://www.example.com/product/feature-" + i + "/details-#",
                        "https://www.example.com/product/overview-of-everything-" + i,
                        agent);
            }
            forms[agent] = Template.of(
                    "form_submit",
                    "https://www.example.com/contact-sales?step=2&id=#",
                    "https://www.example.com/contact-sales",
                    agent);
        }
    }

    byte[] landing(long visitor, long number, long time) {
        return write(landings[agent(visitor)][(int) (number & 7)], visitor, number, time);
    }

    byte[] page(long visitor, long number, long time) {
        return write(pages[agent(visitor)][(int) (number & 7)], visitor, number, time);
    }

    byte[] form(long visitor, long number, long time) {
        return write(forms[agent(visitor)], visitor, number, time);
    }

    private static int agent(long visitor) {
        return (int) (mix(visitor) & (AGENTS - 1));
    }

    private byte[] write(Template template, long visitor, long number, long time) {
        byte[] bytes = template.bytes.clone();
        id(bytes, template.id, visitor);
        time(bytes, template.time, time);
        if (template.number >= 0) {
            digits(bytes, template.number, number & 0xFFFFFFFFL, 10);
        }
        return bytes;
    }

    /** 32 hexadecimal digits. */
    static void id(byte[] bytes, int at, long visitor) {
        hex(bytes, at, mix(visitor));
        hex(bytes, at + 16, mix(~visitor));
    }

    private static void hex(byte[] bytes, int at, long value) {
        long rest = value;
        for (int i = at + 15; i >= at; i--) {
            bytes[i] = (byte) "0123456789abcdef".charAt((int) (rest & 15));
            rest >>>= 4;
        }
    }

    private void time(byte[] bytes, int at, long time) {
        long ofDay = Math.floorMod(time, 86_400_000L);
        if (Math.floorDiv(time, 86_400_000L) != day) {
            day = Math.floorDiv(time, 86_400_000L);
            byte[] text = java.time.LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, date, 0, 10);
        }
        System.arraycopy(date, 0, bytes, at, 10);
        digits(bytes, at + 11, ofDay / 3_600_000, 2);
        digits(bytes, at + 14, ofDay / 60_000 % 60, 2);
        digits(bytes, at + 17, ofDay / 1_000 % 60, 2);
        digits(bytes, at + 20, ofDay % 1_000, 3);
    }

    private static void digits(byte[] bytes, int at, long value, int count) {
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** The finalizer of splitmix64: numbers in, noise out. */
    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
