package io.calltouchpoints.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalsTest {

    private static final Arrivals ARRIVALS = new Arrivals(
            Set.of("example-shop.com", "example.help", "Bücher.example.net"),
            Set.of("accounts.google.com", "login.microsoftonline.com", "login.live.com", "appleid.apple.com"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // from other sites
                "http://www.example.com/ | https://www.google.com/",
                "http://www.example.com/ | https://www.linkedin.com/feed",
                "http://www.example.com/ | http://example.org/about-example.com",
                "http://www.example.com/ | http://www.example.com.evil.net/",
                "http://www.example.com/ | http://notexample.com/",
                "http://www.example.com/ | //partner.com/page",
                "http://www.example.com/ | www.google.com/x",
                "http://www.example.com/ | t.co/abc",
                "http://www.example.com/ | http://partner.com:8080/",
                "http://www.example.com/ | HTTPS://Partner.COM",
                "http://www.example.com/ | https://www.example.com@partner.com/",
                "http://www.example.com/ | https://partner.com\\@www.example.com/",
                "www.example.com/x       | partner.com/",
                // another registrable domain under one public suffix, private ones too
                "http://a.co.uk/         | http://b.co.uk/",
                "http://a.github.io/     | http://b.github.io/",
                "http://a.blogspot.com/  | http://b.blogspot.com/",
                "http://github.io/       | http://a.github.io/",
                "http://公司.cn/          | http://企业.公司.cn/",
                // hosts without a registrable domain compare whole
                "http://10.0.0.1/        | http://10.0.0.2/",
                "http://[2001:db8::1]/   | http://[2001:db8::2]/",
                "http://intranet/        | http://wiki/",
                "http://www.example.com/ | http://localhost:3000/",
                "http://www.example.com/ | http://93.184.216.34/",
                // apps are always outside
                "http://www.example.com/ | android-app://com.google.android.gm/",
                "http://www.example.com/ | ANDROID-APP://www.example.com/",
                "http://example.com/     | android-app://example.com/",
                // sites of the same owner are only what is configured
                "http://www.example-shop.com/ | http://www.example.com/",
                "http://www.example.com/ | http://notexample-shop.com/",
                // a page that is nobody's site
                "about:blank             | https://www.google.com/",
                "-                       | https://www.google.com/",
                // a sign-in host is a host, not a domain
                "http://www.example.com/ | https://www.accounts.google.com/",
                "http://www.example.com/ | https://myaccount.google.com/",
                "http://www.example.com/ | https://apple.com/",
                // no referrer, but a tag
                "http://www.example.com/?utm_source=newsletter | -",
                "http://www.example.com/?utm_medium=email      | -",
                "http://www.example.com/?utm_campaign=spring   | -",
                "http://www.example.com/?gclid=x   | -",
                "http://www.example.com/?dclid=x   | -",
                "http://www.example.com/?msclkid=x | -",
                "http://www.example.com/?fbclid=x  | -",
                "http://www.example.com/?li_fat_id=x | -",
                "http://www.example.com/?_bt=1 | -",
                "http://www.example.com/?_bk=1 | -",
                "http://www.example.com/?_bm=b | -",
                "http://www.example.com/?_bn=g | -",
                "http://www.example.com/?_bg=1 | -",
                "http://www.example.com/?_bf=1 | -",
                "http://www.example.com/?_bl=1 | -",
                "http://www.example.com/?UTM_Source=x | -",
                "http://www.example.com/?a=b&&=&gclid=x#top | -",
                "http://www.example.com/?a=b&amp;gclid=x | -",
                "http://www.example.com/?utm%5Fsource=x | -",
                "http://www.example.com/?utm_source=&utm_source=x | -",
                "http://www.example.com/?utm_source=% | -",
                "/demo?gclid=x | -",
                // what has no host is no referrer
                "http://www.example.com/?gclid=x | about:blank",
                "http://www.example.com/?gclid=x | /pricing",
                "http://www.example.com/?gclid=x | john@partner.com",
            })
    void arrives(String url, String referrer) {
        assertThat(ARRIVALS.arrives(url, referrer)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // within the site
                "http://www.example.com/ | http://www.example.com/pricing",
                "http://www.example.com/ | https://WWW.Example.com:8443/pricing",
                "http://www.example.com/ | http://user:secret@www.example.com/",
                "http://www.example.com/ | http://www.example.com./",
                "http://www.example.com/ | http://info.example.com/",
                "http://www.example.com/ | http://example.com/",
                "http://www.example.com/ | http://old_.example.com/",
                "http://www.example.co.uk/ | http://shop.example.co.uk/",
                "http://a.github.io/     | http://x.a.github.io/",
                "http://www.münchen.de/  | http://shop.xn--mnchen-3ya.de/",
                "http://10.0.0.1/        | http://10.0.0.1:8080/x",
                "http://[2001:DB8::1]/   | http://[2001:db8::1]:8080/x",
                "http://intranet/        | http://intranet/x",
                "www.example.com/a       | www.example.com/b",
                // sites of the same owner
                "http://www.example.com/ | http://example-shop.com/",
                "http://www.example.com/ | http://www.Example-Shop.com/",
                "http://www.example.com/ | http://docs.example.help/",
                "http://www.example.com/ | http://www.xn--bcher-kva.example.net/",
                "about:blank             | http://example-shop.com/",
                // within the site, tags or not
                "http://www.example.com/?gclid=x | http://www.example.com/",
                // signing in
                "http://www.example.com/ | https://accounts.google.com/",
                "http://www.example.com/ | https://ACCOUNTS.google.com/o/oauth2?x=y",
                "http://www.example.com/ | https://login.microsoftonline.com/",
                "http://www.example.com/ | https://login.live.com/",
                "http://www.example.com/ | https://appleid.apple.com/",
                "http://www.example.com/?gclid=x | https://accounts.google.com/",
                // neither referrer nor tag with a value
                "http://www.example.com/ | -",
                "- | -",
                "http://www.example.com/?page=2 | -",
                "http://www.example.com/?utm_source= | -",
                "http://www.example.com/?utm_source=%20+ | -",
                "http://www.example.com/?utm_source | -",
                "http://www.example.com/?utm_content=x&utm_term=y | -",
                "http://www.example.com/?my_utm_source=x | -",
                "http://www.example.com/?x=utm_source=y | -",
                "http://www.example.com/#?utm_source=x | -",
                "http://www.example.com/utm_source=x | -",
                // what has no host is no referrer
                "http://www.example.com/ | about:blank",
                "http://www.example.com/ | /pricing",
                "http://www.example.com/ | (not set)",
                "http://www.example.com/ | john@partner.com",
                "http://www.example.com/ | http://",
                "http://www.example.com/ | https://?x",
                "http://www.example.com/ | file:///C:/page.html",
            })
    void doesNotArrive(String url, String referrer) {
        assertThat(ARRIVALS.arrives(url, referrer)).isFalse();
    }

    @Test
    void theAnswerIsTheSameWhenTheCacheOfDomainsOverflows() {
        for (int i = 0; i < 10_000; i++) {
            String host = "http://h" + i + ".example" + i + ".co.uk/";
            assertThat(ARRIVALS.arrives("http://example" + i + ".co.uk/", host)).isFalse();
            assertThat(ARRIVALS.arrives("http://example.co.uk/", host)).isTrue();
        }
    }
}
