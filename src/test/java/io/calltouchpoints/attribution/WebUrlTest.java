package io.calltouchpoints.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "http://info.example.com/demo?_bt=1#top | http | info.example.com | -    | info.example.com/demo | /demo",
                "https://www.google.com/                | https | www.google.com  | -    | www.google.com/       | /",
                "HTTPS://WWW.Google.com                 | https | www.google.com  | -    | WWW.Google.com        | ''",
                "http://example.com:8080/x              | http | example.com      | 8080 | example.com:8080/x    | /x",
                "http://example.com:/x                  | http | example.com      | -    | example.com:/x        | /x",
                "http://example.com:99999/x             | http | example.com      | -    | example.com:99999/x   | /x",
                "http://example.com:port/x              | http | example.com      | -    | example.com:port/x    | /x",
                "http://u:p@ss@example.com/x            | http | example.com      | -    | example.com/x         | /x",
                "http://example.com./x                  | http | example.com      | -    | example.com./x        | /x",
                "http://example.com?a=b/c               | http | example.com      | -    | example.com           | ''",
                "http://example.com#a?b                 | http | example.com      | -    | example.com           | ''",
                "http://[2001:DB8::1]:81/x              | http | [2001:db8::1]    | 81   | [2001:DB8::1]:81/x    | /x",
                "http://münchen.de/ü                    | http | xn--mnchen-3ya.de | -   | münchen.de/ü          | /ü",
                "http://192.168.0.1/                    | http | 192.168.0.1      | -    | 192.168.0.1/          | /",
                "http://localhost:3000/                 | http | localhost        | 3000 | localhost:3000/       | /",
                "http:/example.com/x                    | http | example.com      | -    | example.com/x         | /x",
                "http:\\\\example.com\\x                | http | example.com      | -    | example.com\\x        | \\x",
                "//host/x                               | -    | host             | -    | host/x                | /x",
                "www.google.com/x                       | -    | www.google.com   | -    | www.google.com/x      | /x",
                "www.google.com:443/x                   | -    | www.google.com   | 443  | www.google.com:443/x  | /x",
                "google.com?q=x                         | -    | google.com       | -    | google.com            | ''",
                "android-app://com.google.android.gm/   | android-app | com.google.android.gm | - | com.google.android.gm/ | /",
                // no host
                "about:blank                            | about | -               | -    | about:blank           | about:blank",
                "mailto:john@example.com                | mailto | -              | -    | mailto:john@example.com | mailto:john@example.com",
                "john@example.com                       | -    | -                | -    | john@example.com      | john@example.com",
                "/demo?x                                | -    | -                | -    | /demo                 | /demo",
                "demo/a.html                            | -    | -                | -    | demo/a.html           | demo/a.html",
                "file:///C:/a.html                      | file | -                | -    | /C:/a.html            | /C:/a.html",
                "http://                                | http | -                | -    | -                     | ''",
                "http://?x=1                            | http | -                | -    | -                     | ''",
                "http://exa mple.com/                   | http | -                | -    | exa mple.com/         | exa mple.com/",
                "http://[::1/                           | http | -                | -    | [::1/                 | [::1/",
                "...                                    | -    | -                | -    | ...                   | ...",
                "''                                     | -    | -                | -    | -                     | ''",
            })
    void partsOfAUrl(String text, String scheme, String host, Integer port, String page, String path) {
        WebUrl url = WebUrl.parse(text);

        assertThat(url.scheme()).isEqualTo(scheme);
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.page()).isEqualTo(page);
        assertThat(url.path()).isEqualTo(path);
        assertThat(WebUrl.hasHost(text)).isEqualTo(host != null);
        assertThat(WebUrl.hasHost(" \t" + text + "\n ")).isEqualTo(host != null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "?a=1                 | 1",
                "?A=1                 | 1",
                "?b=2&a=1             | 1",
                "?a=1&a=2             | 1",
                "?a=&a=2              | 2",
                "?a=+%20&a=2          | 2",
                "?a&a=2               | 2",
                "?&&=&a=2             | 2",
                "?aa=1&b=a=1          | -",
                "?a=b=c               | b=c",
                "?a=x%20y+z           | x y z",
                "?a=100%              | 100%",
                "?a=100%25            | 100%",
                "?a=%zz%4             | %zz%4",
                "?a=%C3%BC            | ü",
                "?a=%c3%bc            | ü",
                "?a=caf%E9+noir       | caf%E9 noir",
                "?a=%C3%BC%E9%C3%BC   | ü%E9ü",
                "?a=%F0%9F%98%80      | 😀",
                "?a=%2B               | +",
                "?a=1#a=2             | 1",
                "?b=1&amp;a=2         | 2",
                "?%61=2               | 2",
                "#?a=1                | -",
                "/a=1                 | -",
                "?a=x?a=y             | x?a=y",
                "?a=                  | -",
                "?a                   | -",
                "?                    | -",
            })
    void parameters(String tail, String value) {
        assertThat(WebUrl.parse("http://example.com/" + tail).parameter("a")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?x", "#", "#x", "?#", "?x#", "/?x=1?y#z?", "\u0001", "?\u0000=\n"})
    void whatFollowsTheHostDoesNotTouchIt(String tail) {
        assertThat(WebUrl.parse("https://www.example.com" + tail).scheme()).isEqualTo("https");
        assertThat(WebUrl.hasHost("https://www.example.com/" + tail)).isTrue();
    }

    @Test
    void queryAndFragmentStayAsWritten() {
        WebUrl url = WebUrl.parse("http://example.com/?a=%20#b?c=d#e");

        assertThat(url.query()).isEqualTo("a=%20");
        assertThat(url.fragment()).isEqualTo("b?c=d#e");
        assertThat(WebUrl.parse("http://example.com/").query()).isNull();
        assertThat(WebUrl.parse("http://example.com/").fragment()).isNull();
    }

    @Test
    void longUrlsAreReadWhole() {
        String filler = "x=%20y&".repeat(1200);

        assertThat(WebUrl.parse("http://example.com/?" + filler + "gclid=last").parameter("gclid"))
                .isEqualTo("last");
    }

    @Test
    void noHostIsNoHost() {
        assertThat(WebUrl.hasHost(null)).isFalse();
        assertThat(WebUrl.hasHost("   ")).isFalse();
    }
}
