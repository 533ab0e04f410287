-- A table of events as stores on PostgreSQL have it: a unique index refuses a second writer of the
-- same version of a stream.
create table events (
  position bigint generated always as identity primary key,
  stream text not null,
  version bigint not null,
  event_id uuid not null,
  type text not null,
  data bytea not null,
  at timestamptz not null default now()
);
create unique index events_stream_version on events (stream, version);

create function append_event(into_stream text, expected bigint, of_type text, payload bytea)
returns bigint language plpgsql as $$
declare
  found bigint;
  place bigint;
begin
  select coalesce(max(version), -1) into found from events where stream = into_stream;
  if found <> expected then
    raise exception 'expected version %, found %', expected, found;
  end if;
  insert into events (stream, version, event_id, type, data)
    values (into_stream, found + 1, gen_random_uuid(), of_type, payload)
    returning position into place;
  return place;
end $$;

create sequence bulk_version;
