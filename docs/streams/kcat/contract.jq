# The consumer contract over records of a ledger, in the order of their partitions.
def alarm($text): "ALARM: \($text)\n" | halt_error(1);
def is_progress: .topic | endswith(".progress.v1");
def yuan: "\(. / 100 | floor).\(. % 100 | tostring | if length < 2 then "0" + . else . end)";

[inputs] as $records
| ([$records[] | select(is_progress)] | last // alarm("no progress record") | .headers) as $progress
| ($progress.to | tonumber) as $to
| reduce ($records[] | select((is_progress | not) and (.headers.ce_position | tonumber) < $to)) as $r
  ({last: {}, count: 0, repeats: 0, listed: {}, paid: {}};
    "\($r.topic)/\($r.partition)" as $place
    | ((.last[$place] // -1) + 1) as $expected
    | ($r.headers.ce_sequence | tonumber) as $sequence
    | if $sequence > $expected then alarm("\($place): expected \($expected), got \($sequence)")
      elif $sequence < $expected then .repeats += 1
      else
        .last[$place] = $sequence | .count += 1
        | $r.headers.ce_subject as $subject
        | if $r.headers.ce_type == "gov.yiben.payment.listed" then
            ($r.value | fromjson) as $data
            | .listed[$subject] = {group: "\($data.roll_month) \($data.town)",
                                   fen: ($data.basic_fen + $data.supplement_fen)}
          elif $r.headers.ce_type == "gov.yiben.payment.settled" then
            .listed[$subject] as $payment
            | .paid[$payment.group].count += 1
            | .paid[$payment.group].fen += $payment.fen
          else . end
      end)
| if .count != $to then alarm("\($to - .count) of \($to) events are missing") else . end
| (.paid | to_entries | sort_by(.key)[] | "\(.key) \(.value.count) \(.value.fen | yuan)"),
  "complete: \($to) events, \(.last | length) partitions, no gap, \(
    if .repeats > 0 then "\(.repeats) repeats dropped" else "no repeat" end)",
  "progress: to \($to), root \($progress.root)",
  "root: not computed"
