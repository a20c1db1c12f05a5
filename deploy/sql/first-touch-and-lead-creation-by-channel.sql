-- Which channels find new visitors, and which turn them into leads? By calls or by forms?
SELECT
  `marketingChannel` AS `channel`,
  SUM(`countFirstTouch`) AS `first touches`,
  SUM(`countLeadCreationTouch`) AS `lead creations`,
  SUM(CASE WHEN `taskId` IS NOT NULL THEN `countLeadCreationTouch` ELSE 0 END) AS `of these by call`,
  SUM(`countUShaped`) AS `U-shaped credit`
FROM touchpoints
GROUP BY `marketingChannel`;
