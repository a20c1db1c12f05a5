package io.calltouchpoints.traffic;

import com.google.common.io.BaseEncoding;
import com.google.common.primitives.Longs;
import java.util.Locale;

/** A browser, where it stands, and the cookie in it: always the same for the same seed and number. */
record Visitor(String bizibleId, String userAgent, Place place) {

    /** City, region, country. */
    record Place(String city, String region, String country) {}

    private static final String[] USER_AGENTS = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.2592.68",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_12_6) AppleWebKit/603.3.8 (KHTML, like Gecko) Version/10.1.2 Safari/603.3.8",
        "Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (iPad; CPU OS 16_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36"
    };

    private static final Place[] PLACES = {
        new Place("Seattle", "Washington", "United States"),
        new Place("San Francisco", "California", "United States"),
        new Place("Austin", "Texas", "United States"),
        new Place("New York", "New York", "United States"),
        new Place("Chicago", "Illinois", "United States"),
        new Place("Atlanta", "Georgia", "United States"),
        new Place("Toronto", "Ontario", "Canada"),
        new Place("Montréal", "Québec", "Canada"),
        new Place("London", "England", "United Kingdom"),
        new Place("Dublin", "Leinster", "Ireland"),
        new Place("München", "Bayern", "Germany"),
        new Place("São Paulo", "São Paulo", "Brazil"),
        new Place("Sydney", "New South Wales", "Australia")
    };

    static Visitor of(long seed, long number) {
        long high = Dice.mix(seed, 2 * number);
        long low = Dice.mix(seed, 2 * number + 1);
        String id = hex(high) + hex(low);
        return new Visitor(
                id, USER_AGENTS[Math.floorMod(high, USER_AGENTS.length)], PLACES[Math.floorMod(low, PLACES.length)]);
    }

    /** The id as some vendor's form may have mangled it: still the same visitor. */
    String shouted() {
        return " " + bizibleId.toUpperCase(Locale.ROOT) + " ";
    }

    private static String hex(long number) {
        return BaseEncoding.base16().lowerCase().encode(Longs.toByteArray(number));
    }
}
