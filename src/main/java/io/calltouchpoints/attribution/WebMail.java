package io.calltouchpoints.attribution;

import java.util.List;

/** Hosts where people read their mail: a click there is mail, not search, although Google and Yahoo own them. */
final class WebMail {

    /** Themselves and below: providers put regions in front, as in {@code us-mg6.mail.yahoo.com}. */
    private static final List<String> HOSTS = List.of(
            "mail.google.com",
            "outlook.live.com",
            "outlook.office.com",
            "outlook.office365.com",
            "mail.yahoo.com",
            "mail.aol.com",
            "mail.proton.me",
            "mail.zoho.com",
            "www.icloud.com",
            "mail.yandex.ru",
            "e.mail.ru");

    private WebMail() {}

    /** @param host normalised */
    static boolean at(String host) {
        return host.startsWith("webmail.") || HOSTS.stream().anyMatch(mail -> HostName.isWithin(host, mail));
    }

    static boolean isApp(String androidPackage) {
        return androidPackage.equals("com.google.android.gm");
    }
}
