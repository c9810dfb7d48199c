// SPDX-License-Identifier: EUPL-1.2

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/**
 * Functions of the engine that a text may call: they compute with what they are given, and look at nothing else. Those that one
 * number makes write a gigabyte (`repeat`, `lpad`, `rpad`, `format`, `array_fill`) are left out.
 */
const functions = words(`
  abs acos age area array_agg array_append array_cat array_dims array_length array_lower array_position array_positions array_prepend
  array_remove array_replace array_to_json array_to_string array_upper ascii asin atan atan2 avg bit_and bit_length bit_or bool_and
  bool_or btrim cardinality cbrt ceil ceiling char_length character_length chr clock_timestamp coalesce concat concat_ws corr cos count
  covar_pop covar_samp cume_dist date_bin date_part date_trunc decode degrees dense_rank div encode every exp extract factorial
  first_value floor gcd generate_series generate_subscripts greatest grouping host initcap isfinite json_agg json_array_elements
  json_array_elements_text json_array_length json_build_array json_build_object json_each json_each_text json_extract_path
  json_extract_path_text json_object_agg json_object_keys json_typeof jsonb_agg jsonb_array_elements jsonb_array_elements_text
  jsonb_array_length jsonb_build_array jsonb_build_object jsonb_each jsonb_each_text jsonb_extract_path jsonb_extract_path_text
  jsonb_object_agg jsonb_object_keys jsonb_path_exists jsonb_path_query jsonb_path_query_array jsonb_path_query_first jsonb_typeof
  justify_days justify_hours justify_interval lag last_value lcm lead least left length ln localtime localtimestamp log log10 lower
  ltrim make_date make_interval make_time make_timestamp make_timestamptz max md5 min mod mode normalize now nth_value ntile
  nullif octet_length overlay percent_rank percentile_cont percentile_disc pi position power radians random rank regexp_count
  regexp_instr regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array regexp_split_to_table regexp_substr
  regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope replace reverse right round row_number row_to_json rtrim
  scale sha224 sha256 sha384 sha512 sign sin split_part sqrt starts_with statement_timestamp stddev stddev_pop stddev_samp
  string_agg string_to_array string_to_table strpos substr substring sum tan to_char to_date to_hex to_json to_jsonb to_number
  to_timestamp transaction_timestamp translate trim trim_scale trunc unnest upper var_pop var_samp variance width_bucket`)

/** What may stand before a bracket and calls nothing. */
const keywords = words(`
  all and any array as asymmetric between bit by case cast char character cross cube current_time current_timestamp dec decimal
  desc asc distinct else end escape except exists fetch filter first float from full group groups having ilike in inner int
  intersect interval is isnull join lateral like limit materialized natural nchar next not notnull null numeric offset on only or
  order outer over overlaps partition precision range recursive rollup row rows select sets similar symmetric table then time
  timestamp timestamptz timetz union using values varbit varchar varying when where window with within zone`)

const known: ReadonlySet<string> = new Set([...functions, ...keywords])
/** Whether a name may stand before a bracket. */
export const mayOpen = (name: string): boolean => known.has(name)
