package io.calltouchpoints.traffic;

import org.jspecify.annotations.Nullable;

/** One session: page views, now and then a form, a chat or a call. */
final class Visit extends Story {

    private static final int[] PAGE_VIEWS = {1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 10, 12};

    private static final double STRAGGLES = 0.1;
    private static final double RELOADS = 0.02;
    private static final double SIGNS_IN = 0.01;
    private static final double ARRIVES_AGAIN = 0.02;
    private static final double CALLS_TWICE = 0.08;

    private final TrafficPlan plan;
    private final int visitor;
    private final Dice dice;
    private final Landing landing;
    private final int formAfter;
    private final int chatAfter;
    private final int callAfter;

    private int viewsLeft;
    private String page;
    private int step;

    Visit(long start, int visitor, long number, TrafficPlan plan) {
        super(start);
        this.plan = plan;
        this.visitor = visitor;
        dice = new Dice(Dice.mix(plan.seed() + 1, number));
        landing = Landing.draw(dice);
        page = landing.url();
        int views = PAGE_VIEWS[dice.below(PAGE_VIEWS.length)];
        formAfter = dice.chance(plan.mixture().forms()) ? 1 + dice.below(views) : 0;
        chatAfter = dice.chance(plan.mixture().chats()) ? 1 + dice.below(views) : 0;
        callAfter = dice.chance(plan.mixture().calls()) ? 1 + dice.below(views) : 0;
        viewsLeft = views;
    }

    @Override
    @Nullable
    TrafficRecord goOn(Traffic traffic) {
        long now = next();
        Visitor who = traffic.pool().visitor(visitor);
        TrafficRecord record = event(who, now);
        traffic.happened();
        besides(traffic, who, now);
        step++;
        if (viewsLeft > 0) {
            next(now + dice.in(plan.pace().page()));
        } else {
            next(OVER);
            traffic.pool().leave(visitor);
        }
        if (dice.chance(STRAGGLES)) {
            traffic.add(later(record, now + dice.in(plan.pace().straggling())));
            return null;
        }
        return record;
    }

    private TrafficRecord event(Visitor who, long now) {
        viewsLeft--;
        if (step == 0) {
            return view(who, now, landing.url(), landing.referrer());
        }
        String from = page;
        if (dice.chance(RELOADS)) {
            return view(who, now, landing.url(), landing.referrer());
        } else if (dice.chance(ARRIVES_AGAIN)) {
            Landing again = Landing.draw(dice);
            return view(who, now, again.url(), again.referrer());
        } else if (dice.chance(SIGNS_IN)) {
            return view(who, now, Pages.SITE + "/account", "https://accounts.google.com/");
        }
        return view(who, now, Pages.SITE + dice.of(Pages.PATHS), from);
    }

    private TrafficRecord view(Visitor who, long now, String url, @Nullable String referrer) {
        page = url;
        return WebRecords.event(who, WebRecords.PAGE_VIEW, now, url, referrer, dice);
    }

    /** What goes with a page view. */
    private void besides(Traffic traffic, Visitor who, long now) {
        Mixture mixture = plan.mixture();
        int views = step + 1;
        if (views == formAfter) {
            submit(traffic, who, "form_submit", Pages.SITE + dice.of(Pages.FORMS), now);
        }
        if (views == chatAfter) {
            submit(traffic, who, "web_chat", page, now);
        }
        if (views == callAfter) {
            call(traffic, now);
        }
        if (step == 0 && dice.chance(mixture.otherTasks())) {
            traffic.add(TaskTelling.email(plan, now, dice));
        }
        if (step == 0 && dice.chance(mixture.broken())) {
            String id = TaskLife.id(Dice.mix(plan.start(), dice.number()));
            traffic.add(later(TaskRecords.broken(TaskRecords.example(id, now), dice), now));
        }
        if (dice.chance(mixture.broken())) {
            traffic.add(later(WebRecords.broken(who, now, dice), now));
        }
        if (dice.chance(mixture.oddTimes())) {
            traffic.add(later(WebRecords.oddTime(traffic.pool().stranger(dice), now, dice), now));
        }
    }

    private void submit(Traffic traffic, Visitor who, String type, String url, long now) {
        long time = now + Math.max(1, dice.in(plan.pace().page()) / 4);
        traffic.happened();
        traffic.add(later(WebRecords.event(who, type, time, url, page, dice), time));
    }

    /** Most calls are made in the session, some after it, and some by somebody who was never on the site. */
    private void call(Traffic traffic, long now) {
        VisitorPool pool = traffic.pool();
        Visitor who = pool.visitor(visitor);
        int percent = dice.below(100);
        if (percent < 80) {
            traffic.add(
                    TaskTelling.call(plan, pool, who, now + dice.in(plan.pace().callAfterPage()), dice));
            if (dice.chance(CALLS_TWICE)) {
                traffic.add(TaskTelling.call(
                        plan, pool, who, now + dice.in(plan.pace().callAfterPage()), dice));
            }
        } else if (percent < 92) {
            traffic.add(
                    TaskTelling.call(plan, pool, who, now + dice.in(plan.pace().callAfterSession()), dice));
        } else {
            traffic.add(TaskTelling.call(plan, pool, pool.stranger(dice), now, dice));
        }
    }
}
