\set n random(1, 1000000000000000000)
select append_event('claim-0190a1b2-7000-8000-' || lpad(to_hex(:n::bigint), 16, '0'), -1,
  'claim.filed', decode(repeat('ab', 200), 'hex'));
