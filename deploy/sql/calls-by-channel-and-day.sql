-- How many calls did each channel bring, day by day? Days are those of the session's time zone ('table.local-time-zone').
SELECT
  DATE_FORMAT(`callDate`, 'yyyy-MM-dd') AS `day`,
  `marketingChannelPath` AS `channel`,
  COUNT(*) AS `calls`,
  COUNT(*) FILTER (WHERE `callMatch` = 'MERGED') AS `tied to a visit`
FROM touchpoints
WHERE `taskId` IS NOT NULL
GROUP BY DATE_FORMAT(`callDate`, 'yyyy-MM-dd'), `marketingChannelPath`;
