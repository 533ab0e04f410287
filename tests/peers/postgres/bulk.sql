\set first random(0, 199999)
insert into events (stream, version, event_id, type, data)
  select 'roll-0190a1b2-7000-8000-' || lpad(to_hex((:first + i * 7) % 200000), 16, '0'),
    next.version, gen_random_uuid(), 'claim.filed', decode(repeat('ab', 200), 'hex')
  from (select nextval('bulk_version') as version offset 0) as next, generate_series(1, 1000) as i;
