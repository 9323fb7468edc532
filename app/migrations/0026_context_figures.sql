-- Figures to read a place's own against: of its country, its region, its municipality, by whom they are about. Open data, not placed.

create table reference.context_figure (
  measure text not null,
  place_code text not null,
  people text not null,
  breakdown text not null default '',
  period text not null,
  value double precision,
  status text,
  reason text,
  flag text not null default '',
  dataset text not null references reference.dataset (dataset),
  primary key (measure, place_code, people, breakdown, period),
  constraint "a measure is named in small letters, digits and hyphens" check (measure ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint "a figure of the context is about newcomers, others or everyone" check (people in ('newcomers', 'others', 'everyone')),
  constraint "a breakdown of the context names dimensions and codes"
    check (breakdown ~ '^$|^[a-z-]+=[^,=]{1,80}(,[a-z-]+=[^,=]{1,80})*$'),
  constraint "a period of the context is a year or a part of one" check (period ~ '^\d{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])))?$'),
  constraint "a figure of the context has a value with a status or the reason for none"
    check ((value is null) = (reason is not null) and (value is null) = (status is null)),
  constraint "the status of a figure of the context is known" check (status in ('final', 'provisional', 'estimated')),
  constraint "the reason for no figure of the context is known"
    check (reason in ('not-collected', 'not-applicable', 'no-base', 'withheld-at-source'))
);
create index context_figure_by_dataset on reference.context_figure (dataset);
create index context_figure_by_place on reference.context_figure (place_code, measure);
comment on table reference.context_figure is
  'Open figures by whom they are about (nationals, foreigners) to read a place''s own against. Withheld at source is never zero.';
comment on column reference.context_figure.measure is 'Name with its unit, e.g. employment-rate-15-64-percent; listed in packages/reference.';
comment on column reference.context_figure.place_code is
  'Country, NUTS region or locality as in the register, or EU27_2020. No foreign key: averages and codes of newer editions have no entry there.';
comment on column reference.context_figure.people is 'By citizenship where the source has it: newcomers are foreign nationals, others nationals.';
comment on column reference.context_figure.breakdown is 'Dimension=code pairs in alphabetical order, e.g. citizenship=eu,sex=f; '''' is all.';
comment on column reference.context_figure.flag is 'What the source wrote beside the value, e.g. b (break in the series) or u (unreliable); '''' is nothing.';

grant select on reference.context_figure to vicus_public, vicus_office, vicus_operator, vicus_work;
grant insert, update, delete on reference.context_figure to vicus_work;

create or replace function vicus.analyze_register() returns void language plpgsql security definer
  set search_path = pg_temp
  as $$
begin
  execute 'analyze reference.register_place, reference.place_population, reference.place_change,
    reference.place_characteristic, reference.context_figure';
end $$;
