/** What each site's moderators have taught its spam model. `turn` counts up at each change: who has read one knows whether it is still so. */
export const learning: readonly string[] = [
  `create table learnt_models (
    site text primary key references sites,
    turn bigint not null,
    model text not null,
    changed_at bigint not null
  )`,
];
