package io.calltouchpoints.traffic;

/** The site that is visited. */
final class Pages {

    static final String SITE = "https://www.example.com";

    static final String[] PATHS = {
        "/",
        "/pricing",
        "/product/call-tracking",
        "/product/attribution?tab=models",
        "/customers",
        "/customers/case-study-manufacturing",
        "/blog/first-touch-or-last-touch",
        "/blog/what-a-phone-call-is-worth?page=2",
        "/integrations/salesforce",
        "/docs/getting-started#install",
        "/contact",
        "/demo"
    };

    static final String[] FORMS = {"/contact", "/demo", "/free-trial?step=2", "/webinar/register"};

    static final String[] TITLES = {
        "Pricing - Example", "Call tracking and attribution - Example", "Contact us - Example", "Example blog"
    };

    private Pages() {}
}
