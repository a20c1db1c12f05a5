-- Which calls stand alone, and why? Many SESSION_EXPIRED within few minutes: a longer session.timeout, or the call time is that
-- of the call's end. Many NO_SESSION: the vendor's BizibleId, or its clock.
SELECT
  `callMatch` AS `reason`,
  COUNT(*) AS `calls`,
  MIN(`minutesAfterSessionStart`) AS `minutes after the session's start, least`,
  MAX(`minutesAfterSessionStart`) AS `most`
FROM touchpoints
WHERE `callMatch` IN ('SESSION_TAKEN', 'SESSION_EXPIRED', 'NO_SESSION')
GROUP BY `callMatch`;
