/**
 * What rules would have done, and where they were wrong. facts: what the rules knew beyond the words when a comment came in, as
 * JSON; erased with the words. A mark says that a moderator found a rule wrong on a comment.
 */
export const simulating: readonly string[] = [
  `alter table contents add column facts text`,
  `create table rule_marks (
    site text not null,
    comment text not null,
    rule text not null,
    actor text not null,
    at bigint not null,
    primary key (site, comment, rule),
    foreign key (site, comment) references comments
  )`,
  `create index rule_marks_rules on rule_marks (site, rule)`,
];
